"""What was changed, by whom and when, and how papers, notes and highlights were before, to be had back."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from reader_app.library.catalogue import Catalogue
from reader_app.library.documents import annotation_from, note_from, paper_from
from reader_app.library.store import Batch, Change, Document, Kind
from reader_app.model.annotation import Annotation
from reader_app.model.changes import Changes
from reader_app.model.errors import ReaderError
from reader_app.model.ids import PaperId
from reader_app.model.note import Note
from reader_app.model.paper import Paper

LISTED = 200
"""Changes or versions that are listed unless more are asked for."""
_READERS: Mapping[str, Callable[[Document], Paper | Note | Annotation]] = {
    "papers": paper_from,
    "notes": note_from,
    "annotations": annotation_from,
}
_NAMES = {Kind.CHANGE: "{}", Kind.UNDO: "Undid: {}", Kind.REDO: "Redid: {}", Kind.MIGRATION: "{}"}


@dataclass(frozen=True, slots=True)
class Event:
    """A change as a list of changes shows it."""

    number: int
    time: str
    device: str
    label: str


@dataclass(frozen=True, slots=True)
class Version:
    """How a paper, a note or a highlight was once."""

    event: Event
    """What made it so; or, for what was deleted, what deleted it."""
    table: str
    key: str
    value: Paper | Note | Annotation | None
    """None where the event deleted it."""
    is_before: bool = False
    """Whether it was so before the event, not after it."""


class Past:
    """The past of one library."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def events(self, most: int = LISTED) -> tuple[Event, ...]:
        """Return the latest changes, newest first."""
        return tuple(_event(change) for change in islice(self._catalogue.store.changes(), most))

    def of(self, paper: PaperId, most: int = LISTED) -> tuple[Version, ...]:
        """Return how a paper, its note and its highlights were after each change of them, newest first."""
        found = (
            _version(change, table, key, document)
            for change in self._catalogue.store.changes()
            if change.mentions(paper)
            for table, key, document, before in _documents(change)
            if paper in (key, (document or before or {}).get("paper"))
        )
        return tuple(islice(found, most))

    def deleted(self, most: int = LISTED) -> tuple[Version, ...]:
        """Return the papers, notes and highlights that are not there any more as they were last, newest first."""
        found = {}
        for change in self._catalogue.store.changes():
            for table, key, document, before in _documents(change):
                is_gone = document is None and before and self._catalogue.document(table, key) is None
                if is_gone and (table, key) not in found:
                    found[table, key] = _version(change, table, key, before, is_before=True)
            if len(found) >= most:
                break
        return tuple(islice(found.values(), most))

    def restore(self, version: Version) -> Changes:
        """Bring a version back; with a deleted paper come the note and the highlights that were deleted with it.

        Raises ReaderError where the version is not in the history any more, or where its paper is not there.
        """
        change = self._change(version.event.number)
        document = (change.before if version.is_before else change.after).get(version.table, {}).get(version.key)
        if document is None:
            raise ReaderError(
                f"After “{version.event.label}” there was nothing left to bring back; take an earlier one."
            )
        if version.table == "papers":
            return self._catalogue.commit(_label(document), self._with_its_own(version.key, document))
        owner = PaperId(document["paper"])
        if owner not in self._catalogue.rows:
            raise ReaderError("The paper that this belongs to is deleted; bring the paper back first.")
        note = self._catalogue.note(owner) if version.table == "notes" else None
        # A paper has one note: an earlier one takes the place of the one that is there.
        restored = document | {"id": note.id} if note else document
        return self._catalogue.commit(_label(document), {version.table: {restored["id"]: restored}})

    def _change(self, number: int) -> Change:
        for change in self._catalogue.store.changes():
            if change.head.at.sequence == number:
                return change
        raise ReaderError("This version is not in the history any more.")

    def _with_its_own(self, paper: str, document: Document) -> Batch:
        """Return a paper and, where it is gone now, what was deleted together with it."""
        batch: dict[str, dict[str, Document | None]] = {"papers": {paper: document}}
        if PaperId(paper) in self._catalogue.rows:
            return batch
        for change in self._catalogue.store.changes():
            if change.mentions(paper) and change.after.get("papers", {}).get(paper, document) is None:
                for table in ("notes", "annotations"):
                    held = change.before.get(table, {}).items()
                    batch[table] = {key: one for key, one in held if one and one["paper"] == paper}
                break
        return batch


def _documents(change: Change) -> Iterator[tuple[str, str, Document | None, Document | None]]:
    """Yield what a change did to papers, notes and highlights: table, id, document after and before."""
    after, before = change.after, change.before
    for table in _READERS:
        for key, document in after.get(table, {}).items():
            yield table, key, document, before[table][key]


def _event(change: Change) -> Event:
    head = change.head
    return Event(head.at.sequence, head.time, head.device, _NAMES[head.said.kind].format(head.said.label))


def _version(change: Change, table: str, key: str, document: Document | None, *, is_before: bool = False) -> Version:
    value = _READERS[table](document) if document else None
    return Version(_event(change), table, key, value, is_before)


def _label(document: Document) -> str:
    return f"Bring back {document['title']}" if document.get("title") else "Bring back an earlier version"
