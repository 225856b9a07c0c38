"""Where a mark sits in a text, so that it is found again when the text changes.

An anchor holds the exact words with the words before and after them (W3C TextQuoteSelector,
https://www.w3.org/TR/annotation-model/#text-quote-selector) and the position. It is placed again as *same*,
*moved*, *reworded* or *lost*; a mark is never moved silently and never dropped. Rather lost than on a passage
that only looks alike: the shorter it is and the more its words changed, the more its surroundings must agree.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from reader_app.model.geometry import Point, Quad
from reader_app.model.ids import AttachmentId
from reader_app.model.likeness import Passage, closest

CONTEXT_LENGTH = 32
LEAST_LIKENESS = 0.7
LEAST_MARGIN = 0.05
FEWEST_REWORDED = 3
_CONTEXT_FOR_ONE_WORD = 0.5
_CONTEXT_LESS_PER_WORD = 0.06
_RUNS_LOOKED_AT = 8
# A word; or one character of a script that writes no blanks between words; or a sign.
_UNSPACED = r"\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_BLANKS = re.compile(r"(\s+)")
_WORD = re.compile(rf"[{_UNSPACED}]|[^\W{_UNSPACED}]+|[^\w\s]")


class Target(StrEnum):
    """The text of a paper that an anchor is in."""

    ABSTRACT = "abstract"
    TITLE = "title"
    NOTE = "note"
    PDF = "pdf"


class Fate(StrEnum):
    """What became of an anchored passage in the text as it is now."""

    SAME = "same"
    MOVED = "moved"
    REWORDED = "reworded"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class Anchor:
    """A passage of a text; start and end (exclusive) count characters.

    On a PDF they count those of one page's text. What is drawn there without words (a box, ink, a note beside the text)
    has no exact words: the quads say where it stands, in the order of reading, and strokes where the pen went.
    """

    target: Target
    exact: str
    prefix: str
    suffix: str
    start: int
    end: int
    page: int = 0
    quads: tuple[Quad, ...] = ()
    strokes: tuple[tuple[Point, ...], ...] = ()
    attachment: AttachmentId | None = None


@dataclass(frozen=True, slots=True)
class Placement:
    """Where an anchored passage is now; the score goes from 0.0 (lost) to 1.0 (all words as they were)."""

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
    if _is_untouched(anchor, text):
        return Placement(Fate.SAME, anchor.start, anchor.end, 1.0)
    exact = (_passage(anchor, text, start, end, 1.0) for start, end in _occurrences(anchor.exact, text))
    chosen = _chosen(anchor, list(exact)) or _chosen(anchor, list(_reworded(anchor, text)))
    return LOST if chosen is None or chosen.is_unclear else _placement(anchor, chosen.passage)


@dataclass(frozen=True, slots=True)
class _Choice:
    """The passage that fits best, and whether another fits it as well."""

    passage: Passage
    is_unclear: bool


def _chosen(anchor: Anchor, passages: Sequence[Passage]) -> _Choice | None:
    """Return the passage that fits best, or nothing when not even that one fits enough."""
    first = max(passages, key=lambda passage: passage.score, default=None)
    if first is None or not _is_enough(anchor, first):
        return None
    rivals = (rival for rival in passages if rival.start >= first.end or rival.end <= first.start)
    return _Choice(first, any(first.score - rival.score < LEAST_MARGIN for rival in rivals))


def _placement(anchor: Anchor, passage: Passage) -> Placement:
    if passage.likeness < 1:
        fate = Fate.REWORDED
    else:
        fate = Fate.SAME if passage.start == anchor.start else Fate.MOVED
    return Placement(fate, passage.start, passage.end, passage.score)


def _is_untouched(anchor: Anchor, text: str) -> bool:
    """Say whether the very words are at the very place, in the very surroundings."""
    return (
        text[anchor.start : anchor.end] == anchor.exact
        and text[max(0, anchor.start - len(anchor.prefix)) : anchor.start] == anchor.prefix
        and text[anchor.end : anchor.end + len(anchor.suffix)] == anchor.suffix
    )


def _is_enough(anchor: Anchor, passage: Passage) -> bool:
    """Say whether the surroundings agree as much as a passage of this length, changed this much, needs."""
    words = len(_WORD.findall(anchor.exact))
    needed = max(0.0, _CONTEXT_FOR_ONE_WORD - _CONTEXT_LESS_PER_WORD * (words - 1))
    return passage.context >= needed + 1 - passage.likeness


def _passage(anchor: Anchor, text: str, start: int, end: int, likeness: float) -> Passage:
    return Passage(start, end, likeness, _context(anchor, text, start, end))


def _context(anchor: Anchor, text: str, start: int, end: int) -> float:
    """Return how well the words around fit; a passage at the edge of its text fits best at an edge."""
    before = text[max(0, start - (len(anchor.prefix) or CONTEXT_LENGTH)) : start]
    after = text[end : end + (len(anchor.suffix) or CONTEXT_LENGTH)]
    return (_likeness(anchor.prefix, before) + _likeness(anchor.suffix, after)) / 2


def _likeness(one: str, other: str) -> float:
    words, others = _WORD.findall(one.casefold()), _WORD.findall(other.casefold())
    if words == others:
        return 1.0
    return SequenceMatcher(None, words, others, autojunk=False).ratio()


def _occurrences(exact: str, text: str) -> Iterator[tuple[int, int]]:
    """Yield where the words are, line breaks and runs of blanks counting as one blank."""
    blank_or_words = (r"\s+" if part.isspace() else re.escape(part) for part in re.split(r"(\s+)", exact) if part)
    pattern = re.compile("".join(blank_or_words))
    found = pattern.search(text)
    while found:
        yield found.start(), found.end()
        found = pattern.search(text, found.start() + 1)


def _reworded(anchor: Anchor, text: str) -> Iterator[Passage]:
    """Yield the runs of words that are like enough to the anchored ones."""
    wanted = _WORD.findall(anchor.exact.casefold())
    words = [(found.start(), found.end()) for found in _WORD.finditer(text)]
    if len(wanted) < FEWEST_REWORDED:
        return
    tokens = [text[start:end].casefold() for start, end in words]
    for at in _likely_runs(wanted, tokens):
        slack = max(1, len(wanted) // 4)
        first = max(0, at - slack)
        run = closest(wanted, tokens[first : at + len(wanted) + slack])
        if run is not None and run[2] >= LEAST_LIKENESS:
            start, end = words[first + run[0]][0], words[first + run[1] - 1][1]
            yield _passage(anchor, text, start, end, run[2])


def _likely_runs(wanted: Sequence[str], tokens: Sequence[str]) -> list[int]:
    """Return where a few runs begin that share most words with the wanted ones, whatever their order."""
    length, missing = len(wanted), Counter(wanted)
    shared = 0
    scores: list[tuple[int, int]] = []
    for at, token in enumerate(tokens):
        shared += missing[token] > 0
        missing[token] -= 1
        if at >= length:
            gone = tokens[at - length]
            shared -= missing[gone] >= 0
            missing[gone] += 1
        scores.append((shared, max(0, at - length + 1)))
    chosen: list[int] = []
    for _shared, at in sorted(scores, key=lambda score: (-score[0], score[1])):
        if all(abs(at - other) > length // 2 for other in chosen):
            chosen.append(at)
        if len(chosen) == _RUNS_LOOKED_AT:
            break
    return chosen
