"""How marks look on the page, as the operators of a PDF's content (ISO 32000-2, 8.5), in the page's own space."""

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from reader_app.model.geometry import Point, Quad, Rect, bounds_of
from reader_app.model.pdf import PdfAnnotation
from reader_app.pdf.annotations import colours, quads

INK_WIDTH = 1.8
BORDER_WIDTH = 1.5
ICON_SIDE = 20.0
_LINE_SHARE = 0.06
_BASELINE_SHARE = 0.1
_WAVE_SHARE = 0.16
_MOST_WAVES = 2_000
_ARC = 0.5523
_QUADRANTS = ((1, 0, 0, 1), (0, 1, -1, 0), (-1, 0, 0, -1), (0, -1, 1, 0))


@dataclass(frozen=True, slots=True)
class Drawing:
    """What is drawn, in which box of the page, and whether what lies below is seen through it as through a marker."""

    content: str
    rect: Rect
    is_multiplied: bool = False


def drawing_of(mark: PdfAnnotation, width: float = INK_WIDTH) -> Drawing | None:
    """Return how a mark on words or a drawn one looks; None for kinds that this program cannot draw."""
    if mark.kind in _ON_WORDS:
        return _ON_WORDS[mark.kind](mark)
    if mark.kind in _OUTLINES:
        return _outlined(mark, _OUTLINES[mark.kind](mark), width if mark.strokes else BORDER_WIDTH)
    return None


def _highlight(mark: PdfAnnotation) -> Drawing:
    """Draw all quads as one shape, so that it is no darker where they overlap."""
    corners = [_clockwise(quad) for quad in mark.quads]
    paths = [_path([quad[0:2], quad[2:4], quad[6:8], quad[4:6]], closed=True) for quad in corners]
    return Drawing(f"{_colour(mark, 'rg')}\n{chr(10).join(paths)}\nf", _around(mark.quads), is_multiplied=True)


def _clockwise(quad: Quad) -> Quad:
    """Return a quad that is drawn clockwise: overlapping ones drawn in opposite senses would cancel each other."""
    left, top, right, other, low, bottom = quad[:6]
    if (right - left) * (bottom - top) - (other - top) * (low - left) > 0:
        return (*quad[4:8], *quad[0:4])
    return quad


def _underline(mark: PdfAnnotation) -> Drawing:
    return _lines(
        mark, [[_between(quad, 0, _BASELINE_SHARE), _between(quad, 1, _BASELINE_SHARE)] for quad in mark.quads]
    )


def _strike_out(mark: PdfAnnotation) -> Drawing:
    return _lines(mark, [[_between(quad, 0, 0.45), _between(quad, 1, 0.45)] for quad in mark.quads])


def _squiggly(mark: PdfAnnotation) -> Drawing:
    return _lines(mark, [_wave(quad) for quad in mark.quads])


def _wave(quad: Quad) -> list[Point]:
    length = math.dist(quad[4:6], quad[6:8])
    count = int(min(_MOST_WAVES, max(2, length / max(_height(quad) * _WAVE_SHARE, 0.5))))
    heights = (_BASELINE_SHARE / 2, _BASELINE_SHARE * 1.5)
    return [_between(quad, at / count, heights[at % 2]) for at in range(count + 1)]


def _between(quad: Quad, along: float, up: float) -> Point:
    """Return the point so far along the words and so far up from their foot, both from 0.0 to 1.0."""
    x = _mean(_mean(quad[4], quad[6], along), _mean(quad[0], quad[2], along), up)
    y = _mean(_mean(quad[5], quad[7], along), _mean(quad[1], quad[3], along), up)
    return (x, y)


def _mean(one: float, other: float, share: float) -> float:
    return one + (other - one) * share


def _height(quad: Quad) -> float:
    return math.dist(quad[0:2], quad[4:6])


def _lines(mark: PdfAnnotation, lines: Sequence[Sequence[Point]]) -> Drawing:
    """Draw lines in one stroke, so that they are no darker where they meet."""
    heights = sorted(_height(quad) for quad in mark.quads)
    width = max(0.5, heights[len(heights) // 2] * _LINE_SHARE) if heights else 1.0
    paths = "\n".join(_path(line) for line in lines)
    content = f"{_colour(mark, 'RG')}\n{_figure(width)} w 1 j\n{paths}\nS"
    return Drawing(content, _grown(_around(mark.quads), width))


def _outlined(mark: PdfAnnotation, paths: Iterable[str], width: float) -> Drawing:
    """Draw what is not on words with a pen; a box's border lies inside it."""
    content = f"{_colour(mark, 'RG')}\n{_figure(width)} w 1 J 1 j\n{chr(10).join(paths)}\nS"
    if not mark.strokes:
        return Drawing(content, mark.rect)
    return Drawing(content, _grown(quads.around_points([point for line in mark.strokes for point in line]), width / 2))


def _ink(mark: PdfAnnotation) -> list[str]:
    return [_curve(line) if len(line) > 2 else _path([*line, line[-1]]) for line in mark.strokes]


def _curve(line: Sequence[Point]) -> str:
    """Return a stroke as curves through the middles between its points, as the page view draws it."""
    steps, at = [f"{_figures(*line[0])} m"], line[0]
    for point, after in pairwise(line[1:]):
        middle = _halfway(point, after)
        # The control points of the cubic that is the same curve as the quadratic one through `point`.
        first, second = ((end[0] + 2 * point[0], end[1] + 2 * point[1]) for end in (at, middle))
        steps.append(f"{_figures(*(part / 3 for part in (*first, *second)), *middle)} c")
        at = middle
    return " ".join([*steps, f"{_figures(*line[-1])} l"])


def _halfway(one: Point, other: Point) -> Point:
    return ((one[0] + other[0]) / 2, (one[1] + other[1]) / 2)


def _open_lines(mark: PdfAnnotation) -> list[str]:
    return [_path(line) for line in mark.strokes]


def _polygon(mark: PdfAnnotation) -> list[str]:
    return [_path(line, closed=True) for line in mark.strokes]


def _square(mark: PdfAnnotation) -> list[str]:
    left, bottom, right, top = _inside(mark.rect)
    return [f"{_figures(left, bottom, right - left, top - bottom)} re"]


def _circle(mark: PdfAnnotation) -> list[str]:
    left, bottom, right, top = _inside(mark.rect)
    x, y, across, up = (left + right) / 2, (bottom + top) / 2, (right - left) / 2, (top - bottom) / 2
    curves = []
    for a, b, c, d in _QUADRANTS:
        points = ((1, _ARC), (_ARC, 1), (0, 1))
        places = [(x + (a * u + c * v) * across, y + (b * u + d * v) * up) for u, v in points]
        curves.append(f"{_figures(*(part for place in places for part in place))} c")
    return [f"{_figures(x + across, y)} m", *curves, "h"]


def _inside(rect: Rect) -> Rect:
    return _grown(rect, -min(BORDER_WIDTH, rect[2] - rect[0], rect[3] - rect[1]) / 2)


def note_icon(mark: PdfAnnotation) -> str:
    """Return a sheet of paper with a few lines on it, in a box of ICON_SIDE each way."""
    sheet = "2 3 m 2 17 l 2 18.1 2.9 19 4 19 c 16 19 l 17.1 19 18 18.1 18 17 c 18 8 l 13 3 l h B"
    corner = "18 8 m 14 8 l 13.4 8 13 7.6 13 7 c 13 3 l S"
    lines = "5 15 m 15 15 l 5 11.5 m 15 11.5 l 5 8 m 11 8 l S"
    return f"{_colour(mark, 'rg')} 0.25 G 1 w 1 J 1 j\n{sheet}\n{corner}\n{lines}"


def _path(points: Sequence[Sequence[float]], *, closed: bool = False) -> str:
    steps = [f"{_figures(*point)} {'l' if at else 'm'}" for at, point in enumerate(points)]
    return " ".join([*steps, "h"] if closed else steps)


def _colour(mark: PdfAnnotation, operator: str) -> str:
    return f"{_figures(*colours.parts_of(mark.colour))} {operator}"


def _around(corners: Sequence[Quad]) -> Rect:
    return quads.around([bounds_of(quad) for quad in corners]) if corners else (0.0, 0.0, 0.0, 0.0)


def _grown(rect: Rect, by: float) -> Rect:
    left, bottom, right, top = rect
    return (left - by, bottom - by, right + by, top + by)


def _figures(*values: float) -> str:
    return " ".join(_figure(value) for value in values)


def _figure(value: float) -> str:
    """Return a number as PDFs write it, without exponent."""
    return f"{value:.3f}".rstrip("0").rstrip(".")


_ON_WORDS: dict[str, Callable[[PdfAnnotation], Drawing]] = {
    "highlight": _highlight,
    "underline": _underline,
    "strikeout": _strike_out,
    "squiggly": _squiggly,
}
_OUTLINES: dict[str, Callable[[PdfAnnotation], list[str]]] = {
    "ink": _ink,
    "line": _open_lines,
    "polyline": _open_lines,
    "polygon": _polygon,
    "square": _square,
    "circle": _circle,
}
DRAWABLE = (*_ON_WORDS, *_OUTLINES, "note", "freetext")
"""The kinds that can be written with an appearance of their own."""
