from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from reader_app.ui.open_windows import OpenWindows


def test_a_window_that_is_open_is_not_opened_again(qtbot: QtBot) -> None:
    windows, made = OpenWindows(), []

    def make() -> QDialog:
        made.append(QDialog())
        return made[-1]

    first = windows.show("backups", make)
    assert windows.show("backups", make) is first
    assert first.isVisible()
    with qtbot.waitSignal(first.destroyed):
        first.close()
    made.clear()
    again = windows.show("backups", make)
    assert made == [again]
    with qtbot.waitSignal(again.destroyed):
        again.close()
