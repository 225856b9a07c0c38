"""Opening is crash recovery: the documents of `library.json` with all that the journal adds to them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from reader_app.library.store import disk
from reader_app.library.store.contents import Contents, read_journal
from reader_app.library.store.framing import framed
from reader_app.library.store.journal import Journal
from reader_app.library.store.record import Mark, Position, Record, body_of
from reader_app.library.store.snapshot import Snapshot, read_snapshot, snapshot_pieces
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


def open_files(path: Path, *, read_only: bool) -> Opened:
    """Read a library; unless it is for reading only, repair what damage left.

    Raises ReaderError where its documents cannot be read, or where a repair cannot be written.
    """
    snapshot, journal = _both_files(path)
    for _ in range(LOOKS if read_only else 0):
        if _is_foreign(snapshot, journal):
            snapshot, journal = _both_files(path)
    is_foreign = _is_foreign(snapshot, journal)
    records = () if is_foreign else tuple(one for one in journal.records if one.at.sequence > snapshot.at.sequence)
    notices = tuple(_notices(path, snapshot, journal, records))
    reached = [snapshot.at, *(mark.at for mark in journal.marks), *(record.at for record in journal.records)]
    at = Position(max(one.sequence for one in reached), max(one.clock for one in reached))
    if notices and not read_only:
        notices, journal = _repaired(path, notices, snapshot, (journal, records))
    return Opened(snapshot, records, Journal(journal.path, size=len(journal.content), end=journal.end), at, notices)


def _both_files(path: Path) -> tuple[Snapshot, Contents]:
    journal = read_journal(path.with_suffix(".journal"))
    try:
        snapshot = read_snapshot(path)
    except ReaderError as error:
        raise ReaderError(f"{error}{_beside(journal)}") from error
    if snapshot.file is None and journal.marks and journal.marks[0].at.sequence:
        raise ReaderError(f"{path} is missing; put a copy of it in its place to go on.{_beside(journal)}")
    return snapshot, journal


def _beside(journal: Contents) -> str:
    """Say that not all is lost where a library's documents cannot be read."""
    if not journal.records:
        return ""
    return f" The last {len(journal.records)} changes are safe in {journal.path}; leave that where it is."


def _is_foreign(snapshot: Snapshot, journal: Contents) -> bool:
    """Say whether the documents come from elsewhere, so that the journal does not go on from them.

    Each time documents are written, the journal says so first. An older copy of them is not foreign: all that the
    journal holds came later.
    """
    marks = {mark.at for mark in journal.marks}
    is_older = bool(marks) and snapshot.at.sequence < min(at.sequence for at in marks)
    return bool(marks) and not is_older and snapshot.at not in marks


def _notices(path: Path, snapshot: Snapshot, journal: Contents, records: Sequence[Record]) -> Iterator[str]:
    """Yield a sentence for all that is not as this program left it."""
    marks = [mark.file for mark in journal.marks if mark.at == snapshot.at]
    if _is_foreign(snapshot, journal):
        apart = _apart(snapshot, journal)
        yield f"{path} was put there by another program, or on another computer, and is used as it is."
        if apart:
            yield f"{len(apart)} changes made here before that do not belong to it and are not in the library now."
    elif marks and snapshot.file and snapshot.file not in marks:
        yield f"{path} was changed by another program, or damaged, since it was last closed; it is used as it is."
    if journal.scan.holes:
        lost = sum(hole.end - hole.start for hole in journal.scan.holes)
        yield (
            f"{journal.path} is damaged: {lost} bytes in {len(journal.scan.holes)} places could not be read; "
            f"all {len(records)} changes that can be read were saved."
        )
    missing = _missing(snapshot.at.sequence, records)
    if missing:
        yield f"{missing} changes are missing between those that {path} and {journal.path.name} hold."


def _apart(snapshot: Snapshot, journal: Contents) -> tuple[Record, ...]:
    """Return the changes that go on from other documents than those that are there."""
    if not _is_foreign(snapshot, journal):
        return ()
    return tuple(one for one in journal.records if one.at.sequence > journal.marks[-1].at.sequence)


def _missing(sequence: int, records: Iterable[Record]) -> int:
    """Return how many numbers of changes are left out."""
    missing = 0
    for record in records:
        missing += max(0, record.at.sequence - sequence - 1)
        sequence = max(sequence, record.at.sequence)
    return missing


def _repaired(
    path: Path, notices: tuple[str, ...], snapshot: Snapshot, found: tuple[Contents, Sequence[Record]]
) -> tuple[tuple[str, ...], Contents]:
    """Begin a journal that goes on from the documents, keeping the one found aside where something in it is lost."""
    journal, records = found
    try:
        if journal.scan.holes or _apart(snapshot, journal):
            notices = (*notices, f"The journal as it was found is kept as {_kept_aside(journal)}.")
        file = snapshot.file or disk.replace(path, snapshot_pieces({}, snapshot.at))
        lines: list[Mark | Record] = [Mark(snapshot.at, file), *records]
        disk.replace(journal.path, [framed(body_of(line)) for line in lines], like=path)
    except OSError as error:
        raise ReaderError(
            f"{journal.path} is damaged and could not be repaired ({error.strerror or error}); "
            "make room for it, or open the library for reading only."
        ) from error
    return notices, read_journal(journal.path)


def _kept_aside(journal: Contents) -> Path:
    moment = datetime.now(UTC).strftime("%Y-%m-%d-%H%M%S")
    names = (f"{journal.path.stem}.{moment}{f'-{number}' if number else ''}.damaged" for number in count())
    kept = next(path for name in names if not (path := journal.path.with_name(name)).exists())
    disk.replace(kept, [journal.content], like=journal.path)
    return kept
