"""What can be undone and redone, also after a restart."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from reader_app.library import history
from reader_app.library.history import SAME_STEP_S, History
from reader_app.library.store import Batch, Kind, Said, Store
from reader_app.model.errors import ReaderError


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


class Desk:
    """A note that is written, undone and redone as the catalogue does it."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "library.json"
        self.restart()

    def restart(self) -> None:
        if hasattr(self, "store"):
            self.store.close()
        self.store = Store(self.path)
        self.steps = History(self.store.changes)

    def put(self, label: str, batch: Batch, run: str = "", kind: Kind = Kind.CHANGE) -> None:
        said = Said(label, kind, joins=self.steps.joins(run))
        self.store.write(batch, said)
        self.steps.record(said, self.store.sequence, run)

    def type(self, text: str, run: str = "") -> None:
        self.put(f"type {text}", {"notes": {"n": {"id": "n", "text": text}}}, run)

    def undo(self) -> None:
        step = self.steps.undoable
        assert step is not None
        self.put(step.label, self.steps.back(step), kind=Kind.UNDO)

    def redo(self) -> None:
        step = self.steps.redoable
        assert step is not None
        self.put(step.label, self.steps.forward(step), kind=Kind.REDO)

    @property
    def text(self) -> str:
        note = self.store.get("notes", "n")
        return note["text"] if note else ""

    @property
    def labels(self) -> tuple[str, str]:
        undoable, redoable = self.steps.undoable, self.steps.redoable
        return (undoable.label if undoable else "", redoable.label if redoable else "")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path)
    yield desk
    desk.store.close()


@pytest.fixture(params=["at once", "after a restart", "asked before"])
def pause(request: pytest.FixtureRequest, desk: Desk) -> object:
    """What lies between the changes and the question what can be undone."""
    if request.param == "asked before":
        assert desk.labels == ("", "")
    return desk.restart if request.param == "after a restart" else lambda: None


def test_nothing_done_is_nothing_to_undo(desk: Desk) -> None:
    assert desk.labels == ("", "")


def test_the_newest_step_is_undone_first_and_redone_last(desk: Desk, pause: object) -> None:
    desk.type("1")
    desk.type("2")
    pause()  # type: ignore[operator]
    assert desk.labels == ("type 2", "")
    desk.undo()
    pause()  # type: ignore[operator]
    assert (desk.text, desk.labels) == ("1", ("type 1", "type 2"))
    desk.undo()
    pause()  # type: ignore[operator]
    assert (desk.text, desk.labels) == ("", ("", "type 1"))
    desk.redo()
    pause()  # type: ignore[operator]
    assert (desk.text, desk.labels) == ("1", ("type 1", "type 2"))
    desk.redo()
    assert (desk.text, desk.labels) == ("2", ("type 2", ""))


def test_a_new_change_clears_what_could_be_redone(desk: Desk, pause: object) -> None:
    desk.type("1")
    desk.undo()
    desk.type("2")
    pause()  # type: ignore[operator]
    assert desk.labels == ("type 2", "")


def test_saves_of_one_run_that_follow_each_other_are_one_step(desk: Desk, pause: object, clock: Clock) -> None:
    desk.type("a", "note p")
    clock.now += SAME_STEP_S - 0.1
    desk.type("ab", "note p")
    clock.now += SAME_STEP_S - 0.1
    desk.type("abc", "note p")
    pause()  # type: ignore[operator]
    desk.undo()
    assert (desk.text, desk.labels) == ("", ("", "type abc"))
    pause()  # type: ignore[operator]
    desk.redo()
    assert (desk.text, desk.labels) == ("abc", ("type abc", ""))


def test_a_pause_begins_a_new_step(desk: Desk, pause: object, clock: Clock) -> None:
    desk.type("a", "note p")
    clock.now += SAME_STEP_S
    desk.type("ab", "note p")
    pause()  # type: ignore[operator]
    desk.undo()
    assert (desk.text, desk.labels) == ("a", ("type a", "type ab"))


@pytest.mark.parametrize("run", ["", "note q"])
def test_another_run_or_none_begins_a_new_step(run: str, desk: Desk, clock: Clock) -> None:
    desk.type("a", "note p" if run else "")
    desk.type("ab", run)
    desk.undo()
    assert desk.text == "a"


def test_after_undoing_the_same_run_is_a_new_step(desk: Desk, clock: Clock) -> None:
    desk.type("a", "note p")
    desk.type("ab", "note p")
    desk.undo()
    desk.type("b", "note p")
    desk.undo()
    assert (desk.text, desk.labels) == ("", ("", "type b"))


def test_one_step_holds_all_documents_that_its_saves_touched(desk: Desk, clock: Clock) -> None:
    desk.put("first", {"notes": {"n": {"id": "n", "text": "N"}}}, "note p")
    desk.put("second", {"notes": {"m": {"id": "m"}}, "papers": {"p": {"id": "p"}}}, "note p")
    desk.undo()
    assert (dict(desk.store.documents("notes")), dict(desk.store.documents("papers"))) == ({}, {})
    desk.redo()
    assert (set(desk.store.documents("notes")), set(desk.store.documents("papers"))) == ({"n", "m"}, {"p"})


def test_what_a_library_says_about_itself_is_not_undone(desk: Desk) -> None:
    desk.put("one", {"meta": {"library": {"id": "library", "generation": 7}}, "notes": {"n": {"id": "n", "text": "1"}}})
    desk.undo()
    assert desk.store.get("meta", "library") == {"id": "library", "generation": 7}


def test_the_oldest_steps_are_forgotten(desk: Desk, pause: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history, "STEPS_KEPT", 3)
    desk.restart()
    for number in range(1, 6):
        desk.type(str(number))
    pause()  # type: ignore[operator]
    for _ in range(3):
        desk.undo()
    assert (desk.text, desk.labels) == ("2", ("", "type 3"))


def test_of_large_changes_of_earlier_days_only_the_last_is_read(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history, "READ_AT_MOST_BYTES", 1000)
    for text in ("a", "b" * 900, "c" * 900):
        desk.type(text)
    desk.restart()
    desk.undo()
    assert (desk.text, desk.labels[0]) == ("b" * 900, "")


def test_a_step_that_the_history_has_let_go_of_is_told(desk: Desk) -> None:
    desk.type("1")
    desk.type("2")
    assert desk.labels == ("type 2", "")
    step = desk.steps.undoable
    assert step is not None
    desk.restart()
    for file in (desk.path.parent / "history").iterdir():
        file.unlink()
    with pytest.raises(ReaderError, match="“type 2” is not in the history any more"):
        desk.steps.back(step)
    assert desk.labels == ("", "")


def test_a_step_of_which_a_part_is_lost_is_not_half_undone(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader_app.library.store.tables.DOCUMENTS_A_CHUNK", 1)
    desk.put("import", {"papers": {"p1": {"id": "p1"}, "p2": {"id": "p2"}}})
    desk.store._storage.journal.close()
    journal = desk.path.with_suffix(".journal")
    head, _, second = journal.read_bytes().splitlines(keepends=True)
    journal.write_bytes(head + second)
    desk.store = Store(desk.path)
    desk.steps = History(desk.store.changes)
    with pytest.raises(ReaderError, match="“import” is not in the history any more"):
        desk.undo()
    assert dict(desk.store.documents("papers")) == {"p2": {"id": "p2"}}
