"""Phrases of a text that could be topics: one to three words, cut where grammar and the rhetoric of abstracts cut.

A hyphenated word counts as one, and so does an acronym, which stands for its long form wherever that is known.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum

from reader_app.trends.vocabulary import ADJECTIVE_ENDINGS, DULL, GRAMMAR, RHETORIC, WIDE

LONGEST_PHRASE = 3
_NO_PROSE = re.compile(r"https?://\S+|www\.\S+|\$[^$]*\$|\\[a-zA-Z]+")
_PIECE = re.compile(r"[^\W_]+(?:['’][^\W_]+)?(?:[-‐‑–][^\W_]+)*|[^\w\s]|_")
_COMPOUND = re.compile(r"[^\W\d_]{2,}(?:[-‐‑–][^\W\d_]{2,})+")
_HYPHEN = re.compile(r"[-‐‑–]")
_NO_PLURALS = frozenset({"series", "species", "diabetes", "kubernetes"})
_EMPTY = GRAMMAR | RHETORIC


class Weight(IntEnum):
    """How much a word says about what a paper is about."""

    STOP = 0
    DULL = 1
    WIDE = 2
    TELLING = 3


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text; `key` is the same for its plural and, hyphens being blanks, for its spellings."""

    surface: str
    key: str
    weight: Weight
    ends_phrase: bool = False
    """An adjective was made of it ("transformer-based"): what follows belongs to another phrase."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase of a text, and how it stands there."""

    key: str
    surface: str
    size: int
    goes_on: bool
    """Another word of a phrase follows ("large language" before "models")."""
    is_alone: bool
    """No word of a phrase stands before or behind it."""


class Lexicon:
    """Remembers what each word is, since a word occurs thousands of times.

    `acronyms` maps the key of an acronym to that of its long form, `closed` a word to the key of the compound that
    others write with a hyphen ("finetuning").
    """

    def __init__(self, acronyms: Mapping[str, str] | None = None, closed: Mapping[str, str] | None = None) -> None:
        self._acronyms, self._closed = acronyms or {}, closed or {}
        self._words: dict[str, Word] = {}

    def runs(self, text: str) -> Iterator[list[Word]]:
        """Yield the runs of words between which no phrase reaches; stop words cut, but for an "of" within."""
        run: list[Word] = []
        for piece in _PIECE.findall(_NO_PROSE.sub(" , ", text)):
            word = self._words.get(piece) or self._learn(piece)
            if word.weight is Weight.STOP and not (run and word.key == "of"):
                if run:
                    yield run
                run = []
                continue
            run.append(word)
            if word.ends_phrase:
                yield run
                run = []
        if run:
            yield run

    def _learn(self, piece: str) -> Word:
        word = self._words[piece] = self._read(piece)
        return word

    def _read(self, piece: str) -> Word:
        low = piece.lower().replace("’", "'")
        parts = _HYPHEN.split(low)
        if low in _EMPTY or len(low) < 2 or not low[0].isalnum():
            return Word(piece, low, Weight.STOP)
        if len(parts) > 1 and parts[-1] in ADJECTIVE_ENDINGS:
            stem = self._read(_HYPHEN.split(piece)[0]) if len(parts) == 2 else _compound(piece, parts[:-1])
            return Word(stem.surface, stem.key, stem.weight, ends_phrase=True)
        if len(parts) > 1:
            return _compound(piece, parts)
        key = folded(low)
        if is_acronym(piece) and key in self._acronyms:
            return Word(piece, self._acronyms[key], Weight.TELLING)
        return Word(piece, self._closed.get(low, key), _weight(low))


def phrases(run: list[Word]) -> Iterator[Phrase]:
    """Yield each phrase of a run, longest phrases last; an "of" stands only between two other words."""
    for start in range(len(run)):
        for end in range(start + 1, min(len(run), start + LONGEST_PHRASE) + 1):
            words = run[start:end]
            if _could_be_topic(words):
                key, surface = " ".join(word.key for word in words), " ".join(word.surface for word in words)
                goes_on = end < len(run) and run[end].weight is not Weight.STOP
                follows = start > 0 and run[start - 1].weight is not Weight.STOP
                yield Phrase(key, surface, len(words), goes_on, not goes_on and not follows)


def compounds_in(texts: Iterable[str]) -> dict[str, str]:
    """Return the key of each hyphenated word of the texts by how it is written in one: "finetuning"."""
    written = {low for text in texts for low in _COMPOUND.findall(text.lower())}
    return {_HYPHEN.sub("", low): key_of(_HYPHEN.split(low)) for low in written}


def key_of(words: Sequence[str]) -> str:
    """Return the key of lower-case words in a row."""
    return " ".join([*words[:-1], folded(words[-1])])


def folded(word: str) -> str:
    """Return a word without the ending of its plural, good enough to know "networks" and "network" as one."""
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is", "as", "ics")):
        return word
    if word in _NO_PLURALS:
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-2] if word.endswith(("sses", "xes", "ches", "shes")) else word[:-1]


def is_acronym(word: str) -> bool:
    """Say whether a word is written as an acronym: capitals are at least two and half of it ("LLMs", "DoF")."""
    capitals = sum(1 for character in word if character.isupper())
    return capitals >= 2 and capitals * 2 >= len(word.rstrip("s"))


def _compound(piece: str, parts: list[str]) -> Word:
    empty = all(part in _EMPTY or part.isdigit() for part in parts)
    return Word(piece, key_of(parts), Weight.STOP if empty else _weight("-".join(parts)))


def _weight(low: str) -> Weight:
    if low.isdigit() or low.endswith(("ly", "n't")):
        return Weight.STOP
    if low in DULL:
        return Weight.DULL
    return Weight.WIDE if low in WIDE else Weight.TELLING


def _could_be_topic(words: list[Word]) -> bool:
    """Refuse "of" at an edge, wide words alone, and dull ones among themselves or behind a wide one."""
    first, last = words[0], words[-1]
    if first.weight is Weight.STOP or last.weight is Weight.STOP:
        return False
    weights = [word.weight for word in words if word.weight is not Weight.STOP]
    if len(weights) == 1:
        return weights[0] is Weight.TELLING
    if last.weight is Weight.DULL:
        return min(weights[:-1]) is Weight.TELLING
    return Weight.TELLING in weights or Weight.DULL not in weights
