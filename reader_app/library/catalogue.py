"""The library's documents as values of the model, with the one way to change them: a labelled, undoable commit."""

import time
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path
from types import MappingProxyType

from reader_app.library.collector import collector_at_rest, take_apart
from reader_app.library.documents import (
    RETENTION,
    annotation_from,
    attachment_from,
    feed_from,
    history_bytes,
    note_from,
    paper_from,
    search_from,
    tag_colour_from,
    unknown_fields,
)
from reader_app.library.history import History, Step
from reader_app.library.migrations import up_to_date
from reader_app.library.places import PLACES, places_document
from reader_app.library.store import Batch, Document, Kind, Said, Store
from reader_app.library.touching import changes_of_batch, searched_part
from reader_app.model.annotation import Annotation
from reader_app.model.attachment import Attachment
from reader_app.model.changes import Changes
from reader_app.model.errors import ReaderError
from reader_app.model.ids import NoteId, PaperId
from reader_app.model.note import Note
from reader_app.model.paper import Paper
from reader_app.model.row import Row


class Catalogue:
    """Rows of all papers, kept in step with the store."""

    def __init__(self, path: Path, *, read_only: bool = False, as_of: datetime | None = None) -> None:
        """Open a library as a store does."""
        with collector_at_rest():
            self._open(path, Store(path, read_only=read_only, as_of=as_of))

    def _open(self, path: Path, store: Store) -> None:
        self._store = store
        self._history = History(store.changes)
        self._about = up_to_date(store, path)
        self._is_place_known = not store.sequence
        self._notes: dict[PaperId, NoteId] = {}
        self._marks: defaultdict[PaperId, set[str]] = defaultdict(set)
        self._files: defaultdict[PaperId, set[str]] = defaultdict(set)
        self._rows: dict[PaperId, Row] = {}
        self._unindexed: set[PaperId] = set()
        self._removed: set[PaperId] = set()
        self._changed: set[PaperId] = set()
        try:
            self._read_all()
            self._store.history_bytes = history_bytes(self._store.get("meta", RETENTION))
        except ReaderError as error:
            raise ReaderError(
                f"{path} cannot be opened: {error}; correct it there, or let `reader-app doctor --repair` do so."
            ) from error

    @property
    def generation(self) -> int:
        """A number that every commit raises; the same one never stands for two states, also after a restored copy."""
        return int(self._about["generation"])

    @property
    def identity(self) -> str:
        """The library's own id, which its copies share."""
        return str(self._about["library"])

    @property
    def notices(self) -> tuple[str, ...]:
        """What the user has to know about how the library was found; a sentence each."""
        return self._store.notices

    @property
    def store(self) -> Store:
        """What keeps the documents: its history and its backups."""
        return self._store

    @property
    def rows(self) -> Mapping[PaperId, Row]:
        """All papers, oldest first, those in the trash too."""
        return MappingProxyType(self._rows)

    def row(self, paper: PaperId) -> Row:
        """Return a paper's row. Raises ReaderError where there is no such paper."""
        try:
            return self._rows[paper]
        except KeyError:
            raise ReaderError(f"There is no paper {paper} in this library.") from None

    def documents(self, table: str) -> Mapping[str, Document]:
        """Return a table's documents by id; not to be changed."""
        return self._store.documents(table)

    def document(self, table: str, key: str) -> Document | None:
        return self._store.get(table, key)

    def note(self, paper: PaperId) -> Note | None:
        key = self._notes.get(paper)
        document = self._store.get("notes", key) if key else None
        return note_from(document) if document else None

    def annotations(self, paper: PaperId) -> tuple[Annotation, ...]:
        """Return a paper's annotations in the order of their places in the text."""
        held = (self._store.get("annotations", key) for key in self._marks.get(paper, ()))
        found = (annotation_from(document) for document in held if document)
        return tuple(sorted(found, key=lambda one: (one.anchor.target, one.anchor.start, one.id)))

    def attachments(self, paper: PaperId) -> tuple[Attachment, ...]:
        """Return a paper's files in the order in which they were attached."""
        held = (self._store.get("attachments", key) for key in sorted(self._files.get(paper, ())))
        return tuple(attachment_from(document) for document in held if document)

    def commit(self, label: str, batch: Batch, *, run: str = "") -> Changes:
        """Write a batch as one undoable step. Raises ReaderError and changes nothing where it cannot be written."""
        wanted = {table: made for table, documents in batch.items() if (made := self._differing(table, documents))}
        if not wanted:
            return Changes(label)
        back = self._write(wanted, Said(label, joins=self._history.joins(run)), run)
        return self._taken_in(label, wanted, back)

    def remember(self, batch: Batch) -> None:
        """Write what nobody sees, such as what was merged, as a part of the step before it. Raises as `commit`."""
        before = self._history.undoable
        label = before.label if before else ""
        self._write(batch, Said(label, joins=before is not None))

    def undo(self) -> Changes:
        """Take the last step back. Raises ReaderError where there is none."""
        step = self._step(self._history.undoable, "undo")
        batch = self._history.back(step)
        there = self._write(batch, Said(step.label, Kind.UNDO))
        return self._taken_in(f"Undid: {step.label}", batch, there)

    def redo(self) -> Changes:
        """Make the step undone last again. Raises ReaderError where there is none."""
        step = self._step(self._history.redoable, "redo")
        batch = self._history.forward(step)
        there = self._write(batch, Said(step.label, Kind.REDO))
        return self._taken_in(f"Redid: {step.label}", batch, there)

    @property
    def undo_label(self) -> str:
        """What `undo` would take back; empty where there is nothing."""
        return self._history.undoable.label if self._history.undoable else ""

    @property
    def redo_label(self) -> str:
        """What `redo` would make again; empty where there is nothing."""
        return self._history.redoable.label if self._history.redoable else ""

    def unindexed(self) -> tuple[frozenset[PaperId], frozenset[PaperId]]:
        """Return the papers that the index has to read again, and those it has to forget."""
        return frozenset(self._unindexed), frozenset(self._removed)

    @property
    def unindexed_count(self) -> int:
        """How many papers the index has to read again or to forget; every keystroke asks."""
        return len(self._unindexed) + len(self._removed)

    def changed_rows(self) -> frozenset[PaperId]:
        """Return the papers whose rows were added, changed or removed since this was last asked."""
        changed, self._changed = frozenset(self._changed), set()
        return changed

    def mark_indexed(self, papers: Iterable[PaperId], removed: Iterable[PaperId]) -> None:
        """Note that the index is in step for these papers."""
        self._unindexed.difference_update(papers)
        self._removed.difference_update(removed)

    def mark_unindexed(self, papers: Iterable[PaperId], removed: Iterable[PaperId] = ()) -> None:
        """Note that the index lacks these papers, or still has those removed."""
        self._unindexed.update(papers)
        self._removed.update(removed)

    def close(self) -> None:
        self._store.close()

    def _step(self, step: Step | None, verb: str) -> Step:
        if step is None:
            raise ReaderError(f"There is nothing to {verb}.")
        return step

    def _write(self, batch: Batch, said: Said, run: str = "") -> Batch:
        # The clock, not a count: a copy put back in place and then changed must not meet an index of the same number.
        about = self._about | {"generation": max(self.generation + 1, time.time_ns() // 1000)}
        meta = {**batch.get("meta", {}), "library": about}
        if not self._is_place_known:
            meta[PLACES] = places_document(self._store.get("meta", PLACES), self._store.at)
        back = self._store.write({**batch, "meta": meta}, said)
        self._about, self._is_place_known = about, True
        self._history.record(said, self._store.sequence, run)
        self._store.history_bytes = history_bytes(self._store.get("meta", RETENTION))
        return {table: documents for table, documents in back.items() if table != "meta"}

    def _differing(self, table: str, documents: Mapping[str, Document | None]) -> dict[str, Document | None]:
        """Return the documents that would change something; what they hold beyond our fields stays in them."""
        differing: dict[str, Document | None] = {}
        for key, document in documents.items():
            before = self._store.get(table, key)
            whole = document if document is None or before is None else unknown_fields(table, before) | document
            if whole != before:
                differing[key] = whole
        return differing

    def _taken_in(self, label: str, batch: Batch, back: Batch) -> Changes:
        changes = changes_of_batch(label, batch, back)
        self._changed |= changes.papers
        for key, document in batch.get("notes", {}).items():
            self._keep_note(key, document, back["notes"][key])
        for table, held in (("annotations", self._marks), ("attachments", self._files)):
            for key, document in batch.get(table, {}).items():
                self._keep(held, key, document, back[table][key])
        newest = next(reversed(self._rows), "")
        # Ids sort by time: what is new belongs at the end, and only what comes back from earlier has to find its place.
        comes_back = any(paper not in self._rows and paper < newest for paper in changes.papers)
        for paper in sorted(changes.papers):
            self._read_row(paper, is_same=paper not in batch.get("papers", {}))
        if comes_back:
            self._rows = dict(sorted(self._rows.items()))
        take_apart(batch, back)
        return changes

    def _keep_note(self, key: str, document: Document | None, before: Document | None) -> None:
        if before and self._notes.get(before["paper"]) == key:
            del self._notes[before["paper"]]
        if document:
            self._notes[document["paper"]] = NoteId(key)

    def _keep(
        self, held: dict[PaperId, set[str]], key: str, document: Document | None, before: Document | None
    ) -> None:
        if before:
            held[before["paper"]].discard(key)
        if document:
            held[document["paper"]].add(key)

    def _read_row(self, paper: PaperId, *, is_same: bool) -> None:
        """Bring a paper's row in step with the store; is_same where only what belongs to the paper was changed."""
        before = self._rows.get(paper)
        document = self._store.get("papers", paper)
        if document is None:
            self._rows.pop(paper, None)
            self._unindexed.discard(paper)
            self._removed.add(paper)
            return
        row = self._rows[paper] = self._row_of(before.paper if before and is_same else paper_from(document))
        self._removed.discard(paper)
        if before is None or searched_part(before) != searched_part(row):
            self._unindexed.add(paper)

    def _row_of(self, paper: Paper) -> Row:
        note = self.note(paper.id) if paper.id in self._notes else None
        marks = self.annotations(paper.id) if paper.id in self._marks else ()
        comments = "\n".join(f"{mark.anchor.exact}\n{mark.comment}".rstrip() for mark in marks)
        files = self.attachments(paper.id) if paper.id in self._files else ()
        return Row(paper, note.text if note else "", len(marks), comments, files)

    def _read_all(self) -> None:
        for key, document in self._store.documents("notes").items():
            self._notes[note_from(document).paper] = NoteId(key)
        for key, document in self._store.documents("annotations").items():
            self._marks[annotation_from(document).paper].add(key)
        for key, document in self._store.documents("attachments").items():
            self._files[attachment_from(document).paper].add(key)
        for key, document in sorted(self._store.documents("papers").items()):
            self._rows[PaperId(key)] = self._row_of(paper_from(document))
        for table, read in (("feeds", feed_from), ("searches", search_from), ("tags", tag_colour_from)):
            for document in self._store.documents(table).values():
                read(document)
