"""Where the words of a marked passage are in the next version of a document.

The rules are those of `model.anchor`: rather lost than on a passage that only looks alike; the shorter a passage is
and the more its words changed, the more its surroundings must agree. With both versions at hand more can be said:
words that are known to come from elsewhere in the old version are never taken for the marked ones, and words that the
old version has several times need surroundings that tell which of them they are.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from reader_app.model.anchor import FEWEST_REWORDED, LEAST_LIKENESS, LEAST_MARGIN
from reader_app.model.likeness import Passage
from reader_app.pdf.carrying.alignment import Alignment
from reader_app.pdf.carrying.likeness import closest_run, ratio, shared
from reader_app.pdf.carrying.occurrences import Occurrences
from reader_app.pdf.carrying.word_stream import Numbers, WordStream

_AROUND = 16
_FAR = 120
_NEIGHBOURS = 40
_SLACK = 4
_LIKENESS_AT_HOME = 0.5
_CONTEXT_OF_REWORDED = 0.6
_CONTEXT_FOR_NO_WORD = 1.0
_CONTEXT_LESS_PER_REWORDED = 0.03
_CONTEXT_OF_REPEATED = 0.85
_CONTEXT_FOR_ONE_WORD = 0.5
_CONTEXT_LESS_PER_WORD = 0.06
_LEAST_CONTEXT = 0.1
_LONG = 15
_MOST_COMPARED = 60
_MOST_WINDOWS = 6
_RARE = 60
_LESS_RARE = 1_000
_FEWEST_VOTING = 6
_WEIGHT_OF_PAIR = 4


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A run of words of the old version, and whether that has the very words elsewhere too."""

    start: int
    end: int
    is_repeated: bool

    def __len__(self) -> int:
        return self.end - self.start


class PassageFinder:
    """Finds passages of one version in the other."""

    def __init__(self, old: WordStream, new: WordStream, alignment: Alignment) -> None:
        self._old, self._new, self._alignment = old, new, alignment
        self._in_old, self._in_new = Occurrences(old), Occurrences(new)

    def find(self, start: int, end: int) -> Passage | None:
        """Return what has become of the words from start to end; None where they are lost."""
        wanted = _Wanted(start, end, len(self._in_old.of_words(self._old.numbers[start:end])) > 1)
        paired = self._paired(wanted)
        if paired is not None and _is_enough(wanted, paired):
            return paired
        exact = self._fitting(wanted, self._unchanged(wanted))
        return self._best(wanted, exact or self._fitting(wanted, self._reworded(wanted)))

    def _paired(self, wanted: _Wanted) -> Passage | None:
        """Return the passage that the alignment pairs with these words, one after the other."""
        mates = self._alignment.forth[wanted.start : wanted.end]
        if mates[0] < 0 or (np.diff(mates) != 1).any():
            return None
        first = int(mates[0])
        return self._passage(wanted, first, first + len(wanted), 1.0)

    def _unchanged(self, wanted: _Wanted) -> Iterator[Passage]:
        """Yield the passages with the very words, in their order."""
        begins = self._in_new.of_words(self._old.numbers[wanted.start : wanted.end])
        for begin in self._nearest_home(wanted, begins).tolist():
            yield self._passage(wanted, begin, begin + len(wanted), 1.0)

    def _nearest_home(self, wanted: _Wanted, begins: Numbers) -> Numbers:
        """Return the few places worth comparing: those next to where the words would be if nothing had moved."""
        paired = np.flatnonzero(self._alignment.forth >= 0) if len(begins) > _MOST_COMPARED else begins[:0]
        if not len(paired):
            return begins[:_MOST_COMPARED]
        nearest = int(paired[np.argmin(np.abs(paired - wanted.start))])
        home = int(self._alignment.forth[nearest]) + wanted.start - nearest
        return begins[np.argsort(np.abs(begins - home), kind="stable")[:_MOST_COMPARED]]

    def _reworded(self, wanted: _Wanted) -> Iterator[Passage]:
        """Yield the passages that are like enough."""
        if len(wanted) < FEWEST_REWORDED:
            return
        words = self._old.words[wanted.start : wanted.end]
        for first, last in self._windows(wanted):
            run = closest_run(words, self._new.words[first:last], _LIKENESS_AT_HOME)
            if run is None:
                continue
            passage = self._passage(wanted, first + run[0], first + run[1], run[2])
            if passage.likeness >= (_LIKENESS_AT_HOME if passage.context >= _CONTEXT_OF_REPEATED else LEAST_LIKENESS):
                yield passage

    def _windows(self, wanted: _Wanted) -> Iterator[tuple[int, int]]:
        """Yield the stretches to look into: about as long as the passage, with room to either side."""
        slack = max(2, len(wanted) // 4)
        width = max(4, len(wanted) // 2)
        for step, _ in self._votes(wanted, width).most_common(_MOST_WINDOWS):
            first = max(0, step * width - slack)
            yield first, min(len(self._new), first + width + len(wanted) + 2 * slack)

    def _votes(self, wanted: _Wanted, width: int) -> Counter[int]:
        """Return what the words in and around the passage say of where it begins, in steps of some words.

        The pairs say most; then words that are rare in the new version, or the rarest of the passage.
        """
        votes: Counter[int] = Counter()
        spans = []
        for at in range(max(0, wanted.start - _AROUND), min(len(self._old), wanted.end + _AROUND)):
            mate = int(self._alignment.forth[at])
            if mate >= 0:
                votes[(mate - at + wanted.start) // width] += _WEIGHT_OF_PAIR
            spans.append((at, self._in_new.of_word(self._old.words[at])))
        spans.sort(key=lambda span: len(span[1]))
        for rank, (at, places) in enumerate(spans):
            if len(places) > (_RARE if rank >= _FEWEST_VOTING else _LESS_RARE):
                break
            votes.update(((places - at + wanted.start) // width).tolist())
        return votes

    def _passage(self, wanted: _Wanted, first: int, last: int, likeness: float) -> Passage:
        return Passage(first, last, likeness, self._context(wanted, first, last))

    def _context(self, wanted: _Wanted, first: int, last: int) -> float:
        """Return how well the surroundings agree: the words next to it, or its place between words that are paired."""
        old, new = self._old.words, self._new.words
        before = ratio(old[max(0, wanted.start - _AROUND) : wanted.start], new[max(0, first - _AROUND) : first])
        after = ratio(old[wanted.end : wanted.end + _AROUND], new[last : last + _AROUND])
        is_before, is_after = self._follows(wanted.start - 1, first - 1, -1), self._follows(wanted.end, last, 1)
        return (max(before, float(is_before)) + max(after, float(is_after))) / 2

    def _follows(self, word: int, place: int, step: int) -> bool:
        """Say whether the words on one side of a place are those that were next to the passage, as their pairs tell."""
        for away in range(_NEIGHBOURS):
            at = word + step * away
            if not 0 <= at < len(self._old):
                return False
            mate = int(self._alignment.forth[at])
            if mate >= 0:
                return 0 <= (mate - place) * step <= away * 2 + _SLACK
        return False

    def _fitting(self, wanted: _Wanted, passages: Iterable[Passage]) -> list[Passage]:
        """Return the passages that fit enough and are not known to be others."""
        return [one for one in passages if _is_enough(wanted, one) and not self._is_another(wanted, one)]

    def _is_another(self, wanted: _Wanted, passage: Passage) -> bool:
        """Say whether most of a passage is known to come from elsewhere in the old version."""
        owners = self._alignment.back[passage.start : passage.end]
        elsewhere = (owners >= 0) & ((owners < wanted.start) | (owners >= wanted.end))
        return 2 * int(elsewhere.sum()) > passage.end - passage.start

    def _best(self, wanted: _Wanted, fitting: list[Passage]) -> Passage | None:
        """Return the passage that fits best; None where there is none, or another fits as well."""
        first = max(fitting, key=lambda one: one.score, default=None)
        if first is None:
            return None
        rivals = [one for one in fitting if one.start >= first.end or one.end <= first.start]
        close = [one for one in rivals if first.score - one.score < LEAST_MARGIN]
        return first if not close else self._clearer(wanted, [first, *close])

    def _clearer(self, wanted: _Wanted, rivals: list[Passage]) -> Passage | None:
        """Return the one of some equals whose wider surroundings agree more than those of all others."""
        scores = sorted(((self._far_context(wanted, one), one) for one in rivals), key=lambda scored: -scored[0])
        return scores[0][1] if scores[0][0] - scores[1][0] >= LEAST_MARGIN else None

    def _far_context(self, wanted: _Wanted, one: Passage) -> float:
        old, new = self._old.words, self._new.words
        before = shared(old[max(0, wanted.start - _FAR) : wanted.start], new[max(0, one.start - _FAR) : one.start])
        return (before + shared(old[wanted.end : wanted.end + _FAR], new[one.end : one.end + _FAR])) / 2


def _is_enough(wanted: _Wanted, passage: Passage) -> bool:
    """Say whether the surroundings agree as much as these words need."""
    if passage.likeness < 1:
        needed = _CONTEXT_FOR_NO_WORD - _CONTEXT_LESS_PER_REWORDED * len(wanted)
        return passage.context >= max(_CONTEXT_OF_REWORDED, needed)
    if wanted.is_repeated:
        return passage.context >= _CONTEXT_OF_REPEATED
    needed = max(0.0, _CONTEXT_FOR_ONE_WORD - _CONTEXT_LESS_PER_WORD * (len(wanted) - 1))
    return passage.context >= (max(needed, _LEAST_CONTEXT) if len(wanted) < _LONG else needed)
