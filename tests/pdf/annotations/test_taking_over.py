from dataclasses import replace
from pathlib import Path

import pytest

from reader_app.model.anchor import Target
from reader_app.model.annotation import Annotation
from reader_app.model.geometry import quad_of
from reader_app.model.ids import AttachmentId, PaperId
from reader_app.model.pdf import PdfAnnotation
from reader_app.pdf.annotations import read_annotations, write_copy
from reader_app.pdf.annotations.taking_over import annotations_from, marks_from, range_under
from reader_app.pdf.document import open_document
from reader_app.pdf.text.page_text import PageText, empty_page_text
from tests.pdf.annotations.making import annotation, pdf_of
from tests.pdf.carrying.making import HIGH, LEFT, TOP, WIDE, page_of
from tests.places import SHARED, needs_shared

PAPER, FILE = PaperId("paper"), AttachmentId("file")
PAGE = page_of("Attention is all you need\nand a second line of words\n\nAnother paragraph far below")
HIGHLIGHT = PdfAnnotation(
    1,
    "highlight",
    (0, 0, 0, 0),
    PAGE.quads(0, 16),
    colour="#fff000",
    author="Ada",
    created="2020-01-01T00:00:00+00:00",
    comment="why?",
    name="zotero-1",
)


def taken(*annotations: PdfAnnotation, known: tuple[str, ...] = (), page: PageText = PAGE) -> tuple[Annotation, ...]:
    return marks_from(annotations, lambda _page: page, paper=PAPER, attachment=FILE, known=known)


def test_a_highlight_becomes_a_mark_on_its_words() -> None:
    (mark,) = taken(HIGHLIGHT)
    assert (mark.paper, mark.kind, mark.colour, mark.comment) == (PAPER, "highlight", "yellow", "why?")
    assert (mark.author, mark.origin, mark.created) == ("Ada", "zotero-1", "2020-01-01T00:00:00+00:00")
    anchor = mark.anchor
    assert (anchor.target, anchor.page, anchor.attachment) == (Target.PDF, 1, FILE)
    assert (anchor.exact, anchor.start, anchor.end) == ("Attention is all", 0, 16)
    assert (anchor.prefix, anchor.suffix[:9]) == ("", " you need")
    assert anchor.quads == HIGHLIGHT.quads


def test_taking_over_twice_adds_nothing() -> None:
    (mark,) = taken(HIGHLIGHT)
    assert taken(HIGHLIGHT, HIGHLIGHT, known=(mark.origin,)) == ()
    assert len(taken(HIGHLIGHT, HIGHLIGHT)) == 1


def test_annotations_without_a_name_are_known_again(tmp_path: Path) -> None:
    path = pdf_of(tmp_path / "a.pdf", [annotation("Highlight"), annotation("Square"), annotation("Highlight")])
    first = taken(*read_annotations(path))
    assert len(first) == 3
    assert taken(*read_annotations(path), known=tuple(mark.origin for mark in first)) == ()


@pytest.mark.parametrize(
    "left",
    [
        replace(HIGHLIGHT, hidden=True),
        replace(HIGHLIGHT, in_reply_to="other"),
        replace(HIGHLIGHT, name="reader-app:1"),
        replace(HIGHLIGHT, kind="stamp"),
    ],
)
def test_what_is_hidden_a_reply_our_own_or_no_mark_is_left(left: PdfAnnotation) -> None:
    assert taken(left) == ()


def test_a_box_keeps_its_place_and_gets_the_words_beside_it() -> None:
    top = TOP - HIGH
    box = replace(HIGHLIGHT, kind="square", quads=(), rect=(LEFT + 4 * WIDE, top - 40, 300, top - 4))
    (mark,) = taken(box)
    assert (mark.anchor.exact, mark.anchor.quads) == ("", (quad_of(box.rect),))
    assert mark.anchor.prefix or mark.anchor.suffix


def test_ink_keeps_its_lines() -> None:
    lines = (((1.0, 2.0), (3.0, 4.0)),)
    (mark,) = taken(replace(HIGHLIGHT, kind="ink", quads=(), strokes=lines, rect=(1, 2, 3, 4)))
    assert mark.anchor.strokes == lines


def test_a_highlight_on_a_scanned_page_is_a_mark_without_words() -> None:
    (mark,) = taken(HIGHLIGHT, page=empty_page_text())
    assert (mark.anchor.exact, mark.anchor.quads) == ("", HIGHLIGHT.quads)


def test_words_that_nobody_marked_are_not_taken() -> None:
    apart = (*PAGE.quads(0, 9), *PAGE.quads(54, 71))
    assert PAGE.text[slice(*range_under(PAGE, apart))] == "Another paragraph"
    across = (*PAGE.quads(17, 25), *PAGE.quads(26, 38))
    assert PAGE.text[slice(*range_under(PAGE, across))] == "you need\nand a second"
    assert range_under(PAGE, (quad_of((0, 0, 5, 5)),)) == (0, 0)


def test_a_small_gap_between_marked_words_is_taken_too() -> None:
    gap = (*PAGE.quads(0, 9), *PAGE.quads(13, 25))
    assert PAGE.text[slice(*range_under(PAGE, gap))] == "Attention is all you need"


def test_marks_go_back_as_the_annotations_they_came_from() -> None:
    marks = taken(HIGHLIGHT)
    (back,) = annotations_from(marks, FILE, author="Me")
    assert back == replace(
        HIGHLIGHT,
        rect=back.rect,
        colour="#ffd400",
        opacity=0.5,
        text="Attention is all",
        modified=HIGHLIGHT.created,
    )
    assert annotations_from(marks, AttachmentId("another")) == ()


def test_the_readers_own_marks_get_a_name_that_stays_and_the_readers_name() -> None:
    own = replace(taken(HIGHLIGHT)[0], origin="", author="")
    (back,) = annotations_from([own], FILE, author="Me")
    assert (back.name, back.author) == (f"reader-app:{own.id}", "Me")
    abstract = replace(own, anchor=replace(own.anchor, target=Target.ABSTRACT))
    assert annotations_from([abstract], FILE) == ()


def test_a_copy_with_marks_that_were_taken_over_has_each_only_once(tmp_path: Path) -> None:
    path = pdf_of(tmp_path / "a.pdf", [annotation("Highlight", NM="n"), annotation("Text"), annotation("Stamp")])
    with open_document(path) as document:
        marks = marks_from(read_annotations(path), document.text, paper=PAPER, attachment=FILE)
    own = replace(marks[0], origin="", id=marks[1].id)
    copy = tmp_path / "copy.pdf"
    for _ in range(2):
        write_copy(path, copy, annotations_from([*marks, own], FILE))
        assert [one.kind for one in read_annotations(copy)] == ["highlight", "note", "stamp", "highlight"]
    assert taken(*read_annotations(copy), known=[mark.origin for mark in marks]) == ()


@needs_shared
@pytest.mark.parametrize("name", ["pdfjs__highlights", "pypdf__commented", "zotero__duplicatesMerge_annotated_1"])
def test_marks_of_other_programs_stand_on_the_words_they_mark(name: str) -> None:
    path = SHARED / "samples" / "pdf" / f"{name}.pdf"
    with open_document(path) as document:
        marks = marks_from(read_annotations(path), document.text, paper=PAPER, attachment=FILE)
        for mark in marks:
            anchor, page = mark.anchor, document.text(mark.anchor.page)
            assert page.text[anchor.start : anchor.end] == anchor.exact
            if mark.kind == "highlight":
                assert page.under(anchor.quads).split()[0] in anchor.exact
