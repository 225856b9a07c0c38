"""Another program's file in the place of the library's: kept whole beside it, and never replaced unseen."""

import os
import shutil
from pathlib import Path

from reader_app.library.store import Store
from tests.library.store.looking import BOTH, NEW, OLD, closed, crashed, in_json, in_memory, journal_of, on_disk

ABOUT = {"meta": {"library": {"id": "library", "library": "one", "format": 2}}}
OTHER = {"papers": {"p1": {"id": "p1", "title": "Elsewhere"}}}


def elsewhere(path: Path, there: Path) -> bytes:
    """Return the file of a copy that went its own way."""
    shutil.copytree(path.parent, there, dirs_exist_ok=True)
    closed(there / path.name, OTHER)
    return (there / path.name).read_bytes()


def put(path: Path, content: bytes) -> None:
    """Replace a file as programs for synchronising do."""
    beside = path.with_name("arriving")
    beside.write_bytes(content)
    os.replace(beside, path)  # noqa: PTH105


def rested(store: Store) -> None:
    """Let a store look twice, as it does while nothing else is to be done."""
    store.rest()
    store.rest()
    if store._compaction._thread:
        store._compaction._thread.join()


def kept(path: Path) -> list[Path]:
    return sorted(path.parent.glob("library.foreign-*"))


def test_a_file_put_there_while_the_library_is_open_is_kept_and_ours_put_back(path: Path, tmp_path: Path) -> None:
    closed(path, ABOUT | OLD)
    theirs = elsewhere(path, tmp_path / "there")
    store = Store(path)
    store.write(NEW)
    put(path, theirs)
    rested(store)
    assert [one.read_bytes() for one in kept(path)] == [theirs]
    assert store.foreign == tuple(kept(path))
    store.let_go_of(kept(path)[0])
    assert store.foreign == ()
    assert in_json(path)["papers"] == BOTH["papers"]
    store.close()
    assert len(kept(path)) == 1


def test_it_is_kept_at_the_latest_when_the_library_closes(path: Path, tmp_path: Path) -> None:
    closed(path, ABOUT | OLD)
    theirs = elsewhere(path, tmp_path / "there")
    store = Store(path)
    store.write(NEW)
    put(path, theirs)
    store.close()
    assert [one.read_bytes() for one in kept(path)] == [theirs]
    assert in_json(path)["papers"] == BOTH["papers"]


def test_a_file_that_is_still_being_written_is_left_alone(path: Path) -> None:
    closed(path, OLD)
    store = Store(path)
    store.write(NEW)
    for half in (b"{", b'{"papers', b'{"papers": {'):
        put(path, half)
        store.rest()
    assert kept(path) == []
    store.close()


def test_a_file_that_was_only_touched_is_not_taken_for_another(path: Path) -> None:
    closed(path, OLD)
    store = Store(path)
    store.write(NEW)
    os.utime(path, (1, 1))
    rested(store)
    put(path, path.read_bytes())
    rested(store)
    store.close()
    assert kept(path) == []


def test_a_file_that_is_gone_is_written_again(path: Path) -> None:
    closed(path, OLD)
    store = Store(path)
    store.write(NEW)
    path.unlink()
    rested(store)
    assert in_json(path) == BOTH
    assert kept(path) == []
    store.close()


def test_our_own_files_are_never_taken_for_others(path: Path) -> None:
    store = Store(path)
    for number in range(5):
        store.write({"papers": {f"p{number}": {"id": f"p{number}"}}})
        store._compaction.finish()
        rested(store)
    store.close()
    assert kept(path) == []


def test_changes_are_kept_where_the_journal_was_replaced(path: Path, tmp_path: Path) -> None:
    closed(path, OLD)
    elsewhere(path, tmp_path / "there")
    store = Store(path)
    store.write(NEW)
    for name in ("library.json", "library.journal"):
        put(path.with_name(name), (tmp_path / "there" / name).read_bytes())
    store.close()
    assert in_json(path) == in_json(tmp_path / "there" / path.name)
    assert [in_json(one) for one in kept(path)] == [BOTH]


def test_a_file_found_at_opening_is_kept_and_ours_is_opened(path: Path, tmp_path: Path) -> None:
    closed(path, ABOUT | OLD)
    theirs = elsewhere(path, tmp_path / "there")
    crashed(path, NEW)
    put(path, theirs)
    store = Store(path)
    assert in_memory(store) == BOTH
    assert [one.read_bytes() for one in kept(path)] == [theirs]
    assert store.foreign == tuple(kept(path))
    assert any("merged with what was here" in notice for notice in store.notices)
    store.close()
    assert on_disk(path) == BOTH


def test_where_ours_cannot_be_made_anew_the_journal_is_kept_to_be_merged(path: Path, tmp_path: Path) -> None:
    closed(path, ABOUT | OLD)
    theirs = elsewhere(path, tmp_path / "there")
    crashed(path, {"meta": {"library": ABOUT["meta"]["library"] | {"generation": 5}}} | NEW)
    journal = journal_of(path).read_bytes()
    for folder in ("backups", "history"):
        shutil.rmtree(path.parent / folder, ignore_errors=True)
    put(path, theirs)
    store = Store(path)
    assert in_memory(store)["papers"]["p1"]["title"] == "Elsewhere"
    assert [one.read_bytes() for one in kept(path)] == [journal]
    assert [one.suffix for one in store.foreign] == [".journal"]
    store.close()


def test_a_file_of_another_library_is_used_as_it_is(path: Path, tmp_path: Path) -> None:
    closed(path, ABOUT | OLD)
    closed(tmp_path / "other.json", {"meta": {"library": {"id": "library", "library": "two", "format": 2}}} | OTHER)
    closed(tmp_path / "other.json", OTHER)
    crashed(path, NEW)
    put(path, (tmp_path / "other.json").read_bytes())
    store = Store(path)
    assert store.foreign == ()
    assert any("used as it is" in notice for notice in store.notices)
    store.close()
