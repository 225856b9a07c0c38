"""Pages made of words at places, as they would be read from a PDF."""

from collections.abc import Sequence

import numpy as np

from reader_app.pdf.text.page_text import PageText

LETTER, HEIGHT, LEADING = 6.0, 10.0, 12.0
"""Points: each character is as wide, each line as high, and so far below the one before."""


class Block:
    """Lines below each other, the first with its top left corner at a point of the page; each turned likewise."""

    def __init__(self, left: float, top: float, *lines: str, turn: int = 0, backwards: bool = False) -> None:
        self.left, self.top, self.lines, self.turn, self.backwards = left, top, lines, turn, backwards

    def box(self, line: int, at: int, length: int) -> tuple[float, float, float, float]:
        """Return where a character stands."""
        down, along = line * LEADING, at * LETTER
        if self.turn == 90:
            return (self.left + down, self.top + along, self.left + down + HEIGHT, self.top + along + LETTER)
        if self.backwards:  # as Hebrew is written
            along = (length - at - 1) * LETTER
        top = self.top - down
        return (self.left + along, top - HEIGHT, self.left + along + LETTER, top)


def page_of(*blocks: Block) -> PageText:
    """Return the text of a page that reads block after block."""
    text, boxes, words, lines, spans, turns = "", [], [], [], [], []
    for block in blocks:
        text += "\n\n" * bool(text)
        boxes += [(0.0, 0.0, 0.0, 0.0)] * (len(text) - len(boxes))
        start = len(text)
        for number, line in enumerate(block.lines):
            if number:
                text += "\n"
                boxes.append((0.0, 0.0, 0.0, 0.0))
            lines.append((len(text), len(text) + len(line)))
            turns.append(block.turn)
            words += _words(line, len(text))
            boxes += [
                (0.0, 0.0, 0.0, 0.0) if character == " " else block.box(number, at, len(line))
                for at, character in enumerate(line)
            ]
            text += line
        spans.append((start, len(text)))
    places = np.array(boxes, np.float32).reshape(-1, 4)
    return PageText(text, places, _ranges(words), _ranges(lines), _ranges(spans), np.array(turns, np.int16))


def _ranges(spans: Sequence[tuple[int, int]]) -> np.ndarray:
    return np.array(spans, np.int32).reshape(-1, 2)


def _words(line: str, offset: int) -> list[tuple[int, int]]:
    found, at = [], 0
    for word in line.split(" "):
        if word:
            found.append((offset + at, offset + at + len(word)))
        at += len(word) + 1
    return found
