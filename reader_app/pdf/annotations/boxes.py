"""The box that an annotation covers: the one of its appearance, or of what programs draw where it brings none."""

from collections.abc import Sequence
from typing import Any

import pikepdf

from reader_app.model.geometry import Point, Quad, Rect, bounds_of
from reader_app.pdf.annotations import objects, quads

_ICON = 18.0
_USUAL_PEN = 1.0
_ROOM_AROUND_INK = 4.0


def box_of(item: Any, kind: str, corners: Sequence[Quad], strokes: Sequence[Sequence[Point]]) -> Rect:
    """Return the box that is written where there is an appearance to fill it, else the one around what is drawn.

    A note without an appearance is an icon at the upper left corner, whatever the size of its box.
    """
    written = objects.rect(objects.entry(item, "/Rect"))
    left, bottom, right, top = written or (0.0, 0.0, 0.0, 0.0)
    has_extent = right > left and top > bottom
    if has_extent and has_look(item):
        return (left, bottom, right, top)
    if kind == "note" and written:
        return (left, top - _ICON, left + _ICON, top)
    if corners:
        return quads.around([bounds_of(quad) for quad in corners])
    if strokes:
        return _around_lines(strokes, pen_of(item) + (_ROOM_AROUND_INK if kind == "ink" else 0.0))
    return (left, bottom, right, top)


def has_look(item: Any) -> bool:
    """Say whether an annotation brings its own appearance, if need be that of the state that it is in."""
    look = objects.entry(objects.entry(item, "/AP"), "/N")
    if isinstance(look, pikepdf.Dictionary) and not isinstance(look, pikepdf.Stream):
        state = objects.name(objects.entry(item, "/AS"))
        look = objects.entry(look, f"/{state}") if state else None
    return isinstance(look, pikepdf.Stream)


def pen_of(item: Any, usual: float = _USUAL_PEN) -> float:
    """Return how wide the lines of an annotation are."""
    width = objects.number(objects.entry(objects.entry(item, "/BS"), "/W"))
    return width if width is not None and 0 < width <= 100 else usual


def _around_lines(strokes: Sequence[Sequence[Point]], room: float) -> Rect:
    left, bottom, right, top = quads.around_points([point for stroke in strokes for point in stroke])
    return (left - room, bottom - room, right + room, top + room)
