"""Real abstracts: what is marked on the screen is what is marked in the source."""

import json
import lzma
from itertools import islice

from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from reader_app.ui.math import prepare
from reader_app.ui.reading.abstract_view import AbstractView
from reader_app.ui.theme import Theme
from tests.places import SHARED, needs_shared

SOME = 60


@needs_shared
def test_any_run_of_words_of_a_real_abstract_is_found_in_its_source(qtbot: QtBot) -> None:
    view = AbstractView(Theme("light"))
    qtbot.addWidget(view)
    for abstract in with_formulas():
        view.show_text(prepare(abstract, typesets=False))
        for start in range(0, view.document().characterCount() - 12, 37):
            cursor = view.textCursor()
            cursor.setPosition(start)
            cursor.setPosition(start + 11, QTextCursor.MoveMode.KeepAnchor)
            view.setTextCursor(cursor)
            span = view.chosen()
            if span is None:
                assert not cursor.selectedText().strip()
                continue
            words = abstract[span[0] : span[1]]
            assert words == words.strip()
            seen = {word for word in plain(cursor.selectedText()).split()[1:-1] if len(word) > 2}
            assert seen <= set(plain(words).split())


def plain(text: str) -> str:
    """Return only the words of ASCII letters: formulas and marks of LaTeX look different on either side."""
    return "".join(character if character.isascii() and character.isalpha() else " " for character in text)


def with_formulas() -> list[str]:
    with lzma.open(SHARED / "corpus" / "papers-50k.jsonl.xz", "rt", encoding="utf-8") as lines:
        abstracts = (json.loads(line).get("abstract", "") for line in lines)
        return list(islice((abstract for abstract in abstracts if "$" in abstract), SOME))


def test_without_a_choice_nothing_is_chosen(qtbot: QtBot) -> None:
    view = AbstractView(Theme("light"))
    qtbot.addWidget(view)
    view.show_text(prepare("Some words.", typesets=False))
    assert view.chosen() is None
