"""What is chosen of a document by two points, a double click, or keys: a passage that follows the order of reading."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from reader_app.model.hit import Span
from reader_app.pdf.line_map import LineMap
from reader_app.pdf.text.page_text import PageText

_UNSPACED = r"\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_WORD = re.compile(rf"[{_UNSPACED}]+|[^\W{_UNSPACED}]+(?:['’.‐-][^\W{_UNSPACED}]+)*|[^\w\s]")
_LONGEST_WORD = 100


class Unit(IntEnum):
    """By what a selection grows: one click, two, three, four."""

    CHARACTER = 1
    WORD = 2
    LINE = 3
    PARAGRAPH = 4


@dataclass(frozen=True, slots=True, order=True)
class Spot:
    """A place between two characters of a page's text."""

    page: int
    at: int


@dataclass(frozen=True, slots=True)
class Passage:
    """What stands on one page between two places of its text."""

    page: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Selection:
    """A run of text over one page or more: from what was pressed on first to where the pointer or the keys are now.

    What was pressed on (a word, a line) stays within, whichever way the selection goes from there.
    """

    first: Spot
    last: Spot
    """The far edge of what was pressed on; the same as the first where that is a place between two characters."""
    moving: Spot
    far: Spot
    """The edges of what is under the pointer."""

    @property
    def start(self) -> Spot:
        return min(self.first, self.moving)

    @property
    def end(self) -> Spot:
        return max(self.last, self.far)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is chosen: it is only a caret."""
        return self.start == self.end

    @property
    def caret(self) -> Spot:
        """The edge that keys move."""
        return self.moving if self.moving < self.first else self.far

    def to(self, moving: Spot, far: Spot | None = None) -> "Selection":
        """Return the selection that goes to another place, or to another word or line."""
        return Selection(self.first, self.last, moving, far or moving)

    def passages(self, length: Callable[[int], int]) -> Iterator[Passage]:
        """Yield what is chosen of each page; `length` is the number of characters of a page's text."""
        for page in range(self.start.page, self.end.page + 1):
            start = self.start.at if page == self.start.page else 0
            end = self.end.at if page == self.end.page else length(page)
            if start < end:
                yield Passage(page, start, end)


def caret_at(spot: Spot) -> Selection:
    """Return a selection of nothing, at a place."""
    return Selection(spot, spot, spot, spot)


def selection_of(page: int, start: int, end: int) -> Selection:
    """Return the selection of a passage; keys move its end."""
    return Selection(Spot(page, start), Spot(page, start), Spot(page, end), Spot(page, end))


def pressed_on(page: int, span: Span) -> Selection:
    """Return the selection of what was pressed on, all of which stays chosen."""
    first, last = Spot(page, span[0]), Spot(page, span[1])
    return Selection(first, last, first, last)


def unit_at(lines: LineMap, point: tuple[float, float], unit: Unit) -> Span:
    """Return the word, line or paragraph nearest to a point; of characters, the place between two of them twice."""
    if unit is Unit.CHARACTER:
        at = lines.position(point)
        return at, at
    nearest = lines.nearest(point)
    return (0, 0) if nearest is None else unit_around(lines.text, nearest, unit)


def unit_around(text: PageText, character: int, unit: Unit) -> Span:
    """Return the word, line or paragraph that holds a character."""
    if unit is Unit.CHARACTER:
        return character, character
    if unit is Unit.WORD:
        return word_around(text.text, character)
    return _range_around(text.lines if unit is Unit.LINE else text.blocks, character, len(text.text))


def word_around(text: str, character: int) -> Span:
    """Return the word that holds a character; of a blank, the word before it."""
    low = max(0, character - _LONGEST_WORD)
    if low:  # Not from within a word: its rest would be taken for one.
        low = max(text.rfind(" ", 0, low), text.rfind("\n", 0, low)) + 1 or low
    before = (character, character)
    for found in _WORD.finditer(text, low, character + _LONGEST_WORD):
        if found.start() > character:
            break
        before = found.span()
    return before


def _range_around(ranges: NDArray[np.int32], character: int, length: int) -> Span:
    """Return the range that holds a character, or the one before it."""
    if not len(ranges):
        return 0, length
    number = max(0, int(np.searchsorted(ranges[:, 0], character, side="right")) - 1)
    return int(ranges[number, 0]), int(ranges[number, 1])
