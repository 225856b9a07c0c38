"""One file, written as a whole or not at all."""

import errno
import json
import os
import signal
import stat
import subprocess
import sys
import threading
from pathlib import Path

import orjson
import pytest
from tinydb import TinyDB, where

from reader_app.library.store import DOCUMENTS_A_CHUNK, Batch, Store
from reader_app.model.errors import ReaderError
from tests.places import PROJECT

OLD = {"papers": {"p1": {"id": "p1", "title": "Old"}, "p2": {"id": "p2", "title": "Stays"}}}
NEW: Batch = {
    "papers": {"p1": {"id": "p1", "title": "New"}, "p2": None, "p3": {"id": "p3", "title": "Third"}},
    "notes": {"n1": {"id": "n1", "text": "Words"}},
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "library.json"


def on_disk(path: Path) -> dict[str, dict[str, object]]:
    """Return the documents of a fresh look at the file, by table and id."""
    tables = json.loads(path.read_text(encoding="utf-8"))
    return {name: {one["id"]: one for one in table.values()} for name, table in tables.items() if table}


def in_memory(store: Store) -> dict[str, dict[str, object]]:
    return {name: held for name in ("papers", "notes") if (held := dict(store.documents(name)))}


def test_a_batch_is_on_disk_when_the_write_returns(path: Path) -> None:
    store = Store(path)
    store.write(OLD)
    store.write(NEW)
    expected = {
        "papers": {"p1": {"id": "p1", "title": "New"}, "p3": {"id": "p3", "title": "Third"}},
        "notes": {"n1": {"id": "n1", "text": "Words"}},
    }
    assert on_disk(path) == expected
    assert in_memory(store) == expected
    assert in_memory(Store(path)) == expected


def test_a_write_returns_the_batch_that_takes_it_back(path: Path) -> None:
    store = Store(path)
    store.write(OLD)
    back = store.write(NEW)
    store.write(back)
    assert on_disk(path) == OLD


def test_plain_tinydb_opens_the_file(path: Path) -> None:
    Store(path).write(OLD)
    with TinyDB(path) as db:
        found = db.table("papers").get(where("id") == "p2")
    assert found == {"id": "p2", "title": "Stays"}


def test_what_plain_tinydb_wrote_can_be_opened(path: Path) -> None:
    Store(path).write(OLD)
    with TinyDB(path) as db:
        db.table("papers").insert({"id": "p9", "title": "By hand"})
    store = Store(path)
    assert store.get("papers", "p9") == {"id": "p9", "title": "By hand"}
    store.write({"papers": {"p10": {"id": "p10", "title": "After"}}})
    assert set(on_disk(path)["papers"]) == {"p1", "p2", "p9", "p10"}


def test_a_table_of_more_than_one_chunk_is_written_whole(path: Path) -> None:
    many = {f"p{number}": {"id": f"p{number}"} for number in range(2 * DOCUMENTS_A_CHUNK + 1)}
    Store(path).write({"papers": many})
    assert on_disk(path)["papers"] == many


def test_a_document_given_to_the_store_can_be_changed_by_others_without_harm(path: Path) -> None:
    store = Store(path)
    given = {"id": "p1", "title": "Kept"}
    store.write({"papers": {"p1": given}})
    given["title"] = "Spoiled"
    assert store.get("papers", "p1") == {"id": "p1", "title": "Kept"}


def full_disk(*_args: object, **_kwargs: object) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.parametrize("step", ["open", "write", "fsync", "rename"])
def test_a_write_that_fails_at_any_step_changes_nothing(path: Path, step: str, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store(path)
    store.write(OLD)
    before = path.read_bytes()
    with monkeypatch.context() as patch:
        if step == "open":
            patch.setattr(Path, "open", full_disk)
        elif step == "write":
            patch.setattr(orjson, "dumps", full_disk)
        elif step == "fsync":
            patch.setattr(os, "fsync", full_disk)
        else:
            patch.setattr(Path, "replace", full_disk)
        with pytest.raises(ReaderError, match=r"library\.json could not be written \(No space left on device\)"):
            store.write(NEW)
    assert path.read_bytes() == before
    assert in_memory(store) == OLD
    assert os.listdir(path.parent) == ["library.json"]  # noqa: PTH208 - hidden files too
    store.write(NEW)
    assert set(on_disk(path)["papers"]) == {"p1", "p3"}


def test_a_rename_counts_even_where_the_folder_cannot_be_synced(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store, asked = Store(path), []

    def refused(folder: Path, _flags: int) -> int:
        asked.append(folder)
        raise OSError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(os, "open", refused)
    store.write(OLD)
    assert asked == [path.parent]
    assert on_disk(path) == OLD


@pytest.mark.parametrize("value", ["\ud83d", 2**70, {1, 2}], ids=["half a surrogate pair", "huge number", "a set"])
def test_what_json_cannot_hold_is_refused_and_spoils_nothing(path: Path, value: object) -> None:
    store = Store(path)
    store.write(OLD)
    with pytest.raises(ReaderError, match="could not be written"):
        store.write({"papers": {"p1": {"id": "p1", "title": value}}})
    assert in_memory(store) == OLD
    store.write({"notes": {"n1": {"id": "n1", "text": "Still works"}}})
    assert on_disk(path) == OLD | {"notes": {"n1": {"id": "n1", "text": "Still works"}}}


@pytest.mark.parametrize(
    ("content", "place"),
    [
        (b"", "line 1, column 1"),
        (b'{"papers": {"1": {"id": "p1"', "line 1"),
        (b'{"papers":\n{"1": \x00}}', "line 2"),
        (b'{"papers": {"1": {"title": "No id"}}}', "“papers” (entry “1”"),
        (b'{"papers": {"1": {"id": ""}}}', "“papers” (entry “1”"),
        (b'{"papers": {"one": {"id": "p1"}}}', "“papers” (entry “one”"),
        ('{"papers": {"²": {"id": "p1"}}}'.encode(), "“papers” (entry “²”"),
        (b'{"papers": {"01": {"id": "p1"}}}', "“papers” (entry “01”"),
        (b'{"papers": {"1": {"id": "p1"}, "2": {"id": "p1"}}}', "“papers” (the id “p1” is there twice)"),
        (b'{"papers": [1, 2]}', "“papers” (it holds no documents)"),
        (b"[1, 2]", "is not a library"),
    ],
)
def test_a_damaged_file_is_refused_with_its_place_and_left_as_it_is(path: Path, content: bytes, place: str) -> None:
    path.write_bytes(content)
    with pytest.raises(ReaderError) as refusal:
        Store(path)
    assert str(path) in str(refusal.value)
    assert place in str(refusal.value)
    assert "left as it is" in str(refusal.value)
    assert path.read_bytes() == content


def test_a_file_that_cannot_be_read_is_told(path: Path) -> None:
    path.mkdir()
    with pytest.raises(ReaderError, match=r"library\.json could not be read"):
        Store(path)


def test_a_store_for_reading_refuses_to_write(path: Path) -> None:
    Store(path).write(OLD)
    with pytest.raises(ReaderError, match="for reading only"):
        Store(path, read_only=True).write(NEW)
    assert on_disk(path) == OLD


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_library_that_is_a_link_stays_one(path: Path) -> None:
    elsewhere = path.with_name("synchronised.json")
    Store(elsewhere).write(OLD)
    path.symlink_to(elsewhere)
    Store(path).write(NEW)
    assert path.is_symlink()
    assert set(on_disk(elsewhere)["papers"]) == {"p1", "p3"}


@pytest.mark.skipif(sys.platform == "win32", reason="permissions are other ones there")
def test_a_private_library_stays_private(path: Path) -> None:
    store = Store(path)
    store.write(OLD)
    path.chmod(0o600)
    store.write(NEW)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL there")
def test_a_kill_in_the_middle_of_writing_leaves_a_whole_state(tmp_path: Path) -> None:
    """Each state of the writer has one number in all its documents; the file must never mix two, or lose one told."""
    path = tmp_path / "library.json"
    for round_number in range(4):
        told = killed_after(path, lines=3 + 5 * round_number)
        documents = on_disk(path)
        states = {one["state"] for one in documents["papers"].values()} | {
            one["state"] for one in documents["notes"].values()
        }
        assert len(states) == 1
        assert states.pop() >= told


def killed_after(path: Path, lines: int) -> int:
    """Kill a writing process once it has told so many states; return the last it told."""
    writer = subprocess.Popen(
        [sys.executable, "-m", "tests.torture.writer", str(path)], cwd=PROJECT, stdout=subprocess.PIPE, text=True
    )
    assert writer.stdout is not None
    with writer.stdout:
        told = [int(writer.stdout.readline()) for _ in range(lines)]
        timer = threading.Timer(0.002 * lines, writer.send_signal, [signal.SIGKILL])
        timer.start()
        told += [int(line) for line in writer.stdout if line.endswith("\n")]
    writer.wait()
    timer.join()
    return told[-1]
