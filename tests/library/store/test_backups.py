"""Copies that are made in time, read again, and let go of."""

import gzip
import logging
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader_app.library.store import Store, backups, disk
from reader_app.library.store.backups import PERIODS, Backups, kept_times
from reader_app.library.store.packing import packed_documents
from reader_app.library.store.record import Position
from reader_app.library.store.snapshot import DOCUMENTS_A_CHUNK, Tables, snapshot_pieces
from reader_app.model.errors import ReaderError
from tests.library.store.looking import NEW, OLD, closed, in_json

START = datetime(2026, 3, 2, 9, tzinfo=UTC)


class Calendar(datetime):
    """The computer's clock."""

    moment = START

    @classmethod
    def now(cls, tz: object = None) -> datetime:
        return cls.moment


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> type[Calendar]:
    monkeypatch.setattr(backups, "datetime", Calendar)
    Calendar.moment = START
    return Calendar


def copies(path: Path) -> list[str]:
    return [backup.path.name for backup in Backups(path).all()]


def write(store: Store, text: str) -> None:
    store.write({"notes": {"n": {"id": "n", "text": text}}})
    store.backups.finish()


def test_a_copy_is_made_of_what_there_was_before_a_change_and_not_too_often(path: Path, clock: type[Calendar]) -> None:
    store = Store(path)
    write(store, "1")
    assert copies(path) == []
    write(store, "2")
    assert copies(path) == ["library-20260302T090000Z.json.gz"]
    clock.moment += timedelta(minutes=9)
    write(store, "3")
    assert len(copies(path)) == 1
    clock.moment += timedelta(minutes=1)
    write(store, "4")
    store.close()
    assert copies(path) == ["library-20260302T091000Z.json.gz", "library-20260302T090000Z.json.gz"]
    texts = [dict(store.backups.documents(backup))["notes"]["text"] for backup in Backups(path).all()]
    assert texts == ["3", "1"]


def test_the_next_session_goes_on_where_the_last_one_ended(path: Path, clock: type[Calendar]) -> None:
    closed(path, OLD, NEW)
    assert len(copies(path)) == 1
    clock.moment += timedelta(minutes=5)
    closed(path, OLD)
    assert len(copies(path)) == 1
    clock.moment -= timedelta(days=9)
    closed(path, NEW)
    assert len(copies(path)) == 2


def test_a_copy_unpacked_is_a_library_that_any_program_reads(path: Path, tmp_path: Path) -> None:
    closed(path, OLD)
    store = Store(path)
    backup = store.back_up("test")
    store.close()
    elsewhere = tmp_path / "elsewhere.json"
    elsewhere.write_bytes(gzip.decompress(backup.path.read_bytes()))
    assert in_json(elsewhere) == OLD


def test_a_copy_that_is_not_what_was_copied_is_not_kept(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def spoiled(target: Path, pieces: object, **options: object) -> object:
        content = b"".join(pieces)  # type: ignore[arg-type]
        whole = gzip.decompress(content).replace(b"Stays", b"Moved")
        return original(target, [gzip.compress(whole)])

    original = disk.replace
    closed(path, OLD)
    store = Store(path)
    monkeypatch.setattr(disk, "replace", spoiled)
    with pytest.raises(ReaderError, match="could not be read as it was written"):
        store.back_up("test")
    assert copies(path) == []
    store.close()


def test_a_copy_that_lacks_documents_is_not_kept(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    closed(path, OLD)
    store = Store(path)
    monkeypatch.setattr(backups, "snapshot_pieces", lambda _tables, at: snapshot_pieces({"papers": {}}, at))
    with pytest.raises(ReaderError, match="could not be read as it was written"):
        store.back_up("test")
    assert copies(path) == []
    store.close()


def test_the_last_room_on_a_disk_is_not_taken(
    path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    closed(path, OLD)
    free = path.stat().st_size * backups.ROOM_WANTED
    monkeypatch.setattr(backups.shutil, "disk_usage", lambda _folder: shutil._ntuple_diskusage(1, 1, free - 1))  # type: ignore[attr-defined]
    with caplog.at_level(logging.WARNING):
        closed(path, NEW)
    assert "too little room for a backup" in caplog.text
    assert copies(path) == []
    assert in_json(path)["notes"]


def test_copies_out_of_turn_are_kept_for_good(path: Path, clock: type[Calendar]) -> None:
    store = Store(path)
    write(store, "1")
    store.back_up("before-format-2")
    for _ in range(40):
        clock.moment += timedelta(days=3)
        write(store, "2")
    store.close()
    kept = Backups(path).all()
    assert len(kept) <= 2 * len(PERIODS) + 1
    assert kept[-1].reason == "before-format-2"


@given(st.lists(st.integers(10, 3000), min_size=1, max_size=200))
def test_there_is_always_a_copy_of_the_last_and_of_the_period_before(pauses: list[int]) -> None:
    """Copies come after pauses of some minutes, and each time those that are over are let go of."""
    moment, held, made = START, [START], [START]
    for minutes in pauses:
        moment += timedelta(minutes=minutes)
        made.append(moment)
        held = sorted({*kept_times([*held, moment])})
        assert moment in held
        assert len(held) <= 2 * len(PERIODS)
        for period in PERIODS:
            seconds = period.total_seconds()
            numbers = sorted({int(one.timestamp() // seconds) for one in made})[-2:]
            firsts = {next(one for one in made if int(one.timestamp() // seconds) == number) for number in numbers}
            assert firsts <= set(held)


TABLES = st.dictionaries(
    st.sampled_from(["papers", "notes", 'odd "name"', "brace{"]),
    st.dictionaries(
        st.integers(1, 10**6).map(str),
        st.fixed_dictionaries({"id": st.text(), "held": st.recursive(st.text(), lambda one: st.lists(one))}),
        max_size=5,
    ),
)


@given(TABLES, st.integers(1, 70))
def test_a_file_is_read_in_pieces_as_it_was_written(tables: Tables, bite: int) -> None:
    content = b"".join(snapshot_pieces(tables, Position(3, "c")))
    pieces = [content[start : start + bite] for start in range(0, len(content), bite)]
    found: Tables = {}
    for table, documents in packed_documents(Path("x"), pieces):
        found.setdefault(table, {}).update(documents)
    assert found == {name: table for name, table in tables.items() if table}


def test_a_table_of_many_chunks_is_read_whole() -> None:
    for count in (DOCUMENTS_A_CHUNK - 1, DOCUMENTS_A_CHUNK, 2 * DOCUMENTS_A_CHUNK + 1):
        tables = {
            "papers": {str(number): {"id": str(number), "deep": {"er": {}}} for number in range(1, count)},
            "z": {},
        }
        found = list(packed_documents(Path("x"), snapshot_pieces(tables, Position(0, ""))))
        assert sum(len(documents) for _, documents in found) == count - 1


def test_a_library_that_has_no_file_yet_is_copied_too(tmp_path: Path) -> None:
    store = Store(tmp_path / "library.json")
    assert not (tmp_path / "library.json").exists()
    assert list(store.backups.documents(store.back_up("test"))) == []
    store.close()
