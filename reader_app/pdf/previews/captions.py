"""Figures, tables and algorithms: found by their captions, and how far they reach beside them."""

import re
from collections.abc import Sequence

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
    above = _content(caption, blocks, drawn, is_above=True)
    below = _content(caption, blocks, drawn, is_above=False)
    first, second = (above, below) if mention.sort is Sort.FIGURE else (below, above)
    content = first or second
    area = union([caption, content]) if content else caption
    area = (area[0] - _MARGIN, area[1] - _MARGIN, area[2] + _MARGIN, area[3] + _MARGIN)
    return Preview(page, area, words_of(block.lines[block.lines.index(line) :]))


def _caption(block: Block, first: Line) -> Rect:
    """Return the box of a caption: from its first line to the end of its block."""
    return union(line.box for line in block.lines[block.lines.index(first) :])


def _content(caption: Rect, blocks: Sequence[Block], drawn: Sequence[Rect], *, is_above: bool) -> Rect | None:
    """Return what stands between a caption and the running text above or below it; nothing where they touch."""
    beside = [block for block in blocks if _is_beyond(block.box, caption, is_above=is_above)]
    stops = [block.box for block in beside if block.is_prose and overlap(block.box, caption) > 0]
    limit = _limit(caption, stops, is_above=is_above)
    boxes = [block.box for block in beside if not block.is_prose] + [
        box for box in drawn if _is_beyond(box, caption, is_above=is_above)
    ]
    within = [box for box in boxes if (box[3] <= limit + 2 if is_above else box[1] >= limit - 2)]
    return _grown(caption, within)


def _limit(caption: Rect, stops: Sequence[Rect], *, is_above: bool) -> float:
    if is_above:
        return min((box[1] for box in stops), default=float("inf"))
    return max((box[3] for box in stops), default=float("-inf"))


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
