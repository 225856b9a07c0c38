"""Markdown shown as it is meant while it is written."""

import pytest
from PySide6.QtGui import QFont, QTextCharFormat, QTextDocument
from pytestqt.qtbot import QtBot

from reader_app.ui.notes.markdown_highlighter import MarkdownHighlighter
from reader_app.ui.theme import DARK, LIGHT


def look(text: str, words: str) -> QTextCharFormat:
    """Return how the first character of some words is shown."""
    document = QTextDocument()
    document.setDefaultFont(QFont("Sans", 10))
    highlighter = MarkdownHighlighter(document, LIGHT)
    document.setPlainText(text)
    highlighter.rehighlight()
    at = text.index(words)
    block = document.findBlock(at)
    place = at - block.position()
    for span in block.layout().formats():
        if span.start <= place < span.start + span.length:
            return QTextCharFormat(span.format)
    return QTextCharFormat()


def is_bold(shown: QTextCharFormat) -> bool:
    return shown.fontWeight() == QFont.Weight.Bold


@pytest.fixture(autouse=True)
def gui(qtbot: QtBot) -> None:
    """Documents need the application."""


def test_headings_are_larger_the_higher_they_are() -> None:
    first, second = look("# One", "One").fontPointSize(), look("## Two", "Two").fontPointSize()
    assert first > second > 10


def test_words_are_bold_italic_and_struck() -> None:
    assert is_bold(look("a **bold** b", "bold"))
    assert not is_bold(look("a **bold** b", "a "))
    assert look("an *italic* word", "italic").fontItalic()
    assert look("some ~~struck~~", "struck").fontStrikeOut()


def test_bold_words_in_a_heading_keep_its_size() -> None:
    shown = look("# A **bold** head", "bold")
    assert is_bold(shown)
    assert shown.fontPointSize() > 10


def test_nothing_is_bold_inside_code() -> None:
    assert not is_bold(look("`a **b** c`", "b"))
    assert not is_bold(look("```\n**b**\n```", "b"))


def test_after_a_fence_the_text_is_text_again() -> None:
    text = "```\ncode\n```\n**bold**"
    assert look(text, "code").background().color().name() == LIGHT.sunken
    assert is_bold(look(text, "bold"))


def test_underscores_inside_words_are_no_italics() -> None:
    assert not look("snake_case_name", "case").fontItalic()


def test_formulas_stand_out_and_prices_do_not() -> None:
    ink = LIGHT.tint("purple").ink
    assert look("so $x_i^2$ holds", "x_i").foreground().color().name() == ink
    assert look("costs $5 or $10 at most", "5").foreground().color().name() != ink
    assert look("$$\nx\n$$", "x").foreground().color().name() == ink


def test_marks_step_back_behind_the_words() -> None:
    assert look("a **bold** b", "**").foreground().color().name() == LIGHT.faint
    assert look("- item", "-").foreground().color().name() == LIGHT.accent
    assert look("> quoted", "quoted").foreground().color().name() == LIGHT.muted
    assert look("see https://a.org", "https").foreground().color().name() == LIGHT.accent


def test_another_scheme_recolours_what_is_there() -> None:
    document = QTextDocument("> quoted")
    highlighter = MarkdownHighlighter(document, LIGHT)
    highlighter.dress(DARK, 12)
    spans = document.firstBlock().layout().formats()
    assert spans[-1].format.foreground().color().name() == DARK.muted
