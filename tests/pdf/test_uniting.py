from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader_app.model.annotation import Annotation
from reader_app.model.ids import AnnotationId, AttachmentId, PaperId
from reader_app.pdf.anchoring import area_anchor, words_anchor
from reader_app.pdf.line_map import LineMap
from reader_app.pdf.uniting import united
from tests.pdf.pages import Block, page_of

WORDS = "aa bb cc dd ee ff gg hh"
PAGE = page_of(Block(50, 700, WORDS))
FILE = AttachmentId("file")


def mark(words: str, *, name: str = "", **changes: object) -> Annotation:
    start = WORDS.index(words)
    anchor = words_anchor(PAGE, 1, start, start + len(words), FILE)
    return replace(Annotation(AnnotationId(name or words), PaperId("p"), anchor, "yellow"), **changes)


def test_a_mark_unites_with_those_it_overlaps() -> None:
    found = united(mark("cc dd").anchor, "highlight", "yellow", [mark("dd ee"), mark("aa"), mark("bb cc")], PAGE)
    assert found.anchor.exact == "bb cc dd ee"
    assert found.anchor.quads == PAGE.quads(3, 14)
    assert found.anchor.attachment == FILE
    assert [one.id for one in found.absorbed] == ["bb cc", "dd ee"]


def test_a_mark_within_another_leaves_it_as_it_is() -> None:
    found = united(mark("cc").anchor, "highlight", "yellow", [mark("bb cc dd")], PAGE)
    assert (found.anchor.exact, len(found.absorbed)) == ("bb cc dd", 1)


def test_marks_that_are_only_connected_through_others_unite() -> None:
    found = united(mark("aa bb").anchor, "highlight", "yellow", [mark("cc dd"), mark("bb cc")], PAGE)
    assert found.anchor.exact == "aa bb cc dd"


def test_marks_side_by_side_stay_apart() -> None:
    anchor = mark("aa bb").anchor
    assert united(anchor, "highlight", "yellow", [mark("cc")], PAGE).absorbed == ()
    assert united(anchor, "highlight", "yellow", [mark(" cc")], PAGE).anchor == anchor


@pytest.mark.parametrize(
    "other",
    [
        mark("bb", colour="red"),
        mark("bb", kind="underline"),
        mark("bb", author="Ada"),
        replace(mark("bb"), anchor=replace(mark("bb").anchor, page=2)),
        replace(mark("bb"), anchor=replace(mark("bb").anchor, attachment=None)),
        replace(mark("bb"), anchor=area_anchor(LineMap(PAGE), 1, (50, 690, 90, 700), FILE)),
    ],
)
def test_a_mark_does_not_unite_with_what_says_something_else(other: Annotation) -> None:
    assert united(mark("aa bb cc").anchor, "highlight", "yellow", [other], PAGE).absorbed == ()


def test_areas_never_unite() -> None:
    area = area_anchor(LineMap(PAGE), 1, (50, 690, 90, 700), FILE)
    assert united(area, "square", "yellow", [mark("aa", kind="square")], PAGE).absorbed == ()


def test_what_was_said_of_each_is_kept_in_the_order_of_reading() -> None:
    marks = [
        mark("dd", comment="second", tags=("x", "y")),
        mark("bb", comment="first ", tags=("x",)),
        mark("cc", comment="first"),
        mark("aa"),
    ]
    found = united(mark("aa bb cc dd").anchor, "highlight", "yellow", marks, PAGE)
    assert found.comment == "first\n\nsecond"
    assert found.tags == ("x", "y")


@given(st.lists(st.tuples(st.integers(0, 22), st.integers(1, 8)), max_size=8))
def test_marks_made_one_after_the_other_never_overlap(spans: list[tuple[int, int]]) -> None:
    marks: list[Annotation] = []
    for number, (start, length) in enumerate(spans):
        if not WORDS[start : start + length].strip():
            continue
        anchor = words_anchor(PAGE, 1, start, min(len(WORDS), start + length), FILE)
        found = united(anchor, "highlight", "yellow", marks, PAGE)
        marks = [one for one in marks if one not in found.absorbed]
        marks.append(Annotation(AnnotationId(str(number)), PaperId("p"), found.anchor, "yellow"))
    ordered = sorted(marks, key=lambda one: one.anchor.start)
    assert all(one.anchor.end <= other.anchor.start for one, other in pairwise(ordered))
