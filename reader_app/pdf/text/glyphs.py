"""The letters of a page that are kept, cleaned, each with its place along and across the direction it is read in."""

import unicodedata
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from reader_app.pdf.text.accents import composed
from reader_app.pdf.text.raw import HYPHEN, RawPage

BELOW, ABOVE = 0.22, 0.78
"""How far letters reach below and above their baseline, in parts of their size, where a font does not say it well."""

_LEAST_SIZE = 0.5
_LEAST_BLANK = 0.08
_MOST_STRETCH = 1.6
_LEAST_STRETCH = 0.4
_SQUARE_WITHIN = 10
_SKEW_STEP = 15
_FARTHEST = 1e6
_SOFT_HYPHEN = 0xAD
_LETTER, _BLANK, _LINE_END, _NOTHING = range(4)


def _kinds() -> npt.NDArray[np.uint8]:
    """Return of each number of Unicode whether it is kept as a letter, parts words, ends a line, or is dropped."""
    kinds = np.full(0x110001, _LETTER, dtype=np.uint8)
    for first, end in ((0x0, 0x20), (0x7F, 0xA0), (0x200B, 0x200C), (0x200E, 0x2010), (0x202A, 0x202F),
                       (0x2060, 0x2070), (0xD800, 0xE000), (0xFEFF, 0xFF00), (0xFFF0, 0xFFFD), (0xFFFE, 0x10000),
                       (0x110000, 0x110001)):  # fmt: skip
        kinds[first:end] = _NOTHING
    for first, end in ((0x9, 0xE), (0x20, 0x21), (0x85, 0x86), (0xA0, 0xA1), (0x1680, 0x1681), (0x2000, 0x200B),
                       (0x2028, 0x202A), (0x202F, 0x2030), (0x205F, 0x2060), (0x3000, 0x3001)):  # fmt: skip
        kinds[first:end] = _BLANK
    kinds[[0xA, 0xD]] = _LINE_END
    kinds[HYPHEN] = _LETTER
    return kinds


_KINDS = _kinds()


@dataclass(frozen=True, slots=True)
class Glyphs:
    """The n letters of a page in the file's order, without blanks.

    `boxes` are in the page's space. `x0`, `x1` run along the direction of reading and `base`, `y0`, `y1` across it, as
    if the page were turned so that the letters stand upright. `turns` are degrees. `blank_before` says that a blank
    stands before a letter, `break_before` a line end; `hyphens` are those at the ends of lines, real or not.
    """

    letters: tuple[str, ...]
    boxes: npt.NDArray[np.float32]
    x0: npt.NDArray[np.float64]
    x1: npt.NDArray[np.float64]
    y0: npt.NDArray[np.float64]
    y1: npt.NDArray[np.float64]
    base: npt.NDArray[np.float64]
    sizes: npt.NDArray[np.float64]
    turns: npt.NDArray[np.int16]
    blank_before: npt.NDArray[np.bool_]
    break_before: npt.NDArray[np.bool_]
    hyphens: npt.NDArray[np.bool_]
    run_of: npt.NDArray[np.int32]

    def __len__(self) -> int:
        return len(self.letters)


def glyphs_of(raw: RawPage) -> Glyphs:
    """Return the letters that are shown, accents set on them, ligatures taken apart, in Unicode's composed form."""
    kept, before = _kept(raw)
    codes = raw.codes[kept]
    is_hyphen = (codes == HYPHEN) | (codes == _SOFT_HYPHEN)
    letters = np.where(is_hyphen, ord("-"), codes).astype("<u4").tobytes().decode("utf-32-le")
    sizes = np.maximum(np.asarray([run.size for run in raw.runs])[raw.run_of[kept]], _LEAST_SIZE)
    turns = np.asarray([_turn(run.angle) for run in raw.runs], dtype=np.int16)[raw.run_of[kept]]
    turns = _with_columns_of_letters(turns, codes, raw.origins[kept], sizes)
    boxes, frame = _framed(raw.boxes[kept].astype(np.float64), raw.origins[kept], sizes, turns)
    glyphs = Glyphs(
        letters=tuple(letters),
        boxes=boxes,
        x0=frame[0],
        x1=frame[1],
        y0=frame[2],
        y1=frame[3],
        base=frame[4],
        sizes=sizes,
        turns=turns,
        blank_before=before[:, 0] | (before[:, 1] & _is_apart(letters, frame[0], frame[1], sizes)),
        break_before=before[:, 2],
        hyphens=is_hyphen,
        run_of=raw.run_of[kept],
    )
    return composed(glyphs)


def _kept(raw: RawPage) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.bool_]]:
    """Return the places of the letters that are kept, and (n, 3) if a blank, a made-up one, a line end precedes."""
    kinds = _KINDS[raw.codes.clip(0, len(_KINDS) - 1)]
    kept = np.flatnonzero((kinds == _LETTER) & ~raw.made_up & _is_inside(raw))
    blank = (kinds == _BLANK) | (kinds == _LINE_END)
    flags = np.stack([blank & ~raw.made_up, blank, kinds == _LINE_END], axis=1)
    so_far = np.cumsum(flags, axis=0)[kept]
    return kept, np.diff(so_far, axis=0, prepend=np.zeros((1, 3), dtype=so_far.dtype)) > 0


def _is_apart(
    letters: str,
    x0: npt.NDArray[np.float64],
    x1: npt.NDArray[np.float64],
    sizes: npt.NDArray[np.float64],
) -> npt.NDArray[np.bool_]:
    """Say of each letter whether it really stands apart from the one before, marks above and below that left out.

    PDFium takes the width of such marks, which is none, for a gap.
    """
    marks = {letter for letter in set(letters) if unicodedata.combining(letter)}
    places = np.arange(len(letters))
    is_mark = [letter in marks for letter in letters] if marks else np.zeros(len(letters), dtype=np.bool_)
    before = np.roll(np.maximum.accumulate(np.where(is_mark, 0, places)), 1)
    gap = np.maximum(x0 - x1[before], x0[before] - x1)
    return np.asarray(gap > _LEAST_BLANK * sizes, dtype=np.bool_)


def _is_inside(raw: RawPage) -> npt.NDArray[np.bool_]:
    """Say which characters stand, at least by their middle, on the part of the page that is shown."""
    left, bottom, right, top = raw.box
    x = (raw.boxes[:, 0] + raw.boxes[:, 2]) / 2
    y = (raw.boxes[:, 1] + raw.boxes[:, 3]) / 2
    finite = np.isfinite(raw.boxes).all(axis=1) & np.isfinite(raw.origins).all(axis=1)
    inside: npt.NDArray[np.bool_] = finite & (x >= left) & (x <= right) & (y >= bottom) & (y <= top)
    return inside & (np.abs(raw.origins) < _FARTHEST).all(axis=1)


def _turn(angle: float) -> int:
    """Return the direction of reading in degrees: a right angle where it nearly is one."""
    square = round(angle / 90) * 90
    if abs(angle - square) <= _SQUARE_WITHIN:
        return square % 360
    return round(angle / _SKEW_STEP) * _SKEW_STEP % 360


def _with_columns_of_letters(
    turns: npt.NDArray[np.int16],
    codes: npt.NDArray[np.int32],
    origins: npt.NDArray[np.float64],
    sizes: npt.NDArray[np.float64],
) -> npt.NDArray[np.int16]:
    """Return the directions, East Asian letters that stand below each other being read downwards."""
    wide = (codes >= 0x2E80) & (codes < 0xD7B0)
    if wide.sum() < 3:
        return turns
    across = np.abs(np.diff(origins[:, 0])) < 0.3 * sizes[1:]
    down = -np.diff(origins[:, 1])
    below = across & (down > 0.5 * sizes[1:]) & (down < 2 * sizes[1:]) & wide[1:] & wide[:-1] & (turns[1:] == 0)
    if 2 * below.sum() < wide.sum():
        return turns
    # A letter is in a column when it is below or above its neighbour.
    inside = np.append(below, False) | np.insert(below, 0, False)
    return np.where(inside, np.int16(270), turns)


def _framed(
    boxes: npt.NDArray[np.float64],
    origins: npt.NDArray[np.float64],
    sizes: npt.NDArray[np.float64],
    turns: npt.NDArray[np.int16],
) -> tuple[npt.NDArray[np.float32], npt.NDArray[np.float64]]:
    """Return the boxes, and (5, n) x0, x1, y0, y1 and the baseline as seen along the direction of reading."""
    angles = np.deg2rad(turns.astype(np.float64))
    cos, sin = np.round(np.cos(angles), 12), np.round(np.sin(angles), 12)
    corners_x, corners_y = boxes[:, [0, 2, 2, 0]], boxes[:, [1, 1, 3, 3]]
    along = corners_x * cos[:, None] + corners_y * sin[:, None]
    across = corners_y * cos[:, None] - corners_x * sin[:, None]
    x0, x1, y0, y1 = along.min(axis=1), along.max(axis=1), across.min(axis=1), across.max(axis=1)
    base = origins[:, 1] * cos - origins[:, 0] * sin
    stretch = y1 - y0
    odd = (turns != 0) | (stretch > _MOST_STRETCH * sizes) | (stretch < _LEAST_STRETCH * sizes)
    y0, y1 = np.where(odd, base - BELOW * sizes, y0), np.where(odd, base + ABOVE * sizes, y1)
    back_x = np.stack([x0 * cos - y0 * sin, x1 * cos - y1 * sin])
    back_y = np.stack([x0 * sin + y0 * cos, x1 * sin + y1 * cos])
    shown = np.stack([back_x.min(axis=0), back_y.min(axis=0), back_x.max(axis=0), back_y.max(axis=0)], axis=1)
    shown = np.where((turns % 90 == 0)[:, None], shown, boxes)
    return shown.astype(np.float32), np.stack([x0, x1, y0, y1, base])
