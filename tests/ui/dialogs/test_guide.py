import pytest
from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QTextBrowser
from pytestqt.qtbot import QtBot

from reader_app.ui.dialogs.guide import GuideWindow
from reader_app.ui.theme import Theme


@pytest.fixture
def guide(qtbot: QtBot) -> GuideWindow:
    window = GuideWindow(Theme("light"))
    qtbot.addWidget(window)
    return window


def shown(guide: GuideWindow) -> QTextBrowser:
    text = guide.findChild(QTextBrowser, "guide_text")
    assert isinstance(text, QTextBrowser)
    return text


def test_a_link_leads_to_its_page_and_back_to_the_one_before(guide: GuideWindow) -> None:
    shown(guide).anchorClicked.emit(QUrl("tags.md"))
    assert shown(guide).toPlainText().startswith("Tags")
    guide.go_back()
    assert shown(guide).toPlainText().startswith("Paper Reader guide")


def test_a_block_of_code_ends_with_its_last_line(guide: GuideWindow) -> None:
    guide.show_page("your-data.md")
    assert "reader-app doctor\nSettings" in shown(guide).toPlainText()


def test_formulas_of_the_guide_are_shown_as_they_are_written(guide: GuideWindow) -> None:
    guide.show_page("notes.md")
    assert r"$e^{i\pi} + 1 = 0$" in shown(guide).toPlainText()
