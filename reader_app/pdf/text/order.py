"""The order in which the pieces of a page are read: the file's own where it makes sense, else that of their places.

Most programs write text in the order of reading, which no rule about places finds as well where figures, formulas and
footnotes stand between; some write line by line across the columns, or anyhow.
"""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from reader_app.pdf.text.columns import by_place
from reader_app.pdf.text.pieces import Piece, gap_between, on_one_line

JOINED_GAP = 2.0
"""Pieces on one baseline with a gap of less than so many letter sizes are one line."""

_LINE_BELOW = 1.0
_OVERLAP = 0.5
_SAME_SIZE = 1.25
_FEWEST_BROKEN = 4
_LEAST_GAIN = 0.6
_COLUMN_LINES = 5
_MOST_LINES = 2000
"""No page of text has more; what has is a drawing, whose order says nothing."""

Line = list[Piece]


def ordered_lines(pieces: Sequence[Piece]) -> list[Line]:
    """Return lines of pieces in the order of reading, the direction most letters have first."""
    lines: list[Line] = []
    for turn in _turns(pieces):
        lines += _lines_of_turn([piece for piece in pieces if piece.turn == turn])
    return lines


def _turns(pieces: Sequence[Piece]) -> list[int]:
    letters: dict[int, int] = {}
    for piece in pieces:
        letters[piece.turn] = letters.get(piece.turn, 0) + piece.end - piece.start
    return sorted(letters, key=lambda turn: -letters[turn])


def _lines_of_turn(pieces: list[Piece]) -> list[Line]:
    leftward = 2 * sum(piece.end - piece.start for piece in pieces if piece.is_leftward) > sum(
        piece.end - piece.start for piece in pieces
    )
    own = _joined(pieces)
    if len(own) > _MOST_LINES:
        return own
    broken = _broken(own)
    is_backward = _reads_columns_backward(own, leftward=leftward)
    if broken < _FEWEST_BROKEN and not is_backward:
        return own
    placed = _rejoined(by_place(pieces, is_leftward=leftward))
    return placed if is_backward or _broken(placed) < _LEAST_GAIN * broken else own


def _joined(pieces: Sequence[Piece]) -> list[Line]:
    """Return the pieces in the file's order, those that go on on one line together."""
    lines: list[Line] = []
    for piece in pieces:
        if lines and _goes_on(lines[-1][-1], piece):
            lines[-1].append(piece)
        else:
            lines.append([piece])
    return lines


def _rejoined(lines: Sequence[Line]) -> list[Line]:
    return [part for line in lines for part in _joined(line)]


def _goes_on(piece: Piece, follower: Piece) -> bool:
    """Say whether a piece goes on where another ends, after at most a gap between words."""
    if not on_one_line(piece, follower):
        return False
    size = max(piece.size, follower.size)
    if piece.is_leftward or follower.is_leftward:
        return gap_between(piece, follower) < JOINED_GAP * size
    return -size < follower.x0 - piece.x1 < JOINED_GAP * size


def _broken(lines: Sequence[Line]) -> int:
    """Count the lines whose next line stands right below but is read only later or earlier."""
    if len(lines) < 2:
        return 0
    x0 = np.asarray([min(piece.x0 for piece in line) for line in lines])
    x1 = np.asarray([max(piece.x1 for piece in line) for line in lines])
    base = np.asarray([line[0].base for line in lines])
    size = np.asarray([line[0].size for line in lines])
    down = base[:, None] - base[None, :]
    shared = np.minimum(x1[:, None], x1[None, :]) - np.maximum(x0[:, None], x0[None, :])
    narrower = np.minimum(x1 - x0, (x1 - x0)[:, None])
    similar = np.maximum(size, size[:, None]) <= _SAME_SIZE * np.minimum(size, size[:, None])
    near = (down > 0.5 * size[:, None]) & (down < (1 + _LINE_BELOW) * size[:, None])
    below = near & (shared > _OVERLAP * narrower) & similar
    places = np.arange(len(lines))
    steps = places[None, :] - places[:, None]
    reached = (below & (steps == 1)).any(axis=1)
    return int((below.any(axis=1) & ~reached).sum())


def _reads_columns_backward(lines: Sequence[Line], *, leftward: bool) -> bool:
    """Say whether the file writes a whole column before another that stands on the side where reading begins."""
    stacks = _stacks(lines)
    for stack, follower in pairwise(stacks):
        if min(len(stack), len(follower)) < _COLUMN_LINES:
            continue
        one, other = _extent(stack), _extent(follower)
        is_beside = min(one[3], other[3]) - max(one[1], other[1]) > 0.5 * min(one[3] - one[1], other[3] - other[1])
        before = one[2] < other[0] if leftward else other[2] < one[0]
        if is_beside and before:
            return True
    return False


def _stacks(lines: Sequence[Line]) -> list[list[Line]]:
    """Return runs of lines that go down, each below a part of the one before."""
    stacks: list[list[Line]] = []
    for line in lines:
        if stacks and _goes_down(stacks[-1][-1], line):
            stacks[-1].append(line)
        else:
            stacks.append([line])
    return stacks


def _goes_down(line: Line, follower: Line) -> bool:
    one, other = _extent([line]), _extent([follower])
    return other[3] <= one[3] + 1 and min(one[2], other[2]) > max(one[0], other[0])


def _extent(lines: Sequence[Line]) -> tuple[float, float, float, float]:
    pieces = [piece for line in lines for piece in line]
    return (
        min(piece.x0 for piece in pieces),
        min(piece.y0 for piece in pieces),
        max(piece.x1 for piece in pieces),
        max(piece.y1 for piece in pieces),
    )
