"""Links are shown in full before they are opened, and opened only where that is harmless."""

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from reader_app.ui.links import LinkMenu, is_openable, shown_address


@pytest.mark.parametrize(
    "address", ["https://a.org", "http://a.org/x?y=z#w", "mailto:a@b.org", "https://doi.org/10.1/x"]
)
def test_web_and_mail_addresses_are_opened(address: str) -> None:
    assert is_openable(address)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "ftp://a.org",
        "smb://host/x",
        "a.org",
        "data:text/html,x",
        "https:",
    ],
)
def test_nothing_else_is_opened(address: str) -> None:
    assert not is_openable(address)


def test_a_name_in_foreign_letters_shows_its_true_spelling() -> None:
    assert shown_address("https://аpple.com/") == "https://xn--pple-43d.com/"


def test_a_link_is_opened_only_by_the_confirming_click(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    home = QWidget()
    qtbot.addWidget(home)
    menu = LinkMenu("https://a.org/x", home)
    assert opened == []
    default = menu.defaultAction()
    assert default is not None
    default.trigger()
    assert [url.toString() for url in opened] == ["https://a.org/x"]


def test_what_is_not_opened_can_still_be_copied(qtbot: QtBot) -> None:
    home = QWidget()
    qtbot.addWidget(home)
    menu = LinkMenu("file:///etc/passwd", home)
    assert menu.defaultAction() is None
    menu.actions()[-1].trigger()
    assert QGuiApplication.clipboard().text() == "file:///etc/passwd"
