"""Opening is crash recovery: the documents of `library.json` with all that the journal adds to them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from reader_app.library.store import disk
from reader_app.library.store.backups import Backup, Backups
from reader_app.library.store.contents import Contents, read_journal
from reader_app.library.store.foreign import kept_beside
from reader_app.library.store.framing import framed
from reader_app.library.store.journal import Journal
from reader_app.library.store.lineage import Descent, Lineage, lineage
from reader_app.library.store.record import Mark, Position, Record, body_of
from reader_app.library.store.segments import Segments
from reader_app.library.store.snapshot import Snapshot, Tables, UnreadableError, read_snapshot, snapshot_pieces
from reader_app.model.errors import ReaderError

LOOKS = 3
"""Who only reads may look while the two files are being replaced one after the other, and then looks again."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A library as it was found, and what the user has to know about it."""

    snapshot: Snapshot
    records: tuple[Record, ...]
    """The changes that are only in the journal."""
    journal: Journal
    at: Position
    notices: tuple[str, ...]
    foreign: tuple[Path, ...] = ()
    """What came from another computer, or had to give way to it: files that are to be merged."""


@dataclass(frozen=True, slots=True)
class _Found:
    """What was found in a library's folder."""

    path: Path
    snapshot: Snapshot
    journal: Contents
    line: Lineage
    fault: str = ""
    """Why the documents are not those of the library's file."""
    backup: Backup | None = None
    """Where they are from then."""
    is_replaced: bool = False
    """Another program has put a file in the place of the library's, which is to be merged with the documents."""

    @property
    def is_patch(self) -> bool:
        """Whether the journal is to be merged with the documents: those of the same library, but from elsewhere."""
        return self.apart > 0 and _identity(self.snapshot.tables) in _identities(self.journal)

    @property
    def apart(self) -> int:
        """How many changes of the journal go on from other documents than those that are there."""
        if self.line.descent is not Descent.FOREIGN:
            return 0
        return sum(record.at.sequence > self.journal.marks[-1].at.sequence for record in self.journal.records)

    @property
    def at(self) -> Position:
        """The last position that anything here has reached."""
        journal = self.journal
        reached = [self.snapshot.at, *(mark.at for mark in journal.marks), *(one.at for one in journal.records)]
        return Position(max(one.sequence for one in reached), max(one.clock for one in reached))


def open_files(path: Path, history: Segments, backups: Backups, *, read_only: bool) -> Opened:
    """Read a library; unless it is for reading only, repair what damage left.

    Raises ReaderError where its documents cannot be read or made anew, or where a repair cannot be written.
    """
    found = _found(path, history, backups)
    for _ in range(LOOKS if read_only else 0):
        if found.line.descent is Descent.FOREIGN:
            found = _found(path, history, backups)
    if not read_only:
        found = _with_ours(found, history, backups)
    notices = tuple(_notices(found))
    if notices and not read_only:
        return _repaired(found, notices)
    journal = found.journal
    end = Journal(journal.path, size=len(journal.content), end=journal.end)
    return Opened(found.snapshot, found.line.records, end, found.at, notices)


def _found(path: Path, history: Segments, backups: Backups) -> _Found:
    journal = read_journal(path.with_suffix(".journal"))
    try:
        snapshot = read_snapshot(path)
        if snapshot.file is None and journal.marks and journal.marks[0].at.sequence:
            raise UnreadableError(f"{path} is missing")
    except UnreadableError as error:
        made_anew = _made_anew(path, journal, history, backups)
        if not made_anew:
            raise ReaderError(f"{error}{_what_there_is(journal, backups)}") from error
        return replace(made_anew, fault=error.fault)
    return _Found(path, snapshot, journal, lineage(snapshot.at, journal, history))


def _with_ours(found: _Found, history: Segments, backups: Backups) -> _Found:
    """Return what was here before another file of the same library was put in its place, where that is known."""
    if found.line.descent is not Descent.FOREIGN:
        return found
    ours = _made_anew(found.path, found.journal, history, backups)
    is_same = ours is not None and "" != _identity(ours.snapshot.tables) == _identity(found.snapshot.tables)
    return replace(ours, is_replaced=True) if ours and is_same else found


def _identity(tables: Tables) -> str:
    """Return the id of the library that documents are of; empty where they do not say."""
    about = (document for document in tables.get("meta", {}).values() if document["id"] == "library")
    return str(next(about, {}).get("library") or "")


def _identities(journal: Contents) -> set[str]:
    """Return the ids of the libraries whose changes are in a journal."""
    told = (record.after.get("meta", {}).get("library") for record in journal.records)
    return {str(about["library"]) for about in told if about and about.get("library")}


def _made_anew(path: Path, journal: Contents, history: Segments, backups: Backups) -> _Found | None:
    """Return a library from the newest backup from which every single change since is known."""
    for backup in backups.all() if journal.marks and not journal.scan.holes else ():
        try:
            snapshot = backups.snapshot(backup)
        except ReaderError:
            continue  # The next one may be whole.
        line = lineage(snapshot.at, journal, history)
        if line.descent is not Descent.FOREIGN and not line.missing:
            return _Found(path, snapshot, journal, line, backup=backup)
    return None


def _what_there_is(journal: Contents, backups: Backups) -> str:
    """Say that not all is lost where a library's documents cannot be read."""
    told = ""
    if journal.records:
        told += f" The last {len(journal.records)} changes are safe in {journal.path}; leave that where it is."
    if newest := next(iter(backups.all()), None):
        told += f" The newest backup, which can be unpacked with gzip, is {newest.path}."
    return told


def _notices(found: _Found) -> Iterator[str]:
    """Yield a sentence for all that is not as this program left it."""
    path, journal, line = found.path, found.journal, found.line
    if found.is_replaced:
        yield f"{path} was put there by another program, or on another computer; it is merged with what was here."
    elif found.backup:
        yield (
            f"{found.fault}, so the library was made anew from {found.backup.path.name} "
            f"and the {len(line.records)} changes since; nothing is lost."
        )
    else:
        yield from _about_documents(found)
    if journal.scan.holes:
        lost = sum(hole.end - hole.start for hole in journal.scan.holes)
        yield (
            f"{journal.path} is damaged: {lost} bytes in {len(journal.scan.holes)} places could not be read; "
            f"all {len(line.records)} changes that can be read were saved."
        )
    if line.missing:
        yield f"{line.missing} changes are missing between those that {path} and {journal.path.name} hold."


def _about_documents(found: _Found) -> Iterator[str]:
    path, snapshot = found.path, found.snapshot
    marks = [mark.file for mark in found.journal.marks if mark.at == snapshot.at]
    if found.line.descent is Descent.FOREIGN:
        yield f"{path} was put there by another program, or on another computer, and is used as it is."
    elif found.line.descent is Descent.OLDER:
        yield f"{path} is an older copy; {found.line.from_history} changes made since were taken from the history."
    elif marks and snapshot.file and snapshot.file not in marks:
        yield f"{path} was changed by another program, or damaged, since it was last closed; it is used as it is."
    if found.is_patch:
        yield f"{found.apart} changes made here before that are merged with it."
    elif found.apart:
        yield f"{found.apart} changes made here before that do not belong to it and are not in the library now."


def _repaired(found: _Found, notices: tuple[str, ...]) -> Opened:
    """Begin a journal that goes on from the documents; keep what was found where something in it is lost."""
    path, journal, snapshot = found.path, found.journal, found.snapshot
    try:
        foreign = tuple(_set_aside(found))
        kept = tuple(_kept(found))
        file = snapshot.file or disk.replace(path, snapshot_pieces(snapshot.tables, snapshot.at), like=journal.path)
        lines: list[Mark | Record] = [Mark(snapshot.at, file), *found.line.records]
        disk.replace(journal.path, [framed(body_of(line)) for line in lines], like=path)
    except OSError as error:
        raise ReaderError(
            f"{journal.path} is damaged and could not be repaired ({error.strerror or error}); "
            "make room for it, or open the library for reading only."
        ) from error
    journal = read_journal(journal.path)
    end = Journal(journal.path, size=len(journal.content), end=journal.end)
    return Opened(replace(snapshot, file=file), found.line.records, end, found.at, notices + kept, foreign)


def _set_aside(found: _Found) -> Iterator[Path]:
    """Keep what is to be merged, and yield where."""
    if found.is_replaced:
        yield kept_beside(found.path, found.path.read_bytes())
    elif found.is_patch:
        yield kept_beside(found.journal.path, found.journal.content)


def _kept(found: _Found) -> Iterator[str]:
    """Keep what was found and cannot be used as it is, and yield a sentence that says where."""
    path, journal = found.path, found.journal
    if journal.scan.holes or (found.apart and not found.is_patch):
        yield f"The journal as it was found is kept as {_kept_aside(journal.path, journal.content)}."
    if found.backup and not found.is_replaced and path.exists():
        yield f"The file as it was found is kept as {_kept_aside(path, path.read_bytes())}."


def _kept_aside(path: Path, content: bytes) -> Path:
    moment = datetime.now(UTC).strftime("%Y-%m-%d-%H%M%S")
    names = (f"{path.name}.{moment}{f'-{number}' if number else ''}.damaged" for number in count())
    kept = next(free for name in names if not (free := path.with_name(name)).exists())
    disk.replace(kept, [content], like=path)
    return kept
