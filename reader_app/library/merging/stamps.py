"""When, and on which computer, each field of a document was last changed."""

from dataclasses import dataclass

from reader_app.library.merging.reading import Half
from reader_app.library.store import Document


@dataclass(frozen=True, slots=True, order=True)
class Stamp:
    """Who changed something, and when; stamps sort by the libraries' own clock."""

    clock: str
    device: str = ""
    """Empty where nothing tells."""
    time: str = ""


class Stamps:
    """The stamps of one library, looked up in its history only as far as they are asked for."""

    def __init__(self, half: Half, since: str = "") -> None:
        """Look at changes after a reading of the clock only: what was not changed since is as old as all the others."""
        self._unknown = Stamp(half.at.clock)
        self._changes = half.changes()
        self._since = since
        self._known: dict[tuple[str, str, str], Stamp] = {}

    def of(self, table: str, key: str, field: str = "") -> Stamp:
        """Return when a field was changed last, or the document as a whole."""
        while (table, key, field) not in self._known and self._took_another():
            pass
        return self._known.get((table, key, field), self._unknown)

    def _took_another(self) -> bool:
        """Take in the next earlier change, where there is one."""
        change = next(self._changes, None)
        if change is None or change.head.at.clock <= self._since:
            return False
        stamp = Stamp(change.head.at.clock, change.head.device, change.head.time)
        for record in change.records():
            for table, documents in record.after.items():
                for key, document in documents.items():
                    before = record.before.get(table, {}).get(key)
                    for field in ("", *_differing(before or {}, document or {})):
                        self._known.setdefault((table, key, field), stamp)
        return True


def _differing(before: Document, after: Document) -> set[str]:
    return {field for field in before.keys() | after.keys() if before.get(field) != after.get(field)}
