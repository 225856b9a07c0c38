"""One of the two libraries that are merged: its documents, how far it has come, and by which changes."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from reader_app.library.documents import (
    annotation_from,
    attachment_from,
    feed_from,
    note_from,
    paper_from,
    search_from,
    tag_colour_from,
)
from reader_app.library.migrations import FORMAT, migrated, over
from reader_app.library.places import PLACES, places_of
from reader_app.library.store import Change, Document, Store, Wanted
from reader_app.library.store.backups import Backups
from reader_app.library.store.change import changes_of
from reader_app.library.store.contents import Contents, read_bytes, read_journal
from reader_app.library.store.framing import scanned
from reader_app.library.store.memory import Memory
from reader_app.library.store.opening import open_files
from reader_app.library.store.packing import unpacked
from reader_app.library.store.record import Position
from reader_app.library.store.segments import HISTORY_BYTES, Segments
from reader_app.library.store.snapshot import Snapshot, snapshot_of
from reader_app.model.errors import ReaderError

Tables = Mapping[str, Mapping[str, Document]]
"""Documents by table and id."""
FILE = "library.json"
_READERS: Mapping[str, Callable[[Document], object]] = {
    "papers": paper_from,
    "notes": note_from,
    "annotations": annotation_from,
    "attachments": attachment_from,
    "feeds": feed_from,
    "searches": search_from,
    "tags": tag_colour_from,
}


@dataclass(frozen=True, slots=True)
class Half:
    """A library as it is at one moment."""

    path: Path
    name: str
    """What people call it: its folder's name, or the file's where that is another one than usual."""
    identity: str
    tables: Tables
    """In this version's format, without what is about the file: the tables `meta` and `journal`."""
    at: Position
    notices: tuple[str, ...]
    about: Document
    """What the library says about itself."""
    places: tuple[Position, ...]
    """Where it has been written as a whole; its history may not reach back to all of them."""
    history: Callable[[Wanted], Iterator[Change]]
    backups: Backups
    base: Tables | None = None
    """The documents before the changes, where nothing but a journal was there to be read."""

    def changes(self) -> Iterator[Change]:
        """Yield the changes that led here, newest first, as far back as they are known."""
        return self.history(Wanted(self.at.sequence + 1))


def half_of(store: Store, path: Path) -> Half:
    """Return the library that is open, whose file is at a path."""
    about = dict(store.get("meta", "library") or {})
    tables = {name: dict(store.documents(name)) for name in store.tables() if name != "meta"}
    marks = tuple(mark.at for mark in read_journal(path.with_suffix(".journal")).marks)
    places = (*marks, *places_of(store.get("meta", PLACES)))
    name, identity = _name(path), str(about.get("library", ""))
    return Half(path, name, identity, tables, store.at, (), about, places, store.changes, store.backups)


def read(path: Path, ours: Half | None = None) -> Half:
    """Return a library that lies in a folder or is a file; nothing is written there.

    It may be a library's file, a backup, or a journal alone, which only says what was changed: that is laid over ours.
    Raises ReaderError where it cannot be read, is no library, or is of a version to come.
    """
    path = (path / FILE if path.is_dir() else path).resolve()
    if path.suffix == ".journal":
        return _patch(path, ours)
    if not path.exists() and not path.with_suffix(".journal").exists():
        raise ReaderError(f"There is no library at {path}; choose its folder, or a copy of {FILE}.")
    return _backup(path) if path.suffix == ".gz" else _file(path)


def current(path: Path, tables: Tables) -> dict[str, dict[str, Document]]:
    """Return documents of any format in this version's, without those about the file.

    Raises ReaderError where they are of a version to come, or say nonsense about it.
    """
    number = tables.get("meta", {}).get("library", {}).get("format", 1)
    if not isinstance(number, int) or number < 1:
        raise ReaderError(f"{path} does not say which format it is in, so nothing was merged.")
    if number > FORMAT:
        raise ReaderError(f"{path} was written by a newer Paper Reader; merge it with that one.")
    whole = over(tables, migrated(tables, from_format=number))
    return {name: documents for name, documents in whole.items() if name != "meta" and documents}


def _file(path: Path) -> Half:
    """Return what a library's file holds with the journal beside it."""
    # Beside a file of another name, history and backups are those of the library in whose folder it lies.
    place = path if path.name == FILE else path / FILE
    history, backups = Segments(place.parent / "history", HISTORY_BYTES), Backups(place)
    found = open_files(path, history, backups, read_only=True)
    memory = Memory(found.snapshot.tables, found.snapshot.numbers)
    for record in found.records:
        memory.apply(record.after)
    tables = {name: dict(memory.documents(name)) for name in memory.tables()}
    journal = path.with_suffix(".journal")
    places = (found.snapshot.at, *(mark.at for mark in read_journal(journal).marks))

    def changes(wanted: Wanted) -> Iterator[Change]:
        return changes_of(_lines(journal, history, wanted), wanted.below)

    return _half(path, tables, found.at, found.notices, places, changes, backups)


def _backup(path: Path) -> Half:
    snapshot = snapshot_of(b"".join(unpacked(path)), path)
    return _half(path, _by_id(snapshot), snapshot.at, (), (), lambda _: iter(()), Backups(path / FILE))


def _patch(path: Path, ours: Half | None) -> Half:
    """Return ours as it would be after the changes of a journal, with what it would have been before them."""
    if ours is None:
        raise ReaderError(f"{path} holds changes but no library; choose the {FILE} that it belongs to.")
    journal = read_journal(path)
    before: dict[str, dict[str, Document | None]] = {}
    after: dict[str, dict[str, Document | None]] = {}
    for record in journal.records:
        for table in record.after:
            before[table] = {**record.back[table], **before.get(table, {})}
            after[table] = {**after.get(table, {}), **record.after[table]}
    at = journal.records[-1].at if journal.records else ours.at
    tables, base = (over({"meta": {"library": ours.about}, **ours.tables}, batch) for batch in (after, before))
    half = _half(path, tables, at, _told(journal), (), lambda wanted: _changes(path, wanted), Backups(path / FILE))
    return Half(
        path, half.name, ours.identity, half.tables, at, half.notices, half.about, (), half.history, half.backups,
        current(path, {**base, "meta": {"library": half.about}}),
    )  # fmt: skip


def _half(
    path: Path,
    tables: Tables,
    at: Position,
    notices: tuple[str, ...],
    places: tuple[Position, ...],
    history: Callable[[Wanted], Iterator[Change]],
    backups: Backups,
) -> Half:
    """Return a half of documents of any format. Raises ReaderError where one of them is not as it should be."""
    about = tables.get("meta", {}).get("library", {})
    if not about and "papers" not in tables:
        raise ReaderError(f"{path} is not a library of Paper Reader, so nothing was merged.")
    whole = current(path, tables)
    _check(path, whole)
    identity = str(about.get("library", ""))
    places += places_of(tables.get("meta", {}).get(PLACES))
    return Half(path, _name(path), identity, whole, at, notices, about, places, history, backups)


def _check(path: Path, tables: Tables) -> None:
    """Raise ReaderError for a document that cannot be read: it must not be found out once it is on disk."""
    for table, reader in _READERS.items():
        for document in tables.get(table, {}).values():
            try:
                reader(document)
            except ReaderError as error:
                raise ReaderError(f"{path} cannot be merged: {error}; correct it there first.") from error


def _name(path: Path) -> str:
    return path.parent.name if path.name == FILE else path.name.removesuffix(".gz").removesuffix(".json")


def _by_id(snapshot: Snapshot) -> Tables:
    return {name: {one["id"]: one for one in table.values()} for name, table in snapshot.tables.items()}


def _told(journal: Contents) -> tuple[str, ...]:
    return (f"{journal.path} is damaged; what can be read of it was taken.",) if journal.scan.holes else ()


def _changes(path: Path, wanted: Wanted) -> Iterator[Change]:
    return changes_of((line.body for line in reversed(scanned(read_bytes(path)).lines)), wanted.below)


def _lines(journal: Path, history: Segments, wanted: Wanted) -> Iterator[bytes]:
    # First, since what is folded in meanwhile goes into the history before it leaves the journal.
    content = read_bytes(journal)
    yield from (line.body for line in reversed(scanned(content).lines))
    yield from history.newest_first(wanted)
