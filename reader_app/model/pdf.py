"""What is found inside a PDF; pages count from 1."""

from dataclasses import dataclass

from reader_app.model.geometry import Point, Quad, Rect

MARKUP = ("highlight", "underline", "strikeout", "squiggly")
"""The kinds of annotations that stand on words."""

DRAWN = ("note", "freetext", "square", "ink")
"""The other kinds that this program makes; those it only shows are named as their PDF subtype, in lower case."""


@dataclass(frozen=True, slots=True)
class PageShape:
    """A page's crop box in its own space, the degrees (0, 90, 180, 270) it is shown turned clockwise, and its label."""

    box: Rect
    rotation: int = 0
    label: str = ""


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """A line of the table of contents; page is 0 where it leads to none, top is None where it says no height."""

    title: str
    level: int
    page: int = 0
    top: float | None = None
    uri: str = ""


@dataclass(frozen=True, slots=True)
class PageLink:
    """An area of a page that leads to a page of the file, or, with page 0, to an address outside."""

    rect: Rect
    page: int = 0
    left: float | None = None
    top: float | None = None
    uri: str = ""


@dataclass(frozen=True, slots=True)
class PdfAnnotation:
    """An annotation as it stands in a file: who made it when (ISO 8601, or empty), where, and with what words.

    Text is what stands on the page under it, comment what its author wrote. `in_reply_to` is the name of the annotation
    that it answers. Hidden ones are not drawn by other programs either.
    """

    page: int
    kind: str
    rect: Rect
    quads: tuple[Quad, ...] = ()
    strokes: tuple[tuple[Point, ...], ...] = ()
    colour: str = ""
    opacity: float = 1.0
    author: str = ""
    created: str = ""
    modified: str = ""
    comment: str = ""
    text: str = ""
    name: str = ""
    in_reply_to: str = ""
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class PdfFacts:
    """What a file says of itself, and what its first pages say of the paper; unknown texts are empty.

    Page labels are in `shapes`, which is empty where a password is needed.
    """

    shapes: tuple[PageShape, ...] = ()
    encrypted: bool = False
    needs_password: bool = False
    title: str = ""
    authors: tuple[str, ...] = ()
    doi: str = ""
    arxiv: str = ""
    has_text: bool = True
    outline: tuple[OutlineEntry, ...] = ()
