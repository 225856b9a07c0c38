"""Opening is crash recovery."""

import json
import os
from pathlib import Path

import pytest

from reader_app.library.store import Batch, Store
from reader_app.library.store.framing import framed, scanned
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
    without,
)

THIRD: Batch = {"papers": {"p4": {"id": "p4", "title": "Fourth"}}}


def notices(path: Path, *, read_only: bool = True) -> str:
    store = Store(path, read_only=read_only)
    store.close()
    return "\n".join(store.notices)


def files(path: Path) -> set[str]:
    return {file.name for file in path.parent.iterdir()}


def test_a_torn_tail_is_dropped_without_a_word_and_written_over(path: Path) -> None:
    crashed(path, OLD)
    whole = journal_of(path).read_bytes()
    crashed(path, NEW)
    torn = journal_of(path).read_bytes()[:-5]
    journal_of(path).write_bytes(torn)
    assert on_disk(path) == OLD
    assert notices(path) == ""
    assert journal_of(path).read_bytes() == torn
    crashed(path, THIRD)
    assert journal_of(path).read_bytes().startswith(whole)
    assert scanned(journal_of(path).read_bytes()).holes == ()
    assert on_disk(path) == {"papers": {**OLD["papers"], **THIRD["papers"]}}


def test_a_change_of_several_lines_without_its_last_never_happened(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader_app.library.store.tables.DOCUMENTS_A_CHUNK", 2)
    crashed(path, OLD)
    before = len(journal_of(path).read_bytes())
    crashed(path, {"papers": {f"q{number}": {"id": f"q{number}"} for number in range(6)}})
    whole = journal_of(path).read_bytes()
    ends = [line.end for line in scanned(whole).lines]
    assert len(ends) == 5
    for end in ends[1:-1]:
        journal_of(path).write_bytes(whole[:end])
        assert on_disk(path) == OLD
        assert notices(path) == ""
        crashed(path, THIRD)
        assert on_disk(path) == {"papers": {**OLD["papers"], **THIRD["papers"]}}
        assert journal_of(path).read_bytes()[:before] == whole[:before]


def test_replaying_what_the_documents_already_hold_changes_nothing(path: Path) -> None:
    crashed(path, OLD)
    journal = journal_of(path).read_bytes()
    closed(path, NEW)
    journal_of(path).write_bytes(journal)
    assert on_disk(path) == BOTH


def test_damage_costs_the_change_it_is_in_and_the_user_is_told(path: Path) -> None:
    crashed(path, OLD)
    start = len(journal_of(path).read_bytes())
    crashed(path, NEW, THIRD)
    damaged = bytearray(journal_of(path).read_bytes())
    damaged[start + 40] ^= 1
    journal_of(path).write_bytes(damaged)
    assert "could not be read" in notices(path)
    assert journal_of(path).read_bytes() == damaged
    store = Store(path)
    assert in_memory(store) == {"papers": {**OLD["papers"], **THIRD["papers"]}}
    first, second, third = store.notices
    assert f"{journal_of(path)} is damaged" in first
    assert "all 2 changes that can be read were saved" in first
    assert second.startswith("1 changes are missing")
    kept = third.removeprefix("The journal as it was found is kept as ").removesuffix(".")
    assert Path(kept).read_bytes() == damaged
    store.write(NEW)
    store.close()
    assert in_json(path) == on_disk(path) == {**BOTH, "papers": {**BOTH["papers"], **THIRD["papers"]}}
    assert notices(path) == ""


def test_each_damaged_journal_is_kept_under_a_name_of_its_own(path: Path) -> None:
    for _ in range(2):
        crashed(path, OLD)
        journal_of(path).write_bytes(journal_of(path).read_bytes() + b"rubbish\n")
        closed(path)
    assert len([name for name in files(path) if name.endswith(".damaged")]) == 2


def test_a_repair_that_cannot_be_written_is_refused_and_leaves_all_as_it_was(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    crashed(path, OLD)
    journal_of(path).write_bytes(journal_of(path).read_bytes() + b"rubbish\n")
    before = contents(path)

    def full(*_args: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(ReaderError, match="could not be repaired"):
        Store(path)
    assert contents(path) == before
    assert on_disk(path) == OLD


def test_a_file_that_somebody_changed_is_used_as_it_is_and_told_once(path: Path) -> None:
    closed(path, OLD)
    path.write_text(path.read_text().replace("Stays", "Stayz"))
    crashed(path, THIRD)
    path.write_text(path.read_text().replace("Stayz", "Moved"))
    assert "was changed by another program, or damaged" in notices(path)
    store = Store(path)
    assert store.notices
    assert in_memory(store)["papers"].keys() == {"p1", "p2", "p4"}
    assert store.get("papers", "p2") == {"id": "p2", "title": "Moved"}
    store._storage.journal.close()
    assert notices(path) == ""


def test_an_older_copy_in_the_place_of_the_file_gets_all_changes_since_from_the_history(path: Path) -> None:
    closed(path, OLD)
    older = path.read_bytes()
    closed(path, NEW)
    crashed(path, THIRD)
    path.write_bytes(older)
    store = Store(path)
    assert in_memory(store) == {**BOTH, "papers": {**BOTH["papers"], **THIRD["papers"]}}
    assert store.notices == (f"{path} is an older copy; 1 changes made since were taken from the history.",)
    store.close()
    assert notices(path) == ""
    assert [change.head.at.sequence for change in Store(path, read_only=True).changes()] == [3, 2, 1]


def test_an_older_copy_whose_history_is_gone_gets_the_last_changes(path: Path) -> None:
    closed(path, OLD)
    older = path.read_bytes()
    closed(path, NEW)
    crashed(path, THIRD)
    path.write_bytes(older)
    without(path, "history")
    store = Store(path)
    assert in_memory(store) == {"papers": {**OLD["papers"], **THIRD["papers"]}}
    assert "1 changes are missing between" in store.notices[1]
    store.close()
    assert notices(path) == ""


def test_a_copy_of_another_library_is_not_taken_for_an_older_one(path: Path) -> None:
    elsewhere = path.with_name("elsewhere") / "library.json"
    elsewhere.parent.mkdir()
    closed(elsewhere, {"papers": {"other": {"id": "other"}}})
    closed(path, OLD, NEW)
    crashed(path, THIRD)
    path.write_bytes(elsewhere.read_bytes())
    store = Store(path)
    assert in_memory(store) == {"papers": {"other": {"id": "other"}}}
    assert "put there by another program" in store.notices[0]
    assert "1 changes made here before that do not belong to it" in store.notices[1]
    store.close()


def test_an_older_copy_of_the_journal_takes_nothing_away(path: Path) -> None:
    crashed(path, OLD)
    older = journal_of(path).read_bytes()
    closed(path, NEW)
    journal_of(path).write_bytes(older)
    assert on_disk(path) == BOTH
    crashed(path, THIRD)
    assert on_disk(path) == {**BOTH, "papers": {**BOTH["papers"], **THIRD["papers"]}}
    assert notices(path) == ""


def test_a_file_from_elsewhere_is_not_mixed_with_changes_made_here(path: Path) -> None:
    elsewhere = path.with_name("elsewhere") / "library.json"
    elsewhere.parent.mkdir()
    closed(path, OLD)
    closed(elsewhere, THIRD, THIRD, THIRD)
    crashed(path, NEW)
    journal = journal_of(path).read_bytes()
    path.write_bytes(elsewhere.read_bytes())
    assert on_disk(path) == THIRD
    store = Store(path)
    assert "put there by another program" in store.notices[0]
    assert "1 changes made here before that do not belong to it" in store.notices[1]
    assert Path(store.notices[2].removeprefix("The journal as it was found is kept as ")[:-1]).read_bytes() == journal
    assert in_memory(store) == THIRD
    store.write(OLD)
    store.close()
    assert on_disk(path) == {"papers": {**OLD["papers"], **THIRD["papers"]}}
    assert notices(path) == ""


def test_a_file_from_elsewhere_where_all_was_folded_in_loses_nothing(path: Path) -> None:
    elsewhere = path.with_name("elsewhere") / "library.json"
    elsewhere.parent.mkdir()
    closed(path, OLD)
    closed(elsewhere, THIRD, THIRD)
    path.write_bytes(elsewhere.read_bytes())
    closed(path, NEW)
    assert in_json(path) == {**BOTH, "papers": {"p4": THIRD["papers"]["p4"], **BOTH["papers"]}}
    assert not any(name.endswith(".damaged") for name in files(path))


@pytest.mark.parametrize("is_missing", [True, False])
def test_documents_that_cannot_be_read_are_made_anew_from_a_backup_and_all_changes_since(
    path: Path, is_missing: bool
) -> None:
    closed(path, OLD)
    crashed(path, {"notes": {"n9": {"id": "n9"}}})
    closed(path)
    crashed(path, NEW, THIRD)
    damaged = path.read_bytes()[:-20]
    path.write_bytes(damaged)
    if is_missing:
        path.unlink()
    whole = {"notes": {"n9": {"id": "n9"}, **BOTH["notes"]}, "papers": {**BOTH["papers"], **THIRD["papers"]}}
    assert on_disk(path) == whole
    store = Store(path)
    assert in_memory(store) == whole
    assert store.notices[0].startswith(f"{path} is missing, so" if is_missing else f"{path} is damaged (line ")
    assert ", so the library was made anew from library-" in store.notices[0]
    assert "and the 3 changes since; nothing is lost." in store.notices[0]
    if not is_missing:
        assert Path(store.notices[1].removeprefix("The file as it was found is kept as ")[:-1]).read_bytes() == damaged
    store.close()
    assert in_json(path) == whole
    assert notices(path) == ""


def test_a_damaged_backup_is_passed_over_for_an_older_one(path: Path) -> None:
    closed(path, OLD)
    store = Store(path)
    older = store.back_up("older")
    store.write(NEW)
    newer = store.back_up("newer")
    store.close()
    newer.path.write_bytes(newer.path.read_bytes()[:-9])
    for backup in store.backups.all():
        if backup not in (older, newer):
            backup.path.unlink()
    path.write_text("damaged")
    assert on_disk(path) == BOTH


@pytest.mark.parametrize("lacking", ["history", "backups"])
def test_without_every_change_since_a_backup_nothing_is_made_anew(path: Path, lacking: str) -> None:
    closed(path, OLD)
    closed(path, NEW)
    crashed(path, THIRD)
    path.write_text("damaged")
    without(path, lacking)
    with pytest.raises(ReaderError) as refusal:
        Store(path)
    assert "is damaged (line 1, column 1)" in str(refusal.value)
    assert f"The last 1 changes are safe in {journal_of(path)}" in str(refusal.value)
    assert ("The newest backup, which can be unpacked" in str(refusal.value)) == (lacking == "history")
    assert path.read_text() == "damaged"


def test_documents_that_are_missing_are_told_and_not_begun_anew(path: Path) -> None:
    closed(path, OLD)
    crashed(path, NEW)
    path.unlink()
    without(path, "backups")
    with pytest.raises(ReaderError, match=r"library\.json is missing.*The last 1 changes are safe in"):
        Store(path)
    assert not path.exists()


def test_documents_that_were_never_folded_in_are_made_from_the_journal(path: Path) -> None:
    crashed(path, OLD, NEW)
    path.unlink()
    closed(path)
    assert in_json(path) == BOTH


def test_a_journal_of_a_version_to_come_is_left_alone(path: Path) -> None:
    crashed(path, OLD)
    journal_of(path).write_bytes(journal_of(path).read_bytes() + framed(json.dumps({"verdict": 2}).encode()))
    before = journal_of(path).read_bytes()
    with pytest.raises(ReaderError, match="does not understand"):
        Store(path)
    assert journal_of(path).read_bytes() == before


def test_a_journal_that_cannot_be_read_is_told(path: Path) -> None:
    journal_of(path).mkdir()
    with pytest.raises(ReaderError, match=r"library\.journal could not be read"):
        Store(path)


def test_who_only_reads_looks_again_where_the_files_were_just_replaced(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed(path, OLD)
    stale = journal_of(path).read_bytes()
    closed(path, NEW)
    fresh = journal_of(path).read_bytes()
    journal_of(path).write_bytes(stale)
    without(path, "history")
    looks = []

    def read_bytes(file: Path) -> bytes:
        looks.append(file.name)
        if looks.count("library.journal") == 2:
            journal_of(path).write_bytes(fresh)
        return original(file)

    original = Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", read_bytes)
    assert Store(path, read_only=True).notices == ()
    assert looks.count("library.journal") == 2
