from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from reader_app.trends.periods import PeriodKind
from reader_app.trends.series import Measure
from reader_app.ui.trends.controls import Controls, TermInput


def test_a_typed_term_is_added_and_the_line_emptied(qtbot: QtBot) -> None:
    line = TermInput()
    qtbot.addWidget(line)
    qtbot.keyClicks(line, "  in-context learning ")
    with qtbot.waitSignal(line.term_added) as added:
        qtbot.keyClick(line, Qt.Key.Key_Return)
    assert added.args == ["in-context learning"]
    assert line.text() == ""


def test_nothing_typed_adds_nothing(qtbot: QtBot) -> None:
    line = TermInput()
    qtbot.addWidget(line)
    with qtbot.assertNotEmitted(line.term_added):
        qtbot.keyClick(line, Qt.Key.Key_Return)


def test_known_names_are_completed_wherever_they_match(qtbot: QtBot) -> None:
    line = TermInput()
    qtbot.addWidget(line)
    line.offer(["knowledge distillation", "pruning", "tag:method/rl"])
    completer = line.completer()
    completer.setCompletionPrefix("DISTIL")
    assert [completer.completionModel().index(row, 0).data() for row in range(completer.completionCount())] == [
        "knowledge distillation"
    ]


def test_a_completion_that_is_chosen_is_added_once(qtbot: QtBot) -> None:
    line = TermInput()
    qtbot.addWidget(line)
    line.offer(["knowledge distillation"])
    line.show()
    line.activateWindow()
    line.setFocus()
    qtbot.waitUntil(line.hasFocus)
    added: list[str] = []
    line.term_added.connect(added.append)
    qtbot.keyClicks(line, "distil")
    popup = line.completer().popup()
    qtbot.waitUntil(popup.isVisible)
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(added))
    assert added == ["knowledge distillation"]
    qtbot.waitUntil(lambda: line.text() == "")


def test_the_choice_is_shown_and_told(qtbot: QtBot) -> None:
    controls = Controls()
    qtbot.addWidget(controls)
    controls.show_choice(PeriodKind.MONTH, Measure.COUNT)
    count, share = (controls.findChild(QToolButton, f"measure_{name}") for name in ("count", "share"))
    assert count.isChecked()
    with qtbot.waitSignal(controls.measure_chosen) as chosen:
        share.click()
    assert chosen.args == [Measure.SHARE]


def test_each_format_can_be_asked_for(qtbot: QtBot) -> None:
    controls = Controls()
    qtbot.addWidget(controls)
    asked: list[str] = []
    controls.export_requested.connect(asked.append)
    for action in controls.findChild(QToolButton, "trend_export").menu().actions():
        action.trigger()
    assert asked == ["png", "svg", "csv"]
