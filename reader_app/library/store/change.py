"""Changes as history tells them: who changed what, when, and how it was before."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from reader_app.library.store.record import Batch, Document, Head, Record, read_head, read_record


@dataclass(frozen=True, slots=True)
class Change:
    """A change that was acknowledged; its documents are read from disk when they are asked for."""

    head: Head
    """Of its last line."""
    bodies: tuple[bytes, ...]

    @property
    def is_whole(self) -> bool:
        """Whether all its lines are still there."""
        return len(self.bodies) == self.head.at.sequence - self.head.first + 1 and not self.head.has_more

    @property
    def size(self) -> int:
        """How many bytes it takes."""
        return sum(map(len, self.bodies))

    @property
    def after(self) -> Batch:
        """The documents as the change left them; None for those that it removed."""
        return _joined(record.after for record in self._records())

    @property
    def before(self) -> Batch:
        """The documents as they were; None for those that it added."""
        return _joined(_back(record) for record in self._records())

    def mentions(self, text: str) -> bool:
        """Say whether an id occurs in it, without reading its documents."""
        return any(text.encode() in body for body in self.bodies)

    def _records(self) -> Iterator[Record]:
        return map(read_record, self.bodies)


def changes_of(bodies: Iterable[bytes]) -> Iterator[Change]:
    """Put lines together to changes, newest first as they come; what is there twice counts once."""
    parts: list[bytes] = []
    last: Head | None = None
    below = 0
    for body in bodies:
        head = read_head(body)
        if head is None or (last and head.at.sequence >= below):
            continue
        if last and head.first != last.first:
            yield Change(last, tuple(reversed(parts)))
            parts, last = [], None
        last = last or head
        parts.append(body)
        below = head.at.sequence
    if last:
        yield Change(last, tuple(reversed(parts)))


def _back(record: Record) -> Batch:
    return {
        name: {key: record.before.get(name, {}).get(key) for key in documents}
        for name, documents in record.after.items()
    }


def _joined(batches: Iterable[Batch]) -> Batch:
    joined: dict[str, dict[str, Document | None]] = {}
    for batch in batches:
        for name, documents in batch.items():
            joined.setdefault(name, {}).update(documents)
    return joined
