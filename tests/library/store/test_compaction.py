"""The journal is folded into the documents without losing what is written meanwhile."""

import logging
import threading
from pathlib import Path

import pytest

from reader_app.library.store import Store, compaction, disk
from reader_app.library.store.contents import read_journal
from tests.library.store.looking import OLD, crashed, in_json, in_memory, journal_of, on_disk


@pytest.fixture
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let each change be reason enough to fold."""
    monkeypatch.setattr(compaction, "FROM_BYTES", 1)
    monkeypatch.setattr(compaction, "BUSY_BYTES", 1)


def settled(store: Store) -> None:
    for thread in threading.enumerate():
        if thread.name == "compaction":
            thread.join()


def test_a_long_journal_is_folded_in_the_background(path: Path, short: None) -> None:
    store = Store(path)
    store.write(OLD)
    settled(store)
    assert in_json(path) == OLD
    assert read_journal(journal_of(path)).records == ()
    store.close()


def test_a_journal_is_left_to_grow_with_the_documents(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compaction, "FROM_BYTES", 1000)
    monkeypatch.setattr(compaction, "BUSY_BYTES", 1000)
    store = Store(path)
    store.write({"papers": {"p1": {"id": "p1", "abstract": "x" * 20_000}}})
    settled(store)
    folded = path.read_bytes()
    for number in range(4):
        store.write({"notes": {"n1": {"id": "n1", "text": "x" * number * 100}}})
        settled(store)
    assert path.read_bytes() == folded
    assert journal_of(path).stat().st_size > 1000
    store.close()


def test_at_rest_a_shorter_journal_is_folded(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compaction, "FROM_BYTES", 8_000)
    store = Store(path)
    store.write({"notes": {"n1": {"id": "n1", "text": "x" * 200}}})
    store.rest()
    settled(store)
    assert in_json(path) == {}
    store.write({"notes": {"n1": {"id": "n1", "text": "x" * 2_000}}})
    store.rest()
    settled(store)
    assert in_json(path) == on_disk(path) == {"notes": {"n1": {"id": "n1", "text": "x" * 2_000}}}
    folded = path.stat().st_mtime_ns
    store.rest()
    settled(store)
    assert path.stat().st_mtime_ns == folded
    store.close()


def test_a_large_change_is_folded_once_there_is_rest(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compaction, "FROM_BYTES", 1)
    store = Store(path)
    store.write(OLD)
    settled(store)
    assert in_json(path) == {}
    store.rest()
    settled(store)
    assert in_json(path) == OLD
    store.close()


def test_who_only_reads_tidies_nothing_up(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    crashed(path, OLD)
    monkeypatch.setattr(compaction, "FROM_BYTES", 8)
    store = Store(path, read_only=True)
    store.rest()
    settled(store)
    assert in_json(path) == {}


def test_what_is_written_while_folding_stays_in_the_journal(
    path: Path, short: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, may_go_on = threading.Event(), threading.Event()

    def slow(*arguments: object, **options: object) -> object:
        begun.set()
        assert may_go_on.wait(30)
        return original(*arguments, **options)  # type: ignore[arg-type]

    original = disk.write_beside
    store = Store(path)
    store.write({"papers": {"p0": {"id": "p0"}}})
    settled(store)
    monkeypatch.setattr(disk, "write_beside", slow)
    store.write(OLD)
    assert begun.wait(30)
    store.write({"papers": {"p1": None, "p3": {"id": "p3"}}})
    assert on_disk(path) == in_memory(store)
    may_go_on.set()
    settled(store)
    assert set(in_json(path)["papers"]) == {"p0", "p1", "p2"}
    assert [record.at.sequence for record in read_journal(journal_of(path)).records] == [3]
    assert set(on_disk(path)["papers"]) == {"p0", "p2", "p3"}
    store.close()
    assert set(in_json(path)["papers"]) == {"p0", "p2", "p3"}


@pytest.mark.parametrize("step", ["write_beside", "put_in_place"])
def test_folding_that_fails_is_put_off_and_loses_nothing(
    path: Path, step: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def full(*_args: object, **_kwargs: object) -> None:
        raise OSError(28, "No space left on device")

    store = Store(path)
    store.write(OLD)
    with monkeypatch.context() as patch, caplog.at_level(logging.WARNING):
        patch.setattr(disk, step, full)
        store.close()
    assert "could not be folded in" in caplog.text
    assert on_disk(path) == OLD
    Store(path).close()
    assert in_json(path) == OLD


def test_a_crash_at_any_step_of_folding_loses_nothing(path: Path) -> None:
    """The documents are announced, then put in place, then the journal is shortened: stop after each of these."""
    crashed(path, OLD)
    announced = path.read_bytes()
    store = Store(path)
    store.write({"papers": {"p9": {"id": "p9"}}})
    whole = journal_of(path).read_bytes()
    store.close()
    put, mark = path.read_bytes(), journal_of(path).read_bytes()
    for documents, journal in ((announced, whole + mark), (put, whole + mark), (put, mark)):
        path.write_bytes(documents)
        journal_of(path).write_bytes(journal)
        assert set(on_disk(path)["papers"]) == {"p1", "p2", "p9"}
        again = Store(path)
        assert again.notices == ()
        again.close()
        assert set(in_json(path)["papers"]) == {"p1", "p2", "p9"}
