"""How like runs of words are, which are given as numbers."""

from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher


def ratio(some: Sequence[int], others: Sequence[int]) -> float:
    """Return from 0.0 to 1.0 how many words two runs share in order."""
    if some == others:
        return 1.0
    return SequenceMatcher(None, some, others, autojunk=False).ratio()


def shared(some: Sequence[int], others: Sequence[int]) -> float:
    """Return which part of the longer run's words the other has too, in whatever order."""
    longest = max(len(some), len(others))
    return (Counter(some) & Counter(others)).total() / longest if longest else 1.0


def closest(wanted: Sequence[int], words: Sequence[int], least: float) -> tuple[int, int, float] | None:
    """Return from where to behind where the run is that is most like the wanted words in order, and how alike it is.

    None where none can be as like as the least.
    """
    if (Counter(wanted) & Counter(words)).total() < least * len(wanted) / (2 - least):
        return None
    blocks = SequenceMatcher(None, wanted, words, autojunk=False).get_matching_blocks()[:-1]
    best: tuple[int, int, float] | None = None
    for at, block in enumerate(blocks):
        matched = 0
        for last in blocks[at:]:
            matched += last.size
            end = last.b + last.size
            alike = 2 * matched / (len(wanted) + end - block.b)
            if best is None or alike > best[2]:
                best = (block.b, end, alike)
    return best
