"""Bringing back what was: earlier versions as the batch that puts them in their places in the library of today."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reader_app.library.catalogue import Catalogue
from reader_app.library.store import Batch, Change, Document, Wanted
from reader_app.model.errors import ReaderError
from reader_app.model.ids import PaperId


@dataclass(frozen=True, slots=True)
class Wish:
    """A document that is wanted back as a change left it or found it."""

    table: str
    key: str
    document: Document
    change: Change

    @property
    def paper(self) -> str:
        """The id of the paper that it is or belongs to."""
        return self.key if self.table == "papers" else str(self.document["paper"])


def brought_back(catalogue: Catalogue, wishes: Sequence[Wish]) -> Batch:
    """Return the batch that brings documents back, the later of two for the same place.

    Raises ReaderError where one belongs to a paper that is neither there nor among them.
    """
    tables = ("papers", "notes", "annotations", "attachments", "feeds")
    batch: dict[str, dict[str, Document | None]] = {table: {} for table in tables}
    for wish in wishes:
        if wish.table == "papers":
            batch["papers"][wish.key] = wish.document
            if PaperId(wish.key) not in catalogue.rows:
                _add_what_went_with_it(catalogue, wish.key, batch)
    for wish in wishes:
        if wish.table == "papers":
            continue
        if PaperId(wish.paper) not in catalogue.rows and wish.paper not in batch["papers"]:
            raise ReaderError("The paper that this belongs to is deleted; bring the paper back first.")
        if wish.table == "notes":
            _put_note(catalogue, wish.document, batch["notes"])
        else:
            batch[wish.table][wish.key] = wish.document
    return batch


def _put_note(catalogue: Catalogue, document: Document, notes: dict[str, Document | None]) -> None:
    """Put a note in the place of the one that is there, or comes: a paper has one."""
    there = catalogue.note(document["paper"])
    coming = (key for key, one in notes.items() if one and one["paper"] == document["paper"])
    key = there.id if there else next(coming, document["id"])
    notes[key] = document | {"id": key}


def _add_what_went_with_it(catalogue: Catalogue, paper: str, batch: dict[str, dict[str, Document | None]]) -> None:
    """Add the note, the highlights, the files and the places on pages that were deleted together with a paper."""
    for change in catalogue.store.changes(Wanted(holding=paper.encode())):
        part = change.holding(paper.encode())
        if part.after.get("papers", {}).get(paper, {}) is not None:
            continue
        for table in ("notes", "annotations", "attachments"):
            held = part.before.get(table, {}).items()
            batch[table].update((key, one) for key, one in held if one and one["paper"] == paper)
        for key, page in part.before.get("feeds", {}).items():
            now = batch["feeds"].get(key) or catalogue.document("feeds", key)
            if page and now:
                batch["feeds"][key] = now | {
                    "items": _with_items_of(paper, now.get("items", ()), page.get("items", ()))
                }
        break


def _with_items_of(paper: str, now: Iterable[Document], then: Iterable[Document]) -> list[Document]:
    there = list(now)
    if not any(item["paper"] == paper for item in there):
        there.extend(item for item in then if item["paper"] == paper)
    return sorted(there, key=lambda item: item.get("rank") or 0)
