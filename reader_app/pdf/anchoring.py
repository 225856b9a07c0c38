"""Anchors of what is marked on a page: its words, or what is drawn there with the words around."""

from collections.abc import Sequence
from dataclasses import replace

from reader_app.model.anchor import CONTEXT_LENGTH, Anchor, Target, anchor_at
from reader_app.model.geometry import Point, Rect, quad_of
from reader_app.model.ids import AttachmentId
from reader_app.pdf.line_map import LineMap
from reader_app.pdf.text.page_text import PageText

NOTE_SIZE = 18.0
"""Points: the icon of a note, as other programs draw it."""


def words_anchor(text: PageText, page: int, start: int, end: int, attachment: AttachmentId | None = None) -> Anchor:
    """Return the anchor of words of a page, without the blanks around them. Raises ValueError where there are none."""
    words = text.text[start:end]
    start, end = start + len(words) - len(words.lstrip()), end - (len(words) - len(words.rstrip()))
    anchor = anchor_at(text.text, start, end, Target.PDF)
    return replace(anchor, page=page, quads=text.quads(start, end), attachment=attachment)


def area_anchor(lines: LineMap, page: int, area: Rect, attachment: AttachmentId | None = None) -> Anchor:
    """Return the anchor of a part of a page; the words beside its upper left corner tell where it belongs."""
    anchor = _beside(lines, (area[0], area[3]))
    return replace(anchor, page=page, quads=(quad_of(area),), attachment=attachment)


def note_anchor(lines: LineMap, page: int, point: Point, attachment: AttachmentId | None = None) -> Anchor:
    """Return the anchor of a note whose icon has its upper left corner at a point."""
    x, y = point
    return area_anchor(lines, page, (x, y - NOTE_SIZE, x + NOTE_SIZE, y), attachment)


def ink_anchor(
    lines: LineMap, page: int, strokes: Sequence[Sequence[Point]], attachment: AttachmentId | None = None
) -> Anchor:
    """Return the anchor of strokes of a pen. Raises ValueError where there are none."""
    xs, ys = zip(*(point for stroke in strokes for point in stroke), strict=True)
    anchor = area_anchor(lines, page, (min(xs), min(ys), max(xs), max(ys)), attachment)
    return replace(anchor, strokes=tuple(tuple(stroke) for stroke in strokes))


def _beside(lines: LineMap, point: Point) -> Anchor:
    text, at = lines.text.text, lines.position(point)
    before, after = text[max(0, at - CONTEXT_LENGTH) : at], text[at : at + CONTEXT_LENGTH]
    return Anchor(Target.PDF, "", before, after, at, at)
