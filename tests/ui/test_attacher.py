"""Attaching PDFs from the window."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from reader_app.ui.attacher import Attacher, Outcome
from reader_app.ui.dialogs.import_report import attached_sentence
from tests.library.attachments.pdfs import names, pdf
from tests.ui.program import TITLES, Program


@pytest.fixture
def attacher(with_page: Program) -> Attacher:
    return Attacher(with_page.session, with_page.window)


def attached(attacher: Attacher, program: Program, qtbot: QtBot, *paths: Path) -> Outcome:
    paper = program.papers._model.row_at(0).paper.id
    with qtbot.waitSignal(attacher.finished, timeout=20_000) as told:
        attacher.attach(paper, paths)
    outcome = told.args[0]
    assert isinstance(outcome, Outcome)
    return outcome


def said(outcome: Outcome) -> str:
    return attached_sentence(outcome.title, outcome.attached, outcome.refused)


def test_pdfs_are_attached_and_the_others_are_named(
    attacher: Attacher, with_page: Program, qtbot: QtBot, tmp_path: Path
) -> None:
    text = tmp_path / "text.pdf"
    text.write_text("no pdf")
    outcome = attached(attacher, with_page, qtbot, pdf(tmp_path / "a.pdf", "one"), text)
    assert said(outcome) == f"One PDF attached to “{TITLES[0]}”. {text} is not a PDF, so it was not attached."
    assert names(with_page.session.files_folder.parent) == [f"{TITLES[0]}.pdf"]


def test_pdfs_in_a_folder_are_attached(attacher: Attacher, with_page: Program, qtbot: QtBot, tmp_path: Path) -> None:
    for name in ("a", "b"):
        pdf(tmp_path / "in" / f"{name}.pdf", name)
    assert said(attached(attacher, with_page, qtbot, tmp_path / "in")) == f"2 PDFs attached to “{TITLES[0]}”."


def test_a_pdf_that_the_paper_has_is_said_to_be_there(
    attacher: Attacher, with_page: Program, qtbot: QtBot, tmp_path: Path
) -> None:
    file = pdf(tmp_path / "a.pdf", "one")
    attached(attacher, with_page, qtbot, file)
    assert said(attached(attacher, with_page, qtbot, file)) == "One is attached to it already."


def test_a_link_copies_nothing(attacher: Attacher, with_page: Program, qtbot: QtBot, tmp_path: Path) -> None:
    attacher.links_pdfs = True
    outcome = attached(attacher, with_page, qtbot, pdf(tmp_path / "a.pdf", "one"))
    assert [file.path for file in outcome.attached.added] == [str(tmp_path / "a.pdf")]
    assert not with_page.session.files_folder.exists()
