"""Lines of a page with how they are set: size, weight and place; what tells a title from the text below it."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from reader_app.pdf.text.glyphs import Glyphs, glyphs_of
from reader_app.pdf.text.order import Line, ordered_lines
from reader_app.pdf.text.pieces import pieces_of
from reader_app.pdf.text.raw import RawPage, Run
from reader_app.pdf.text.reading import line_places, line_text

_BOLD_FONT = re.compile(r"bold|black|heavy|demi|cmbx|sfbx|[a-z]bx\d|-bd|medi\b", re.IGNORECASE)
_BOLD_WEIGHT = 600
_LEAST_SHARE = 0.15


@dataclass(frozen=True, slots=True)
class StyledLine:
    """A line's text, the size of its larger letters in points, and where it is.

    `top` goes from 0.0 at the head of the page to 1.0 at its foot, as it is read; `left`, `right` and `base` are
    along and across the direction of reading. Raised letters, such as the marks after names, are left out of `plain`.
    """

    text: str
    plain: str
    size: float
    is_bold: bool
    top: float
    left: float
    right: float
    base: float
    is_turned: bool


def styled_lines(raw: RawPage) -> tuple[StyledLine, ...]:
    """Return the lines of a page in the order of reading."""
    glyphs = glyphs_of(raw)
    if not len(glyphs):
        return ()
    lines = ordered_lines(pieces_of(glyphs))
    main = lines[0][0].turn
    low, high = _reach(raw, main)
    return tuple(_styled(glyphs, raw.runs, line, main, low, high) for line in lines)


def body_size(lines: Sequence[StyledLine]) -> float:
    """Return the size in which most letters are set, to half a point; 10 for no lines."""
    letters: Counter[float] = Counter()
    for line in lines:
        letters[round(line.size * 2) / 2] += len(line.text)
    return letters.most_common(1)[0][0] if letters else 10.0


def _reach(raw: RawPage, turn: int) -> tuple[float, float]:
    """Return where the foot and the head of the page are across the direction of reading."""
    left, bottom, right, top = raw.box
    return {0: (bottom, top), 90: (-right, -left), 180: (-top, -bottom), 270: (left, right)}.get(turn, (bottom, top))


def _styled(glyphs: Glyphs, runs: tuple[Run, ...], line: Line, main: int, low: float, high: float) -> StyledLine:
    places = line_places(glyphs, line)
    kept = np.asarray([place for place in places if place >= 0], dtype=np.int64)
    base = line[0].base
    size = _size(glyphs.sizes[kept])
    bold = sum(_is_bold(runs[run]) for run in glyphs.run_of[kept].tolist())
    plain = [place for place in places if place < 0 or not _is_raised(glyphs, place, base, size)]
    return StyledLine(
        text=line_text(glyphs, places),
        plain=line_text(glyphs, plain),
        size=size,
        is_bold=2 * bold > len(kept),
        top=(high - base) / max(high - low, 1.0),
        left=min(piece.x0 for piece in line),
        right=max(piece.x1 for piece in line),
        base=base,
        is_turned=line[0].turn != main,
    )


def _size(sizes: "np.typing.NDArray[np.float64]") -> float:
    """Return the largest size that a good part of the letters has: small capitals hide the size of a title."""
    rounded = np.round(sizes, 1)
    values, counts = np.unique(rounded, return_counts=True)
    usual = values[counts >= _LEAST_SHARE * len(sizes)]
    return float(usual.max()) if len(usual) else float(np.median(sizes))


def _is_raised(glyphs: Glyphs, place: int, base: float, size: float) -> bool:
    return bool(glyphs.sizes[place] < 0.85 * size and glyphs.base[place] > base + 0.15 * size)


def _is_bold(run: Run) -> bool:
    return run.weight >= _BOLD_WEIGHT or bool(_BOLD_FONT.search(run.font))
