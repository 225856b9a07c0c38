import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from reader_app.library.trends import CountedTopic
from reader_app.model.ids import PaperId
from reader_app.trends.chart import chart_of
from reader_app.trends.series import Movement
from reader_app.trends.terms import Term
from reader_app.ui.trends.topic_model import DRAWN_AT_FIRST, MOST_LINES, TopicModel


@pytest.fixture
def model(qtbot: QtBot) -> TopicModel:
    model = TopicModel()
    model.tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)  # type: ignore[attr-defined]
    return model


def topic(name: str, papers: int = 3, movement: Movement = Movement.STEADY, rank: int = 0) -> CountedTopic:
    return CountedTopic(Term(name, f'"{name}"'), papers, movement, rank)


def drawn(model: TopicModel) -> list[str]:
    return [entry.term.name for entry in model.drawn()]


def test_the_most_telling_topics_that_move_are_drawn_at_first(model: TopicModel) -> None:
    topics = [topic(f"steady {number}", rank=number) for number in range(6)]
    topics += [topic(f"rising {number}", 1, Movement.RISING, rank=9 - number) for number in range(4)]
    model.propose(topics)
    assert len(drawn(model)) == DRAWN_AT_FIRST
    assert set(drawn(model)) == {"rising 0", "rising 1", "rising 2", "rising 3", "steady 0", "steady 1"}


def test_every_drawn_topic_has_a_colour_of_its_own(model: TopicModel) -> None:
    model.propose([topic(f"topic {number}") for number in range(12)])
    for number in range(12):
        model.add(Term(f"own {number}", "x"))
    colours = [entry.colour for entry in model.drawn()]
    assert len(colours) == MOST_LINES
    assert len(set(colours)) == MOST_LINES


def test_a_term_that_is_listed_is_drawn_and_not_listed_twice(model: TopicModel) -> None:
    model.propose([topic(f"topic {number}", rank=number) for number in range(9)])
    assert model.add(Term("Topic 8", "x")) == 8
    assert model.rowCount() == 9
    assert "topic 8" in drawn(model)


def test_own_terms_stay_when_other_topics_are_proposed(model: TopicModel) -> None:
    model.add(Term("mine", "mine"))
    model.propose([topic("theirs")])
    model.propose([topic("others"), topic("Mine")])
    assert [entry.term.name for entry in model.entries()] == ["mine", "others"]
    assert [term.name for term in model.own()] == ["mine"]
    assert drawn(model) == ["mine", "others"]


def test_checking_draws_and_unchecking_hides(model: TopicModel, qtbot: QtBot) -> None:
    model.propose([topic("one")])
    index = model.index(0)
    with qtbot.waitSignal(model.drawn_changed):
        model.setData(index, Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
    assert drawn(model) == []
    assert index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Unchecked
    model.setData(index, Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
    assert drawn(model) == ["one"]


def test_a_removed_topic_is_gone(model: TopicModel, qtbot: QtBot) -> None:
    model.propose([topic("one"), topic("two")])
    with qtbot.waitSignal(model.drawn_changed):
        model.remove_named("one")
    model.remove_named("never there")
    assert [entry.term.name for entry in model.entries()] == ["two"]


def test_a_topic_is_told_in_words(model: TopicModel) -> None:
    model.propose([topic("pruning", 1234, Movement.FADING)])
    assert model.index(0).data(Qt.ItemDataRole.AccessibleTextRole) == "pruning: 1,234 papers, fading"


def test_own_terms_are_counted_later(model: TopicModel) -> None:
    model.add(Term("mine", "mine"))
    assert model.index(0).data(Qt.ItemDataRole.ToolTipRole) == "mine"
    dates = {PaperId(str(number)): "2020" for number in range(9)}
    model.count_own(chart_of([("mine", list(dates)[:7])], dates))
    assert model.entry(0).papers == 7
