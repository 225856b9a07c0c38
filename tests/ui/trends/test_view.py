import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QListView, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from reader_app.library.listing import Scope
from reader_app.model.ids import PaperId
from reader_app.model.paper import Record
from reader_app.ui.settings import Settings
from reader_app.ui.theme import DARK
from reader_app.ui.trends.bar_list import BarList
from reader_app.ui.trends.line_chart import LineChart
from reader_app.ui.trends.topic_list import TopicList
from reader_app.ui.trends.view import TrendsView
from tests.places import SHARED, needs_shared
from tests.ui.trends.conftest import OpenRoom, Room


def part(room: Room, kind: type[QWidget], name: str) -> QWidget:
    found = room.view.findChild(kind, name)
    assert found is not None, f"no {name}"
    return found  # type: ignore[no-any-return]


def lines(room: Room, qtbot: QtBot) -> LineChart:
    """Wait for the lines and return their chart."""
    qtbot.waitUntil(
        lambda: (chart := room.view.findChild(LineChart)) is not None and chart.isVisible() and bool(chart.lines)
    )
    chart = room.view.findChild(LineChart)
    assert chart is not None
    return chart


def bars(room: Room, qtbot: QtBot) -> BarList:
    """Wait for the bars and return their list."""
    found = room.view.findChild(BarList)
    assert found is not None
    qtbot.waitUntil(lambda: found.isVisible() and bool(found.bars))
    return found


def drawn(chart: LineChart) -> list[str]:
    return [line.series.term for line in chart.lines]


def papers_with(room: Room, words: str, year: int) -> set[PaperId]:
    rows = room.session._library.papers.rows().values()
    return {row.paper.id for row in rows if words in row.paper.abstract and row.paper.year == year}


def click(chart: LineChart, spot: QPoint, qtbot: QtBot) -> None:
    qtbot.mouseMove(chart.viewport(), spot)
    qtbot.mouseClick(chart.viewport(), Qt.MouseButton.LeftButton, pos=spot)


def test_several_years_are_drawn_as_lines(open_room: OpenRoom, yearly: list[Record], qtbot: QtBot) -> None:
    chart = lines(open_room(yearly), qtbot)
    assert set(drawn(chart)) == {"knowledge distillation", "vision transformers"}
    values = {line.series.term: line.values for line in chart.lines}
    assert values["knowledge distillation"] == (0.25, 0.75)


def test_clicking_a_point_asks_for_exactly_its_papers(open_room: OpenRoom, yearly: list[Record], qtbot: QtBot) -> None:
    room = open_room(yearly)
    chart = lines(room, qtbot)
    number = drawn(chart).index("knowledge distillation")
    with qtbot.waitSignal(room.view.papers_requested) as request:
        click(chart, chart.point_at(number, 0).toPoint(), qtbot)
    label, papers = request.args
    assert label == "knowledge distillation · 2020"
    assert set(papers) == papers_with(room, "distillation", 2020)
    assert len(papers) == 5


def test_clicking_beside_the_points_asks_for_nothing(open_room: OpenRoom, yearly: list[Record], qtbot: QtBot) -> None:
    room = open_room(yearly)
    chart = lines(room, qtbot)
    middle = (chart.point_at(0, 0) + chart.point_at(0, 1)) / 2
    with qtbot.assertNotEmitted(room.view.papers_requested):
        click(chart, middle.toPoint(), qtbot)


def test_the_arrow_keys_move_from_point_to_point_and_enter_asks_for_the_papers(
    open_room: OpenRoom, yearly: list[Record], qtbot: QtBot
) -> None:
    room = open_room(yearly)
    chart = lines(room, qtbot)
    qtbot.keyClick(chart, Qt.Key.Key_Left)
    assert chart.current is not None
    assert chart.current[1] == 1
    qtbot.keyClick(chart, Qt.Key.Key_Left)
    first = chart.current
    assert first is not None
    assert first[1] == 0
    qtbot.keyClick(chart, Qt.Key.Key_Home)
    qtbot.keyClick(chart, Qt.Key.Key_Up)
    top = chart.current
    qtbot.keyClick(chart, Qt.Key.Key_Down)
    assert top is not None
    assert chart.current is not None
    assert (drawn(chart)[top[0]], drawn(chart)[chart.current[0]]) == ("vision transformers", "knowledge distillation")
    with qtbot.waitSignal(room.view.papers_requested) as request:
        qtbot.keyClick(chart, Qt.Key.Key_Return)
    assert set(request.args[1]) == papers_with(room, "distillation", 2020)
    qtbot.keyClick(chart, Qt.Key.Key_Escape)
    assert chart.current is None


def test_pointing_at_a_point_tells_its_values(open_room: OpenRoom, yearly: list[Record], qtbot: QtBot) -> None:
    chart = lines(open_room(yearly), qtbot)
    qtbot.mouseMove(chart.viewport(), chart.point_at(0, 1).toPoint())
    qtbot.waitUntil(chart.value_box.isVisible)
    told = chart.value_box.text
    assert "2021" in told
    assert "20 papers" in told
    assert "75 % (53–89 %)" in told


def test_only_the_band_of_the_current_line_is_shown(open_room: OpenRoom, yearly: list[Record], qtbot: QtBot) -> None:
    chart = lines(open_room(yearly), qtbot)
    assert not any(line.band.isVisible() for line in chart.lines)
    qtbot.keyClick(chart, Qt.Key.Key_Left)
    assert chart.current is not None
    assert [line.band.isVisible() for line in chart.lines] == [
        number == chart.current[0] for number in range(len(chart.lines))
    ]


def test_counts_can_be_drawn_instead_of_shares(open_room: OpenRoom, yearly: list[Record], qtbot: QtBot) -> None:
    room = open_room(yearly)
    chart = lines(room, qtbot)
    qtbot.mouseClick(part(room, QToolButton, "measure_count"), Qt.MouseButton.LeftButton)
    assert {line.values for line in chart.lines} == {(5.0, 15.0), (10.0, 2.0)}


def test_a_single_day_is_shown_as_ranked_bars(open_room: OpenRoom, yearly: list[Record], qtbot: QtBot) -> None:
    records = [Record(title=record.title, abstract=record.abstract) for record in yearly]
    room = open_room(records, day="2026-03-18")
    ranked = bars(room, qtbot)
    assert [(bar.term, bar.point.count) for bar in ranked.bars] == [
        ("knowledge distillation", 20),
        ("vision transformers", 12),
    ]
    heading = part(room, QLabel, "trend_heading")
    assert isinstance(heading, QLabel)
    assert heading.text() == "Topics of 18 Mar 2026"


def test_clicking_a_bar_asks_for_exactly_its_papers(open_room: OpenRoom, yearly: list[Record], qtbot: QtBot) -> None:
    records = [Record(title=record.title, abstract=record.abstract) for record in yearly]
    room = open_room(records, day="2026-03-18")
    ranked = bars(room, qtbot)
    spot = ranked.visualRect(ranked.model().index(1, 0)).center()
    with qtbot.waitSignal(room.view.papers_requested) as request:
        qtbot.mouseClick(ranked.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    label, papers = request.args
    assert label == "vision transformers · 18 Mar 2026"
    assert papers == ranked.bars[1].papers
    assert len(papers) == 12


def test_a_bar_is_chosen_and_removed_by_keyboard(open_room: OpenRoom, yearly: list[Record], qtbot: QtBot) -> None:
    records = [Record(title=record.title, abstract=record.abstract) for record in yearly]
    room = open_room(records, day="2026-03-18")
    ranked = bars(room, qtbot)
    qtbot.keyClick(ranked, Qt.Key.Key_Down)
    with qtbot.waitSignal(room.view.papers_requested) as request:
        qtbot.keyClick(ranked, Qt.Key.Key_Return)
    assert request.args[0].startswith("vision transformers")
    qtbot.keyClick(ranked, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: len(ranked.bars) == 1)


def type_term(room: Room, text: str, qtbot: QtBot) -> None:
    line = part(room, QLineEdit, "trend_term")
    qtbot.keyClicks(line, text)
    qtbot.keyClick(line, Qt.Key.Key_Return)


def test_any_words_can_be_added(open_room: OpenRoom, yearly: list[Record], qtbot: QtBot) -> None:
    room = open_room(yearly)
    chart = lines(room, qtbot)
    type_term(room, "study 2020", qtbot)
    qtbot.waitUntil(lambda: "study 2020" in drawn(chart))
    line = chart.lines[drawn(chart).index("study 2020")]
    assert line.values == (1.0, 0.0)


def test_a_query_can_be_added(open_room: OpenRoom, yearly: list[Record], qtbot: QtBot) -> None:
    room = open_room(yearly)
    chart = lines(room, qtbot)
    type_term(room, "distillation OR transformers", qtbot)
    qtbot.waitUntil(lambda: len(chart.lines) == 3)
    assert chart.lines[drawn(chart).index("distillation OR transformers")].values == (0.5, 0.75)


def test_a_term_added_to_bars_is_ranked_among_them(open_room: OpenRoom, yearly: list[Record], qtbot: QtBot) -> None:
    records = [Record(title=record.title, abstract=record.abstract) for record in yearly]
    room = open_room(records, day="2026-03-18")
    ranked = bars(room, qtbot)
    type_term(room, "knowledge -transformers", qtbot)
    qtbot.waitUntil(lambda: len(ranked.bars) == 3)
    assert [(bar.term, bar.point.count, bar.is_own) for bar in ranked.bars] == [
        ("knowledge distillation", 20, False),
        ("knowledge -transformers", 13, True),
        ("vision transformers", 12, False),
    ]


def test_a_topic_can_be_hidden_and_removed_by_keyboard(open_room: OpenRoom, yearly: list[Record], qtbot: QtBot) -> None:
    room = open_room(yearly)
    chart = lines(room, qtbot)
    topics = room.view.findChild(TopicList)
    assert topics is not None
    topics.setCurrentIndex(topics.model().index(0, 0))
    name = topics.model().index(0, 0).data()
    qtbot.keyClick(topics, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: name not in drawn(chart))
    qtbot.keyClick(topics, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: name in drawn(chart))
    qtbot.keyClick(topics, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: name not in drawn(chart))
    assert topics.model().rowCount() == 1


def test_a_click_on_a_topic_hides_it(open_room: OpenRoom, yearly: list[Record], qtbot: QtBot) -> None:
    room = open_room(yearly)
    chart = lines(room, qtbot)
    topics = room.view.findChild(TopicList)
    assert topics is not None
    spot = topics.visualRect(topics.model().index(0, 0)).center()
    qtbot.mouseClick(topics.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    qtbot.waitUntil(lambda: len(chart.lines) == 1)


def test_enter_on_a_topic_asks_for_all_its_papers(open_room: OpenRoom, yearly: list[Record], qtbot: QtBot) -> None:
    room = open_room(yearly)
    lines(room, qtbot)
    topics = room.view.findChild(TopicList)
    assert topics is not None
    topics.setCurrentIndex(topics.model().index(0, 0))
    with qtbot.waitSignal(room.view.papers_requested) as request:
        qtbot.keyClick(topics, Qt.Key.Key_Return)
    assert request.args[0] == "knowledge distillation"
    assert len(request.args[1]) == 20


def choose_period(room: Room, name: str) -> None:
    box = part(room, QComboBox, "trend_period")
    assert isinstance(box, QComboBox)
    row = box.findText(name)
    box.setCurrentIndex(row)
    box.activated.emit(row)


def test_the_period_can_be_chosen(open_room: OpenRoom, yearly: list[Record], qtbot: QtBot) -> None:
    room = open_room(yearly)
    lines(room, qtbot)
    choose_period(room, "Decade")
    assert bars(room, qtbot).bars[0].point.period.label == "2020s"


def test_the_picked_period_is_named(open_room: OpenRoom, yearly: list[Record], qtbot: QtBot) -> None:
    room = open_room(yearly)
    lines(room, qtbot)
    box = part(room, QComboBox, "trend_period")
    assert isinstance(box, QComboBox)
    assert box.currentText() == "Auto: year"


def shown_texts(room: Room) -> str:
    return " ".join(label.text() for label in room.view.findChildren(QLabel) if label.isVisible())


def test_papers_not_exact_enough_for_a_period_are_told(open_room: OpenRoom, yearly: list[Record], qtbot: QtBot) -> None:
    room = open_room(yearly)
    lines(room, qtbot)
    choose_period(room, "Day")
    qtbot.waitUntil(lambda: "No dates to chart by" in shown_texts(room))


def test_too_many_periods_are_refused_with_what_to_do(open_room: OpenRoom, qtbot: QtBot) -> None:
    dates = ["0202-01-01", "2020-01-01", "2021-01-01"] * 4
    records = [
        Record(title=f"Study {number}", abstract="Knowledge distillation.", published=date, year=int(date[:4]))
        for number, date in enumerate(dates)
    ]
    room = open_room(records)
    lines(room, qtbot)
    choose_period(room, "Day")
    qtbot.waitUntil(lambda: "choose longer periods" in shown_texts(room))


def test_an_empty_library_says_what_to_do(open_room: OpenRoom, qtbot: QtBot) -> None:
    room = open_room([])
    qtbot.waitUntil(lambda: "No papers to chart" in shown_texts(room))


def test_papers_without_topics_invite_to_add_one(open_room: OpenRoom, qtbot: QtBot) -> None:
    room = open_room([Record(title="We study it", year=2020), Record(title="We propose it", year=2021)])
    qtbot.waitUntil(lambda: "Too few papers to see topics in" in shown_texts(room))
    type_term(room, "study", qtbot)
    assert drawn(lines(room, qtbot)) == ["study"]


def test_only_the_papers_of_the_scope_are_charted(open_room: OpenRoom, yearly: list[Record], qtbot: QtBot) -> None:
    room = open_room(yearly, scope=Scope(query="year:2021"))
    assert [bar.point.total for bar in bars(room, qtbot).bars] == [20, 20]


def test_another_scope_is_charted_when_it_is_shown(open_room: OpenRoom, yearly: list[Record], qtbot: QtBot) -> None:
    room = open_room(yearly)
    lines(room, qtbot)
    room.view.show_scope(Scope(query="year:2020"))
    assert bars(room, qtbot).bars[0].point.period.label == "2020"


def test_the_chart_follows_changes_of_the_library(open_room: OpenRoom, yearly: list[Record], qtbot: QtBot) -> None:
    room = open_room(yearly)
    chart = lines(room, qtbot)
    doomed = tuple(papers_with(room, "distillation", 2020))
    room.session.change(lambda library: library.papers.trash(doomed))
    qtbot.waitUntil(lambda: any(line.series.points[0].total == 15 for line in chart.lines))


def test_nothing_is_asked_while_the_room_is_closed(open_room: OpenRoom, yearly: list[Record], qtbot: QtBot) -> None:
    room = open_room(yearly)
    chart = lines(room, qtbot)
    room.view.hide()
    room.view.show_scope(Scope(query="year:2020"))
    with qtbot.waitSignal(room.session.changed):
        room.session.change(lambda library: library.papers.set_starred(tuple(library.papers.rows())[:1], True))
    assert len(chart.lines) == 2
    room.view.show()
    assert bars(room, qtbot).bars[0].point.total == 20


def test_what_was_chosen_is_kept(open_room: OpenRoom, yearly: list[Record], qtbot: QtBot) -> None:
    room = open_room(yearly)
    lines(room, qtbot)
    type_term(room, "study", qtbot)
    choose_period(room, "Year")
    qtbot.mouseClick(part(room, QToolButton, "measure_count"), Qt.MouseButton.LeftButton)
    kept = room.view.kept(Settings(text_size=2))
    assert (kept.trend_by, kept.trend_values, kept.trend_terms, kept.text_size) == ("year", "count", ("study",), 2)


def test_what_was_kept_is_chosen_again(open_room: OpenRoom, yearly: list[Record], qtbot: QtBot) -> None:
    room = open_room(
        yearly, settings=Settings(trend_by="year", trend_values="count", trend_terms=("study 2021", "tag:x"))
    )
    chart = lines(room, qtbot)
    assert set(drawn(chart)) >= {"study 2021", "tag:x"}
    assert chart.lines[drawn(chart).index("study 2021")].values == (0.0, 20.0)


@pytest.mark.parametrize("suffix", ["csv", "svg", "png"])
def test_the_chart_can_be_exported(
    suffix: str, open_room: OpenRoom, yearly: list[Record], qtbot: QtBot, tmp_path: Path
) -> None:
    room = open_room(yearly)
    lines(room, qtbot)
    path = tmp_path / f"topics.{suffix}"
    with qtbot.waitSignal(room.view.exported) as exported:
        room.view.export_to(path)
    assert exported.args == [path]
    begins = {"csv": b"period,start,end", "svg": b"<?xml", "png": b"\x89PNG"}
    assert path.read_bytes().startswith(begins[suffix])


def test_an_export_that_cannot_be_written_is_told(
    open_room: OpenRoom, yearly: list[Record], qtbot: QtBot, tmp_path: Path
) -> None:
    room = open_room(yearly)
    lines(room, qtbot)
    with qtbot.waitSignal(room.session.failed) as failed:
        room.view.export_to(tmp_path / "nowhere" / "topics.csv")
    assert "cannot be written" in failed.args[0]


def test_another_theme_is_taken_on_in_place(open_room: OpenRoom, yearly: list[Record], qtbot: QtBot) -> None:
    room = open_room(yearly)
    chart = lines(room, qtbot)
    qtbot.keyClick(chart, Qt.Key.Key_Left)
    room.theme.set_scheme("dark")
    assert {line.colour.name() for line in chart.lines} <= set(DARK.series)
    assert chart.backgroundBrush().color().name() == DARK.surface
    assert chart.current is not None


def test_a_topic_keeps_its_colour_when_others_come_and_go(
    open_room: OpenRoom, yearly: list[Record], qtbot: QtBot
) -> None:
    room = open_room(yearly)
    chart = lines(room, qtbot)
    before = {line.series.term: line.colour for line in chart.lines}
    type_term(room, "study", qtbot)
    qtbot.waitUntil(lambda: len(chart.lines) == 3)
    after = {line.series.term: line.colour for line in chart.lines}
    assert {term: after[term] for term in before} == before
    assert after["study"] not in before.values()


def test_every_control_has_a_name_for_those_who_do_not_see_it(
    open_room: OpenRoom, yearly: list[Record], qtbot: QtBot
) -> None:
    room = open_room(yearly)
    chart = lines(room, qtbot)
    kinds = (QLineEdit, QComboBox, QToolButton, QListView, LineChart)
    controls = [
        control
        for kind in kinds
        for control in room.view.findChildren(kind)
        if control.focusPolicy() != Qt.FocusPolicy.NoFocus and control.isVisible()
    ]
    assert len(controls) >= 7
    for control in controls:
        assert control.objectName(), control
        assert control.accessibleName() or control.toolTip(), control.objectName()
    assert "knowledge distillation: 20 papers, rising" in chart.accessibleDescription()


def test_the_window_opens_without_pyqtgraph() -> None:
    code = "import sys, reader_app.ui.trends.view; sys.exit('pyqtgraph' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@needs_shared
def test_the_topics_of_a_real_page_are_ranked(open_room: OpenRoom, qtbot: QtBot) -> None:
    texts = (SHARED / "feeds" / "daily-papers-page.txt").read_text(encoding="utf-8").split("\n")
    kept = [text for text in texts if text.strip()][5:]
    records = [Record(title=title, abstract=abstract) for title, abstract in zip(kept[::2], kept[1::2], strict=False)]
    ranked = bars(open_room(records, day="2026-03-18"), qtbot)
    assert isinstance(ranked, BarList)
    counts = [bar.point.count for bar in ranked.bars]
    assert counts == sorted(counts, reverse=True)
    assert {"transformers", "large language models", "in-context learning"} <= {bar.term for bar in ranked.bars}


def test_the_view_is_a_widget_with_a_name(open_room: OpenRoom) -> None:
    view = open_room([]).view
    assert isinstance(view, TrendsView)
    assert view.accessibleName() == "Trends"
