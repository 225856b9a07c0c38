"""How like passages are to one that is looked for."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage that may be the one: how like its words are and how like those around, from 0.0 to 1.0."""

    start: int
    end: int
    likeness: float
    context: float

    @property
    def score(self) -> float:
        return (self.likeness + self.context) / 2


def closest(wanted: Sequence[Hashable], words: Sequence[Hashable]) -> tuple[int, int, float] | None:
    """Return from where to behind where the run is that is most like the wanted words in order, and how alike it is.

    None where the two share nothing. Alike is twice the number of matched words by the words of both, as
    `difflib.SequenceMatcher.ratio` has it.
    """
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
