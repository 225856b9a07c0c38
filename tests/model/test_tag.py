"""Tags as paths."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader_app.model.colour import COLOUR_NAMES
from reader_app.model.errors import ReaderError
from reader_app.model.tag import (
    LONGEST_TAG,
    Tag,
    ancestors,
    colour_for,
    is_within,
    merged_tags,
    moved_tag,
    normal_tag,
    spelled,
)


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("method", "method"),
        ("  #method / rl ", "method/rl"),
        ("/method//rl/", "method/rl"),
        ("to  read\nsoon", "to read soon"),
        ("C#", "C#"),
        ("lang/C#", "lang/C#"),
        ("# #a", "#a"),
        ("a,", "a"),
        ('say "hi"', "say hi"),
        ("cafe\u0301", "café"),
        ("折り紙", "折り紙"),
        ("🔥", "🔥"),
    ],
)
def test_a_tag_is_kept_trimmed(text: str, tag: str) -> None:
    assert normal_tag(text) == tag


@pytest.mark.parametrize("text", ["", " ", "#", "/", " # / , ", '""'])
def test_what_has_nothing_left_is_no_tag(text: str) -> None:
    with pytest.raises(ReaderError, match="is not a tag"):
        normal_tag(text)


def test_a_tag_has_a_length_that_a_person_would_give_it() -> None:
    assert normal_tag("a" * LONGEST_TAG) == "a" * LONGEST_TAG
    for text in ("a" * (LONGEST_TAG + 1), "a/" * 50_000):
        with pytest.raises(ReaderError, match=f"too long for a tag; use at most {LONGEST_TAG}"):
            normal_tag(text)


@pytest.mark.parametrize(
    ("tag", "ancestor", "within"),
    [
        ("a", "a", True),
        ("A/b", "a", True),
        ("a", "a/b", False),
        ("ab", "a", False),
        ("straße/x", "STRASSE", True),
    ],
)
def test_a_tag_is_within_itself_and_those_above_it(tag: str, ancestor: str, within: bool) -> None:
    assert is_within(tag, ancestor) is within


def test_the_paths_above_a_tag_come_outermost_first() -> None:
    assert ancestors("a/b/c") == ("a", "a/b")
    assert ancestors("a") == ()
    assert Tag("a/b/c").leaf == "c"


def test_of_tags_that_differ_in_case_the_first_spelling_stays() -> None:
    assert merged_tags(("RL", "maps"), ("rl", "Maps", "new", "NEW")) == ("RL", "maps", "new")


def test_each_part_of_a_tag_takes_the_spelling_that_is_known() -> None:
    known = {"method": "Method", "method/rl": "method/RL"}
    assert spelled("METHOD/rl/New", known) == "Method/RL/New"
    assert spelled("other/RL", known) == "other/RL"


@pytest.mark.parametrize(
    ("tag", "source", "goal", "moved"),
    [
        ("a", "a", "b", "b"),
        ("a/x/y", "a", "b/c", "b/c/x/y"),
        ("a/b/x", "a/b", "a", "a/x"),
        ("STRASSE/x", "straße", "road", "road/x"),
    ],
)
def test_a_tag_moves_with_the_one_above_it(tag: str, source: str, goal: str, moved: str) -> None:
    assert moved_tag(tag, source, goal) == moved


@given(st.text())
def test_a_new_tag_starts_with_a_colour_of_its_own_whatever_its_case(name: str) -> None:
    assert colour_for(name) in COLOUR_NAMES
    assert colour_for(name) != "grey"
    assert colour_for(name) == colour_for(name.casefold())
