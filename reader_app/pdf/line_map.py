"""Where on a page its lines and columns are, so that any point of the page means a place in its text.

Everything is reckoned in the frame of the lines: on a page whose words run upwards or downwards, x and y are exchanged.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from reader_app.model.geometry import Point, Rect
from reader_app.model.hit import Span
from reader_app.pdf.text.page_text import PageText

Boxes = NDArray[np.float64]
"""n x 4: left, bottom, right, top."""

_LEFT, _BOTTOM, _RIGHT, _TOP = range(4)
_BIN = 2.0
"""Points: columns are told apart as finely as this."""
_FEW = 0.4
"""A gutter is crossed by at most this share of the lines that stand on either side: titles are, and wide figures."""
_NARROWEST = 0.18
"""A column is at least this share of the width of the text."""
_ALONG = 1e-3
"""How much a distance along the line counts beside one across it."""


@dataclass(frozen=True, slots=True)
class _Ranges:
    """Runs of characters with the boxes around what is seen of them; those without anything to see are left out."""

    spans: NDArray[np.int32]
    boxes: Boxes


class LineMap:
    """Finds the place in the text that a point of the page means."""

    def __init__(self, text: PageText) -> None:
        self._text = text
        self._seen = _seen(text)
        self._is_turned = _is_on_side(text)
        self._boxes: Boxes = (text.boxes[:, [1, 0, 3, 2]] if self._is_turned else text.boxes).astype(np.float64)
        self._lines = self._ranges(text.lines)
        self._axes = (text.turns[self._is_shown(text.lines)] % 180 != 0) != self._is_turned

    @property
    def text(self) -> PageText:
        """The text that is looked up."""
        return self._text

    def position(self, point: Point) -> int:
        """Return the place between two characters that is nearest to a point, within its column and line."""
        nearest = self.nearest(point)
        return 0 if nearest is None else self._side_of(nearest, self._framed(point)[self._axis(nearest)])

    def nearest(self, point: Point) -> int | None:
        """Return the character nearest to a point, within its column and line; none on a page without text."""
        span = self._line_near(self._framed(point))
        if span is None:
            return None
        seen = self._seen_in(*span)
        return int(seen[np.argmin(_distances(self._boxes[seen], self._framed(point)))])

    def under(self, point: Point, slack: float = 0.0) -> int | None:
        """Return the character whose box, made larger by some points, a point lies in."""
        nearest = self.nearest(point)
        if nearest is None:
            return None
        return nearest if _distances(self._boxes[[nearest]], self._framed(point))[0] <= slack else None

    def line_of(self, at: int) -> int:
        """Return the number, among the lines that can be seen, of the one that holds a place in the text."""
        starts = self._lines.spans[:, 0]
        return max(0, int(np.searchsorted(starts, at, side="right")) - 1)

    @property
    def line_spans(self) -> NDArray[np.int32]:
        """The lines that can be seen, in reading order (k x 2)."""
        return self._lines.spans

    def position_in_line(self, line: int, goal: float) -> int:
        """Return the place between two characters of a line that is nearest to so many points along it."""
        start, end = self._lines.spans[line]
        seen = self._seen_in(start, end)
        along = self._axis(int(seen[0]))
        nearest = seen[np.argmin(_outside(self._boxes[seen], (goal, goal), along))]
        return self._side_of(int(nearest), goal)

    def caret_rect(self, at: int) -> Rect | None:
        """Return where a caret stands at a place in the text: a box without width across its line."""
        if not len(self._lines.spans):
            return None
        line, goal = self.line_of(at), self.goal(at)
        left, bottom, right, top = self._lines.boxes[line].tolist()
        framed = (left, goal, right, goal) if self._axes[line] else (goal, bottom, goal, top)
        return (framed[1], framed[0], framed[3], framed[2]) if self._is_turned else framed

    def goal(self, at: int) -> float:
        """Return how far along its line a place in the text stands."""
        seen = self._seen_in(*self._lines.spans[self.line_of(at)])
        number = int(np.searchsorted(seen, at))
        is_behind = number > 0 and (number == len(seen) or seen[number] != at)
        character = int(seen[number - is_behind])
        along = self._axis(character)
        low, high = self._boxes[character, along], self._boxes[character, along + 2]
        return float(high if is_behind == self._goes_on(character, along) else low)

    def _framed(self, point: Point) -> Point:
        return (point[1], point[0]) if self._is_turned else point

    def _ranges(self, spans: NDArray[np.int32]) -> _Ranges:
        shown = spans[self._is_shown(spans)]
        return _Ranges(shown, _around(self._boxes, self._seen, shown))

    def _is_shown(self, spans: NDArray[np.int32]) -> NDArray[np.bool_]:
        return _with_something(self._seen, spans)

    def _line_near(self, point: Point) -> Span | None:
        """Return the line that a point means: of its column, then of the block there, the one at its height."""
        blocks = self._blocks
        if not len(self._lines.spans):
            return None
        within = self._in_column(point)
        block = int(within[np.argmin(_across(blocks.boxes[within], point))])
        start, end = blocks.spans[block]
        lines = np.flatnonzero((self._lines.spans[:, 0] >= start) & (self._lines.spans[:, 0] < end))
        if not len(lines):
            lines = np.arange(len(self._lines.spans))
        line = lines[np.argmin(_across(self._lines.boxes[lines], point))]
        return int(self._lines.spans[line, 0]), int(self._lines.spans[line, 1])

    def _in_column(self, point: Point) -> NDArray[np.intp]:
        """Return the blocks that stand in the column of a point; all of them where that is empty."""
        boxes = self._blocks.boxes
        middles = (self._edges[1:-1]).searchsorted(point[0])
        low, high = self._edges[middles], self._edges[middles + 1]
        shared = np.minimum(boxes[:, _RIGHT], high) - np.maximum(boxes[:, _LEFT], low)
        widths = np.minimum(boxes[:, _RIGHT] - boxes[:, _LEFT], high - low)
        within = np.flatnonzero(shared >= 0.5 * widths)
        return within if len(within) else np.arange(len(boxes))

    @cached_property
    def _blocks(self) -> _Ranges:
        blocks = self._ranges(self._text.blocks)
        return blocks if len(blocks.spans) else self._lines

    @cached_property
    def _edges(self) -> NDArray[np.float64]:
        """Return the left edge of the first column, the middles of the gutters, and the right edge of the last."""
        return column_edges(self._lines.boxes)

    def _axis(self, character: int) -> int:
        """Return along which axis the line of a character runs: 0 for x, 1 for y."""
        return int(self._axes[self.line_of(character)])

    def _seen_in(self, start: int, end: int) -> NDArray[np.intp]:
        return np.flatnonzero(self._seen[start:end]) + start

    def _side_of(self, character: int, goal: float) -> int:
        """Return the place before or behind a character, whichever is nearer."""
        along = self._axis(character)
        is_behind = (goal > self._centre(character, along)) == self._goes_on(character, along)
        return character + is_behind

    def _centre(self, character: int, along: int) -> float:
        return float(self._boxes[character, along] + self._boxes[character, along + 2]) / 2

    def _goes_on(self, character: int, along: int) -> bool:
        """Say whether the words at a character go towards larger numbers, as English does on an upright page."""
        seen = self._seen_in(*self._lines.spans[self.line_of(character)])
        at = int(np.searchsorted(seen, character))
        before, after = int(seen[max(0, at - 1)]), int(seen[min(len(seen) - 1, at + 1)])
        return self._centre(after, along) >= self._centre(before, along)


def boxes_around(text: PageText, spans: NDArray[np.int32]) -> tuple[Boxes, NDArray[np.bool_]]:
    """Return the boxes around runs of characters, and which of them there is anything to see of (others are empty)."""
    seen = _seen(text)
    shown = _with_something(seen, spans)
    boxes = np.zeros((len(spans), 4), np.float64)
    boxes[shown] = _around(text.boxes.astype(np.float64), seen, spans[shown])
    return boxes, shown


def column_edges(lines: Boxes) -> NDArray[np.float64]:
    """Return where columns begin and end, by the places that hardly any line crosses."""
    if not len(lines):
        return np.array([0.0, 0.0])
    low, high = float(lines[:, _LEFT].min()), float(lines[:, _RIGHT].max())
    bins = max(1, int((high - low) / _BIN))
    steps = np.zeros(bins + 1)
    np.add.at(steps, np.clip(((lines[:, _LEFT] - low) / _BIN).astype(int), 0, bins), 1)
    np.add.at(steps, np.clip(np.ceil((lines[:, _RIGHT] - low) / _BIN).astype(int), 0, bins), -1)
    crossing = np.cumsum(steps)[:-1]
    edges = [low]
    before, after = np.maximum.accumulate(crossing), np.maximum.accumulate(crossing[::-1])[::-1]
    for start, end in _runs(crossing <= _FEW * np.minimum(before, after)):
        middle = low + (start + end) / 2 * _BIN
        if min(middle - edges[-1], high - middle) >= _NARROWEST * (high - low):
            edges.append(middle)
    return np.array([*edges, high])


def _seen(text: PageText) -> NDArray[np.bool_]:
    """Say of characters whether they can be seen: blanks and line ends that nobody printed have empty boxes."""
    return np.logical_and(text.boxes[:, 0] < text.boxes[:, 2], text.boxes[:, 1] < text.boxes[:, 3])


def _with_something(seen: NDArray[np.bool_], spans: NDArray[np.int32]) -> NDArray[np.bool_]:
    """Say of runs of characters whether anything of them is seen."""
    counted = np.concatenate(([0], np.cumsum(seen)))
    return counted[spans[:, 1]] > counted[spans[:, 0]]


def _is_on_side(text: PageText) -> bool:
    """Say whether most of the text stands on its side."""
    lengths = text.lines[:, 1] - text.lines[:, 0]
    return bool(2 * lengths[text.turns % 180 != 0].sum() > lengths.sum())


def _around(boxes: Boxes, seen: NDArray[np.bool_], spans: NDArray[np.int32]) -> Boxes:
    """Return the boxes around runs of characters."""
    around = np.zeros((len(spans), 4), np.float64)
    for number, (start, end) in enumerate(spans.tolist()):
        held = boxes[start:end][seen[start:end]]
        around[number, :2] = held[:, :2].min(axis=0)
        around[number, 2:] = held[:, 2:].max(axis=0)
    return around


def _outside(boxes: Boxes, point: Point, axis: int) -> NDArray[np.float64]:
    """Return how far a point is from each box along an axis; 0 within."""
    return np.maximum(np.maximum(boxes[:, axis] - point[axis], point[axis] - boxes[:, axis + 2]), 0)


def _distances(boxes: Boxes, point: Point) -> NDArray[np.float64]:
    return np.hypot(_outside(boxes, point, 0), _outside(boxes, point, 1))


def _across(boxes: Boxes, point: Point) -> NDArray[np.float64]:
    """Return how far boxes are from a point, first of all in height; of those at its height, the middle decides."""
    middle = np.abs((boxes[:, _BOTTOM] + boxes[:, _TOP]) / 2 - point[1])
    return _outside(boxes, point, 1) + _ALONG * _outside(boxes, point, 0) + _ALONG * _ALONG * middle


def _runs(flags: NDArray[np.bool_]) -> list[Span]:
    """Return where flags are set, as ranges."""
    changes = np.flatnonzero(np.diff(np.concatenate(([0], flags.view(np.int8), [0]))))
    return [(int(start), int(end)) for start, end in changes.reshape(-1, 2)]
