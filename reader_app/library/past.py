"""What was changed, by whom and when, and how papers, notes and highlights were before."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import islice

from reader_app.library.bringing_back import Wish, brought_back
from reader_app.library.catalogue import Catalogue
from reader_app.library.differences import Difference, differences
from reader_app.library.documents import annotation_from, note_from, paper_from
from reader_app.library.events import Changed, Event, EventKind, TouchedPaper, documents_of, event_of
from reader_app.library.store import Change, Document, Wanted
from reader_app.model.annotation import Annotation
from reader_app.model.changes import Changes
from reader_app.model.errors import ReaderError
from reader_app.model.ids import PaperId, made_at
from reader_app.model.note import Note
from reader_app.model.paper import Paper

__all__ = ["LISTED", "Day", "Difference", "Event", "EventKind", "Past", "TouchedPaper", "Version"]

LISTED = 200
"""Changes or versions that are listed unless more are asked for."""
CLOCKS_APART = timedelta(days=31)
"""A paper may come from a computer whose clock is so far ahead: its history is looked for so much before its id."""
_READERS: Mapping[str, Callable[[Document], Paper | Note | Annotation]] = {
    "papers": paper_from,
    "notes": note_from,
    "annotations": annotation_from,
}
_REMOVAL = b'":null'


@dataclass(frozen=True, slots=True)
class Version:
    """How a paper, a note or a highlight was once."""

    event: Event
    """What made it so; or, for what was deleted, what deleted it. Of its papers, only the one concerned is named."""
    table: str
    key: str
    value: Paper | Note | Annotation | None
    """None where the event deleted it."""
    is_before: bool = False
    """Whether it was so before the event, not after it."""


@dataclass(frozen=True, slots=True)
class Day:
    """A day on which something was changed, where this computer is."""

    date: date
    changes: int


class Past:
    """The past of one library."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def events(self, most: int = LISTED, before: int | None = None) -> tuple[Event, ...]:
        """Return the latest changes, newest first, or those before the one with a number."""
        changes = islice(self._catalogue.store.changes(Wanted(before)), most)
        return tuple(event_of(change, self._title) for change in changes)

    def of(self, paper: PaperId, most: int = LISTED) -> tuple[Version, ...]:
        """Return how a paper, its note and its highlights were after each change of them, newest first."""
        wanted = Wanted(holding=paper.encode(), since=_since(paper))
        found = (
            self._version(change, one)
            for change in self._catalogue.store.changes(wanted)
            for one in documents_of(change.holding(paper.encode()))
            if one.table in _READERS and one.owner == paper
        )
        return tuple(islice(found, most))

    def deleted(self, most: int = LISTED) -> tuple[Version, ...]:
        """Return the papers, notes and highlights that are not there any more as they were last, newest first."""
        found: dict[tuple[str, str], Version] = {}
        for change, one in self._removals():
            is_gone = self._catalogue.document(one.table, one.key) is None
            if is_gone and (one.table, one.key) not in found:
                found[one.table, one.key] = self._version(change, one, is_before=True)
                if len(found) == most:
                    break
        return tuple(found.values())

    def difference(self, version: Version, to: Version | None = None) -> tuple[Difference, ...]:
        """Return the fields in which a version differs from another of the same thing, or from what it is now."""
        return differences(version.value, to.value if to else self._present(version))

    def days(self, since: date | None = None) -> tuple[Day, ...]:
        """Return the days on which something was changed, the latest first; the fewer days, the sooner."""
        counted: Counter[date] = self._catalogue.store.days(since)
        latest_first = sorted(counted.items(), reverse=True)
        return tuple(Day(day, changes) for day, changes in latest_first if since is None or day >= since)

    @property
    def reach(self) -> datetime | None:
        """The earliest moment at which the library can be opened; None where nothing was changed yet."""
        oldest = self._catalogue.store.oldest()
        return datetime.fromisoformat(oldest.time) if oldest else None

    def restore(self, version: Version) -> Changes:
        """Bring a version back, as `restore_all` does."""
        return self.restore_all([version])

    def restore_all(self, versions: Sequence[Version]) -> Changes:
        """Bring versions back as one step; of two versions of one thing the later.

        With a deleted paper come the note and the highlights that were deleted with it, and its places on pages.
        Raises ReaderError, and changes nothing, where one is not in the history any more, or where the paper that it
        belongs to is not there and not among them.
        """
        if not versions:
            return Changes()
        changes = self._changes_by_number({version.event.number for version in versions})
        wishes = [_wish(changes, version) for version in sorted(versions, key=lambda one: one.event.number)]
        batch = brought_back(self._catalogue, wishes)
        return self._catalogue.commit(_label(wishes, self._titles(wishes)), batch)

    def _title(self, paper: str) -> str:
        row = self._catalogue.rows.get(PaperId(paper))
        return row.paper.title if row else ""

    def _titles(self, wishes: Sequence[Wish]) -> list[str]:
        """Return the titles of the papers that are brought back or to which something is brought back."""
        coming = {wish.key: wish.document["title"] for wish in wishes if wish.table == "papers"}
        return [coming.get(paper) or self._title(paper) for paper in dict.fromkeys(wish.paper for wish in wishes)]

    def _version(self, change: Change, one: Changed, *, is_before: bool = False) -> Version:
        document = one.before if is_before else one.after
        event = event_of(change, self._title, only=one)
        return Version(event, one.table, one.key, _READERS[one.table](document) if document else None, is_before)

    def _present(self, version: Version) -> Paper | Note | Annotation | None:
        document = self._catalogue.document(version.table, version.key)
        if document is None and isinstance(version.value, Note):
            return self._catalogue.note(version.value.paper)  # A paper has one note, whatever its id.
        return _READERS[version.table](document) if document else None

    def _removals(self) -> Iterator[tuple[Change, Changed]]:
        """Yield what was removed, by changes that removed something, newest first."""
        for change in self._catalogue.store.changes(Wanted(holding=_REMOVAL)):
            for one in documents_of(change.holding(_REMOVAL)):
                if one.table in _READERS and one.before and one.after is None:
                    yield change, one

    def _changes_by_number(self, numbers: set[int]) -> dict[int, Change]:
        found = {}
        for change in self._catalogue.store.changes(Wanted(max(numbers) + 1)):
            if change.head.at.sequence in numbers:
                found[change.head.at.sequence] = change
            if len(found) == len(numbers) or change.head.at.sequence < min(numbers):
                break
        return found


def _since(paper: PaperId) -> str:
    """Return the reading of the library's clock before which nothing can be about a paper; empty where none says so."""
    made = made_at(paper)
    if made is None:
        return ""
    return f"{max(0, int((made - CLOCKS_APART).timestamp() * 1000)):012x}"


def _wish(changes: Mapping[int, Change], version: Version) -> Wish:
    """Return what a version asks for, as the history has it. Raises ReaderError where it does not have it any more."""
    change = changes.get(version.event.number)
    if change is None:
        raise ReaderError("This version is not in the history any more.")
    of_it = change.holding(version.key.encode())
    document = (of_it.before if version.is_before else of_it.after).get(version.table, {}).get(version.key)
    if document is None:
        raise ReaderError(f"After “{version.event.label}” there was nothing left to bring back; take an earlier one.")
    return Wish(version.table, version.key, document, change)


def _label(wishes: Sequence[Wish], titles: Sequence[str]) -> str:
    """Return what bringing these back is called: one by what and when it was, several of one paper by its title."""
    if len(wishes) == 1:
        moment = _moment(wishes[0].change.head.time)
        named = {"papers": f"“{titles[0]}” as of {moment}", "notes": f"the note on “{titles[0]}” of {moment}"}
        return f"Bring back {named.get(wishes[0].table, f'a highlight in “{titles[0]}” of {moment}')}"
    of_papers = f"“{titles[0]}”" if len(titles) == 1 else f"{len(titles)} papers"
    return f"Bring back {len(wishes)} things of {of_papers}"


def _moment(time: str) -> str:
    """Return a time as people say it where this computer is: "3 March 2026, 14:05"."""
    local = datetime.fromisoformat(time).astimezone()
    return f"{local.day} {_MONTHS[local.month - 1]} {local.year}, {local:%H:%M}"


_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
"""In English whatever the system's language, as all labels are."""
