"""Finding and previews in a file as PDFium reads it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from reader_app.model.pdf import PageLink
from reader_app.pdf.document import Document, open_document
from reader_app.pdf.document_pages import found_exactly, found_roughly, pages_of
from reader_app.pdf.finding import Sought
from reader_app.pdf.process import lookups
from tests.places import SHARED, needs_shared

PAPER = SHARED / "samples/papers/paper1_ieee.pdf"
pytestmark = needs_shared


@pytest.fixture
def paper() -> Iterator[Document]:
    with open_document(Path(PAPER)) as document:
        yield document


def test_words_over_a_hyphen_and_a_line_end_are_found_in_raw_characters(paper: Document) -> None:
    roughly = found_roughly(paper, Sought("state of the art benchmark"), 1, 1)
    exactly = found_exactly(paper, Sought("state of the art benchmark"), 1)
    assert len(roughly) == len(exactly) > 0
    assert [place.line[slice(*place.span)] for place in roughly] == ["state-of-the-art benchmark"] * len(roughly)


def test_what_is_found_exactly_knows_where_it_stands(paper: Document) -> None:
    place = found_exactly(paper, Sought("literature"), 1)[0]
    assert len(place.quads) == 2
    assert pages_of(paper).text(1).text[place.start : place.end] == "literature"


def test_only_the_pages_asked_for_are_looked_through(paper: Document) -> None:
    found = found_roughly(paper, Sought("the"), 2, 3)
    assert {place.page for place in found} == {2, 3}
    assert found_roughly(paper, Sought("the"), 8, 99)[0].page == 8


def test_what_was_read_is_known_as_long_as_the_document_is_open(paper: Document) -> None:
    assert pages_of(paper) is pages_of(paper)
    assert pages_of(paper).text(2) is pages_of(paper).text(2)


def test_the_process_finds_roughly_on_many_pages_and_exactly_on_one(paper: Document) -> None:
    assert not lookups.found(paper, 1, (Sought("the"), 2))[0].quads
    assert lookups.found(paper, 1, (Sought("the"), 0))[0].quads


def test_the_process_shows_what_the_words_at_a_point_mention(paper: Document) -> None:
    text = pages_of(paper).text(1)
    left, bottom, right, top = text.boxes[text.text.index("Figure 1")].tolist()
    found = lookups.preview(paper, 1, (((left + right) / 2, (bottom + top) / 2), None))
    assert found is not None
    assert found.words.startswith("Fig. 1. Accuracy")
    assert found.area[3] - found.area[1] > 150  # the picture above is shown as well


def test_a_point_without_words_leads_nowhere_unless_there_is_a_link(paper: Document) -> None:
    assert lookups.preview(paper, 1, ((1.0, 1.0), None)) is None
    link = PageLink((0, 0, 9, 9), page=8, left=320.0, top=480.0)
    found = lookups.preview(paper, 1, ((1.0, 1.0), link))
    assert found is not None
    assert found.page == 8
