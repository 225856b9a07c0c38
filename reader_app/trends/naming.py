"""How a topic is called, and how else papers write it."""

from collections import Counter
from collections.abc import Mapping

from reader_app.trends.candidates import stem
from reader_app.trends.phrases import folded, is_acronym

# A longer name gives way to its acronym: a chart has little room for labels.
LONGEST_NAME = 28
MOST_SPELLINGS = 4
# How much of all uses a spelling needs: to be searched for, to be a name in the plural, to be written small.
_SEARCHED, _PLURAL, _SMALL = 0.04, 0.3, 0.2


def name_of(surfaces: Mapping[str, int]) -> str:
    """Return the commonest spelling that fits, in words rather than letters, plural rather than singular."""
    uses = _uses_by_lower_case(surfaces)
    fitting = {low: count for low, count in uses.items() if len(low) <= LONGEST_NAME} or dict(uses)
    nouns = {low: count for low, count in fitting.items() if not low.endswith("ed")} or fitting
    acronyms = {surface.lower() for surface in surfaces if is_acronym(surface)}
    words = {low: count for low, count in nouns.items() if low not in acronyms} or nouns
    best = max(words, key=lambda low: (words[low], low))
    plurals = [low for low in words if low != best and folded(low) == best and words[low] >= _PLURAL * words[best]]
    return _as_written(plurals[0] if plurals else best, surfaces)


def spellings_of(surfaces: Mapping[str, int]) -> tuple[str, ...]:
    """Return the spellings that a search does not know to be one: long form, acronym, with and without hyphen."""
    by_stem: dict[str, str] = {}
    uses: Counter[str] = Counter()
    for surface, count in sorted(surfaces.items(), key=lambda use: (-use[1], use[0])):
        spelling = stem(" ".join(folded(word) for word in surface.lower().replace("-", " ").split()))
        by_stem.setdefault(spelling, surface)
        uses[spelling] += count
    usual = [(spelling, count) for spelling, count in uses.most_common(MOST_SPELLINGS) if _is_usual(count, uses)]
    return tuple(by_stem[spelling] for spelling, _count in usual)


def _is_usual(count: int, uses: Counter[str]) -> bool:
    return count >= _SEARCHED * uses.total() and (count > 1 or uses.total() < 4)


def _uses_by_lower_case(surfaces: Mapping[str, int]) -> Counter[str]:
    uses: Counter[str] = Counter()
    for surface, count in surfaces.items():
        uses[surface.lower()] += count
    return uses


def _as_written(low: str, surfaces: Mapping[str, int]) -> str:
    """Return the spelling with the capitals it usually has; that of a sentence's first word is none of them."""
    written = {surface: count for surface, count in surfaces.items() if surface.lower() == low}
    if written.get(low, 0) >= _SMALL * sum(written.values()) and not any(map(is_acronym, written)):
        return low
    best = max(written, key=lambda surface: (surface != low, written[surface], surface))
    return low if best[1:] == low[1:] and " " in low else best
