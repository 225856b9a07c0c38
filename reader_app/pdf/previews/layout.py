"""A page as lines and blocks with the boxes around them, and what of it is running text."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Protocol

from reader_app.model.geometry import Rect
from reader_app.model.pdf import OutlineEntry
from reader_app.pdf.line_map import boxes_around, column_edges
from reader_app.pdf.text.page_text import PageText

_PROSE_LINES = 2
_PROSE_LETTERS = 0.6
_PROSE_LENGTH = 28
"""Characters a line, on average: those of a narrow column."""
_WORD = re.compile(r"[^\W\d_]{2,}")


class Pages(Protocol):
    """A document as far as previews look at it; pages count from 1."""

    @property
    def count(self) -> int: ...

    def raw(self, page: int) -> str:
        """Return the characters of a page as they come in the file: fast, to see what page is worth reading."""
        ...

    def text(self, page: int) -> PageText: ...

    def drawn(self, page: int) -> tuple[Rect, ...]:
        """Return the boxes of pictures and lines on a page."""
        ...

    def outline(self) -> tuple[OutlineEntry, ...]: ...


@dataclass(frozen=True, slots=True)
class Preview:
    """The part of a page to be shown for a mention, and the words there."""

    page: int
    area: Rect
    words: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line, the number of its block, its column's left and right edge, and the place of its words in the text."""

    words: str
    box: Rect
    block: int
    column: tuple[float, float]
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that belong together."""

    lines: tuple[Line, ...]
    box: Rect

    @property
    def words(self) -> str:
        return words_of(self.lines)

    @property
    def is_prose(self) -> bool:
        """Whether it is running text, and no part of a picture or table."""
        words = self.words
        letters = sum(map(len, _WORD.findall(words)))
        is_long = len(words) >= _PROSE_LENGTH * len(self.lines)
        return len(self.lines) >= _PROSE_LINES and is_long and letters >= _PROSE_LETTERS * len(words)


def blocks_of(text: PageText) -> tuple[Block, ...]:
    """Return the blocks of a page in reading order."""
    boxes, shown = boxes_around(text, text.lines)
    edges = column_edges(boxes[shown]).tolist()
    held: dict[int, list[Line]] = {}
    starts = text.blocks[:, 0]
    for number, (start, end) in enumerate(text.lines.tolist()):
        if shown[number]:
            left, bottom, right, top = boxes[number].tolist()
            block = max(0, int(starts.searchsorted(start, side="right")) - 1)
            column = _column(edges, (left + right) / 2, right - left)
            words = text.text[start:end].strip()
            held.setdefault(block, []).append(Line(words, (left, bottom, right, top), block, column, start, end))
    return tuple(Block(tuple(lines), union(line.box for line in lines)) for _block, lines in sorted(held.items()))


def lines_of(blocks: Iterable[Block]) -> list[Line]:
    return [line for block in blocks for line in block.lines]


def words_of(lines: Iterable[Line]) -> str:
    """Return the words of lines; one that two lines share is whole."""
    words, end = "", -1
    for line in lines:
        words += (" " if words and line.start != end else "") + line.words
        end = line.end
    return words


def union(boxes: Iterable[Rect]) -> Rect:
    """Return the box around boxes, of which there is one at least."""
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    return (min(lefts), min(bottoms), max(rights), max(tops))


def overlap(one: Rect, other: Rect) -> float:
    """Return how much of their width two boxes share, in points; less than 0 where they stand beside each other."""
    return min(one[2], other[2]) - max(one[0], other[0])


def _column(edges: list[float], middle: float, width: float) -> tuple[float, float]:
    """Return the edges of the column a line stands in; those of the whole text where it reaches over several."""
    for left, right in pairwise(edges):
        if left <= middle <= right and width <= 1.1 * (right - left):
            return left, right
    return edges[0], edges[-1]
