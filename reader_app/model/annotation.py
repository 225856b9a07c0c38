"""Marks that a reader makes on a text."""

from dataclasses import dataclass

from reader_app.model.anchor import Anchor
from reader_app.model.ids import AnnotationId, PaperId


@dataclass(frozen=True, slots=True)
class Annotation:
    """A highlight with its colour and comment, anchored in a text of a paper."""

    id: AnnotationId
    paper: PaperId
    anchor: Anchor
    colour: str
    comment: str = ""
    kind: str = "highlight"
    created: str = ""
    modified: str = ""
