from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from reader_app.ui.open_windows import OpenWindows


def close(dialog: QDialog, qtbot: QtBot) -> None:
    gone: list[bool] = []
    dialog.destroyed.connect(lambda: gone.append(True))
    dialog.close()
    qtbot.waitUntil(lambda: bool(gone))


def test_a_window_that_is_open_is_not_opened_again(qtbot: QtBot) -> None:
    windows = OpenWindows()
    first = windows.show("backups", QDialog)
    assert first.isVisible()
    assert windows.show("backups", QDialog) is first
    close(first, qtbot)
    again = windows.show("backups", QDialog)
    assert again is not first
    close(again, qtbot)
