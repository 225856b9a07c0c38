"""One piece of a text: what is shown for which characters of the source."""

from dataclasses import dataclass
from enum import Enum

from reader_app.ui.math.commands import Style


class Kind(Enum):
    """What a segment is shown as."""

    TEXT = "text"
    MATH = "math"
    """A formula within a line; `shown` is its LaTeX."""
    DISPLAY = "display"
    """A formula in a paragraph of its own; `shown` is its LaTeX."""
    BREAK = "break"
    """The end of a paragraph; `shown` is empty."""


@dataclass(frozen=True, slots=True)
class Segment:
    """What is shown for the characters from `start` up to `end` of the source."""

    start: int
    end: int
    shown: str
    kind: Kind = Kind.TEXT
    style: Style = Style.PLAIN
    link: str = ""
    is_literal: bool = False
    """Each character of the source is shown as itself; otherwise the segment is one unit."""
