"""The papers of a library: finding one, and changing what its reader made of it."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import MAXYEAR, MINYEAR
from typing import Any

from reader_app.library.catalogue import Catalogue
from reader_app.library.collector import take_apart
from reader_app.library.documents import document_of
from reader_app.library.store import Batch, Document
from reader_app.model.changes import Changes
from reader_app.model.dates import is_partial_date, now, year_of
from reader_app.model.errors import ReaderError
from reader_app.model.ids import PaperId
from reader_app.model.paper import Paper, ReadState, normal_arxiv, normal_doi, normal_title
from reader_app.model.row import Row

LEAST_PREFIX = 4


@dataclass(frozen=True, slots=True)
class Counts:
    """How many papers stand where; those in the trash count only there."""

    all: int = 0
    inbox: int = 0
    later: int = 0
    reading: int = 0
    done: int = 0
    starred: int = 0
    highlighted: int = 0
    trashed: int = 0


class Papers:
    """The verbs on papers."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._counts = Counts()
        self._counted_at = -1

    def get(self, paper: PaperId) -> Paper:
        """Return a paper. Raises ReaderError where there is none."""
        return self._catalogue.row(paper).paper

    def row(self, paper: PaperId) -> Row:
        """Return a paper with what hangs on it. Raises ReaderError where there is none."""
        return self._catalogue.row(paper)

    def rows(self) -> Mapping[PaperId, Row]:
        """Return all papers, oldest first, those in the trash too."""
        return self._catalogue.rows

    def counts(self) -> Counts:
        if self._counted_at != self._catalogue.generation:  # Each listing asks, also while one types.
            self._counts, self._counted_at = self._count(), self._catalogue.generation
        return self._counts

    def _count(self) -> Counts:
        live = [row for row in self._catalogue.rows.values() if not row.paper.trashed]
        states = Counter(row.paper.state for row in live)
        return Counts(
            all=len(live),
            inbox=states[ReadState.INBOX],
            later=states[ReadState.LATER],
            reading=states[ReadState.READING],
            done=states[ReadState.DONE],
            starred=sum(row.paper.starred for row in live),
            highlighted=sum(row.highlights > 0 for row in live),
            trashed=len(self._catalogue.rows) - len(live),
        )

    def find_id(self, text: str) -> PaperId:
        """Return the paper that an id, the beginning of one, a citation key, a DOI, an arXiv id or a title names.

        Raises ReaderError where it names none, or more than one.
        """
        wanted = text.strip()
        if PaperId(wanted) in self._catalogue.rows:
            return PaperId(wanted)
        for naming in (_by_key, _by_identifier, _by_title, _by_prefix):
            names = naming(wanted)
            named = [row.paper for row in self._catalogue.rows.values() if names(row.paper)]
            found = [paper for paper in named if not paper.trashed] or named
            if len(found) == 1:
                return found[0].id
            if found:
                raise ReaderError(f"“{wanted}” names {len(found)} papers; use more letters of the id.")
        raise ReaderError(f"There is no paper “{wanted}”: use an id, citation key, DOI, arXiv id or exact title.")

    def set_state(self, papers: Iterable[PaperId], state: ReadState) -> Changes:
        """Move papers in the reading queue; done ones remember when."""
        read = now() if state is ReadState.DONE else ""
        return self._edit(
            papers,
            f"Mark as {state}",
            lambda paper: paper if paper.state is state else replace(paper, state=state, read=read),
        )

    def set_starred(self, papers: Iterable[PaperId], starred: bool) -> Changes:
        label = "Star" if starred else "Unstar"
        return self._edit(papers, label, lambda paper: replace(paper, starred=starred))

    def trash(self, papers: Iterable[PaperId]) -> Changes:
        """Put papers in the trash, from where they can be restored."""
        moment = now()
        return self._edit(
            papers, "Move to trash", lambda paper: paper if paper.trashed else replace(paper, trashed=moment)
        )

    def restore(self, papers: Iterable[PaperId]) -> Changes:
        """Take papers out of the trash."""
        return self._edit(papers, "Restore", lambda paper: replace(paper, trashed=""))

    def delete(self, papers: Iterable[PaperId]) -> Changes:
        """Remove papers that are in the trash, with their notes, highlights, files and places on feed pages.

        The files themselves stay in the folder, so that undoing brings all back.
        """
        wanted = [row.paper for row in map(self._catalogue.row, dict.fromkeys(papers)) if row.paper.trashed]
        gone = {paper.id for paper in wanted}
        batch: dict[str, dict[str, Document | None]] = {
            "papers": dict.fromkeys(gone),
            "notes": {},
            "annotations": {},
            "attachments": {},
        }
        for paper in gone:
            note = self._catalogue.note(paper)
            batch["notes"].update({note.id: None} if note else {})
            batch["annotations"].update({mark.id: None for mark in self._catalogue.annotations(paper)})
            batch["attachments"].update({one.id: None for one in self._catalogue.attachments(paper)})
        batch["feeds"] = dict(self._feeds_without(gone))
        label = f"Delete “{wanted[0].title}”" if len(wanted) == 1 else counted("Delete", len(wanted))
        return self._catalogue.commit(label, batch)

    def edit(self, paper: PaperId, **fields: Any) -> Changes:
        """Change what is known about a paper. Raises ReaderError where a value cannot be right."""
        checked = _checked(fields)
        key = checked.get("citation_key")
        if key and any(_by_key(key)(row.paper) for row in self._catalogue.rows.values() if row.paper.id != paper):
            raise ReaderError(f"Another paper has the citation key “{key}” already; choose one of its own.")
        return self._edit([paper], "Edit details", lambda known: replace(known, **checked))

    def _edit(self, papers: Iterable[PaperId], label: str, edited: Callable[[Paper], Paper]) -> Changes:
        batch, count = edits(self._catalogue, papers, edited)
        changes = self._catalogue.commit(counted(label, count), batch)
        take_apart(batch)
        return changes

    def _feeds_without(self, gone: set[PaperId]) -> Iterable[tuple[str, Document]]:
        for key, feed in self._catalogue.documents("feeds").items():
            kept = [item for item in feed.get("items", ()) if item["paper"] not in gone]
            if len(kept) < len(feed.get("items", ())):
                yield key, feed | {"items": kept}


def edits(catalogue: Catalogue, papers: Iterable[PaperId], edited: Callable[[Paper], Paper]) -> tuple[Batch, int]:
    """Return the batch that edits papers, with how many it really changes."""
    before = [catalogue.row(paper).paper for paper in papers]
    after = {paper.id: changed for paper in before if (changed := edited(paper)) != paper}
    return {"papers": {key: document_of(paper) for key, paper in after.items()}}, len(after)


def counted(label: str, count: int) -> str:
    """Return a label that says how many papers it is about, where there is more than one."""
    return label if count == 1 else f"{label} ({count} papers)"


def _checked(fields: dict[str, Any]) -> dict[str, Any]:
    """Return fields in the form they are kept in. Raises ReaderError where a value cannot be right."""
    if "title" in fields and not fields["title"].strip():
        raise ReaderError("A paper needs a title.")
    if fields.get("year") is not None and not MINYEAR <= fields["year"] <= MAXYEAR:
        raise ReaderError(f"{fields['year']} is not a year; write one like 2017.")
    checked = dict(fields)
    for name, check in _CHECKS.items():
        if checked.get(name):
            checked[name] = check(checked[name])
    if checked.get("published") and checked.get("year") is None:
        checked["year"] = year_of(checked["published"])
    if "first_seen" in checked:
        checked.setdefault("first_seen_inferred", False)
    return checked


def _date(text: str) -> str:
    if not is_partial_date(text.strip()):
        raise ReaderError(f"“{text}” is not a date; write 2026-03-18, 2026-03 or 2026.")
    return text.strip()


def _doi(text: str) -> str:
    if not (found := normal_doi(text)):
        raise ReaderError(f"“{text}” is not a DOI; one looks like 10.1000/182.")
    return found


def _arxiv(text: str) -> str:
    if not (found := normal_arxiv(text)):
        raise ReaderError(f"“{text}” is not an arXiv id; one looks like 1706.03762.")
    return found


_CHECKS: Mapping[str, Callable[[str], str]] = {
    "published": _date,
    "first_seen": _date,
    "doi": _doi,
    "arxiv": _arxiv,
}


def _by_key(text: str) -> Callable[[Paper], bool]:
    wanted = text.casefold()
    return lambda paper: bool(wanted) and paper.citation_key.casefold() == wanted


def _by_identifier(text: str) -> Callable[[Paper], bool]:
    doi, arxiv = normal_doi(text), normal_arxiv(text)
    return lambda paper: bool((doi and doi == paper.doi.lower()) or (arxiv and arxiv == paper.arxiv))


def _by_title(text: str) -> Callable[[Paper], bool]:
    wanted = normal_title(text)
    return lambda paper: bool(wanted) and normal_title(paper.title) == wanted


def _by_prefix(text: str) -> Callable[[Paper], bool]:
    wanted = text.lower()
    return lambda paper: len(wanted) >= LEAST_PREFIX and paper.id.startswith(wanted)
