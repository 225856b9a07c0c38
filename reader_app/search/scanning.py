"""Wanted words in a text, found without cutting all of it into words: what is shown is marked while one types.

Each word that is looked for begins like its stem, but for the last letters: only where a text has these, it is read.
What `occurrences.places` finds is found here too; texts and words that are not plain are left to it.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from reader_app.model.hit import Span
from reader_app.search.analysis import LONGEST_CHAIN, joined, tokens
from reader_app.search.latex import plain
from reader_app.search.stemming import fold, stem
from reader_app.search.syntax import Kind, Words

TEXTS_KEPT = 1 << 11
_ODD = re.compile(
    r"[^\W\x00-\x7f]|[\u0300-\u036f\u0483-\u1dff\u20d0-\u20ff\ufe00-\ufe2f\u00ad\u200b-\u200d\u2060\ufeff]"
)
"""Letters beyond ASCII, and what stands inside a word without being a letter of it."""
_WORD = re.compile(r"([^\W_]+)(?:['’](?:[st]|re|ve|ll|d|m)(?![^\W_]))?", re.IGNORECASE)
_TAIL = re.compile(r"['’](re|ve|ll|d|m|t)\Z", re.IGNORECASE)
_JOINT = "[${}]*[-‐‑‒–−^_'’][${}]*"
_CHAIN = re.compile(rf"[^\W_]+(?:{_JOINT}[^\W_]+)+")
_PART = re.compile(r"[^\W_]+")
_HYPHEN = re.compile("[-‐‑‒–−^_'’]")
_TAILS = frozenset(("s", "t", "re", "ve", "ll", "d", "m"))
_SIGN = re.compile(r"(?<!\w)(?:[A-Z]\*|[A-Za-z](?:\+\+|\#))(?!\w)")
"""A word with a sign in it, such as C++."""
_LONGEST_OF_ONE_LETTER = 6
_CHANGED_LETTERS = 2
"""The stemmer exchanges the last letters at most so far: "happi" for "happy", "die" for "dying"."""


@lru_cache(TEXTS_KEPT)
def is_plain(text: str) -> bool:
    """Say whether a text can be scanned."""
    shown, _ = _shown(text)
    return not _SIGN.search(shown) and (shown.isascii() or not _ODD.search(shown))


@lru_cache(TEXTS_KEPT)
def _shown(text: str) -> tuple[str, Sequence[int] | None]:
    """Return a text without its LaTeX, and where each character, and the end, is in the text as given."""
    return plain(text) if "\\" in text else (text, None)


def can_scan(wanted: Words, field: str) -> bool:
    """Say whether words can be scanned for in texts of a field."""
    return (
        field != "authors" and wanted.kind is not Kind.FUZZY and all(t.isascii() and t.isalnum() for t in wanted.terms)
    )


def scanned(wanted: Words, text: str) -> Iterator[Span]:
    """Yield where wanted words are in a plain text, not in order."""
    shown, places = _shown(text)
    lowered = shown.lower()
    found = _runs(wanted, text, lowered) if len(wanted.terms) > 1 else _single(wanted, lowered)
    yield from found if places is None else ((places[start], places[end]) for start, end in found)
    if len(wanted.terms) == 1:
        cue = _cue(wanted.terms[0])
        for surface, start, end in _together(text).get(cue[0], ()):
            if surface.startswith(cue) and _is_wanted(surface, wanted):
                yield start, end


def _single(wanted: Words, lowered: str) -> Iterator[Span]:
    for surface, start, end in _candidates(lowered, _cue(wanted.terms[0])):
        if _is_wanted(surface, wanted):
            yield start, end


@lru_cache(TEXTS_KEPT)
def _together(text: str) -> dict[str, list[tuple[str, int, int]]]:
    """Return the words that the parts of hyphenated ones make together, and where they are, by their first letters."""
    found: dict[str, list[tuple[str, int, int]]] = {}
    shown, places = _shown(text)
    for offset, chain in _chains(shown):
        for word in _joined(chain, offset) if places is None else _joined_latex(text, chain, places[offset:]):
            found.setdefault(word[0][0], []).append(word)
    return found


def _joined(chain: str, offset: int) -> Iterator[tuple[str, int, int]]:
    if "'" in chain or "’" in chain:
        for word in joined(chain, list(tokens(chain))):
            yield word.surface, offset + word.start, offset + word.end
        return
    parts = [(part.group().lower(), offset + part.start(), offset + part.end()) for part in _PART.finditer(chain)]
    if len(parts) <= LONGEST_CHAIN:
        for first, second in pairwise(parts):
            yield first[0] + second[0], first[1], second[2]
        if len(parts) > 2:
            yield "".join(part[0] for part in parts), parts[0][1], parts[-1][2]


def _joined_latex(text: str, chain: str, places: Sequence[int]) -> Iterator[tuple[str, int, int]]:
    """Yield the words of a chain that was cut out of LaTeX, if they are one word there too."""
    words = [word._replace(start=places[word.start], end=places[word.end]) for word in tokens(chain)]
    yield from ((word.surface, word.start, word.end) for word in joined(text, words))


def _runs(wanted: Words, text: str, lowered: str) -> Iterator[Span]:
    is_open = wanted.kind is Kind.OPEN_PHRASE
    ends: frozenset[str] | None = None
    for surface, start, end in _candidates(lowered, _cue(wanted.terms[0])):
        if stem(surface) != wanted.terms[0]:
            continue
        last = _followed(lowered, end, wanted.terms[1:-1])
        following = _WORD.search(lowered, last) if last >= 0 else None
        if following is None:
            continue
        closing = stem(_surface(lowered, following))
        if is_open and ends is None:
            ends = _open_ends(wanted.terms[-1], text, lowered)
        if closing in ends if ends is not None else closing == wanted.terms[-1]:
            yield start, following.end()


def _followed(lowered: str, end: int, terms: tuple[str, ...]) -> int:
    """Return where the words end that follow, if they are these; -1 where they are others."""
    for term in terms:
        following = _WORD.search(lowered, end)
        if following is None or stem(_surface(lowered, following)) != term:
            return -1
        end = following.end()
    return end


def _open_ends(beginning: str, text: str, lowered: str) -> frozenset[str]:
    """Return the stems of a text's words that begin so, or that have such stems."""
    surfaces = [surface for surface, _, _ in _candidates(lowered, _cue(beginning))]
    surfaces.extend(surface for surface, _, _ in _together(text).get(beginning[0], ()))
    return frozenset(stem(one) for one in surfaces if one.startswith(beginning) or stem(one).startswith(beginning))


def _chains(text: str) -> Iterator[tuple[int, str]]:
    """Yield the hyphenated words of a text, and where each begins."""
    end = 0
    for hyphen in _HYPHEN.finditer(text):
        if hyphen.start() < end:
            continue
        start = text.rfind(" ", 0, hyphen.start()) + 1
        end = text.find(" ", hyphen.end())
        end = len(text) if end < 0 else end
        for chain in _CHAIN.finditer(text, start, end):
            yield chain.start(), chain.group()


def _candidates(lowered: str, cue: str) -> Iterator[tuple[str, int, int]]:
    """Yield the words that begin with a cue: as they are compared, and where they are."""
    at = lowered.find(cue)
    while at >= 0:
        if at == 0 or not lowered[at - 1].isalnum():
            word = _WORD.match(lowered, at)
            if word and not _is_tail(lowered, at, word[1]):
                yield _surface(lowered, word), at, word.end()
        at = lowered.find(cue, at + 1)


def _is_tail(lowered: str, at: int, word: str) -> bool:
    """Say whether this is the end of "don't", which is one word."""
    return at > 1 and word in _TAILS and lowered[at - 1] in "'’" and lowered[at - 2].isalnum()


def _surface(lowered: str, word: re.Match[str]) -> str:
    if len(word[0]) > len(word[1]) and _TAIL.search(word[0]):
        return fold(word[0])
    return word[1]


def _is_wanted(surface: str, wanted: Words) -> bool:
    term = wanted.terms[0]
    if wanted.kind is Kind.PREFIX:
        return surface.startswith(term) or stem(surface).startswith(term)
    # A stem of one letter leaves off "ingly" at most; without this, each word with that letter would be stemmed.
    return (len(term) > 1 or len(surface) <= _LONGEST_OF_ONE_LETTER) and stem(surface) == term


def _cue(term: str) -> str:
    """Return what every word begins with that may have this stem."""
    return term[: max(1, len(term) - _CHANGED_LETTERS)]
