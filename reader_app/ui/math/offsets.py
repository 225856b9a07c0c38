"""Which place of a text as shown is which place of its source."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters of the source, and how many units of the shown text stand for them."""

    source_start: int
    source_end: int
    shown_units: int
    literal: str = ""
    """The characters, where each is shown as itself; empty where the piece is one unit that is not divided."""


class Offsets:
    """Maps places both ways, never backwards. The shown text counts in UTF-16 units, as Qt's documents do.

    A place inside a formula, or inside an accent's spelling, is taken for its beginning; the end of a range that
    lies there for its end, so that a range never cuts a formula in two.
    """

    def __init__(self, pieces: Iterable[Piece]) -> None:
        self._source_end = self._shown_end = 0
        self._by_source: list[tuple[Piece, int]] = []
        self._by_shown: list[tuple[Piece, int]] = []
        for piece in pieces:
            if piece.source_end > piece.source_start:
                self._by_source.append((piece, self._shown_end))
            if piece.shown_units:
                self._by_shown.append((piece, self._shown_end))
            self._source_end = piece.source_end
            self._shown_end += piece.shown_units
        self._source_starts = [piece.source_start for piece, _ in self._by_source]
        self._shown_starts = [start for _, start in self._by_shown]

    @property
    def shown_end(self) -> int:
        """How long the shown text is."""
        return self._shown_end

    def shown(self, offset: int) -> int:
        """Return the place in the shown text of an offset of the source."""
        if offset >= self._source_end:
            return self._shown_end
        piece, start = self._by_source[max(0, bisect_right(self._source_starts, offset) - 1)]
        inside = max(0, offset - piece.source_start)
        return start + _units(piece.literal[:inside])

    def source(self, place: int) -> int:
        """Return the offset in the source of a place in the shown text."""
        if place >= self._shown_end:
            return self._source_end
        piece, start = self._by_shown[max(0, bisect_right(self._shown_starts, place) - 1)]
        return piece.source_start + characters_within(piece.literal, max(0, place - start))

    def shown_range(self, start: int, end: int) -> tuple[int, int]:
        """Return what shows the characters of the source from `start` up to `end`."""
        first = self.shown(start)
        place = bisect_left(self._source_starts, end) - 1
        if end <= start or place < 0:
            return first, first
        piece, begins = self._by_source[place]
        if piece.literal:
            last = begins + _units(piece.literal[: end - piece.source_start])
        else:
            last = begins + piece.shown_units
        return first, max(first, last)

    def source_range(self, start: int, end: int) -> tuple[int, int]:
        """Return the characters of the source that are shown from `start` up to `end`, marks around them left out."""
        first = self.source(start)
        place = bisect_left(self._shown_starts, end) - 1
        if end <= start or place < 0:
            return first, first
        piece, begins = self._by_shown[place]
        if piece.literal:
            last = piece.source_start + characters_within(piece.literal, end - begins)
        else:
            last = piece.source_end
        return first, max(first, last)


def utf16_length(text: str) -> int:
    """Return how many units the text takes in a Qt string."""
    return _units(text)


def _units(text: str) -> int:
    return len(text) + sum(character > "\uffff" for character in text)


def characters_within(text: str, units: int) -> int:
    """Return how many whole characters of the text lie within so many units."""
    if text.isascii():
        return min(units, len(text))
    taken = 0
    for count, character in enumerate(text):
        taken += 2 if character > "\uffff" else 1
        if taken > units:
            return count
    return len(text)
