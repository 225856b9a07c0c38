"""Where titles and abstracts part on a page whose lines are broken to one width, with no blank lines between them.

A line that had room for the next word ends its paragraph; behind a full line it may end or go on. Of all ways to cut
the lines, the best is that in which titles look like titles, abstracts like abstracts, and the two take turns: a
shortest path over the lines, as for the line breaks of a paragraph (Knuth and Plass, 1981).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import accumulate, pairwise

from reader_app.formats.page_block import Block
from reader_app.formats.page_shape import shape_of

_MOST_TITLE_LINES = 4
_FEWEST_ABSTRACT_LINES = 3
_MOST_TITLE_WORDS = 30
_SENTENCE_END = (".", "!", "?", ".”", '."', ".)")
_MOST_PLACES = 60
"""How many open places back a paragraph may begin: more than an abstract has lines."""
_IMPOSSIBLE = 1e9
# The odds against each, roughly as powers of ten: one paragraph in ten ends in a full line, one in a hundred stands
# beside another of its kind.
_FULL_END, _NO_TURN, _ENDS_WITHIN_SENTENCE, _UNLIKE, _UNUSUAL = 1.0, 2.0, 2.0, 2.0, 0.75
_HIDDEN_TITLE, _TITLED_START = 3.0, 1.25


class Joint(Enum):
    """What the lines on both sides of a place say about it."""

    APART = "apart"
    TOGETHER = "together"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class _Path:
    """The cheapest way to cut the lines up to a place, for one kind of last block: where that begins, what is above."""

    cost: float
    start: int = 0
    above: "_Path | None" = None


def starts_of_blocks(lines: Sequence[Block], joints: Sequence[Joint]) -> tuple[int, ...]:
    """Return where blocks begin among lines of text, given the joint behind each line but the last."""
    costs = _Costs.of(lines)
    titles, abstracts = [_Path(0)], [_Path(0)]
    places = [0]
    for end, joint in enumerate((*joints, Joint.APART)):
        title = abstract = _Path(_IMPOSSIBLE)
        if joint is not Joint.TOGETHER:
            cut = _FULL_END if joint is Joint.OPEN else 0
            for start in places[-_MOST_PLACES:]:
                title = _cheaper(title, titles[start], abstracts[start], start, cut + costs.title(start, end))
                abstract = _cheaper(abstract, abstracts[start], titles[start], start, cut + costs.abstract(start, end))
            places = [*(places[-_MOST_PLACES:] if joint is Joint.OPEN else ()), end + 1]
        titles.append(title)
        abstracts.append(abstract)
    return _starts(min(titles[-1], abstracts[-1], key=lambda path: path.cost))


def _starts(path: _Path) -> tuple[int, ...]:
    starts = []
    while path.above:
        starts.append(path.start)
        path = path.above
    return tuple(reversed(starts))


def _cheaper(best: _Path, same: _Path, other: _Path, start: int, cost: float) -> _Path:
    """Return the best way so far, or that with a block from `start` if it is cheaper."""
    stays = same.cost + (_NO_TURN if start else 0)
    before = same if stays < other.cost else other
    total = min(stays, other.cost) + cost
    return _Path(total, start, before) if total < best.cost else best


@dataclass(frozen=True, slots=True)
class _Costs:
    """How little the lines from one place to another look like one title or one abstract."""

    lines: Sequence[Block]
    hidden: tuple[int, ...]
    """How many lines up to each look like a title and stand behind the end of a sentence."""

    @classmethod
    def of(cls, lines: Sequence[Block]) -> "_Costs":
        hidden = (above.text.endswith(_SENTENCE_END) and _is_titled(line) for above, line in pairwise(lines))
        return cls(lines, tuple(accumulate(hidden, initial=0)))

    def title(self, start: int, end: int) -> float:
        if end - start >= _MOST_TITLE_LINES:
            return _IMPOSSIBLE
        shape = shape_of(" ".join(line.text for line in self.lines[start : end + 1]))
        faults = (
            shape.ends_sentence,
            min(shape.breaks, 2),
            shape.has_link,
            shape.is_cut,
            shape.opens_sentence,
            shape.words > _MOST_TITLE_WORDS,
        )
        return _UNLIKE * sum(faults) + _UNUSUAL * (shape.capitals < 0.5)

    def abstract(self, start: int, end: int) -> float:
        return (
            _UNLIKE * (end - start + 1 < _FEWEST_ABSTRACT_LINES)
            + _ENDS_WITHIN_SENTENCE * (not self.lines[end].text.endswith(_SENTENCE_END))
            + _HIDDEN_TITLE * (self.hidden[end] - self.hidden[start])
            + _TITLED_START * _is_titled(self.lines[start])
        )


def _is_titled(line: Block) -> bool:
    shape = shape_of(line.text)
    return shape.capitals >= 0.5 and not (shape.ends_sentence or shape.breaks or shape.opens_sentence)
