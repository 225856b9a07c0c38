from PySide6.QtWidgets import QSpinBox
from pytestqt.qtbot import QtBot

from reader_app.ui.dialogs.preferences import PreferencesDialog
from reader_app.ui.settings import Settings


def test_the_size_of_the_text_is_said_in_words(qtbot: QtBot) -> None:
    dialog = PreferencesDialog(Settings(), "/somewhere")
    qtbot.addWidget(dialog)
    size = dialog.findChild(QSpinBox, "text_size")
    assert isinstance(size, QSpinBox)
    heard: list[Settings] = []
    dialog.settings_changed.connect(heard.append)
    said = [size.text()]
    for step in (1, 1, -3):
        size.stepBy(step)
        said.append(size.text())
    assert said == ["Usual size", "1 pt larger", "2 pt larger", "1 pt smaller"]
    assert [settings.text_size for settings in heard] == [1, 2, -1]
