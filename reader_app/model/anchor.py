"""Where a mark sits in a text, so that it is found again when the text changes.

An anchor holds the exact words with the words before and after them (W3C TextQuoteSelector,
https://www.w3.org/TR/annotation-model/#text-quote-selector) and the position. It is placed again as *same*, *moved*,
*reworded* or *lost*; a mark is never moved silently and never dropped.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

CONTEXT_LENGTH = 32
LEAST_SIMILARITY = 0.75
_WORD = re.compile(r"\w+|[^\w\s]")


class Target(StrEnum):
    """The text of a paper that an anchor is in."""

    ABSTRACT = "abstract"
    TITLE = "title"
    NOTE = "note"


class Fate(StrEnum):
    """What became of an anchored passage in the text as it is now."""

    SAME = "same"
    MOVED = "moved"
    REWORDED = "reworded"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class Anchor:
    """A passage of a text; start and end (exclusive) count characters."""

    target: Target
    exact: str
    prefix: str
    suffix: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Placement:
    """Where an anchored passage is now, with a score from 0.0 (lost) to 1.0 (the very words at the very place)."""

    fate: Fate
    start: int
    end: int
    score: float


LOST = Placement(Fate.LOST, 0, 0, 0.0)


def anchor_at(text: str, start: int, end: int, target: Target = Target.ABSTRACT) -> Anchor:
    """Return the anchor of text[start:end]. Raises ValueError where that is empty or outside the text."""
    if not 0 <= start < end <= len(text):
        raise ValueError(f"no passage from {start} to {end} in a text of {len(text)} characters")
    before, after = text[max(0, start - CONTEXT_LENGTH) : start], text[end : end + CONTEXT_LENGTH]
    return Anchor(target, text[start:end], before, after, start, end)


def place(anchor: Anchor, text: str) -> Placement:
    """Return where the passage is in the text as it is now."""
    if text[anchor.start : anchor.end] == anchor.exact and _context_score(anchor, text, anchor.start) > 0:
        return Placement(Fate.SAME, anchor.start, anchor.end, 1.0)
    return _moved(anchor, text) or _reworded(anchor, text) or LOST


def _moved(anchor: Anchor, text: str) -> Placement | None:
    """Place the exact words where their surroundings fit best, or nowhere when two places fit alike."""
    scored = sorted(((_context_score(anchor, text, at), at) for at in _occurrences(anchor.exact, text)), reverse=True)
    if not scored or (len(scored) > 1 and scored[0][0] - scored[1][0] < 0.1):
        return None
    score, start = scored[0]
    is_distinctive = len(_WORD.findall(anchor.exact)) >= 4
    if score < 0.5 and not (is_distinctive and len(scored) == 1):
        return None
    fate = Fate.SAME if start == anchor.start else Fate.MOVED
    return Placement(fate, start, start + len(anchor.exact), 0.5 + score / 2)


def _occurrences(exact: str, text: str) -> Iterator[int]:
    at = text.find(exact)
    while at >= 0:
        yield at
        at = text.find(exact, at + 1)


def _context_score(anchor: Anchor, text: str, start: int) -> float:
    """Return how well the words around fit, from 0.0 to 1.0; no context at the edge of a text fits only an edge."""
    before = text[max(0, start - len(anchor.prefix)) : start]
    after = text[start + len(anchor.exact) :][: len(anchor.suffix)]
    return (_similarity(anchor.prefix, before) + _similarity(anchor.suffix, after)) / 2


def _reworded(anchor: Anchor, text: str) -> Placement | None:
    """Place a passage whose words changed: the run of words most like it, if it is like it enough and the only one."""
    words = [(found.start(), found.end()) for found in _WORD.finditer(text)]
    wanted = _WORD.findall(anchor.exact.casefold())
    if not words or len(wanted) < 3:
        return None
    tokens = [text[start:end].casefold() for start, end in words]
    first, last, score = _best_run(wanted, tokens)
    if score < LEAST_SIMILARITY:
        return None
    return Placement(Fate.REWORDED, words[first][0], words[last][1], score)


def _best_run(wanted: list[str], tokens: list[str]) -> tuple[int, int, float]:
    """Return the first and last token of the run most like the wanted words, and how alike they are."""
    matcher = SequenceMatcher(None, autojunk=False)
    matcher.set_seq2(wanted)
    best = (0, 0, 0.0)
    slack = max(1, len(wanted) // 4)
    for first in range(len(tokens)):
        for length in range(len(wanted) - slack, len(wanted) + slack + 1):
            run = tokens[first : first + length]
            matcher.set_seq1(run)
            if len(run) == length and matcher.real_quick_ratio() > best[2] and matcher.quick_ratio() > best[2]:
                ratio = matcher.ratio()
                if ratio > best[2]:
                    best = (first, first + length - 1, ratio)
    return best


def _similarity(one: str, other: str) -> float:
    if one == other:
        return 1.0
    return SequenceMatcher(None, one, other, autojunk=False).ratio()
