"""What can be undone and redone."""

import pytest

from reader_app.library import history
from reader_app.library.history import SAME_STEP_S, STEPS_KEPT, History
from reader_app.library.store import Batch


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(history.time, "monotonic", clock)
    return clock


def state(text: str | None) -> Batch:
    return {"notes": {"n": None if text is None else {"id": "n", "text": text}}}


def test_nothing_done_is_nothing_to_undo() -> None:
    steps = History()
    assert steps.undoable is None
    assert steps.redoable is None


def test_the_newest_step_is_undone_first_and_redone_last() -> None:
    steps = History()
    steps.record("one", state("1"), state(None))
    steps.record("two", state("2"), state("1"))
    assert steps.undoable is not None
    assert steps.undoable.label == "two"
    steps.undone()
    steps.undone()
    assert steps.undoable is None
    assert steps.redoable is not None
    assert steps.redoable.label == "one"
    steps.redone()
    assert (steps.undoable.label, steps.redoable.label) == ("one", "two")


def test_a_new_change_clears_what_could_be_redone() -> None:
    steps = History()
    steps.record("one", state("1"), state(None))
    steps.undone()
    steps.record("other", state("2"), state(None))
    assert steps.redoable is None


def test_saves_of_one_run_that_follow_each_other_are_one_step(clock: Clock) -> None:
    steps = History()
    steps.record("note", state("a"), state(None), "note p")
    clock.now += SAME_STEP_S - 0.1
    steps.record("note", state("ab"), state("a"), "note p")
    assert steps.undoable is not None
    assert steps.undoable.forward == state("ab")
    assert steps.undoable.back == state(None)
    steps.undone()
    assert steps.undoable is None


def test_a_pause_begins_a_new_step(clock: Clock) -> None:
    steps = History()
    steps.record("note", state("a"), state(None), "note p")
    clock.now += SAME_STEP_S
    steps.record("note", state("ab"), state("a"), "note p")
    steps.undone()
    assert steps.undoable is not None
    assert steps.undoable.forward == state("a")


@pytest.mark.parametrize("run", ["", "note q"])
def test_another_run_or_none_begins_a_new_step(run: str, clock: Clock) -> None:
    steps = History()
    steps.record("note", state("a"), state(None), "note p" if run else "")
    steps.record("note", state("ab"), state("a"), run)
    steps.undone()
    assert steps.undoable is not None


def test_one_step_holds_all_documents_that_its_saves_touched(clock: Clock) -> None:
    steps = History()
    steps.record("note", {"notes": {"n": None}}, {"notes": {"n": {"id": "n"}}}, "note p")
    steps.record("note", {"notes": {"m": {"id": "m"}}}, {"notes": {"m": None}}, "note p")
    assert steps.undoable is not None
    assert steps.undoable.forward == {"notes": {"n": None, "m": {"id": "m"}}}
    assert steps.undoable.back == {"notes": {"n": {"id": "n"}, "m": None}}


def test_large_steps_are_forgotten_earlier_but_never_the_newest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history, "DOCUMENTS_KEPT", 10)
    steps = History()
    for size in (4, 5, 4, 20):
        batch: Batch = {"papers": {str(number): None for number in range(size)}}
        steps.record(f"{size} papers", batch, batch)
    steps.undone()
    assert steps.undoable is None
    steps.redone()
    assert steps.undoable is not None
    assert steps.undoable.label == "20 papers"


def test_steps_are_kept_as_long_as_they_are_light_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history, "DOCUMENTS_KEPT", 10)
    steps = History()
    for size in (3, 4, 2, 4):
        batch: Batch = {"papers": {str(number): None for number in range(size)}}
        steps.record(f"{size} papers", batch, batch)
    labels = []
    while steps.undoable:
        labels.append(steps.undoable.label)
        steps.undone()
    assert labels == ["4 papers", "2 papers", "4 papers"]


def test_the_oldest_steps_are_forgotten() -> None:
    steps = History()
    for number in range(STEPS_KEPT + 5):
        steps.record(str(number), state(str(number)), state(None))
    for _ in range(STEPS_KEPT - 1):
        steps.undone()
    assert steps.undoable is not None
    assert steps.undoable.label == "5"
