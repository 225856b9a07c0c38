"""The order of reading found from where the pieces of text are: columns between the lines that span them."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from reader_app.pdf.text.pieces import Piece, gap_between, on_one_line

Places = npt.NDArray[np.float64]

_FEWEST_LINES = 3
_NARROWEST = 0.7
_NARROWEST_COLUMN = 6.0
_MOST_CROSSING = 0.4
_DEEPEST = 8
_SAME_LINE = 0.5


@dataclass(frozen=True, slots=True)
class _Gutter:
    """The white strip between two columns."""

    left: float
    right: float


def by_place(pieces: Sequence[Piece], *, is_leftward: bool = False) -> list[list[Piece]]:
    """Return lines of pieces in the order in which they would be read who knew only their places."""
    return _ordered(list(pieces), is_leftward, 0)


def _ordered(pieces: list[Piece], is_leftward: bool, depth: int) -> list[list[Piece]]:
    gutter = _gutter(pieces) if depth < _DEEPEST else None
    if gutter is None:
        return _lines(pieces, is_leftward)
    lines: list[list[Piece]] = []
    for band in _bands(pieces, gutter):
        left = [piece for piece in band if piece.x1 <= gutter.right and not _spans(piece, gutter)]
        right = [piece for piece in band if piece.x1 > gutter.right and not _spans(piece, gutter)]
        across = [piece for piece in band if _spans(piece, gutter)]
        lines += _lines(across, is_leftward)
        for column in (right, left) if is_leftward else (left, right):
            lines += _ordered(column, is_leftward, depth + 1)
    return lines


def _spans(piece: Piece, gutter: _Gutter) -> bool:
    return piece.x0 < gutter.left and piece.x1 > gutter.right


def _bands(pieces: list[Piece], gutter: _Gutter) -> list[list[Piece]]:
    """Return the pieces in bands from the top: what spans the gutter on its own, what lies between in columns."""
    bands: list[list[Piece]] = []
    was_across: bool | None = None
    for piece in sorted(pieces, key=lambda piece: (-piece.base, piece.x0)):
        across = _spans(piece, gutter) or _continues(piece, bands[-1] if was_across else [])
        if across != was_across:
            bands.append([])
        bands[-1].append(piece)
        was_across = across
    return bands


def _continues(piece: Piece, across: list[Piece]) -> bool:
    """Say whether a piece stands on one line, after a small gap, with what spans the gutter."""
    return any(on_one_line(piece, other) and gap_between(piece, other) < 2 * piece.size for other in across[-3:])


def _gutter(pieces: list[Piece]) -> _Gutter | None:
    """Return the emptiest strip that has lines side by side on both of its sides."""
    if len(pieces) < 2 * _FEWEST_LINES:
        return None
    size = float(np.median([piece.size for piece in pieces]))
    x0 = np.asarray([piece.x0 for piece in pieces])
    x1 = np.asarray([piece.x1 for piece in pieces])
    best: tuple[float, float, _Gutter] | None = None
    for gutter in _strips(x0, x1, size):
        left, right = x1 <= gutter.left + 0.1, x0 >= gutter.right - 0.1
        crossing = len(pieces) - int(left.sum()) - int(right.sum())
        if crossing > _MOST_CROSSING * len(pieces) or not _is_prose(x1 - x0, left, right, size):
            continue
        if not _has_columns(pieces, left, right):
            continue
        rank = (-crossing, gutter.right - gutter.left)
        if best is None or rank > best[:2]:
            best = (*rank, gutter)
    return best[2] if best else None


def _strips(x0: Places, x1: Places, size: float) -> list[_Gutter]:
    """Return strips that few pieces cross: from where one piece ends to where the next ones begin."""
    found = []
    starts = np.unique(np.round(x0, 0))
    for start in starts.tolist():
        ending = x1[(x1 < start - _NARROWEST * size) | (x1 < start - 6)]
        if not len(ending):
            continue
        nearest = float(ending.max())
        beginning = x0[x0 > nearest + 0.1]
        right = float(beginning.min()) if len(beginning) else start
        if right - nearest >= _NARROWEST * size:
            found.append(_Gutter(nearest, right))
    return list({(gutter.left, gutter.right): gutter for gutter in found}.values())


def _is_prose(widths: Places, left: npt.NDArray[np.bool_], right: npt.NDArray[np.bool_], size: float) -> bool:
    """Say whether the lines of both sides are as long as those of text; the columns of a table are read across."""
    return all(side.any() and float(np.median(widths[side])) >= _NARROWEST_COLUMN * size for side in (left, right))


def _has_columns(pieces: list[Piece], left: npt.NDArray[np.bool_], right: npt.NDArray[np.bool_]) -> bool:
    """Say whether enough lines stand on both sides, beside each other."""
    one = [piece for piece, is_in in zip(pieces, left, strict=True) if is_in]
    other = [piece for piece, is_in in zip(pieces, right, strict=True) if is_in]
    low = max(min((piece.y0 for piece in side), default=0.0) for side in (one, other))
    high = min(max((piece.y1 for piece in side), default=0.0) for side in (one, other))
    return all(len({round(p.base) for p in side if low <= p.base <= high}) >= _FEWEST_LINES for side in (one, other))


def _lines(pieces: list[Piece], is_leftward: bool) -> list[list[Piece]]:
    """Return the pieces of one column line by line from the top."""
    lines: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda piece: -piece.base):
        home = next((line for line in lines[-3:] if on_one_line(line[0], piece)), None)
        if home is None:
            lines.append([piece])
        else:
            home.append(piece)
    return [sorted(line, key=lambda piece: -piece.x1 if is_leftward else piece.x0) for line in lines]
