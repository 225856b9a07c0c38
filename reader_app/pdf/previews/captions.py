"""Figures, tables and algorithms: found by their captions, and how far they reach beside them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reader_app.model.geometry import Rect
from reader_app.pdf.previews.layout import Block, Line, Pages, Preview, blocks_of, overlap, union, words_of
from reader_app.pdf.previews.mention import Mention, Sort

_HEADS = {
    Sort.FIGURE: "fig(?:ure|s)?|scheme|chart|plate|exhibit|abb(?:ildung)?",
    Sort.TABLE: "tab(?:le|elle)?",
    Sort.ALGORITHM: "alg(?:orithm)?|listing",
}
_SURE = 4
_MARGIN = 4.0
_LEAST_HEIGHT = 12.0
_TOUCHING = 14.0
"""Points between the parts of a figure, and of the labels around it."""
_ANY_CAPTION = re.compile(rf"(?:{'|'.join(_HEADS.values())})\b\.?\s*[A-Z]?\.?\d+(?:\.\d+)*\s*[.:|–—]", re.IGNORECASE)
_RULE, _RULED_WIDTH = 3.0, 0.8
"""Points: lines are thinner, and end where others do; of the width of words they go along."""
_TALLEST_TABLE = 450.0
_LEADERS = re.compile(r"(?:\.\s*){4,}|\s\d{1,4}$")


def caption_preview(mention: Mention, page: int, pages: Pages) -> Preview | None:
    """Return where the figure or table is, looking at the nearest pages first."""
    head = rf"^\s*(?:{_HEADS[mention.sort]})\b\.?\s*{re.escape(mention.label)}(?![\w-]|\.\d)"
    heads = re.compile(head, re.IGNORECASE | re.MULTILINE)
    best: tuple[int, int, Line, tuple[Block, ...]] | None = None
    for near in nearest_first(page, pages.count):
        if not heads.search(pages.raw(near)):
            continue
        blocks = blocks_of(pages.text(near))
        for block in blocks:
            for line in block.lines:
                score = _score(line, block, heads)
                if score > (best[0] if best else 0):
                    best = (score, near, line, blocks)
        if best and best[0] >= _SURE:
            break
    if best is None:
        return None
    _, found_on, line, blocks = best
    return _preview(mention, found_on, line, blocks, pages.drawn(found_on))


def nearest_first(page: int, count: int) -> list[int]:
    """Return all pages, the nearest to one first; of two as near, the later one."""
    return sorted(range(1, count + 1), key=lambda other: (abs(other - page), other < page))


def _score(line: Line, block: Block, heads: re.Pattern[str]) -> int:
    """Return how much a line is the beginning of a caption, and no sentence that begins with a mention; 0 for none."""
    found = heads.match(line.words)
    if found is None:
        return 0
    rest = line.words[found.end() :]
    score = 1 + 2 * (line is block.lines[0])
    if re.match(r"\s*[.:|–—]", rest) or not rest.strip():
        score += 3
    elif not re.match(r"\s*[(\[]?[A-Z]", rest):
        return 0
    return score - 4 if _LEADERS.search(rest) and len(block.lines) > 1 else score


def _preview(mention: Mention, page: int, line: Line, blocks: Sequence[Block], drawn: Sequence[Rect]) -> Preview:
    block = blocks[[held.lines[0].block for held in blocks].index(line.block)]
    caption = _caption(block, line)
    sides = [_content(caption, blocks, drawn, is_above=is_above) for is_above in (True, False)]
    if mention.sort is not Sort.FIGURE:
        sides.reverse()
    # What lies between two captions may belong to either: the other side is surer.
    sides.sort(key=lambda side: side.is_shared)
    content = next((side.box for side in sides if side.box), None)
    area = union([caption, content]) if content else caption
    area = (area[0] - _MARGIN, area[1] - _MARGIN, area[2] + _MARGIN, area[3] + _MARGIN)
    return Preview(page, area, words_of(block.lines[block.lines.index(line) :]))


def _caption(block: Block, first: Line) -> Rect:
    """Return the box of a caption: from its first line to the end of its block."""
    return union(line.box for line in block.lines[block.lines.index(first) :])


@dataclass(frozen=True, slots=True)
class _Side:
    """What stands above or below a caption, if anything, and whether another caption follows there."""

    box: Rect | None
    is_shared: bool


def _content(caption: Rect, blocks: Sequence[Block], drawn: Sequence[Rect], *, is_above: bool) -> _Side:
    """Return what stands between a caption and the running text, or the next caption, above or below it."""
    beside = [block for block in blocks if _is_beyond(block.box, caption, is_above=is_above)]
    captions = [block for block in beside if _ANY_CAPTION.match(block.lines[0].words)]
    stops = [block for block in beside if block in captions or (block.is_prose and not _is_ruled(block.box, drawn))]
    nearest = _nearest(caption, [block for block in stops if overlap(block.box, caption) > 0], is_above=is_above)
    boxes = [block.box for block in beside if block not in stops] + [
        box for box in drawn if _is_beyond(box, caption, is_above=is_above)
    ]
    if nearest is not None:
        limit = nearest.box[1] if is_above else nearest.box[3]
        boxes = [box for box in boxes if (box[3] <= limit + 2 if is_above else box[1] >= limit - 2)]
    return _Side(_grown(caption, boxes), nearest in captions)


def _nearest(caption: Rect, blocks: Sequence[Block], *, is_above: bool) -> Block | None:
    if is_above:
        return min(blocks, key=lambda block: block.box[1], default=None)
    return max(blocks, key=lambda block: block.box[3], default=None)


def _is_ruled(box: Rect, drawn: Sequence[Rect]) -> bool:
    """Say whether words stand in a table: between two lines of the same length, or within a frame."""
    wide = [line for line in drawn if overlap(line, box) >= _RULED_WIDTH * (box[2] - box[0])]
    above = [line for line in wide if line[1] >= box[3] - 3 and line[3] - line[1] < _RULE]
    below = [line for line in wide if line[3] <= box[1] + 3 and line[3] - line[1] < _RULE]
    return any(
        abs(one[0] - other[0]) < _RULE and abs(one[2] - other[2]) < _RULE and one[1] - other[3] < _TALLEST_TABLE
        for one in above
        for other in below
    )


def _is_beyond(box: Rect, caption: Rect, *, is_above: bool) -> bool:
    middle = (box[1] + box[3]) / 2
    return middle > caption[3] if is_above else middle < caption[1]


def _grown(caption: Rect, boxes: Sequence[Rect]) -> Rect | None:
    """Return the box around all that is connected with what stands next to a caption."""
    grown, left = caption, list(boxes)
    while near := [box for box in left if _distance(grown, box) <= _reach(grown, caption)]:
        grown = union([grown, *near])
        left = [box for box in left if box not in near]
    is_something = (grown[3] - grown[1]) - (caption[3] - caption[1]) >= _LEAST_HEIGHT
    return grown if is_something else None


def _reach(grown: Rect, caption: Rect) -> float:
    """Return how far the next part may be: the first may stand a little farther from its caption."""
    return 2 * _TOUCHING if grown == caption else _TOUCHING


def _distance(one: Rect, other: Rect) -> float:
    across = max(one[0] - other[2], other[0] - one[2], 0.0)
    along = max(one[1] - other[3], other[1] - one[3], 0.0)
    return max(across, along)
