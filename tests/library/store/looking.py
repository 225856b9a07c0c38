"""Looking at a library's files and documents, for tests of the store."""

import json
import shutil
from pathlib import Path
from typing import Any

from reader_app.library.store import Batch, Store
from reader_app.library.store.snapshot import JOURNAL_TABLE

OLD: Batch = {"papers": {"p1": {"id": "p1", "title": "Old"}, "p2": {"id": "p2", "title": "Stays"}}}
NEW: Batch = {
    "papers": {"p1": {"id": "p1", "title": "New"}, "p2": None, "p3": {"id": "p3", "title": "Third"}},
    "notes": {"n1": {"id": "n1", "text": "Words"}},
}
BOTH = {
    "papers": {"p1": {"id": "p1", "title": "New"}, "p3": {"id": "p3", "title": "Third"}},
    "notes": {"n1": {"id": "n1", "text": "Words"}},
}


def in_json(path: Path) -> dict[str, dict[str, Any]]:
    """Return what any program finds in the file, by table and id."""
    tables = json.loads(path.read_text(encoding="utf-8"))
    tables.pop(JOURNAL_TABLE, None)
    return {name: {one["id"]: one for one in table.values()} for name, table in tables.items() if table}


def in_memory(store: Store) -> dict[str, dict[str, Any]]:
    return {name: held for name in ("papers", "notes") if (held := dict(store.documents(name)))}


def on_disk(path: Path) -> dict[str, dict[str, Any]]:
    """Return what a fresh look at both files finds."""
    store = Store(path, read_only=True)
    return in_memory(store)


def contents(path: Path) -> dict[str, bytes]:
    """Return every file in the folder of a library, without the copies that are made in the background."""
    files = (file for file in path.parent.rglob("*") if file.is_file() and file.parent.name != "backups")
    return {str(file.relative_to(path.parent)): file.read_bytes() for file in files}


def journal_of(path: Path) -> Path:
    return path.with_suffix(".journal")


def closed(path: Path, *batches: Batch) -> None:
    """Write batches and close the library."""
    store = Store(path)
    for batch in batches:
        store.write(batch)
    store.close()


def crashed(path: Path, *batches: Batch) -> None:
    """Write batches and let go as a crash would: nothing is tidied up."""
    store = Store(path)
    for batch in batches:
        store.write(batch)
    store.backups.finish()
    store._storage.journal.close()


def without(path: Path, *folders: str) -> None:
    """Remove what could help to make a library anew."""
    for folder in folders:
        shutil.rmtree(path.parent / folder, ignore_errors=True)
