import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader_app.formats.page_blocks import blocks_of
from reader_app.formats.page_wrapping import joined
from tests.formats.sample_page import pieces


def texts(page: str) -> list[str]:
    return [block.text for block in blocks_of(page)]


@pytest.mark.parametrize(
    ("line", "following", "whole"),
    [
        ("one", "two", "one two"),
        ("pre-", "training", "pre-training"),
        ("pre-", "and post-training", "pre- and post-training"),
        ("text-", "to-image", "text-to-image"),
        ("training--", "which", "training--which"),
        ("training", "--which", "training--which"),
        ("a -", "b", "a - b"),
        ("Llama", "-3", "Llama-3"),
    ],
)
def test_lines_are_joined_as_they_were_before_they_were_broken(line: str, following: str, whole: str) -> None:
    assert joined(line, following) == whole


@given(st.integers(60, 120))
def test_wrapped_paragraphs_between_blank_lines_are_whole_again(width: int) -> None:
    assert texts("\n\n".join(textwrap.fill(piece, width) for piece in pieces())) == pieces()


def test_lines_that_are_not_wrapped_stay_apart() -> None:
    assert texts("\n".join(pieces())) == pieces()


def test_a_last_word_that_looks_like_furniture_belongs_to_its_title() -> None:
    title = "A Long Title That Is Just Wide Enough to Break Before Its Last Word Models"
    abstract = " ".join(["words of an abstract that is long enough to be broken"] * 6)
    page = "\n\n".join(textwrap.fill(piece, 70) for piece in (title, abstract, title, abstract))
    assert page.split("\n")[1] == "Models"
    assert texts(page) == [title, abstract, title, abstract]


@pytest.mark.parametrize("width", [60, 66, 72, 80, 90, 100, 120])
def test_wrapped_papers_without_any_blank_lines_are_whole_again(width: int) -> None:
    papers = pieces()[-12:]
    assert texts("\n".join(textwrap.fill(piece, width) for piece in papers)) == papers


def test_words_in_brackets_begin_no_paragraph() -> None:
    title = "Whispering to Compilers"
    start = " ".join(["Some", *["word"] * 50, "end."])
    whole = f"{start} Calm rules lead us to our proposed Compiler Whisper Machine (CCWM), {'which does it ' * 15}well."
    lines = textwrap.wrap(whole, 64)
    assert any(line.startswith("(CCWM), which") for line in lines)
    assert texts("\n".join([title, *lines, title, *lines])) == [title, whole, title, whole]
