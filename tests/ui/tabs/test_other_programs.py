"""Marks to and from other programs, for the PDF in a tab."""

from pathlib import Path

import pikepdf
from pytestqt.qtbot import QtBot

from reader_app.model.anchor import Anchor, Target
from reader_app.model.geometry import quad_of
from reader_app.pdf.annotations import read_annotations
from tests.ui.tabs.conftest import Shelf


def test_annotations_in_the_pdf_become_marks_once_and_undo_takes_them_back(shelf: Shelf, qtbot: QtBot) -> None:
    path = next(shelf.program.session.files_folder.glob("*.pdf"))
    attachments = shelf.program.library(lambda library: library.attachments.all())
    file = next(one.id for one in attachments if one.name == path.name)  # type: ignore[attr-defined]
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        note = {"Type": "/Annot", "Subtype": "/Text", "Rect": [10, 10, 30, 30], "Contents": "Why?", "T": "Ada"}
        pdf.pages[0].Annots = pdf.make_indirect(pikepdf.Array([pikepdf.Dictionary(_named(note))]))
        pdf.save()
    tabs, told = shelf.program.window._tabs, []
    tabs.told.connect(told.append)
    tabs.open_file(file)
    qtbot.waitUntil(lambda: tabs.current is not None)
    shelf.program.do("take_over_annotations")
    qtbot.waitUntil(lambda: bool(told), timeout=20_000)
    assert tabs.current is not None
    paper = tabs.current.paper
    marks = shelf.program.library(lambda library: library.marks.of(paper))
    assert [(one.annotation.kind, one.annotation.comment, one.annotation.author) for one in marks] == [  # type: ignore[attr-defined]
        ("note", "Why?", "Ada")
    ]
    shelf.program.do("take_over_annotations")
    qtbot.waitUntil(lambda: len(told) == 2, timeout=20_000)
    assert "no annotations" in told[1]
    shelf.program.do("undo")
    assert shelf.program.library(lambda library: library.marks.of(paper)) == ()


def test_an_annotated_copy_has_the_marks_and_the_original_stays_as_it_is(
    shelf: Shelf, qtbot: QtBot, tmp_path: Path
) -> None:
    file, paper = shelf.files[0], shelf.papers[0]
    anchor = Anchor(Target.PDF, "map", "", "", 0, 3, 1, (quad_of((72, 700, 90, 712)),), attachment=file)
    shelf.program.session.change(lambda library: library.marks.add(paper, anchor, "red", "why?"))
    tabs, told = shelf.program.window._tabs, []
    tabs.told.connect(told.append)
    tabs.open_file(file)
    qtbot.waitUntil(lambda: tabs.current is not None)
    assert tabs.current is not None
    before = tabs.current.path.read_bytes()
    copy = tmp_path / "copy.annotated.pdf"
    tabs.reading._others.write(tabs.current, copy)
    qtbot.waitUntil(lambda: bool(told), timeout=20_000)
    assert [(one.kind, one.comment) for one in read_annotations(copy)] == [("highlight", "why?")]
    assert tabs.current.path.read_bytes() == before


def _named(fields: dict[str, object]) -> dict[str, object]:
    return {f"/{name}": pikepdf.Name(value) if str(value).startswith("/") else value for name, value in fields.items()}
