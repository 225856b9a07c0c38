import re

import pytest

from reader_app.pdf.annotations.free_text import LARGEST, SMALLEST, laid_out


def lines_of(content: str) -> list[str]:
    return ["".join(shown_of(line)) for line in content.split("T*")]


def shown_of(line: str) -> list[str]:
    encodings = {"Helv": "cp1252", "East": "utf-16-be", "Symb": "latin-1"}
    return [bytes.fromhex(code).decode(encodings[font]) for font, code in re.findall(r"/(\w+) \S+ Tf <(\w*)> Tj", line)]


def test_words_are_wrapped_to_the_width_of_the_box() -> None:
    layout = laid_out("Attention is all you need", 72, 100)
    assert layout is not None
    assert [line.strip() for line in lines_of(layout.content)] == ["Attention is", "all you need"]
    assert layout.size == LARGEST


def test_paragraphs_stay_apart() -> None:
    layout = laid_out("one\n\ntwo", 80, 100)
    assert layout is not None
    assert lines_of(layout.content) == ["one", "", "two"]


def test_letters_get_smaller_until_the_words_fit_the_box() -> None:
    layout = laid_out("many words in a small box " * 4, 120, 60)
    assert layout is not None
    assert SMALLEST <= layout.size < LARGEST
    tiny = laid_out("many words in a small box " * 400, 30, 10)
    assert tiny is not None
    assert tiny.size == SMALLEST


def test_a_word_longer_than_a_line_is_cut() -> None:
    layout = laid_out("x" * 100, 50, 500)
    assert layout is not None
    assert len(lines_of(layout.content)) > 5
    assert "".join(lines_of(layout.content)) == "x" * 100


def test_a_box_without_extent_is_no_trouble() -> None:
    assert laid_out("words", 0, 0) is not None
    assert laid_out("", 10, 10) is not None


@pytest.mark.parametrize(
    ("text", "collection"), [("漢字", "GB1"), ("漢字とかな", "Japan1"), ("한국어", "Korea1"), ("Привет", "GB1")]
)
def test_eastern_signs_come_from_a_font_that_readers_bring_along(text: str, collection: str) -> None:
    layout = laid_out(f"A {text} é", 300, 100)
    assert layout is not None
    assert layout.eastern is not None
    assert layout.eastern.collection == collection
    assert lines_of(layout.content) == [f"A {text} é"]


def test_signs_of_mathematics_and_greek_letters_come_from_the_symbol_font() -> None:
    layout = laid_out("α → β ≤ ∞, Ω ∈ ∑∫⟩", 300, 100)
    assert layout is not None
    assert layout.eastern is None
    assert lines_of(layout.content) == ["a \xae b \xa3 \xa5, W \xce \xe5\xf2\xf1"]


def test_western_words_need_no_other_font() -> None:
    layout = laid_out("Ünïcödé “quoted” €", 300, 100)
    assert layout is not None
    assert layout.eastern is None


@pytest.mark.parametrize("text", ["שלום", "مرحبا", "😀", "\x00"])
def test_signs_that_no_common_font_has_are_not_laid_out(text: str) -> None:
    assert laid_out(text, 100, 100) is None
