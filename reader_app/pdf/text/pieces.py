"""Stretches of letters on one baseline, without a gap that a blank between words would not leave."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from reader_app.pdf.text.glyphs import ABOVE, BELOW, Glyphs

WIDE_GAP = 1.0
"""A gap of so many letter sizes may part columns; words in justified lines stand closer."""

SHARED_HEIGHT = 0.3
"""Letters that share so much of their height stand on one line; raised and lowered ones do."""


@dataclass(frozen=True, slots=True)
class Piece:
    """The letters from start to end (exclusive), and where they are along and across the direction of reading."""

    start: int
    end: int
    x0: float
    x1: float
    y0: float
    y1: float
    base: float
    size: float
    turn: int
    is_leftward: bool = False
    has_leftward: bool = False

    @property
    def width(self) -> float:
        return self.x1 - self.x0


def pieces_of(glyphs: Glyphs) -> list[Piece]:
    """Return the pieces in the file's order."""
    if not len(glyphs):
        return []
    starts = np.flatnonzero(np.insert(_parts_before(glyphs), 0, True))
    ends = np.append(starts[1:], len(glyphs))
    leftward = _leftward(glyphs)
    x0, x1 = np.minimum.reduceat(glyphs.x0, starts), np.maximum.reduceat(glyphs.x1, starts)
    y0, y1 = np.minimum.reduceat(glyphs.y0, starts), np.maximum.reduceat(glyphs.y1, starts)
    boxes = np.stack([x0, x1, y0, y1], axis=1).tolist()
    return [
        _piece(glyphs, start, end, (box[0], box[1], box[2], box[3]), leftward[start:end])
        for start, end, box in zip(starts.tolist(), ends.tolist(), boxes, strict=True)
    ]


def on_one_line(one: Piece, other: Piece) -> bool:
    """Say whether two pieces share enough of their heights."""
    low, high = max(_foot(one), _foot(other)), min(_head(one), _head(other))
    return one.turn == other.turn and high - low >= SHARED_HEIGHT * min(one.size, other.size)


def gap_between(one: Piece, other: Piece) -> float:
    """Return how far two pieces are apart along the direction of reading; negative where they overlap."""
    return max(other.x0 - one.x1, one.x0 - other.x1)


def is_leftward_letter(letter: str) -> bool:
    """Say whether a letter belongs to a script that runs from right to left."""
    code = ord(letter)
    return 0x590 <= code < 0x900 or 0xFB1D <= code < 0xFE00 or 0xFE70 <= code < 0xFF00 or 0x10800 <= code < 0x11000


def _foot(piece: Piece) -> float:
    return piece.base - BELOW * piece.size


def _head(piece: Piece) -> float:
    return piece.base + ABOVE * piece.size


def _piece(
    glyphs: Glyphs, start: int, end: int, box: tuple[float, float, float, float], leftward: npt.NDArray[np.int32]
) -> Piece:
    """Return a piece whose baseline and size are those of its largest letters: raised ones are smaller."""
    sizes, bases = glyphs.sizes[start:end].tolist(), glyphs.base[start:end].tolist()
    size = _middle(sizes)
    base = _middle([base for one, base in zip(sizes, bases, strict=True) if one >= size - 0.01])
    is_leftward, has_leftward = bool(leftward.sum() > 0), bool((leftward > 0).any())
    return Piece(start, end, *box, base, size, int(glyphs.turns[start]), is_leftward, has_leftward)


def _middle(values: list[float]) -> float:
    """Return the median, or one of the two; numpy takes longer for the few letters of a line."""
    return sorted(values)[len(values) // 2]


def _leftward(glyphs: Glyphs) -> npt.NDArray[np.int32]:
    """Return 1 for letters that run from right to left, -1 for those that run the other way, 0 for the rest."""
    if all(map(str.isascii, set(glyphs.letters))):
        return np.zeros(len(glyphs), dtype=np.int32)
    values = {letter: 1 if is_leftward_letter(letter) else -int(letter.isalpha()) for letter in set(glyphs.letters)}
    return np.fromiter((values[letter] for letter in glyphs.letters), dtype=np.int32, count=len(glyphs))


def _parts_before(glyphs: Glyphs) -> npt.NDArray[np.bool_]:
    """Say of each letter but the first whether a piece ends before it."""
    low, high = glyphs.base - BELOW * glyphs.sizes, glyphs.base + ABOVE * glyphs.sizes
    smaller = np.minimum(glyphs.sizes[1:], glyphs.sizes[:-1])
    larger = np.maximum(glyphs.sizes[1:], glyphs.sizes[:-1])
    shared = np.minimum(high[1:], high[:-1]) - np.maximum(low[1:], low[:-1])
    gap = np.maximum(glyphs.x0[1:] - glyphs.x1[:-1], glyphs.x0[:-1] - glyphs.x1[1:])
    turned = glyphs.turns[1:] != glyphs.turns[:-1]
    parted: npt.NDArray[np.bool_] = turned | (shared < SHARED_HEIGHT * smaller) | (gap > WIDE_GAP * larger)
    # A line end of the file parts only what is not plainly one line: letters may be placed one by one.
    return parted | glyphs.hyphens[:-1] & glyphs.break_before[1:]
