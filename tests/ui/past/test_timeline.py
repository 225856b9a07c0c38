from datetime import datetime, timedelta

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from reader_app.library.past import Event, EventKind
from reader_app.library.store import Kind
from reader_app.ui.past.timeline import Entry, Timeline
from reader_app.ui.past.timeline_view import TimelineView
from reader_app.ui.theme import Theme

NOON = datetime.now().astimezone().replace(hour=12, minute=0)


def entry(number: int, days_ago: int = 0) -> Entry:
    moment = NOON - timedelta(days=days_ago)
    event = Event(number, moment.isoformat(), "me", "Star", EventKind.QUEUE, Kind.CHANGE, (), 0)
    return Entry(moment, f"Change {number}", "a paper", "star", event)


def test_a_day_is_named_at_its_first_entry_only(qtbot: QtBot) -> None:
    model = Timeline()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show_entries((entry(3), entry(2), entry(1, days_ago=1)))
    assert [model.heading(model.index(row)) for row in range(3)] == ["Today", "", "Yesterday"]


def test_more_of_the_same_is_put_below_and_leaves_what_is_there(qtbot: QtBot) -> None:
    model = Timeline()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show_entries((entry(3), entry(2)))
    resets: list[object] = []
    model.modelReset.connect(lambda: resets.append(None))
    with qtbot.waitSignal(model.rowsInserted, check_params_cb=lambda _parent, first, last: (first, last) == (2, 2)):
        model.show_entries((entry(3), entry(2), entry(1)))
    assert not resets
    assert model.rowCount(QModelIndex()) == 3


def test_an_entry_says_to_a_screen_reader_what_and_when(qtbot: QtBot) -> None:
    model = Timeline()
    model.show_entries((entry(1),))
    spoken = model.data(model.index(0), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Change 1. Today, 12:00 · a paper"


def test_what_is_chosen_stays_chosen_when_newer_entries_come(qtbot: QtBot) -> None:
    view = TimelineView(Theme("light"), None)  # type: ignore[arg-type]
    qtbot.addWidget(view)
    view.show_entries((entry(2), entry(1)))
    assert view.chosen == (entry(2),)
    view.show_entries((entry(3), entry(2), entry(1)))
    assert view.chosen == (entry(2),)
    view.show_entries((entry(5),))
    assert view.chosen == (entry(5),)
