"""Marks carried over from one version of a document to the next."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from reader_app.model.anchor import CONTEXT_LENGTH, Anchor, Fate, place
from reader_app.model.geometry import Point, Quad, Rect, bounds_of
from reader_app.model.likeness import Passage
from reader_app.pdf.carrying.alignment import alignment_of
from reader_app.pdf.carrying.drawn import Boxes, Shift, shift_around
from reader_app.pdf.carrying.passages import PassageFinder
from reader_app.pdf.carrying.word_stream import WordStream, word_stream
from reader_app.pdf.text.page_text import PageText

_SAME_PLACE = 2.0

Floats = npt.NDArray[np.floating]


@dataclass(frozen=True, slots=True)
class Carried:
    """What became of a mark: its fate, its score from 0.0 to 1.0, and its new anchor, which for a lost one is the old.

    A passage that now goes on over the end of a page has the rest of its words in `rest`, an anchor a page.
    """

    fate: Fate
    score: float
    anchor: Anchor
    rest: tuple[Anchor, ...] = ()


def carry(anchors: Sequence[Anchor], old: Sequence[PageText], new: Sequence[PageText]) -> tuple[Carried, ...]:
    """Return what has become of each anchor on the pages of an old version in a new one, in the order given."""
    carrier = _Carrier(old, new)
    return tuple(carrier.carried(anchor) for anchor in anchors)


class _Carrier:
    """Two versions of a document, read and aligned once for all marks."""

    def __init__(self, old: Sequence[PageText], new: Sequence[PageText]) -> None:
        self._old, self._new = old, new
        vocabulary: dict[str, int] = {}
        self._streams = (word_stream(old, vocabulary), word_stream(new, vocabulary))
        self._alignment = alignment_of(*self._streams)
        self._finder = PassageFinder(*self._streams, self._alignment)
        self._boxes = (_boxes_of(self._streams[0], old), _boxes_of(self._streams[1], new))

    def carried(self, anchor: Anchor) -> Carried:
        if not 1 <= anchor.page <= len(self._old):
            return _lost(anchor)
        if self._is_unchanged(anchor):
            return Carried(Fate.SAME, 1.0, anchor)
        if not anchor.exact:
            return self._drawn(anchor)
        at = place(anchor, self._old[anchor.page - 1].text)
        if at.fate is Fate.LOST:
            return _lost(anchor)
        start, end = self._streams[0].range_of(anchor.page - 1, at.start, at.end)
        if start == end:
            return self._drawn(anchor)
        found = self._finder.find(start, end)
        return _lost(anchor) if found is None else self._on_words(anchor, found, (start, end), (at.start, at.end))

    def _is_unchanged(self, anchor: Anchor) -> bool:
        """Say whether the page is the very same, and on it the words stand where they stood."""
        if anchor.page > len(self._new):
            return False
        old, new = self._old[anchor.page - 1], self._new[anchor.page - 1]
        is_there = old.text[anchor.start : anchor.end] == anchor.exact
        return old is new or bool(
            old.text == new.text and old.text and is_there and _is_close(old.boxes.ravel(), new.boxes.ravel())
        )

    def _on_words(self, anchor: Anchor, found: Passage, words: tuple[int, int], characters: tuple[int, int]) -> Carried:
        pieces = self._pieces(anchor, found, words, characters)
        pieces.sort(key=lambda piece: len(piece.exact), reverse=True)
        main = pieces[0]
        if found.likeness < 1:
            fate = Fate.REWORDED
        elif len(pieces) == 1 and main.page == anchor.page and _is_close(_flat(main.quads), _flat(anchor.quads)):
            fate = Fate.SAME
        else:
            fate = Fate.MOVED
        return Carried(fate, found.score, main, tuple(sorted(pieces[1:], key=lambda piece: piece.page)))

    def _pieces(
        self, anchor: Anchor, found: Passage, words: tuple[int, int], characters: tuple[int, int]
    ) -> list[Anchor]:
        """Return an anchor for each page that the passage is on."""
        new = self._streams[1]
        pages = new.pages[found.start : found.end]
        breaks = [0, *(np.flatnonzero(np.diff(pages)) + 1).tolist(), len(pages)]
        pieces = []
        for first, last in pairwise(breaks):
            begin, close = found.start + first, found.start + last - 1
            start = int(new.starts[begin]) + (self._cut_before(words[0], begin, characters[0]) if not first else 0)
            end = int(new.ends[close]) - (
                self._cut_behind(words[1] - 1, close, characters[1]) if last == len(pages) else 0
            )
            pieces.append(self._anchor(anchor, int(pages[first]), start, max(end, start + 1)))
        return pieces

    def _cut_before(self, old_word: int, new_word: int, start: int) -> int:
        """Return how many characters of the first word are not marked, where the word is the same."""
        old, new = self._streams
        if old.words[old_word] != new.words[new_word]:
            return 0
        return max(0, start - int(old.starts[old_word]))

    def _cut_behind(self, old_word: int, new_word: int, end: int) -> int:
        old, new = self._streams
        if old.words[old_word] != new.words[new_word]:
            return 0
        return max(0, int(old.ends[old_word]) - end)

    def _anchor(self, anchor: Anchor, page: int, start: int, end: int) -> Anchor:
        text = self._new[page].text
        quads = self._new[page].quads(start, end)
        return replace(
            anchor,
            exact=text[start:end],
            prefix=text[max(0, start - CONTEXT_LENGTH) : start],
            suffix=text[end : end + CONTEXT_LENGTH],
            start=start,
            end=end,
            page=page + 1,
            quads=quads,
        )

    def _drawn(self, anchor: Anchor) -> Carried:
        """Carry what is not on words with the words around it; on pages without any it stays where it is."""
        if not anchor.quads:
            return _lost(anchor)
        if anchor.page <= len(self._new) and not (self._old[anchor.page - 1].text or self._new[anchor.page - 1].text):
            return Carried(Fate.SAME, 0.5, anchor)
        shift = shift_around(_around(anchor.quads), anchor.page - 1, self._streams, self._boxes, self._alignment)
        if shift is None:
            return _lost(anchor)
        is_same = shift.page == anchor.page - 1 and max(abs(shift.right), abs(shift.up)) <= _SAME_PLACE
        moved = self._with_words_beside(_shifted(anchor, shift), anchor)
        return Carried(Fate.SAME if is_same else Fate.MOVED, shift.agreement, moved)

    def _with_words_beside(self, moved: Anchor, anchor: Anchor) -> Anchor:
        """Return an anchor without words with its place in the text, and the words around that, as they are now."""
        old, new = self._streams
        first, last = (int(at) for at in np.searchsorted(old.pages, [anchor.page - 1, anchor.page]))
        mates = self._alignment.forth[first:last]
        there = np.flatnonzero((mates >= 0) & (new.pages[mates] == moved.page - 1))
        if not len(there):
            return moved
        beside = there[np.argmin(np.abs(old.starts[first + there] - anchor.start))]
        text = self._new[moved.page - 1].text
        start = min(len(text), int(new.starts[mates[beside]]))
        before, after = text[max(0, start - CONTEXT_LENGTH) : start], text[start : start + CONTEXT_LENGTH]
        return replace(moved, start=start, end=start, prefix=before, suffix=after)


def _boxes_of(stream: WordStream, pages: Sequence[PageText]) -> Boxes:
    """Return the box of the first character of each word, (n, 4): words are compared, so that the same end will do."""
    found = np.zeros((len(stream), 4))
    for number, page in enumerate(pages):
        first, last = np.searchsorted(stream.pages, [number, number + 1])
        found[first:last] = page.boxes[stream.starts[first:last]]
    return found


def _shifted(anchor: Anchor, shift: Shift) -> Anchor:
    def moved(x: float, y: float) -> Point:
        return (x + shift.right, y + shift.up)

    quads: tuple[Quad, ...] = tuple(
        (*moved(*quad[0:2]), *moved(*quad[2:4]), *moved(*quad[4:6]), *moved(*quad[6:8])) for quad in anchor.quads
    )
    strokes = tuple(tuple(moved(*point) for point in line) for line in anchor.strokes)
    return replace(anchor, page=shift.page + 1, quads=quads, strokes=strokes)


def _around(quads: Sequence[Quad]) -> Rect:
    boxes = [bounds_of(quad) for quad in quads]
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    return (min(lefts), min(bottoms), max(rights), max(tops))


def _lost(anchor: Anchor) -> Carried:
    return Carried(Fate.LOST, 0.0, anchor)


def _flat(quads: Sequence[Quad]) -> Floats:
    return np.array([place for quad in quads for place in quad])


def _is_close(some: Floats, others: Floats) -> bool:
    return some.shape == others.shape and bool((np.abs(some - others) <= _SAME_PLACE).all())
