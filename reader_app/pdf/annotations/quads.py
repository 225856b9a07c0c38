"""The corners of marked words, put in one order: programs disagree on it."""

from collections.abc import Sequence

from reader_app.model.geometry import Point, Quad, Rect, bounds_of, quad_of

_CORNERS = 8


def quads_of(numbers: Sequence[float]) -> tuple[Quad, ...]:
    """Return the quads of a QuadPoints array, each from its top left corner on as its reader sees it.

    The standard says counterclockwise from the lower left corner; Acrobat and those who follow it write top left, top
    right, lower left, lower right. In each order the first two corners are along a line of text, and the turn from them
    to the third says which side is up.
    """
    ends = range(_CORNERS, len(numbers) + 1, _CORNERS)
    found = (_ordered([(numbers[at], numbers[at + 1]) for at in range(end - _CORNERS, end, 2)]) for end in ends)
    return tuple(quad for quad in found if _has_extent(quad))


def _ordered(corners: Sequence[Point]) -> Quad:
    first, second, third, fourth = corners
    along = (second[0] - first[0], second[1] - first[1])
    if (fourth[0] - third[0]) * along[0] + (fourth[1] - third[1]) * along[1] < 0:
        third, fourth = fourth, third
    is_above = along[0] * (third[1] - first[1]) - along[1] * (third[0] - first[0]) > 0
    top, bottom = ((third, fourth), (first, second)) if is_above else ((first, second), (third, fourth))
    return (*top[0], *top[1], *bottom[0], *bottom[1])


def _has_extent(quad: Quad) -> bool:
    left, bottom, right, top = bounds_of(quad)
    return right > left or top > bottom


def around(boxes: Sequence[Rect]) -> Rect:
    """Return the smallest box around some boxes. Raises ValueError where there are none."""
    return (
        min(box[0] for box in boxes),
        min(box[1] for box in boxes),
        max(box[2] for box in boxes),
        max(box[3] for box in boxes),
    )


def around_points(points: Sequence[Point]) -> Rect:
    """Return the smallest box around some points. Raises ValueError where there are none."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return (min(xs), min(ys), max(xs), max(ys))


def upright(rect: Rect) -> tuple[Quad, ...]:
    """Return a box as the one quad of a mark that says no better where its words are."""
    return (quad_of(rect),) if rect[2] > rect[0] and rect[3] > rect[1] else ()
