"""How like runs of words are, which are given as numbers."""

from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher

from reader_app.model.likeness import closest


def ratio(some: Sequence[int], others: Sequence[int]) -> float:
    """Return from 0.0 to 1.0 how many words two runs share in order."""
    if some == others:
        return 1.0
    return SequenceMatcher(None, some, others, autojunk=False).ratio()


def shared(some: Sequence[int], others: Sequence[int]) -> float:
    """Return which part of the longer run's words the other has too, in whatever order."""
    longest = max(len(some), len(others))
    return (Counter(some) & Counter(others)).total() / longest if longest else 1.0


def closest_run(wanted: Sequence[int], words: Sequence[int], least: float) -> tuple[int, int, float] | None:
    """Return what `closest` does, or None without a long look where nothing can be as like as the least."""
    if (Counter(wanted) & Counter(words)).total() < least * len(wanted) / (2 - least):
        return None
    return closest(wanted, words)
