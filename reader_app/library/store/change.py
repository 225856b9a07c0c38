"""Changes as history tells them: who changed what, when, and how it was before."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

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
        return _joined(record.after for record in self.records())

    @property
    def before(self) -> Batch:
        """The documents as they were; None for those that it added."""
        return _joined(record.back for record in self.records())

    def holding(self, text: bytes) -> "Change":
        """Return the part of it in whose lines a text, such as an id, occurs; documents are not read for that."""
        return replace(self, bodies=tuple(body for body in self.bodies if text in body))

    def records(self) -> Iterator[Record]:
        """Yield its lines, oldest first."""
        return map(read_record, self.bodies)


def changes_of(bodies: Iterable[bytes], below: int | None = None) -> Iterator[Change]:
    """Put lines together to changes, newest first as they come; what is there twice counts once.

    Where a number is given, only changes with smaller numbers are.
    """
    parts: list[bytes] = []
    last: Head | None = None
    is_cut = below is not None
    for body in bodies:
        head = read_head(body)
        if head is None or (below is not None and head.at.sequence >= below):
            continue
        if is_cut and head.has_more:
            continue  # Of the change that has the number itself, or a larger one.
        is_cut = False
        if last and head.first != last.first:
            yield Change(last, tuple(reversed(parts)))
            parts, last = [], None
        last = last or head
        parts.append(body)
        below = head.at.sequence
    if last:
        yield Change(last, tuple(reversed(parts)))


def _joined(batches: Iterable[Batch]) -> Batch:
    joined: dict[str, dict[str, Document | None]] = {}
    for batch in batches:
        for name, documents in batch.items():
            joined.setdefault(name, {}).update(documents)
    return joined
