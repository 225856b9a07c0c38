import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from reader_app.ui.import_strip import ImportStrip


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (None, "Making 300 papers searchable…"),
        (2.0, "Making 300 papers searchable…"),
        (23.4, "Making 300 papers searchable… About 25 seconds left."),
        (200.0, "Making 300 papers searchable… About 3 minutes left."),
    ],
)
def test_it_says_how_long_indexing_takes_where_that_is_worth_a_word(
    qtbot: QtBot, seconds: float | None, said: str
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    strip = ImportStrip(parent)
    strip.show_indexing(300, 900, seconds)
    text = strip.findChild(QLabel, "import_text")
    assert isinstance(text, QLabel)
    assert text.text() == said
