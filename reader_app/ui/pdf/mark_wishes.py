"""What a reader wants of the marks on a PDF, for who keeps them."""

from dataclasses import dataclass

from reader_app.model.anchor import Anchor
from reader_app.model.ids import AnnotationId


@dataclass(frozen=True, slots=True)
class NewMark:
    """A mark to be made, in one step with the removal of those that it takes in."""

    anchor: Anchor
    kind: str
    colour: str
    comment: str = ""
    instead_of: tuple[AnnotationId, ...] = ()


@dataclass(frozen=True, slots=True)
class MarkEdit:
    """A change of a mark; None stays as it is."""

    id: AnnotationId
    anchor: Anchor | None = None
    colour: str | None = None
    comment: str | None = None
