import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from reader_app.model.explanation import Explanation, FieldShare, Ground, Reason
from reader_app.ui.library.rank_dialog import (
    MOST_REASONS,
    RankDialog,
    Standing,
    percent_text,
    reason_text,
    where_text,
)
from reader_app.ui.theme import Theme

WORD = Reason(Ground.WORDS, "sparse", 6.0, 1200, (FieldShare("abstract", 3, 1.0), FieldShare("title", 1, 5.0)))
EXPLANATION = Explanation(8.0, (WORD, Reason(Ground.BESIDE, "sparse attention", 2.0)))


@pytest.fixture
def parent(theme: Theme, qtbot: QtBot) -> QWidget:
    parent = QWidget()
    qtbot.addWidget(parent)
    return parent


def texts(dialog: RankDialog, name: str) -> list[str]:
    return [label.text() for label in dialog.findChildren(QLabel, name)]


def test_a_rank_is_explained_word_by_word(parent: QWidget) -> None:
    dialog = RankDialog(Standing("Sparse & Dense", 3, 339), EXPLANATION, parent)
    assert texts(dialog, "rank_place") == ["Number 3 of 339, with a score of 8.00."]
    assert texts(dialog, "rank_reason") == ["sparse", "“sparse attention” side by side"]
    first = dialog.findChildren(QLabel, "rank_reason")[0]
    assert first.accessibleDescription() == "75 %. Title · Abstract ×3 · in 1,200 papers of the library"
    assert not dialog.grab().isNull()


def test_reasons_tell_what_they_are() -> None:
    assert reason_text(Reason(Ground.RELATED, "lists", 1.0)) == "related: lists"
    assert where_text(Reason(Ground.RELATED, "lists", 1.0)) == ""


def test_a_small_share_is_not_nothing() -> None:
    assert [percent_text(share) for share in (0.0, 0.001, 0.254, 1.0)] == ["0 %", "<1 %", "25 %", "100 %"]


def test_a_search_without_words_ranks_nothing(parent: QWidget) -> None:
    dialog = RankDialog(Standing("Sparse", 1, 2), Explanation(0.0), parent)
    assert "no words to rank by" in texts(dialog, "rank_place")[0]


def test_only_the_weightiest_reasons_are_told(parent: QWidget) -> None:
    many = Explanation(100.0, tuple(Reason(Ground.WORDS, f"w{n}", 1.0) for n in range(50)))
    dialog = RankDialog(Standing("Sparse", 1, 2), many, parent)
    assert len(texts(dialog, "rank_reason")) == MOST_REASONS


def test_the_explanation_is_closed_by_its_button(parent: QWidget, qtbot: QtBot) -> None:
    dialog = RankDialog(Standing("Sparse", 1, 2), EXPLANATION, parent)
    dialog.open()
    button = dialog.findChild(QPushButton, "rank_close_button")
    assert button is not None
    with qtbot.waitSignal(dialog.finished):
        button.click()
