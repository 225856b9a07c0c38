"""Which words of a document are which words of its next version, found by passages that each has exactly once.

Such passages need not be in the same order, so that moved paragraphs are found too (the idea of Heckel's "A technique
for isolating differences between files", 1978); from them on the words next to them are paired as long as they agree.
"""

from dataclasses import dataclass

import numpy as np

from reader_app.pdf.carrying.word_stream import Numbers, WordStream

PASSAGE = 6
"""Fewer words in a row are too often alike by chance."""

_BASE = np.uint64(1_000_003)


@dataclass(frozen=True, slots=True)
class Alignment:
    """For each word of the old version its place in the new, -1 where it has none; `back` is the other way round."""

    forth: Numbers
    back: Numbers


def alignment_of(old: WordStream, new: WordStream) -> Alignment:
    forth = np.full(len(old), -1, dtype=np.int64)
    back = np.full(len(new), -1, dtype=np.int64)
    olds, news = _shared_once(old, new)
    # Places of seeds are taken before any pair grows, so that growing never takes a word from a passage of its own.
    for step in range(PASSAGE):
        forth[olds + step] = news + step
        back[news + step] = olds + step
    _grow(old, new, forth, back)
    return Alignment(forth, back)


def _shared_once(old: WordStream, new: WordStream) -> tuple[Numbers, Numbers]:
    """Return where the passages begin that both have, each exactly once."""
    olds, at_old = _once(old.numbers)
    news, at_new = _once(new.numbers)
    _, first, second = np.intersect1d(olds, news, assume_unique=True, return_indices=True)
    return at_old[first], at_new[second]


def _once(numbers: Numbers) -> tuple[np.ndarray[tuple[int], np.dtype[np.uint64]], Numbers]:
    """Return the passages that occur once, as hashes in order, and where they begin."""
    count = max(0, len(numbers) - PASSAGE + 1)
    hashes = np.zeros(count, dtype=np.uint64)
    for step in range(PASSAGE):
        hashes = hashes * _BASE + numbers[step : step + count].astype(np.uint64) + np.uint64(1)
    values, places, counts = np.unique(hashes, return_index=True, return_counts=True)
    return values[counts == 1], places[counts == 1].astype(np.int64)


def _grow(old: WordStream, new: WordStream, forth: Numbers, back: Numbers) -> None:
    """Pair the words before and behind pairs as long as they are the same and both without a pair."""
    mates, owners = forth.tolist(), back.tolist()
    for step in (1, -1):
        order = range(len(mates)) if step == 1 else range(len(mates) - 1, -1, -1)
        for at in order:
            place = mates[at]
            if place < 0:
                continue
            following, wanted = at + step, place + step
            if not (0 <= following < len(mates) and 0 <= wanted < len(owners)):
                continue
            if mates[following] < 0 and owners[wanted] < 0 and old.words[following] == new.words[wanted]:
                mates[following], owners[wanted] = wanted, following
    forth[:], back[:] = mates, owners
