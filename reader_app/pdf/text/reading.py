"""From the characters of a page to its text in the order of reading."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np

from reader_app.pdf.text.glyphs import Glyphs, glyphs_of
from reader_app.pdf.text.hyphens import Vocabulary, keeps_hyphen
from reader_app.pdf.text.leftward import in_reading_order
from reader_app.pdf.text.order import Line, ordered_lines
from reader_app.pdf.text.page_text import PageText, empty_page_text
from reader_app.pdf.text.paragraphs import block_starts
from reader_app.pdf.text.pieces import gap_between, pieces_of
from reader_app.pdf.text.raw import RawPage

_BLANK_GAP = 0.15
_NO_GLYPH = -1
_UNSPACED = r"\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003134f"
_WORD = re.compile(rf"[{_UNSPACED}]|[^\s{_UNSPACED}]+")


def page_text(raw: RawPage, around: Iterable[RawPage] = ()) -> PageText:
    """Return a page's text; the pages around it say how words are written that lines break."""
    glyphs = glyphs_of(raw)
    if not len(glyphs):
        return empty_page_text()
    lines = ordered_lines(pieces_of(glyphs))
    places = [line_places(glyphs, line) for line in lines]
    texts = [line_text(glyphs, line) for line in places]
    starts = block_starts(lines, texts)
    vocabulary = Vocabulary("\n".join(texts), around)
    return _Assembly(glyphs).assembled(lines, places, texts, starts, vocabulary)


def line_places(glyphs: Glyphs, line: Line) -> list[int]:
    """Return the glyphs of a line in order, and -1 for each blank."""
    words = _words_of(glyphs, line)
    if any(piece.has_leftward for piece in line):
        words = in_reading_order(glyphs, words)
    places = list(words[0])
    for word in words[1:]:
        places.append(_NO_GLYPH)
        places += word
    return places


def _words_of(glyphs: Glyphs, line: Line) -> list[list[int]]:
    """Return the glyphs of each word of a line, as the file has them."""
    words: list[list[int]] = [[]]
    for at, piece in enumerate(line):
        begins = np.flatnonzero(glyphs.blank_before[piece.start + 1 : piece.end]) + piece.start + 1
        bounds = [piece.start, *begins.tolist(), piece.end]
        parts = [list(range(start, end)) for start, end in pairwise(bounds)]
        if at and (glyphs.blank_before[piece.start] or gap_between(line[at - 1], piece) > _BLANK_GAP * piece.size):
            words += parts
        else:
            words[-1] += parts[0]
            words += parts[1:]
    return words


def line_text(glyphs: Glyphs, places: Sequence[int]) -> str:
    return "".join(" " if place == _NO_GLYPH else glyphs.letters[place] for place in places)


@dataclass(slots=True)
class _Assembly:
    """A page's text while it grows line by line."""

    glyphs: Glyphs
    text: list[str] = field(default_factory=list)
    places: list[int] = field(default_factory=list)
    lines: list[tuple[int, int]] = field(default_factory=list)
    blocks: list[tuple[int, int]] = field(default_factory=list)
    hyphens_over: list[tuple[int, int]] = field(default_factory=list)

    def assembled(
        self,
        lines: Sequence[Line],
        places: Sequence[Sequence[int]],
        texts: Sequence[str],
        starts: Sequence[bool],
        vocabulary: Vocabulary,
    ) -> PageText:
        block = 0
        for at, line in enumerate(places):
            if at and starts[at]:
                self.blocks.append((block, len(self.text)))
                self._add("\n\n")
                block = len(self.text)
            elif at and not self._joins(texts[at - 1], texts[at], vocabulary):
                self._add("\n")
            begin = len(self.text)
            self.text.extend(texts[at])
            self.places.extend(line)
            self.lines.append((begin, len(self.text)))
        self.blocks.append((block, len(self.text)))
        return self._finished([line[0].turn for line in lines])

    def _add(self, text: str) -> None:
        self.text.extend(text)
        self.places.extend([_NO_GLYPH] * len(text))

    def _joins(self, before: str, after: str, vocabulary: Vocabulary) -> bool:
        """Join a line to the one before where a hyphen ends that; say whether it was."""
        last = self.places[-1]
        if last == _NO_GLYPH or not self._breaks_word(last, before, after):
            return False
        if not keeps_hyphen(before[:-1], after, vocabulary):
            start, end = self.lines[-1]
            self.text.pop()
            self.places.pop()
            self.lines[-1] = (start, end - 1)
            self.hyphens_over.append((end - 2, last))
        return True

    def _breaks_word(self, last: int, before: str, after: str) -> bool:
        is_hyphen = bool(self.glyphs.hyphens[last]) or self.glyphs.letters[last] in "-\u2010"
        return is_hyphen and len(before) > 1 and before[-2].isalpha() and after[:1].isalnum()

    def _finished(self, turns: Sequence[int]) -> PageText:
        text, places = "".join(self.text), np.asarray(self.places, dtype=np.int64)
        boxes = np.where((places >= 0)[:, None], self.glyphs.boxes[places], np.float32(0))
        for at, hyphen in self.hyphens_over:  # The letter before a hyphen that is gone takes its place on the page.
            other = self.glyphs.boxes[hyphen]
            boxes[at] = (*np.minimum(boxes[at, :2], other[:2]), *np.maximum(boxes[at, 2:], other[2:]))
        return PageText(
            text,
            boxes.astype(np.float32),
            np.asarray(_words(text), dtype=np.int32).reshape(-1, 2),
            np.asarray(self.lines, dtype=np.int32).reshape(-1, 2),
            np.asarray(self.blocks, dtype=np.int32).reshape(-1, 2),
            np.asarray([round(turn / 90) * 90 % 360 for turn in turns], dtype=np.int16),
        )


def _words(text: str) -> list[tuple[int, int]]:
    """Return the ranges of the words; letters of scripts without blanks are words of their own."""
    return [found.span() for found in _WORD.finditer(text)]
