"""Where one block of lines ends and the next begins."""

from collections.abc import Sequence

from reader_app.pdf.text.order import Line

_SAME_SIZE = 1.12
_LEAST_LEADING = 0.9
_MOST_LEADING = 1.75
_LOOSER = 1.25
_INDENT = (0.6, 5.0)
_SHORT = 2.5


def block_starts(lines: Sequence[Line], texts: Sequence[str]) -> list[bool]:
    """Say of each line whether a block begins with it; texts are the lines' own."""
    starts = [True] * len(lines)
    leading: float | None = None
    for at in range(1, len(lines)):
        starts[at] = _parts(lines, texts, at, leading)
        step = lines[at - 1][0].base - lines[at][0].base
        if starts[at]:
            leading = None
        elif step > _LEAST_LEADING * lines[at][0].size:
            leading = step if leading is None else min(leading, step)
    return starts


def _parts(lines: Sequence[Line], texts: Sequence[str], at: int, leading: float | None) -> bool:
    one, other = lines[at - 1], lines[at]
    before, size = one[0], other[0].size
    if before.turn != other[0].turn or max(before.size, size) > _SAME_SIZE * min(before.size, size):
        return not _same_line(one, other)
    step = before.base - other[0].base
    if step < -0.5 * size or not _overlap(one, other):
        return not _sentence_goes_on(texts[at - 1], texts[at])
    if step > _MOST_LEADING * size or (leading is not None and step > _LOOSER * leading + 0.5):
        return True
    return _is_indented(lines, at, size)


def _same_line(one: Line, other: Line) -> bool:
    return abs(one[0].base - other[0].base) < 0.5 * max(one[0].size, other[0].size)


def _overlap(one: Line, other: Line) -> bool:
    left = max(min(piece.x0 for piece in one), min(piece.x0 for piece in other))
    return min(max(piece.x1 for piece in one), max(piece.x1 for piece in other)) > left


def _is_indented(lines: Sequence[Line], at: int, size: float) -> bool:
    """Say whether a line begins further in than the one before, and the next one does not."""
    if other_way(lines[at]):
        return False
    indent = lines[at][0].x0 - lines[at - 1][0].x0
    if not _INDENT[0] * size < indent < _INDENT[1] * size:
        return False
    return at + 1 == len(lines) or lines[at + 1][0].x0 < lines[at][0].x0 - _INDENT[0] * size / 2


def other_way(line: Line) -> bool:
    """Say whether a line is read from right to left."""
    return any(piece.is_leftward for piece in line)


def _sentence_goes_on(text: str, follower: str) -> bool:
    """Say whether a line in the next column plainly goes on with a sentence: only then is it the same paragraph."""
    last = text.rstrip()[-1:]
    return bool(last) and (last.isalpha() or last in ",-") and follower[:1].islower()
