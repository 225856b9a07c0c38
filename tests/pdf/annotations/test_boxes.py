from collections.abc import Iterator
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from reader_app.pdf.annotations.boxes import box_of, has_look, pen_of
from tests.pdf.annotations.making import annotation

WRITTEN = (80, 30, 130, 70)
QUAD = (90.0, 60.0, 120.0, 60.0, 90.0, 50.0, 120.0, 50.0)
LINE = ((90.0, 50.0), (120.0, 60.0))


@pytest.fixture
def look() -> Iterator[Any]:
    pdf = pikepdf.new()
    yield pdf.make_stream(b"", Subtype=Name.Form)
    pdf.close()


def test_a_box_with_an_appearance_is_as_it_is_written(look: Any) -> None:
    for kind, subtype in (("highlight", "Highlight"), ("note", "Text"), ("ink", "Ink")):
        item = annotation(subtype, WRITTEN, AP=Dictionary(N=look))
        assert box_of(item, kind, (QUAD,), (LINE,)) == WRITTEN


def test_a_mark_without_an_appearance_covers_its_words() -> None:
    assert box_of(annotation("Highlight", WRITTEN), "highlight", (QUAD,), ()) == (90, 50, 120, 60)
    assert box_of(annotation("Highlight", WRITTEN), "highlight", (), ()) == WRITTEN
    assert box_of(annotation("Highlight", None), "highlight", (QUAD,), ()) == (90, 50, 120, 60)


def test_lines_without_an_appearance_have_room_for_the_pen() -> None:
    assert box_of(annotation("Line", WRITTEN, BS=Dictionary(W=3)), "line", (), (LINE,)) == (87, 47, 123, 63)
    assert box_of(annotation("Ink", WRITTEN), "ink", (), (LINE,)) == (85, 45, 125, 65)


def test_a_box_of_no_extent_is_that_of_what_is_drawn(look: Any) -> None:
    item = annotation("Highlight", (9, 9, 9, 9), AP=Dictionary(N=look))
    assert box_of(item, "highlight", (QUAD,), ()) == (90, 50, 120, 60)


def test_a_note_without_an_appearance_is_an_icon_at_its_upper_left_corner() -> None:
    assert box_of(annotation("Text", (100, 100, 160, 130)), "note", (), ()) == (100, 112, 118, 130)
    assert box_of(annotation("Text", None), "note", (), ()) == (0, 0, 0, 0)


def test_other_kinds_are_as_they_are_written() -> None:
    assert box_of(annotation("Square", (130, 70, 80, 30)), "square", (), ()) == WRITTEN


def test_an_appearance_of_several_states_counts_if_one_is_chosen(look: Any) -> None:
    states = Dictionary(N=Dictionary(On=look))
    assert has_look(annotation("Text", AP=states, AS=Name.On))
    assert not has_look(annotation("Text", AP=states, AS=Name.Off))
    assert not has_look(annotation("Text", AP=states))
    assert has_look(annotation("Text", AP=Dictionary(N=look)))
    assert not has_look(annotation("Text", AP=Array([])))


@pytest.mark.parametrize(("written", "width"), [(3, 3), (0, 2), (-1, 2), (1000, 2), ("x", 2)])
def test_a_pen_that_nobody_could_hold_is_the_usual_one(written: Any, width: float) -> None:
    assert pen_of(annotation("Ink", BS=Dictionary(W=written)), 2) == width
