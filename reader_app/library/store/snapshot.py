"""`library.json`: all documents as plain TinyDB tables, with a note of how far the journal is in them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson

from reader_app.library.store.disk import Fingerprint, fingerprint
from reader_app.library.store.record import Document, Position
from reader_app.model.errors import ReaderError

Tables = dict[str, dict[str, Document]]
"""Documents by table and TinyDB's number."""
Numbers = dict[str, dict[str, str]]
"""TinyDB's numbers by table and id."""

JOURNAL_TABLE = "journal"
"""Says how far the journal is in the file; it is no part of the library."""
DOCUMENTS_A_CHUNK = 400
"""As many are serialised in one go: a larger chunk would hold the interpreter long enough to be seen in the window."""
_NUMBER = re.compile(r"[1-9][0-9]{0,17}")


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The documents of a file and how far the journal is in them; no file is an empty library."""

    tables: Tables
    numbers: Numbers
    at: Position
    file: Fingerprint | None


class UnreadableError(ReaderError):
    """The file of documents is not what this program writes."""

    def __init__(self, fault: str) -> None:
        super().__init__(f"{fault} and was left as it is; put a copy of it in its place to go on.")
        self.fault = fault
        """What is wrong with which file, and where."""


def read_snapshot(path: Path) -> Snapshot:
    """Read a library's documents. Raises UnreadableError where they cannot be read, with the place."""
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return Snapshot({}, {}, Position(), None)
    except OSError as error:
        raise UnreadableError(f"{path} could not be read ({error.strerror or error})") from error
    return snapshot_of(content, path)


def snapshot_of(content: bytes, path: Path) -> Snapshot:
    """Return what a file holds. Raises UnreadableError where that is not a library's documents."""
    try:
        tables = orjson.loads(content)
    except orjson.JSONDecodeError as error:
        raise UnreadableError(f"{path} is damaged (line {error.lineno}, column {error.colno})") from error
    if not isinstance(tables, dict):
        raise UnreadableError(f"{path} is not a library of Paper Reader")
    at = _position(tables.pop(JOURNAL_TABLE, None))
    return Snapshot(tables, {name: _numbered(path, name, tables[name]) for name in tables}, at, fingerprint(content))


def snapshot_pieces(tables: Mapping[str, Mapping[str, Document]], at: Position) -> Iterator[bytes]:
    """Yield the file in pieces that each take about a millisecond to make."""
    about = {"id": JOURNAL_TABLE, "sequence": at.sequence, "clock": at.clock}
    yield b"{\n" + orjson.dumps(JOURNAL_TABLE) + b":" + orjson.dumps({"1": about})
    for name, table in tables.items():
        yield b",\n" + orjson.dumps(name) + b":{"
        numbers = list(table)
        for first in range(0, len(numbers), DOCUMENTS_A_CHUNK):
            chunk = {number: table[number] for number in numbers[first : first + DOCUMENTS_A_CHUNK]}
            yield (b",\n" if first else b"\n") + orjson.dumps(chunk)[1:-1]
        yield b"}"
    yield b"\n}\n"


def _position(table: Any) -> Position:
    """Return what a file says about the journal; a file of an earlier version or of an editor may say nothing."""
    about = table.get("1") if isinstance(table, dict) else None
    if not isinstance(about, dict):
        return Position()
    sequence, clock = about.get("sequence"), about.get("clock")
    return Position(sequence, clock) if isinstance(sequence, int) and isinstance(clock, str) else Position()


def _numbered(path: Path, name: str, table: Any) -> dict[str, str]:
    """Return the numbers of a table's documents by id. Raises UnreadableError where they are not documents."""
    if fault := _fault(table):
        raise UnreadableError(f"{path} is damaged in its table “{name}” ({fault})")
    return {document["id"]: number for number, document in table.items()}


def _fault(table: object) -> str:
    """Return what is wrong with a table; nothing where each document has a number and an id of its own."""
    if not isinstance(table, dict):
        return "it holds no documents"
    seen: set[str] = set()
    for number, document in table.items():
        key = document.get("id") if isinstance(document, dict) else None
        if not (_NUMBER.fullmatch(number) and isinstance(key, str) and key):
            return f"entry “{number}” is not a document with a number and an id"
        if key in seen:
            return f"the id “{key}” is there twice"
        seen.add(key)
    return ""
