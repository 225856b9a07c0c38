"""Pages of text made for the tests of carrying marks over: a fixed grid of letters, a line a line."""

import re

import numpy as np

from reader_app.model.anchor import Anchor
from reader_app.pdf.anchoring import words_anchor
from reader_app.pdf.text.page_text import PageText

LEFT, TOP, WIDE, HIGH = 50.0, 800.0, 5.0, 12.0


def page_of(text: str) -> PageText:
    """Return a page with this text; each letter has a box of its own."""
    boxes = np.zeros((len(text), 4), dtype=np.float32)
    lines, at = [], 0
    for row, line in enumerate(text.split("\n")):
        for column, sign in enumerate(line):
            if sign != " ":
                left, top = LEFT + WIDE * column, TOP - HIGH * row
                boxes[at + column] = (left, top - HIGH + 2, left + WIDE, top)
        if line:
            lines.append((at, at + len(line)))
        at += len(line) + 1
    words = [word.span() for word in re.finditer(r"\S+", text)]
    blocks = [block.span() for block in re.finditer(r"(?:.+\n?)+", text)]
    turns = np.zeros(len(lines), dtype=np.int16)
    return PageText(text, boxes, _ranges(words), _ranges(lines), _ranges(blocks), turns)


def _ranges(found: list[tuple[int, int]]) -> np.ndarray[tuple[int, int], np.dtype[np.int32]]:
    return np.array(found, dtype=np.int32).reshape(-1, 2)


def marked(page: PageText, words: str, number: int = 1) -> Anchor:
    """Return the anchor of the first place where words stand on a page."""
    start = page.text.index(words)
    return words_anchor(page, number, start, start + len(words))
