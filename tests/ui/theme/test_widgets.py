from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from reader_app.ui.theme.widgets import Divider, ElidedLabel, EmptyState, set_role


def test_a_role_is_shown_by_widgets_on_screen_at_once(qtbot: QtBot, qapp: QApplication) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.setStyleSheet('QLabel[role="loud"] { font-size: 40pt; }')
    label = QLabel("text", parent)
    quiet = label.sizeHint().height()
    set_role(label, "loud")
    label.ensurePolished()
    assert label.sizeHint().height() > quiet


def test_a_divider_is_a_line_one_way_or_the_other(qtbot: QtBot) -> None:
    lying, upright = Divider(), Divider(Qt.Orientation.Vertical)
    qtbot.addWidget(lying)
    qtbot.addWidget(upright)
    assert lying.sizePolicy().horizontalPolicy() == upright.sizePolicy().verticalPolicy()
    assert (lying.property("upright"), upright.property("upright")) == ("false", "true")


def test_a_label_without_room_shows_its_whole_text_as_a_tool_tip(qtbot: QtBot) -> None:
    label = ElidedLabel("A long title that does not fit")
    qtbot.addWidget(label)
    label.resize(60, 20)
    label.show()
    assert label.toolTip() == "A long title that does not fit"
    label.resize(600, 20)
    assert label.toolTip() == ""
    assert label.minimumSizeHint().width() == 0


def test_a_label_shows_no_markup(qtbot: QtBot) -> None:
    label = ElidedLabel("<b>x</b>")
    qtbot.addWidget(label)
    assert label.textFormat() == Qt.TextFormat.PlainText


def buttons(state: EmptyState) -> list[QPushButton]:
    return [button for button in state.findChildren(QPushButton) if button.isVisibleTo(state)]


def test_an_empty_state_offers_what_to_do(qtbot: QtBot) -> None:
    first, second = QAction("&Import…"), QAction("Try it")
    first.setObjectName("import")
    state = EmptyState("library", "Nothing here", "Import some papers.", [first, second])
    qtbot.addWidget(state)
    done: list[str] = []
    first.triggered.connect(lambda: done.append("imported"))
    main, other = buttons(state)
    qtbot.mouseClick(main, Qt.MouseButton.LeftButton)
    assert done == ["imported"]
    assert (main.property("role"), other.property("role")) == ("primary", "")
    assert (main.objectName(), main.accessibleName()) == ("import_button", "Import…")
    assert state.accessibleName() == "Nothing here Import some papers."


def test_the_keyboard_stays_with_what_is_offered(qtbot: QtBot) -> None:
    state = EmptyState("library", "Nothing here", actions=[QAction("Import")])
    qtbot.addWidget(state)
    state.setFocus()
    state.show_message("library", "Nothing here", actions=[QAction("Import"), QAction("Paste")])
    assert state.window().focusWidget() is buttons(state)[-2]


def test_a_button_is_enabled_when_its_action_is(qtbot: QtBot) -> None:
    action = QAction("Import")
    state = EmptyState("library", "Nothing here", actions=[action])
    qtbot.addWidget(state)
    action.setEnabled(False)
    assert not buttons(state)[0].isEnabled()


def test_an_empty_state_can_say_something_else(qtbot: QtBot) -> None:
    state = EmptyState("library", "Nothing here", actions=[QAction("Import")])
    qtbot.addWidget(state)
    state.show_message("search", "No paper matches")
    qtbot.waitUntil(lambda: not buttons(state))
    assert state.accessibleName() == "No paper matches"
