"""Marks that a reader makes on a text."""

from dataclasses import dataclass

from reader_app.model.anchor import Anchor
from reader_app.model.ids import AnnotationId, PaperId


@dataclass(frozen=True, slots=True)
class Annotation:
    """A mark with its colour and comment, anchored in a text of a paper.

    Kinds are those of `model.pdf`; a free text's words are its comment. The author is empty for the reader's own marks
    and a name for those taken over from another program, whose name for the mark (`NM`) is its origin. One that is a
    task says when it was ticked off.
    """

    id: AnnotationId
    paper: PaperId
    anchor: Anchor
    colour: str
    comment: str = ""
    kind: str = "highlight"
    created: str = ""
    modified: str = ""
    author: str = ""
    tags: tuple[str, ...] = ()
    origin: str = ""
    done: str = ""
