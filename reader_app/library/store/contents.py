"""What is in a journal: its changes and marks, and where it is damaged."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from reader_app.library.store.framing import Line, Scan, scanned
from reader_app.library.store.record import Mark, Record, read_line
from reader_app.model.errors import ReaderError


@dataclass(frozen=True, slots=True)
class Contents:
    """A journal as it was found; no file is one with nothing in it."""

    path: Path
    content: bytes
    scan: Scan
    marks: tuple[Mark, ...]
    records: tuple[Record, ...]
    """All changes that were acknowledged and can be read."""
    end: int
    """Behind the last line that was acknowledged."""


def read_journal(path: Path) -> Contents:
    """Read a journal. Raises ReaderError where it cannot be read or is of a version to come."""
    content = read_bytes(path)
    scan = scanned(content)
    said = [(line, _read(path, line)) for line in scan.lines]
    records = [(line, one) for line, one in said if isinstance(one, Record)]
    unfinished = _unfinished(records, scan)
    end = unfinished[0][0].start if unfinished else scan.end
    kept = tuple(record for _, record in records[: len(records) - len(unfinished)])
    return Contents(path, content, scan, tuple(one for _, one in said if isinstance(one, Mark)), kept, end)


def read_bytes(path: Path) -> bytes:
    """Return what is in a file, nothing where there is none. Raises ReaderError where it cannot be read."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""
    except OSError as error:
        raise ReaderError(f"{path} could not be read ({error.strerror or error}).") from error


def _read(path: Path, line: Line) -> Record | Mark:
    try:
        return read_line(line.body)
    except ValueError as error:
        raise ReaderError(
            f"{path} holds a line at byte {line.start} that this version does not understand, and was left as it is; "
            "open the library with the newest Paper Reader."
        ) from error


def _unfinished(records: Sequence[tuple[Line, Record]], scan: Scan) -> Sequence[tuple[Line, Record]]:
    """Return the parts at the very end of a change whose last part was never written."""
    first = len(records)
    if records and records[-1][0].end == scan.end:
        while first and records[first - 1][1].head.has_more:
            first -= 1
    return records[first:]
