"""The text of one page in the order of reading, and where each of its characters is."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from reader_app.model.geometry import Point, Quad, Rect, bounds_of

Floats = npt.NDArray[np.float32]
Ranges = npt.NDArray[np.int32]


@dataclass(frozen=True, slots=True, eq=False)
class PageText:
    """The text of a page: lines end with a line break, blocks with an empty line; words broken at hyphens are joined.

    `boxes` (n, 4) are left, bottom, right, top of each character, empty for blanks and line ends that are not on the
    page. `words`, `lines` and `blocks` (k, 2) are ranges of the text; a joined word reaches over two lines with nothing
    between them. `turns` (k,) says by how many degrees, a multiple of 90, each line is turned counterclockwise.
    """

    text: str
    boxes: Floats
    words: Ranges
    lines: Ranges
    blocks: Ranges
    turns: npt.NDArray[np.int16]

    def __post_init__(self) -> None:
        for array in (self.boxes, self.words, self.lines, self.blocks, self.turns):
            array.setflags(write=False)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, PageText) and self.__reduce__()[1] == other.__reduce__()[1]

    def __hash__(self) -> int:
        return hash(self.text)

    def __reduce__(self) -> tuple[object, tuple[object, ...]]:
        arrays = (self.boxes, self.words, self.lines, self.blocks, self.turns)
        return _restored, (self.text, *(array.tobytes() for array in arrays))

    def quads(self, start: int, end: int) -> tuple[Quad, ...]:
        """Return the corners around text[start:end], line by line, as seen by who reads them."""
        found = []
        for line in self._lines_in(start, end):
            first, last = max(start, int(self.lines[line, 0])), min(end, int(self.lines[line, 1]))
            box = self._union(first, last)
            if box is not None:
                found.append(turned_quad(box, int(self.turns[line])))
        return tuple(found)

    def under(self, quads: Iterable[Quad]) -> str:
        """Return the words whose middles lie in any of the quads, in the order of reading, with single blanks."""
        return " ".join(self.text[start:end] for start, end in self.words_under(quads))

    def words_under(self, quads: Iterable[Quad]) -> Iterator[tuple[int, int]]:
        """Yield the ranges that `under` is made of: words, or what lies on one line of a word that is on two."""
        covered = self._covered(quads)
        touched = np.unique(np.searchsorted(self.words[:, 1], np.flatnonzero(covered), side="right"))
        for start, end in self.words[touched].tolist():
            yield from self._parts(start, end, covered)

    def _parts(self, start: int, end: int, covered: npt.NDArray[np.bool_]) -> Iterator[tuple[int, int]]:
        """Yield the parts of a word that are mostly covered on their line, those that touch as one."""
        open_at: int | None = None
        for line in self._lines_in(start, end):
            first, last = max(start, int(self.lines[line, 0])), min(end, int(self.lines[line, 1]))
            is_under = 2 * int(covered[first:last].sum()) >= last - first
            if open_at is not None and not is_under:
                yield open_at, first
            open_at = (first if open_at is None else open_at) if is_under else None
        if open_at is not None:
            yield open_at, end

    def _covered(self, quads: Iterable[Quad]) -> npt.NDArray[np.bool_]:
        x = (self.boxes[:, 0] + self.boxes[:, 2]) / 2
        y = (self.boxes[:, 1] + self.boxes[:, 3]) / 2
        covered = np.zeros(len(self.text), dtype=np.bool_)
        for quad in quads:
            left, bottom, right, top = bounds_of(quad)
            inside: npt.NDArray[np.bool_] = (x >= left) & (x <= right) & (y >= bottom) & (y <= top)
            if inside.any() and not _is_upright(quad):
                inside = inside & _within(quad, x, y)
            covered |= inside
        return covered & (self.boxes[:, 2] > self.boxes[:, 0])

    def _lines_in(self, start: int, end: int) -> range:
        """Return the lines that text[start:end] touches."""
        first = int(np.searchsorted(self.lines[:, 1], start, side="right"))
        last = int(np.searchsorted(self.lines[:, 0], end, side="left"))
        return range(first, last)

    def _union(self, start: int, end: int) -> Rect | None:
        boxes = self.boxes[start:end]
        boxes = boxes[(boxes[:, 2] > boxes[:, 0]) & (boxes[:, 3] > boxes[:, 1])]
        if not len(boxes):
            return None
        left, bottom = boxes[:, :2].min(axis=0).tolist()
        right, top = boxes[:, 2:].max(axis=0).tolist()
        return (left, bottom, right, top)


def turned_quad(box: Rect, turn: int) -> Quad:
    """Return the corners of a box around letters that are turned counterclockwise by a multiple of 90 degrees."""
    left, bottom, right, top = box
    corners: tuple[Point, ...] = ((left, top), (right, top), (right, bottom), (left, bottom))  # clockwise
    steps = turn // 90 % 4
    first, second, third, fourth = (corners[(at - steps) % 4] for at in range(4))
    return (*first, *second, *fourth, *third)


def empty_page_text() -> PageText:
    """Return the text of a page without any."""
    ranges = np.zeros((0, 2), dtype=np.int32)
    return PageText("", np.zeros((0, 4), dtype=np.float32), ranges, ranges, ranges, np.zeros(0, dtype=np.int16))


def _restored(text: str, boxes: bytes, words: bytes, lines: bytes, blocks: bytes, turns: bytes) -> PageText:
    """Make a page's text of its pickled parts; raw bytes are read in a third of the time that arrays take."""
    words_, lines_, blocks_ = (np.frombuffer(part, dtype=np.int32).reshape(-1, 2) for part in (words, lines, blocks))
    places = np.frombuffer(boxes, dtype=np.float32).reshape(-1, 4)
    return PageText(text, places, words_, lines_, blocks_, np.frombuffer(turns, dtype=np.int16))


def _is_upright(quad: Quad) -> bool:
    return len({round(x, 1) for x in quad[::2]}) == 2 and len({round(y, 1) for y in quad[1::2]}) == 2


def _within(quad: Quad, x: npt.NDArray[np.floating], y: npt.NDArray[np.floating]) -> npt.NDArray[np.bool_]:
    """Say which points lie within the four corners, whichever way round they go."""
    (ax, ay, bx, by, dx, dy, cx, cy) = quad
    around = ((ax, ay), (bx, by), (cx, cy), (dx, dy))
    sides = [
        (qx - px) * (y - py) - (qy - py) * (x - px)
        for (px, py), (qx, qy) in zip(around, (*around[1:], around[0]), strict=True)
    ]
    together = np.stack(sides)
    return np.asarray((together >= 0).all(axis=0) | (together <= 0).all(axis=0), dtype=np.bool_)
