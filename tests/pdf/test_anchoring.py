import pytest

from reader_app.model.anchor import Target
from reader_app.model.geometry import bounds_of
from reader_app.model.ids import AttachmentId
from reader_app.pdf.anchoring import NOTE_SIZE, area_anchor, ink_anchor, note_anchor, words_anchor
from reader_app.pdf.line_map import LineMap
from tests.pdf.pages import Block, page_of

PAGE = page_of(Block(50, 700, "some words of", "a page"))
LINES = LineMap(PAGE)
FILE = AttachmentId("file")


def test_words_are_anchored_without_the_blanks_around() -> None:
    anchor = words_anchor(PAGE, 3, 4, 11, FILE)
    assert (anchor.exact, anchor.start, anchor.end) == ("words", 5, 10)
    assert (anchor.prefix, anchor.suffix) == ("some ", " of\na page")
    assert (anchor.target, anchor.page, anchor.attachment) == (Target.PDF, 3, FILE)
    assert anchor.quads == PAGE.quads(5, 10)


def test_blanks_alone_cannot_be_marked() -> None:
    with pytest.raises(ValueError, match="no passage"):
        words_anchor(PAGE, 3, 4, 5)


def test_an_area_knows_the_words_beside_it() -> None:
    anchor = area_anchor(LINES, 2, (45, 640, 200, 684), FILE)
    assert (anchor.exact, anchor.prefix, anchor.suffix) == ("", "some words of\n", "a page")
    assert (anchor.page, anchor.start, anchor.end, anchor.attachment) == (2, 14, 14, FILE)
    assert bounds_of(anchor.quads[0]) == (45, 640, 200, 684)


def test_a_note_hangs_from_its_point() -> None:
    anchor = note_anchor(LINES, 2, (300, 690), FILE)
    assert bounds_of(anchor.quads[0]) == (300, 690 - NOTE_SIZE, 300 + NOTE_SIZE, 690)
    assert anchor.attachment == FILE


def test_ink_keeps_its_strokes_and_lies_around_them() -> None:
    strokes = [[(10.0, 20.0), (30.0, 5.0)], [(12.0, 40.0)]]
    anchor = ink_anchor(LINES, 2, strokes, FILE)
    assert anchor.strokes == (((10.0, 20.0), (30.0, 5.0)), ((12.0, 40.0),))
    assert bounds_of(anchor.quads[0]) == (10, 5, 30, 40)
    assert anchor.attachment == FILE
