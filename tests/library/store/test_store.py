"""Documents that are durable when a write returns."""

import errno
import json
import os
import stat
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tinydb import TinyDB, where

from reader_app.library.store import Store
from reader_app.library.store.contents import read_journal
from reader_app.library.store.record import Kind, Said
from reader_app.library.store.snapshot import DOCUMENTS_A_CHUNK
from reader_app.model.errors import ReaderError
from tests.library.store.looking import (
    BOTH,
    NEW,
    OLD,
    closed,
    contents,
    crashed,
    in_json,
    in_memory,
    journal_of,
    on_disk,
)


def test_a_batch_is_on_disk_when_the_write_returns(path: Path) -> None:
    store = Store(path)
    store.write(OLD)
    assert on_disk(path) == OLD
    store.write(NEW)
    assert on_disk(path) == in_memory(store) == BOTH
    store.close()


def test_after_closing_any_program_reads_everything(path: Path) -> None:
    closed(path, OLD, NEW)
    assert in_json(path) == BOTH
    with TinyDB(path) as db:
        assert db.table("papers").get(where("id") == "p3") == {"id": "p3", "title": "Third"}


def test_a_write_returns_the_batch_that_takes_it_back(path: Path) -> None:
    store = Store(path)
    store.write(OLD)
    back = store.write(NEW)
    store.write(back)
    assert in_memory(store) == on_disk(path) == OLD
    store.close()


def test_what_plain_tinydb_wrote_can_be_opened(path: Path) -> None:
    closed(path, OLD)
    with TinyDB(path) as db:
        db.table("papers").insert({"id": "p9", "title": "By hand"})
    store = Store(path)
    assert store.get("papers", "p9") == {"id": "p9", "title": "By hand"}
    store.write({"papers": {"p10": {"id": "p10", "title": "After"}}})
    store.close()
    assert set(in_json(path)["papers"]) == {"p1", "p2", "p9", "p10"}


def test_what_tinydb_added_after_a_crash_and_what_the_journal_holds_are_both_there(path: Path) -> None:
    closed(path, OLD)
    crashed(path, {"papers": {"p3": {"id": "p3"}}})
    with TinyDB(path) as db:
        db.table("papers").insert({"id": "p9"})
    closed(path)
    assert set(in_json(path)["papers"]) == {"p1", "p2", "p3", "p9"}


def test_a_library_of_the_first_version_goes_on_with_a_journal(path: Path) -> None:
    path.write_text(json.dumps({"papers": {"1": {"id": "p1", "title": "Old"}, "2": {"id": "p2", "title": "Stays"}}}))
    before = path.read_bytes()
    crashed(path, NEW)
    assert path.read_bytes() == before
    assert on_disk(path) == BOTH
    assert Store(path, read_only=True).notices == ()
    closed(path)
    assert in_json(path) == BOTH


def test_opening_and_closing_writes_nothing(path: Path) -> None:
    Store(path).close()
    assert list(path.parent.iterdir()) == []
    closed(path, OLD)
    before = contents(path), path.stat().st_mtime_ns
    Store(path).close()
    assert (contents(path), path.stat().st_mtime_ns) == before


def test_a_change_of_many_documents_is_written_whole(path: Path) -> None:
    many = {"papers": {f"p{number}": {"id": f"p{number}"} for number in range(2 * DOCUMENTS_A_CHUNK + 1)}}
    crashed(path, many)
    assert on_disk(path) == many
    closed(path)
    assert in_json(path) == many


def test_a_record_says_who_changed_what_when_and_from_what(path: Path) -> None:
    store = Store(path)
    store.write(OLD, Said("Import"))
    store.write(NEW, Said("Edit", Kind.REDO, joins=True))
    first, second = read_journal(journal_of(path)).records
    store.close()
    assert (first.at.sequence, second.at.sequence) == (1, 2)
    assert first.at.clock < second.at.clock
    assert first.head.device == second.head.device
    assert len(first.head.device) == 26
    assert (first.head.said, second.head.said) == (Said("Import"), Said("Edit", Kind.REDO, joins=True))
    assert (first.after, first.before) == (OLD, {"papers": {}})
    assert (second.after, second.before) == (NEW, {"papers": OLD["papers"], "notes": {}})


def test_numbers_of_changes_go_on_after_a_restart(path: Path) -> None:
    closed(path, OLD)
    crashed(path, NEW)
    crashed(path, OLD)
    assert [record.at.sequence for record in read_journal(journal_of(path)).records] == [2, 3]


def test_removing_what_is_not_there_is_no_change(path: Path) -> None:
    store = Store(path)
    store.write(OLD)
    size = journal_of(path).stat().st_size
    store.write({"papers": {"nowhere": None}, "notes": {}})
    assert journal_of(path).stat().st_size == size
    store.close()


def test_a_document_given_to_the_store_can_be_changed_by_others_without_harm(path: Path) -> None:
    store = Store(path)
    given = {"id": "p1", "title": "Kept", "tags": ["a"]}
    store.write({"papers": {"p1": given}})
    given["title"] = "Spoiled"
    given["tags"].append("b")  # type: ignore[attr-defined]
    assert store.get("papers", "p1") == {"id": "p1", "title": "Kept", "tags": ["a"]} == on_disk(path)["papers"]["p1"]
    store.close()


def test_documents_are_seen_as_they_are_at_any_time(path: Path) -> None:
    store = Store(path)
    papers = store.documents("papers")
    assert dict(papers) == {}
    store.write(OLD)
    assert dict(papers) == OLD["papers"]
    assert len(papers) == 2
    assert "p9" not in papers
    store.close()


def full_disk(*_args: object, **_kwargs: object) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.parametrize("step", ["open", "write", "fdatasync"])
def test_a_write_that_fails_at_any_step_changes_nothing(path: Path, step: str, monkeypatch: pytest.MonkeyPatch) -> None:
    closed(path, OLD)
    store = Store(path)
    before = contents(path)
    with monkeypatch.context() as patch:
        patch.setattr(os, step, full_disk, raising=False)
        patch.setattr(os, "fsync" if step == "fdatasync" else step, full_disk)
        with pytest.raises(ReaderError, match=r"library\.json could not be written \(No space left on device\)"):
            store.write(NEW)
    assert contents(path) == before
    assert in_memory(store) == OLD
    store.write(NEW)
    assert on_disk(path) == in_memory(store) == BOTH
    store.close()


def test_after_a_sync_that_failed_the_next_change_begins_with_a_file_known_to_be_good(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    crashed(path, OLD)
    store = Store(path)
    file = journal_of(path).stat().st_ino
    with monkeypatch.context() as patch:
        patch.setattr(os, "fdatasync", full_disk, raising=False)
        patch.setattr(os, "fsync", full_disk)
        with pytest.raises(ReaderError):
            store.write(NEW)
    store.write(NEW)
    assert journal_of(path).stat().st_ino != file
    assert on_disk(path) == BOTH
    store.close()


@pytest.mark.parametrize("value", ["\ud83d", 2**70, {1, 2}], ids=["half a surrogate pair", "huge number", "a set"])
def test_what_json_cannot_hold_is_refused_and_spoils_nothing(path: Path, value: object) -> None:
    store = Store(path)
    store.write(OLD)
    with pytest.raises(ReaderError, match="could not be written"):
        store.write({"papers": {"p1": {"id": "p1", "title": value}}})
    assert in_memory(store) == on_disk(path) == OLD
    store.write({"notes": {"n1": {"id": "n1", "text": "Still works"}}})
    assert on_disk(path) == {**OLD, "notes": {"n1": {"id": "n1", "text": "Still works"}}}
    store.close()


def test_a_store_for_reading_refuses_to_write(path: Path) -> None:
    crashed(path, OLD)
    before = contents(path)
    store = Store(path, read_only=True)
    with pytest.raises(ReaderError, match="for reading only"):
        store.write(NEW)
    store.close()
    assert contents(path) == before


def test_who_finds_that_another_program_has_written_changes_nothing(path: Path) -> None:
    first, second = Store(path), Store(path)
    first.write(OLD)
    with pytest.raises(ReaderError, match="another program"):
        second.write(NEW)
    assert in_memory(second) == {}
    third = Store(path)
    third.write(NEW)
    with pytest.raises(ReaderError, match="another program"):
        first.write({"papers": {"p9": {"id": "p9"}}})
    for store in (first, second):
        store.close()
        assert on_disk(path) == BOTH
    third.close()
    assert in_json(path) == BOTH


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_library_that_is_a_link_stays_one(path: Path) -> None:
    elsewhere = path.with_name("synchronised.json")
    closed(elsewhere, OLD)
    path.symlink_to(elsewhere)
    closed(path, NEW)
    assert path.is_symlink()
    assert in_json(elsewhere) == BOTH
    assert not journal_of(path).exists()


@pytest.mark.skipif(sys.platform == "win32", reason="permissions are other ones there")
def test_a_private_library_stays_private(path: Path) -> None:
    closed(path, OLD)
    path.chmod(0o600)
    journal_of(path).chmod(0o600)
    closed(path, NEW)
    assert {stat.S_IMODE(file.stat().st_mode) for file in (path, journal_of(path))} == {0o600}


DOCUMENTS = st.dictionaries(
    st.sampled_from("abcde"),
    st.none()
    | st.dictionaries(st.text(max_size=3), st.integers(-9, 9) | st.text(max_size=5) | st.lists(st.booleans())),
)


@given(st.lists(st.dictionaries(st.sampled_from(["papers", "notes"]), DOCUMENTS), max_size=6))
def test_any_row_of_changes_is_found_again_after_a_crash_and_after_closing(
    tmp_path_factory: pytest.TempPathFactory, batches: list[dict[str, dict[str, dict[str, object] | None]]]
) -> None:
    path = tmp_path_factory.mktemp("library") / "library.json"
    expected: dict[str, dict[str, object]] = {"papers": {}, "notes": {}}
    store = Store(path)
    for batch in batches:
        for name, documents in batch.items():
            for key, document in documents.items():
                if document is None:
                    expected[name].pop(key, None)
                else:
                    document["id"] = key
                    expected[name][key] = document
        store.write(batch)
    found = {name: held for name, held in expected.items() if held}
    assert in_memory(store) == on_disk(path) == found
    store.close()
    assert on_disk(path) == found == (in_json(path) if path.exists() else {})
