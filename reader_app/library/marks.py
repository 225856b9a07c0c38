"""The marks of a library: highlights and all else that a reader puts on abstracts, titles, notes and pages of PDFs."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from reader_app.library.catalogue import Catalogue
from reader_app.library.documents import annotation_from, document_of
from reader_app.library.mark_list import MarkedPassage, MarkList, MarkScope, mark_list, passage_of, place_key
from reader_app.library.store import Document
from reader_app.model.anchor import LOST, Anchor, Fate, Placement, Target, anchor_at, place
from reader_app.model.annotation import Annotation
from reader_app.model.changes import Changes
from reader_app.model.colour import colour_named
from reader_app.model.dates import now
from reader_app.model.errors import ReaderError
from reader_app.model.ids import AnnotationId, PaperId, new_id
from reader_app.model.pdf import DRAWN, MARKUP
from reader_app.model.row import Row
from reader_app.model.tag import normal_tag

KINDS = (*MARKUP, *DRAWN)
_NAMES = {"highlight": "highlight", "freetext": "text", "square": "box", "ink": "drawing", "strikeout": "strike-out"}


@dataclass(frozen=True, slots=True)
class PlacedMark:
    """An annotation and where it is in the text as it is now."""

    annotation: Annotation
    placement: Placement


class Marks:
    """The verbs on marks."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._known: dict[str, tuple[Document, MarkedPassage]] = {}

    def of(self, paper: PaperId) -> tuple[PlacedMark, ...]:
        """Return a paper's marks in the order of its texts, PDFs by page, lost ones last.

        What is on a PDF is placed by what is kept of it; nothing is read from the file.
        """
        row = self._catalogue.row(paper)
        placed = [PlacedMark(mark, placed_in(row, mark.anchor)) for mark in self._catalogue.annotations(paper)]
        return tuple(sorted(placed, key=_reading_order))

    def get(self, mark: AnnotationId) -> Annotation:
        """Return a mark. Raises ReaderError where it does not exist."""
        document = self._catalogue.document("annotations", mark)
        if document is None:
            raise ReaderError("That highlight does not exist any more.")
        return annotation_from(document)

    def find_id(self, text: str) -> AnnotationId:
        """Return the mark that an id, or the unique beginning of one, names. Raises ReaderError."""
        wanted = text.strip().lower()
        found = [key for key in self._catalogue.documents("annotations") if wanted and key.startswith(wanted)]
        if len(found) == 1:
            return AnnotationId(found[0])
        if found:
            raise ReaderError(f"“{text}” names {len(found)} marks; use more letters of the id.")
        raise ReaderError(f"There is no mark “{text}” in this library.")

    def listing(self, scope: MarkScope) -> MarkList:
        """Return the marks of the library, or of a paper, that a scope asks for, in its order."""
        return mark_list(self._passages(scope.paper), scope)

    def add(
        self,
        paper: PaperId,
        anchor: Anchor,
        colour: str = "yellow",
        comment: str = "",
        *,
        kind: str = "highlight",
        tags: Sequence[str] = (),
        instead_of: Sequence[AnnotationId] = (),
    ) -> Changes:
        """Mark a passage or a place, in one step with the removal of the marks that it takes in.

        Raises ReaderError where paper, colour or kind do not exist.
        """
        self._catalogue.row(paper)
        moment = now()
        mark = Annotation(
            AnnotationId(new_id()),
            paper,
            anchor,
            colour_named(colour),
            comment,
            kind=_known_kind(kind),
            created=moment,
            modified=moment,
            tags=_tags(tags),
        )
        taken_in = [self.get(one) for one in instead_of]
        if taken_in:
            mark = _united(mark, taken_in)
        batch: dict[str, Document | None] = {mark.id: document_of(mark), **{one.id: None for one in taken_in}}
        label = _NAMES.get(kind, kind).capitalize()
        return self._catalogue.commit(label, {"annotations": batch})

    def take_over(self, paper: PaperId, marks: Iterable[Annotation]) -> Changes:
        """Keep marks that another program made, as one step; those taken over before are left as they are."""
        self._catalogue.row(paper)
        known = {(mark.anchor.attachment, mark.origin) for mark in self._catalogue.annotations(paper) if mark.origin}
        new = [
            replace(mark, id=AnnotationId(new_id()), paper=paper, tags=_tags(mark.tags))
            for mark in marks
            if not mark.origin or (mark.anchor.attachment, mark.origin) not in known
        ]
        if not new:
            return Changes()
        label = "Take over an annotation" if len(new) == 1 else f"Take over {len(new)} annotations"
        return self._catalogue.commit(label, {"annotations": {mark.id: document_of(mark) for mark in new}})

    def add_words(self, paper: PaperId, words: str, colour: str = "yellow", comment: str = "") -> Changes:
        """Highlight the one place in the abstract with exactly these words.

        Raises ReaderError where they do not occur, or occur more than once.
        """
        abstract = self._catalogue.row(paper).paper.abstract
        start = abstract.find(words) if words else -1
        if start < 0:
            raise ReaderError(f"The abstract does not have the words “{words}”; copy them exactly as they stand there.")
        if abstract.find(words, start + 1) >= 0:
            raise ReaderError(f"The abstract has the words “{words}” more than once; give more of the words around.")
        return self.add(paper, anchor_at(abstract, start, start + len(words)), colour, comment)

    def edit(
        self,
        mark: AnnotationId,
        *,
        colour: str | None = None,
        comment: str | None = None,
        anchor: Anchor | None = None,
        kind: str | None = None,
        tags: Sequence[str] | None = None,
    ) -> Changes:
        """Change what is given of a mark. Raises ReaderError where it does not exist."""
        known = self.get(mark)
        edited = replace(
            known,
            colour=known.colour if colour is None else colour_named(colour),
            comment=known.comment if comment is None else comment,
            anchor=anchor or known.anchor,
            kind=known.kind if kind is None else _known_kind(kind),
            tags=known.tags if tags is None else _tags(tags),
        )
        if edited == known:
            return Changes()
        document = document_of(replace(edited, modified=now()))
        run = f"comment {mark}" if comment is not None else ""
        return self._catalogue.commit("Edit highlight", {"annotations": {mark: document}}, run=run)

    def recolour(self, marks: Iterable[AnnotationId], colour: str) -> Changes:
        """Give marks another colour, as one step. Raises ReaderError where a mark or the colour does not exist."""
        wanted, moment = colour_named(colour), now()
        found = [self.get(mark) for mark in marks]
        batch: dict[str, Document | None] = {
            mark.id: document_of(replace(mark, colour=wanted, modified=moment))
            for mark in found
            if mark.colour != wanted
        }
        return self._catalogue.commit("Edit highlight", {"annotations": batch})

    def move(self, anchors: Iterable[tuple[AnnotationId, Anchor]]) -> Changes:
        """Give marks other places, as one step: those that a new version of a PDF carries on."""
        moment = now()
        batch: dict[str, Document | None] = {
            mark: document_of(replace(self.get(mark), anchor=to, modified=moment)) for mark, to in anchors
        }
        label = "Move a mark" if len(batch) == 1 else f"Carry {len(batch)} marks over"
        return self._catalogue.commit(label, {"annotations": batch})

    def retag(self, marks: Iterable[AnnotationId], *, add: Sequence[str] = (), remove: Sequence[str] = ()) -> Changes:
        """Give marks tags and take some from them, as one step. Raises ReaderError where a mark does not exist."""
        gone = {tag.casefold() for tag in remove}
        moment = now()
        batch: dict[str, Document | None] = {}
        for key in marks:
            mark = self.get(key)
            tags = _tags((*(tag for tag in mark.tags if tag.casefold() not in gone), *add))
            if tags != mark.tags:
                batch[key] = document_of(replace(mark, tags=tags, modified=moment))
        label = f"Tag {', '.join(add)}" if add else f"Remove tag {', '.join(remove)}"
        return self._catalogue.commit(label, {"annotations": batch})

    def remove(self, marks: Iterable[AnnotationId]) -> Changes:
        """Remove marks. Raises ReaderError where one does not exist."""
        found = [self.get(mark).id for mark in marks]
        label = "Remove highlight" if len(found) == 1 else f"Remove {len(found)} highlights"
        return self._catalogue.commit(label, {"annotations": dict.fromkeys(found)})

    def _passages(self, paper: PaperId | None) -> Iterator[MarkedPassage]:
        """Yield the marks of a paper, or of all that are not in the trash."""
        rows = self._catalogue.rows
        if paper is not None:
            keys: Iterable[str] = [mark.id for mark in self._catalogue.annotations(paper)]
        else:
            keys = self._catalogue.documents("annotations")
            self._known = {key: known for key, known in self._known.items() if key in keys}
        for key in keys:
            document = self._catalogue.document("annotations", key)
            row = rows.get(PaperId(document["paper"])) if document else None
            if document is None or row is None or (paper is None and row.paper.trashed):
                continue
            known = self._known.get(key)
            # The store replaces documents and never changes them in place.
            if known is None or known[0] is not document or known[1].row is not row:
                known = self._known[key] = document, passage_of(annotation_from(document), row)
            yield known[1]


def text_of(row: Row, target: Target) -> str:
    """Return the text of a paper that anchors of a target are in; nothing for a PDF, which is not read for that."""
    texts = {Target.ABSTRACT: row.paper.abstract, Target.TITLE: row.paper.title, Target.NOTE: row.note}
    return texts.get(target, "")


def placed_in(row: Row, anchor: Anchor) -> Placement:
    """Return where a mark is in what a paper has now; one on a PDF is lost once that is not attached any more."""
    if anchor.target is not Target.PDF:
        return place(anchor, text_of(row, anchor.target))
    is_there = any(file.id == anchor.attachment for file in row.files)
    return Placement(Fate.SAME, anchor.start, anchor.end, 1.0) if is_there else LOST


def _reading_order(mark: PlacedMark) -> tuple[Any, ...]:
    place = place_key(mark.annotation)
    if mark.annotation.anchor.target is Target.PDF:
        return not mark.placement.score, place
    return not mark.placement.score, (*place[:3], mark.placement.start, *place[4:])


def _united(mark: Annotation, taken_in: Sequence[Annotation]) -> Annotation:
    """Return a mark with what was said of those that it takes in."""
    comments = dict.fromkeys(one.comment for one in (*taken_in, mark) if one.comment)
    tags = _tags([tag for one in (*taken_in, mark) for tag in one.tags])
    created = min((one.created for one in taken_in if one.created), default=mark.created)
    return replace(mark, comment="\n\n".join(comments), tags=tags, created=created)


def _known_kind(kind: str) -> str:
    if kind not in KINDS:
        raise ReaderError(f"“{kind}” is no kind of mark; use one of {', '.join(KINDS)}.")
    return kind


def _tags(tags: Iterable[str]) -> tuple[str, ...]:
    """Return tags as they are kept, each once, whatever its case."""
    kept: dict[str, str] = {}
    for tag in map(normal_tag, tags):
        kept.setdefault(tag.casefold(), tag)
    return tuple(kept.values())
