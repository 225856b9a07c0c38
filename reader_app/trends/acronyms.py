"""Acronyms and what they stand for, where a text says so: "large language models (LLMs)"."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from reader_app.trends.phrases import folded, is_acronym

# An acronym stands for a long form where this share of the papers that explain it agree.
LEAST_AGREEMENT = 0.7
_EXPLAINED = re.compile(r"((?:[\w-]+\s+){1,7})\(\s*([A-Z][\w-]{1,9})\s*[,;)]")
_JOINING = frozenset({"of", "and", "for", "the", "in", "to", "with", "a", "on", "from"})


def acronyms_in(texts: Iterable[str], closed: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return the long form of each acronym that the texts explain, both as keys of phrases ("llm").

    `closed` maps words to the keys of the compounds that others write with a hyphen, as for a lexicon.
    """
    votes: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for text in texts:
        for acronym, long_form in set(_explained(text, closed or {})):
            votes[acronym][long_form] += 1
    agreed = {}
    for acronym, forms in votes.items():
        long_form, papers = forms.most_common(1)[0]
        if papers >= LEAST_AGREEMENT * forms.total():
            agreed[acronym] = long_form
    return agreed


def _explained(text: str, closed: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for found in _EXPLAINED.finditer(text):
        short = found.group(2)
        if is_acronym(short) and (words := _long_form(short.rstrip("s"), found.group(1))):
            yield folded(short.lower()), " ".join([*(closed.get(word, word) for word in words[:-1]), folded(words[-1])])


def _long_form(short: str, before: str) -> list[str]:
    """Return the words before a bracket whose initials it spells, joining words skipped; none where there are none.

    The letters are matched from the end, one initial each (A. S. Schwartz and M. A. Hearst 2003, Pacific Symposium on
    Biocomputing, 451-462, allow letters within words too, which joins more and errs more).
    """
    words = before.lower().replace("-", " ").split()
    letters = [letter for letter in short.lower() if letter.isalpha()]
    taken: list[str] = []
    for word in reversed(words):
        if not letters:
            break
        if word[0] == letters[-1]:
            letters.pop()
        elif word not in _JOINING:
            return []
        taken.insert(0, word)
    return taken if not letters and len(taken) > 1 else []
