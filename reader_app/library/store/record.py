"""What a line of the journal says: a change with all that undoing, merging and replicating it needs, or a mark."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import orjson

from reader_app.library.store.disk import Fingerprint

Document = dict[str, Any]
"""A document is never edited in place: a changed one is a new one, so that undo can keep the old."""
Batch = Mapping[str, Mapping[str, Document | None]]
"""By table and id, the document as it shall be; None removes it."""

JOURNAL_FORMAT = 1
_DOCUMENTS = b',"before":'
"""Where a line's documents begin. No label can hold this, since quotes are escaped in it."""


class Kind(StrEnum):
    """Why documents were changed."""

    CHANGE = "change"
    UNDO = "undo"
    REDO = "redo"
    MIGRATION = "migration"


@dataclass(frozen=True, slots=True)
class Position:
    """How far a file has come: the number of its last change, and when that was by the library's clock."""

    sequence: int = 0
    clock: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """What a change is called, and how undo sees it."""

    label: str = ""
    kind: Kind = Kind.CHANGE
    joins: bool = False
    """Whether it goes on with the change before it, as where a note is being typed; they are undone together."""


NOTHING_SAID = Said()


@dataclass(frozen=True, slots=True)
class Head:
    """Who made a change, when, and what it is called."""

    at: Position
    device: str
    time: str
    """By the computer's own clock, which may be wrong or set back; `at` keeps the order."""
    said: Said
    first: int
    """The number of the change's first line."""
    has_more: bool = False
    """Whether the change goes on in the next line; a change whose last part is missing never happened."""


@dataclass(frozen=True, slots=True)
class Record:
    """A change, or a part of one that is too large for one line."""

    head: Head
    after: Batch
    before: Batch
    """Only what was there: a document that a change adds is not in it."""

    @property
    def at(self) -> Position:
        return self.head.at

    @property
    def back(self) -> Batch:
        """The batch that takes it back."""
        return {
            name: {key: self.before.get(name, {}).get(key) for key in documents}
            for name, documents in self.after.items()
        }


@dataclass(frozen=True, slots=True)
class Mark:
    """Tells what `library.json` is like once it holds all changes up to a position."""

    at: Position
    file: Fingerprint


def body_of(line: Record | Mark) -> bytes:
    """Return the JSON of a line. Raises TypeError for documents that JSON cannot hold."""
    if isinstance(line, Mark):
        fields: dict[str, Any] = {"journal": JOURNAL_FORMAT, "size": line.file.size, "crc": line.file.crc}
    else:
        fields = _said(line.head) | {"before": line.before, "after": line.after}
    return orjson.dumps({"sequence": line.at.sequence, "clock": line.at.clock} | fields)


def _said(head: Head) -> dict[str, Any]:
    fields: dict[str, Any] = {"device": head.device, "time": head.time, "label": head.said.label}
    if head.said.kind is not Kind.CHANGE:
        fields["kind"] = head.said.kind
    if head.said.joins:
        fields["joins"] = True
    if head.first != head.at.sequence:
        fields["first"] = head.first
    if head.has_more:
        fields["more"] = True
    return fields


def read_head(body: bytes) -> Head | None:
    """Return what a change's line says before its documents, without reading those; None for a mark."""
    head, found, _ = body.partition(_DOCUMENTS)
    return _head(orjson.loads(head + b"}")) if found else None


def read_line(body: bytes) -> Record | Mark:
    """Return what a line says. Raises ValueError where it says nothing that this version understands."""
    try:
        fields = orjson.loads(body)
        return _mark(fields) if "journal" in fields else _record(fields)
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError("not a line of a journal") from error


def read_record(body: bytes) -> Record:
    """Return the change that `body_of` made a line of."""
    return _record(orjson.loads(body))


def _record(fields: Mapping[str, Any]) -> Record:
    return Record(_head(fields), _batch(fields["after"]), _batch(fields["before"]))


def _head(fields: Mapping[str, Any]) -> Head:
    said = Said(fields["label"], Kind(fields.get("kind", Kind.CHANGE)), fields.get("joins", False))
    at = _position(fields)
    return Head(at, fields["device"], fields["time"], said, fields.get("first", at.sequence), fields.get("more", False))


def _mark(fields: Mapping[str, Any]) -> Mark:
    if fields["journal"] != JOURNAL_FORMAT:
        raise ValueError("a journal of another format")
    return Mark(_position(fields), Fingerprint(fields["size"], fields["crc"]))


def _position(fields: Mapping[str, Any]) -> Position:
    if not isinstance(fields["sequence"], int) or not isinstance(fields["clock"], str):
        raise TypeError
    return Position(fields["sequence"], fields["clock"])


def _batch(fields: Mapping[str, Mapping[str, Document | None]]) -> Batch:
    for documents in fields.values():
        for key, document in documents.items():
            if document is not None and document["id"] != key:
                raise ValueError("a document under another's id")
    return fields
