"""What papers are about, proposed from their own words: phrases that are frequent and say something.

No list of topics is shipped. A phrase is proposed where several papers use it, in titles above all, as a phrase of its
own rather than as a part of a longer one (after the C-value of K. Frantzi, S. Ananiadou and H. Mima 2000, International
Journal on Digital Libraries 3, 115-130).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from reader_app.trends.candidates import Candidate, Words, candidates_in
from reader_app.trends.naming import name_of, spellings_of
from reader_app.trends.vocabulary import DULL, WIDE

# In a library of many papers the topics of every n-th paper are those of all.
LARGEST_SAMPLE = 1500
LEAST_PAPERS = 3
LEAST_SHARE = 0.004
# The share of uses behind which a phrase ends ("large language" hardly ever), and of papers that name it in the title.
LEAST_FINAL = 0.35
LEAST_NAMED = 0.12
USUALLY_NAMED = 0.3
# A phrase gives way to a longer one that this share of its papers use, and to a weightier one with the same papers.
MOST_COVERED = 0.6
MOST_ALIKE = 0.7
NAMED_WEIGHT = 1.5
WORD_WEIGHT, LONG_WEIGHT = 0.35, 1.15


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic, with every spelling that means the same ("large language models", "LLMs")."""

    name: str
    spellings: tuple[str, ...]
    weight: float
    """How telling it is among the topics of the same answer."""
    share: float = 0.0
    """Which part of the papers read use it, from 0.0 to 1.0."""


def propose(papers: Sequence[Words], limit: int = 24) -> tuple[Topic, ...]:
    """Return the topics of the papers, the most telling first; of very many papers an even sample is read."""
    sample = papers[:: max(1, -(-len(papers) // LARGEST_SAMPLE))]
    least = max(min(LEAST_PAPERS, 1 + len(sample) // 20), LEAST_SHARE * len(sample))
    telling = [
        candidate for candidate in candidates_in(sample) if len(candidate.papers) >= least and _is_telling(candidate)
    ]
    ranked = sorted(telling, key=lambda candidate: (-_weight(candidate), candidate.key))
    return tuple(
        Topic(
            name_of(candidate.surfaces or candidate.name_surfaces),
            spellings_of(candidate.surfaces + candidate.name_surfaces),
            _weight(candidate),
            len(candidate.papers) / len(sample),
        )
        for candidate in _distinct(ranked, limit)
    )


def _is_telling(candidate: Candidate) -> bool:
    """Refuse what is no noun, and single words that titles do without."""
    if candidate.key.endswith("ed"):
        return False
    if " " not in candidate.key and len(candidate.named_in) < LEAST_NAMED * len(candidate.papers):
        return False
    return _is_hyphenated(candidate) or candidate.final_uses >= LEAST_FINAL * candidate.uses


def _is_hyphenated(candidate: Candidate) -> bool:
    """Such words say what a paper is about in front of a noun too: "long-context", "low-rank"."""
    written = candidate.surfaces + candidate.name_surfaces
    return (
        sum(count for surface, count in written.items() if "-" in surface and " " not in surface) > candidate.uses / 2
    )


def _weight(candidate: Candidate) -> float:
    words = candidate.key.count(" ") + 1
    by_length = WORD_WEIGHT if words == 1 else LONG_WEIGHT if words > 2 else 1.0
    named = min(1.0, len(candidate.named_in) / (USUALLY_NAMED * len(candidate.papers)))
    alone = candidate.alone_uses / candidate.uses
    papers = len(candidate.papers) + NAMED_WEIGHT * len(candidate.named_in)
    return papers * by_length * (0.4 + 0.6 * alone) * (0.3 + 0.7 * named)


def _distinct(ranked: Sequence[Candidate], limit: int) -> list[Candidate]:
    """Return the first of the ranked, leaving out each that says nothing beside another."""
    chosen: list[Candidate] = []
    for place, candidate in enumerate(ranked):
        longer = (other for other in ranked[place + 1 :] if _is_within(candidate.key, other.key))
        if any(_adds_nothing(candidate, other) for other in chosen) or any(
            _covers(other, candidate) for other in longer
        ):
            continue
        chosen.append(candidate)
        if len(chosen) == limit:
            break
    return chosen


def _adds_nothing(candidate: Candidate, chosen: Candidate) -> bool:
    """Say whether a phrase is a chosen one again: a part of it, a dull extension of it, or in the same papers."""
    common = len(candidate.papers & chosen.papers)
    if _is_within(candidate.key, chosen.key):
        return common >= MOST_COVERED * len(candidate.papers)
    if _is_within(chosen.key, candidate.key) and _rest_is_dull(candidate.key, chosen.key):
        return True
    return common >= MOST_ALIKE * max(len(candidate.papers), len(chosen.papers))


def _covers(longer: Candidate, candidate: Candidate) -> bool:
    return len(longer.papers & candidate.papers) >= MOST_COVERED * len(candidate.papers)


def _is_within(part: str, phrase: str) -> bool:
    return part != phrase and f" {part} " in f" {phrase} "


def _rest_is_dull(phrase: str, part: str) -> bool:
    before, _part, after = f" {phrase} ".partition(f" {part} ")
    front = before.strip()
    return all(word in DULL or word in WIDE for word in after.split()) and (
        not front or front.replace(" ", "-") in DULL
    )
