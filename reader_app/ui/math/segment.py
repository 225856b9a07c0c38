"""One piece of a text: what is shown for which characters of the source."""

from collections.abc import Iterable, Iterator
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


def without_loose_breaks(segments: Iterable[Segment]) -> Iterator[Segment]:
    """Hide the ends of paragraphs, and the spaces, that separate nothing."""
    found = tuple(segments)
    last = max((place for place, segment in enumerate(found) if _is_seen(segment)), default=-1)
    at_start = True
    for place, segment in enumerate(found):
        if _is_seen(segment):
            at_start = False
            yield segment
        elif segment.shown == "" and segment.kind is Kind.TEXT:
            yield segment
        elif at_start or place > last:
            yield Segment(segment.start, segment.end, "")
        else:
            at_start = segment.kind is Kind.BREAK
            yield segment


def _is_seen(segment: Segment) -> bool:
    return segment.kind in (Kind.MATH, Kind.DISPLAY) or bool(segment.shown.strip())
