"""Changes as a list of changes shows them: when, what kind, and which papers they were about."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice

from reader_app.library.store import Change, Document, Kind
from reader_app.model.ids import PaperId

PAPERS_NAMED = 20
"""Of a change of more papers, so many are named."""
_OWNED = ("notes", "annotations", "attachments")
_NAMES = {Kind.CHANGE: "{}", Kind.UNDO: "Undid: {}", Kind.REDO: "Redid: {}", Kind.MIGRATION: "{}"}
_QUEUE = frozenset({"state", "starred", "read"})


class EventKind(StrEnum):
    """What a change was about most of all."""

    ADDED = "added"
    DELETED = "deleted"
    EDITED = "edited"
    TAGS = "tags"
    QUEUE = "queue"
    """Read state or star."""
    TRASH = "trash"
    NOTE = "note"
    HIGHLIGHT = "highlight"
    FILE = "file"
    """A PDF that was attached or detached."""
    FEED = "feed"
    SEARCH = "search"
    LIBRARY = "library"
    """The library itself: its format, or how much of its history it keeps."""


@dataclass(frozen=True, slots=True)
class TouchedPaper:
    """A paper that a change was about, with its title after the change; before it where that deleted the paper."""

    id: PaperId
    title: str
    """Empty where only its note or highlights were changed, and it is in the library no more."""


@dataclass(frozen=True, slots=True)
class Event:
    """A change as a list of changes shows it."""

    number: int
    time: str
    """When it was made by the computer's clock, in UTC, ISO 8601."""
    device: str
    label: str
    kind: EventKind
    way: Kind
    """Whether it was made, undone or redone, or brought the library to a newer format."""
    papers: tuple[TouchedPaper, ...]
    """The first of the papers it was about."""
    count: int
    """How many papers it was about in all."""


@dataclass(frozen=True, slots=True)
class Changed:
    """One document of a change, as it was before and after; None where it was not there."""

    table: str
    key: str
    before: Document | None
    after: Document | None

    @property
    def owner(self) -> str:
        """The id of the paper that it is, or belongs to; empty where it belongs to none."""
        if self.table == "papers":
            return self.key
        return str((self.after or self.before or {}).get("paper", "")) if self.table in _OWNED else ""


def event_of(change: Change, title_of: Callable[[str], str], only: Changed | None = None) -> Event:
    """Return a change for a list, or for one of its documents only; titles it does not say are asked for by id."""
    head = change.head
    documents = (only,) if only else tuple(documents_of(change))
    titles = _titles(documents)
    named = (TouchedPaper(PaperId(paper), title or title_of(paper)) for paper, title in titles.items())
    return Event(
        head.at.sequence,
        head.time,
        head.device,
        _NAMES[head.said.kind].format(head.said.label),
        _kind(documents),
        head.said.kind,
        tuple(islice(named, PAPERS_NAMED)),
        len(titles),
    )


def documents_of(change: Change) -> Iterator[Changed]:
    """Yield what a change did to each document, line by line: an import may have a hundred megabytes of them."""
    for record in change.records():
        for table, documents in record.after.items():
            before = record.before.get(table, {})
            yield from (Changed(table, key, before.get(key), after) for key, after in documents.items())


def _titles(documents: tuple[Changed, ...]) -> Mapping[str, str]:
    """Return the papers that documents are or belong to, with the titles that are said there."""
    titles: dict[str, str] = {}
    for one in documents:
        if one.table == "papers":
            titles[one.key] = str((one.after or one.before or {}).get("title", ""))
        elif one.owner:
            titles.setdefault(one.owner, "")
    return titles


def _kind(documents: tuple[Changed, ...]) -> EventKind:
    """Return what a change was about: its papers where it changed any, else what hangs on them, else the rest."""
    tables = {one.table for one in documents}
    if "papers" in tables:
        return _kind_of_papers([one for one in documents if one.table == "papers"])
    by_table = {
        "notes": EventKind.NOTE,
        "annotations": EventKind.HIGHLIGHT,
        "attachments": EventKind.FILE,
        "tags": EventKind.TAGS,
        "feeds": EventKind.FEED,
        "searches": EventKind.SEARCH,
    }
    return next((kind for table, kind in by_table.items() if table in tables), EventKind.LIBRARY)


def _kind_of_papers(papers: list[Changed]) -> EventKind:
    if any(one.before is None for one in papers):
        return EventKind.ADDED
    if any(one.after is None for one in papers):
        return EventKind.DELETED
    fields = {field for one in papers for field in _differing(one.before or {}, one.after or {})}
    if fields <= {"tags"}:
        return EventKind.TAGS
    if fields <= {"trashed"}:
        return EventKind.TRASH
    return EventKind.QUEUE if fields <= _QUEUE else EventKind.EDITED


def _differing(before: Document, after: Document) -> Iterator[str]:
    return (field for field in {*before, *after} if before.get(field) != after.get(field))
