"""A library as it was."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from reader_app.library.store import Store, segments, tables
from reader_app.model.errors import ReaderError
from tests.library.store.looking import in_json, in_memory, journal_of

START = datetime(2026, 3, 1, tzinfo=UTC)


class Calendar(datetime):
    """The computer's date, one day later for each change."""

    day = 0

    @classmethod
    def now(cls, tz: object = None) -> datetime:
        return START + timedelta(days=cls.day)


@pytest.fixture
def days(path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a library whose note says on which of the days 0 to 5 it was written."""
    monkeypatch.setattr(tables, "datetime", Calendar)
    for day in range(6):
        write(path, day)
    return path


def write(path: Path, day: int) -> None:
    Calendar.day = day
    store = Store(path)
    store.write({"notes": {"n": {"id": "n", "day": day}, f"only {day}": {"id": f"only {day}"}}})
    store.close()


def as_of(path: Path, day: float) -> Store:
    return Store(path, as_of=START + timedelta(days=day))


def test_a_library_is_as_it_was_at_any_moment(days: Path) -> None:
    for moment, day in ((0, 0), (2.5, 2), (5, 5), (99, 5)):
        store = as_of(days, moment)
        assert store.get("notes", "n") == {"id": "n", "day": day}
        assert len(store.documents("notes")) == day + 2
        assert store.notices == ()


def test_before_the_first_change_it_is_empty(days: Path) -> None:
    store = as_of(days, -1)
    assert in_memory(store) == {}
    assert store.notices == ()


def test_the_past_cannot_be_changed_and_nothing_is_written(days: Path) -> None:
    before = in_json(days), journal_of(days).read_bytes()
    store = as_of(days, 1)
    with pytest.raises(ReaderError, match="for reading only"):
        store.write({"notes": {"n": None}})
    store.close()
    assert (in_json(days), journal_of(days).read_bytes()) == before


def test_where_the_history_does_not_reach_it_is_told(days: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(segments, "JOINED_BELOW_BYTES", 10)
    write(days, 6)
    oldest = min((days.parent / "history").iterdir())
    oldest.unlink()
    store = as_of(days, 2)
    assert store.get("notes", "n") == {"id": "n", "day": 5}
    assert store.notices == ("The history does not reach back so far; this is the library as it was when it begins.",)


def test_changes_that_are_missing_are_counted(days: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(segments, "JOINED_BELOW_BYTES", 10)
    write(days, 6)
    write(days, 7)
    sorted((days.parent / "history").iterdir())[1].unlink()
    store = as_of(days, 2)
    assert store.get("notes", "n") == {"id": "n", "day": 2}
    assert store.notices == ("1 changes since then are missing from the history; some of this may be as it was later.",)


def test_a_clock_that_was_ahead_for_a_while_does_not_hide_what_came_after(days: Path) -> None:
    write(days, 3000)
    write(days, 7)
    assert as_of(days, 8).get("notes", "n") == {"id": "n", "day": 7}
    assert as_of(days, 6).get("notes", "n") == {"id": "n", "day": 5}
