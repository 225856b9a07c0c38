"""The highlights of a library."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from reader_app.library.catalogue import Catalogue
from reader_app.library.documents import annotation_from, document_of
from reader_app.model.anchor import Anchor, Placement, Target, anchor_at, place
from reader_app.model.annotation import Annotation
from reader_app.model.changes import Changes
from reader_app.model.colour import colour_named
from reader_app.model.dates import now
from reader_app.model.errors import ReaderError
from reader_app.model.ids import AnnotationId, PaperId, new_id
from reader_app.model.row import Row


@dataclass(frozen=True, slots=True)
class PlacedMark:
    """An annotation and where it is in the text as it is now."""

    annotation: Annotation
    placement: Placement


class Marks:
    """The verbs on highlights."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def of(self, paper: PaperId) -> tuple[PlacedMark, ...]:
        """Return a paper's highlights in the order of the text, lost ones last."""
        row = self._catalogue.row(paper)
        placed = [
            PlacedMark(mark, place(mark.anchor, text_of(row, mark.anchor.target)))
            for mark in self._catalogue.annotations(paper)
        ]
        return tuple(sorted(placed, key=lambda mark: (not mark.placement.score, mark.placement.start)))

    def add(self, paper: PaperId, anchor: Anchor, colour: str = "yellow", comment: str = "") -> Changes:
        """Highlight a passage. Raises ReaderError where paper or colour do not exist."""
        self._catalogue.row(paper)
        moment = now()
        mark = Annotation(
            AnnotationId(new_id()),
            paper,
            anchor,
            colour_named(colour),
            comment,
            created=moment,
            modified=moment,
        )
        return self._catalogue.commit("Highlight", {"annotations": {mark.id: document_of(mark)}})

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
    ) -> Changes:
        """Change a highlight's colour, comment or place. Raises ReaderError where it does not exist."""
        known = self._get(mark)
        edited = replace(
            known,
            colour=known.colour if colour is None else colour_named(colour),
            comment=known.comment if comment is None else comment,
            anchor=anchor or known.anchor,
        )
        if edited == known:
            return Changes()
        document = document_of(replace(edited, modified=now()))
        run = f"comment {mark}" if comment is not None else ""
        return self._catalogue.commit("Edit highlight", {"annotations": {mark: document}}, run=run)

    def remove(self, marks: Iterable[AnnotationId]) -> Changes:
        """Remove highlights. Raises ReaderError where one does not exist."""
        found = [self._get(mark).id for mark in marks]
        label = "Remove highlight" if len(found) == 1 else f"Remove {len(found)} highlights"
        return self._catalogue.commit(label, {"annotations": dict.fromkeys(found)})

    def _get(self, mark: AnnotationId) -> Annotation:
        document = self._catalogue.document("annotations", mark)
        if document is None:
            raise ReaderError("That highlight does not exist any more.")
        return annotation_from(document)


def text_of(row: Row, target: Target) -> str:
    """Return the text of a paper that anchors of a target are in."""
    texts = {Target.ABSTRACT: row.paper.abstract, Target.TITLE: row.paper.title, Target.NOTE: row.note}
    return texts[target]
