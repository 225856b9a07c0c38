"""Sections, statements and equations: by the outline, by their first line, or by the number at their edge."""

import re
from collections.abc import Callable, Sequence

from reader_app.model.geometry import Rect
from reader_app.pdf.previews.captions import nearest_first
from reader_app.pdf.previews.layout import Block, Line, Pages, Preview, blocks_of, lines_of, overlap, union, words_of
from reader_app.pdf.previews.mention import Mention

_BELOW_HEADING = 150.0
"""Points shown of what a heading stands above."""
_STATEMENT = 220.0
_MARGIN = 5.0
_AROUND_EQUATION = 9.0
_GAP_BEFORE_NUMBER = 10.0
_LEADERS = re.compile(r"(?:\.\s*){3,}|\s\d{1,4}$")
_DOTS = re.compile(r"(?:\.\s*){5,}")
_CONTENTS_DOTS = 3
"""A page with so many rows of dots is a table of contents."""
_PROOF = re.compile(r"^(?:Proof|Theorem|Lemma|Corollary|Proposition|Definition|Example|Remark)\b")
_LONGEST_HEADING = 120


def section_preview(mention: Mention, page: int, pages: Pages) -> Preview | None:
    """Return the beginning of a section, as the outline or its heading says."""
    number = re.compile(rf"^(?:Appendix\s+|Chapter\s+|Section\s+|§\s*)?{re.escape(mention.label)}(?:[.:]|\b(?!\.\d))")
    for entry in pages.outline():
        if entry.page and number.match(entry.title.strip()):
            top = entry.top if entry.top is not None else float("inf")
            return _below(pages, entry.page, top, number)
    heading = re.compile(number.pattern + r"\s*[A-Z]\w+")
    alone = _by_first_line(heading, page, pages, _stands_alone, _BELOW_HEADING)
    return alone or _by_first_line(heading, page, pages, _is_heading, _BELOW_HEADING)


def statement_preview(mention: Mention, page: int, pages: Pages) -> Preview | None:
    """Return a theorem, lemma, definition and the like."""
    first = re.compile(rf"^{mention.name}\s+{re.escape(mention.label)}(?:\s*[.:(\[]|\s+[A-Z]|\s*$)", re.IGNORECASE)
    return _by_first_line(first, page, pages, lambda line, block: line is block.lines[0], _STATEMENT)


def equation_preview(mention: Mention, page: int, pages: Pages) -> Preview | None:
    """Return the displayed formula with this number at its edge."""
    number = rf"\({re.escape(mention.label)}\)"
    for near in nearest_first(page, pages.count):
        raw = pages.raw(near)
        if re.search(rf"{number}\s*$", raw, re.MULTILINE) or re.search(rf"^\s*{number}", raw, re.MULTILINE):
            found = _equation(re.compile(rf"(?:^|\s){number}[.,]?$|^{number}(?=\s|$)"), near, pages)
            if found:
                return found
    return None


def place_preview(page: int, left: float | None, top: float | None, pages: Pages) -> Preview | None:
    """Return what stands where a link leads."""
    blocks = blocks_of(pages.text(page))
    height = float("inf") if top is None else top
    below = [line for line in lines_of(blocks) if line.box[1] < height - 1 and _is_at(line, left)]
    first = max(below, key=lambda line: line.box[3], default=None)
    if first is None:
        return None
    return _cut(page, first, blocks, _BELOW_HEADING)


def _is_at(line: Line, left: float | None) -> bool:
    return left is None or line.column[0] - 20 <= left <= line.column[1]


def _below(pages: Pages, page: int, top: float, number: re.Pattern[str]) -> Preview | None:
    """Return what stands below a height of a page, from the line with this number on where there is one."""
    blocks = blocks_of(pages.text(page))
    below = [line for line in lines_of(blocks) if line.box[1] < top - 1]
    highest = max(below, key=lambda line: line.box[3], default=None)
    first = next((line for line in below if number.match(line.words)), highest)
    return _cut(page, first, blocks, _BELOW_HEADING) if first else None


def _by_first_line(
    first: re.Pattern[str], page: int, pages: Pages, is_one: Callable[[Line, Block], bool], height: float
) -> Preview | None:
    for near in nearest_first(page, pages.count):
        raw = pages.raw(near)
        if not any(first.match(line.strip()) for line in raw.split("\n")) or len(_DOTS.findall(raw)) >= _CONTENTS_DOTS:
            continue
        blocks = blocks_of(pages.text(near))
        for block in blocks:
            for line in block.lines:
                if first.match(line.words) and is_one(line, block):
                    return _cut(near, line, blocks, height)
    return None


def _stands_alone(line: Line, block: Block) -> bool:
    return len(block.lines) == 1 and _is_heading(line, block)


def _is_heading(line: Line, block: Block) -> bool:
    is_short = len(line.words) <= _LONGEST_HEADING and not line.words.endswith((",", ";"))
    return is_short and line is block.lines[0] and not _LEADERS.search(line.words)


def _cut(page: int, first: Line, blocks: Sequence[Block], height: float) -> Preview:
    """Return a line and what stands below it in its column, for some points; a statement ends before its proof."""
    column = (first.column[0], first.box[1], first.column[1], first.box[3])
    floor = first.box[3] - height
    held: list[Line] = [first]
    for block in blocks:
        lines = [line for line in block.lines if line.box[3] <= first.box[1] + 3 and overlap(line.box, column) > 0]
        if lines and lines[0] is block.lines[0] and _PROOF.match(lines[0].words):
            floor = max(floor, lines[0].box[3])
        held += lines
    within = [line for line in held if line.box[1] >= floor]
    left, bottom, right, top = union(line.box for line in within or [first])
    area = (left - _MARGIN, bottom - _MARGIN, max(right, first.column[1]) + _MARGIN, top + _MARGIN)
    return Preview(page, area, words_of(within))


def _equation(number: re.Pattern[str], page: int, pages: Pages) -> Preview | None:
    text = pages.text(page)
    lines = lines_of(blocks_of(text))
    for line in lines:
        if number.search(line.words) and _is_displayed(line, lines):
            area = _formula_area(line, lines)
            return Preview(page, area, line.words)
    return None


def _is_displayed(line: Line, lines: Sequence[Line]) -> bool:
    """Say whether a line is a formula, or the number of one, and no end of a sentence."""
    words = re.findall(r"[^\W\d_]{3,}", line.words)
    is_formula = sum(map(len, words)) < 0.5 * len(line.words.replace(" ", ""))
    is_at_edge = min(abs(line.box[2] - line.column[1]), abs(line.box[0] - line.column[0])) < 25
    return is_formula and is_at_edge


def _formula_area(line: Line, lines: Sequence[Line]) -> Rect:
    """Return the box around the lines of a formula: those beside its number that are no running text."""
    left, right = line.column
    band = (left, line.box[1] - _AROUND_EQUATION, right, line.box[3] + _AROUND_EQUATION)
    held = [line.box]
    for other in lines:
        middle = (other.box[1] + other.box[3]) / 2
        is_text = len(re.findall(r"[^\W\d_]{3,}", other.words)) >= 4
        if band[1] <= middle <= band[3] and overlap(other.box, band) > 0 and not is_text:
            held.append(other.box)
    box = union(held)
    return (left - _MARGIN, box[1] - _MARGIN, right + _MARGIN, box[3] + _MARGIN)
