"""Wanted words in a text, found without cutting all of it into words: what is shown is marked while one types.

Each word that is looked for begins like its stem, but for the last letters: only where a text has these, it is read.
What `occurrences.places` finds is found here too; texts and words that are not plain are left to it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from functools import lru_cache
from itertools import pairwise

from reader_app.model.hit import Span
from reader_app.search.alike import is_alike
from reader_app.search.analysis import LONGEST_CHAIN, Token, together
from reader_app.search.latex import plain
from reader_app.search.spelled_out import has_odd_letters, spelled_out
from reader_app.search.stemming import fold, stem
from reader_app.search.syntax import Kind, Words

TEXTS_KEPT = 1 << 11
_TAIL_PATTERN = r"(?:['’](?:[st]|re|ve|ll|d|m)(?![^\W_]))?"
_WORD = re.compile(rf"([^\W_]+){_TAIL_PATTERN}", re.IGNORECASE)
_PLAIN_TAIL_PATTERN = r"(['’](?:[st]|re|ve|ll|d|m)(?![a-z0-9]))?"
_ONE_WORD = re.compile(r"[^\W_]+['’](?:[st]|re|ve|ll|d|m)", re.IGNORECASE)
"""What looks like several words with a sign between them and is none: "model's", "don't"."""
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
    may_have_signs = "*" in shown or "#" in shown or "++" in shown
    return not (may_have_signs and _SIGN.search(shown)) and not has_odd_letters(shown)


@lru_cache(TEXTS_KEPT)
def _shown(text: str) -> tuple[str, Sequence[int] | None]:
    """Return a text without LaTeX and letters beyond ASCII, as far as it can be, and where each character was.

    Places, those of all characters and of the end, are told where they are others in the text as given.
    """
    shown, places = plain(text) if "\\" in text else (text, None)
    if not has_odd_letters(shown):
        return shown, places
    spelled, of_shown = spelled_out(shown)
    return spelled, of_shown if places is None else [places[place] for place in of_shown]


def can_scan(wanted: Words, field: str) -> bool:
    """Say whether words can be scanned for in texts of a field."""
    return field != "authors" and all(term.isascii() and term.isalnum() for term in wanted.terms)


class Scanner:
    """Finds some wanted words in plain texts, all of them in one go over each text."""

    def __init__(self, wanted: Iterable[Words]) -> None:
        """Take words that can be scanned for."""
        numbered = tuple(enumerate(wanted))
        self._singles = tuple((number, one, _cue(one)) for number, one in numbered if len(one.terms) == 1)
        apart = [(number, Words(pair, Kind.PHRASE)) for number, one in numbered for pair in one.apart]
        self._runs = (*apart, *((number, one) for number, one in numbered if len(one.terms) > 1))
        self._pattern = re.compile(_beginning_with({cue for _, _, cue in self._singles}, _least(self._singles)))
        self._known: dict[str, tuple[int, ...]] = {}
        """Which of the words those of the texts are."""

    def scan(self, text: str) -> list[tuple[int, int, int]]:
        """Return where wanted words are, and the number of each, not in order."""
        shown, places = _shown(text)
        lowered = shown.lower()
        found = self._found_singly(lowered) if self._singles else []
        found.extend(self._found_in_runs(text, lowered))
        if places is not None:
            found = [(places[start], places[end], which) for start, end, which in found]
        if self._singles:
            for surface, start, end in _together(text):
                found.extend((start, end, which) for which in self._numbers(surface))
        return found

    def _found_singly(self, lowered: str) -> list[tuple[int, int, int]]:
        found = []
        known = self._known
        for word in self._pattern.finditer(lowered):
            surface, tail = word.groups()
            if tail:
                surface = _surface(word)
            numbers = known[surface] if surface in known else self._numbers(surface)
            if numbers and not _is_tail(lowered, word.start(), surface):
                start, end = word.span()
                found += [(start, end, which) for which in numbers]
        return found

    def _numbers(self, surface: str) -> tuple[int, ...]:
        if surface not in self._known:
            self._known[surface] = tuple(
                number for number, one, cue in self._singles if surface.startswith(cue) and _is_wanted(surface, one)
            )
        return self._known[surface]

    def _found_in_runs(self, text: str, lowered: str) -> Iterator[tuple[int, int, int]]:
        for which, wanted in self._runs:
            yield from ((start, end, which) for start, end in _found_run(wanted, text, lowered))


def scanned(wanted: Words, text: str) -> Iterator[Span]:
    """Yield where wanted words are in a plain text, not in order."""
    return iter([(start, end) for start, end, _ in Scanner((wanted,)).scan(text)])


def _least(singles: Iterable[tuple[int, Words, str]]) -> int:
    """Return how many letters a word has at least that may be one of those wanted: stems are no longer than words."""
    return min((max(1, len(cue or one.terms[0]) - one.edits) for _, one, cue in singles), default=1)


def _beginning_with(cues: Set[str], least: int) -> str:
    """Return the pattern of words that begin with any of some cues, each with the tail that belongs to it.

    It is for plain texts in lower case. That nothing of a word stands before a cue is asked behind its first letter:
    `re` goes fast to letters, and slowly from one question to the next.
    """
    if "" in cues:
        return rf"([a-z0-9]{{{least},}}){_PLAIN_TAIL_PATTERN}"
    begun = "|".join(rf"{cue[0]}(?<![a-z0-9]{cue[0]}){cue[1:]}" for cue in sorted(cues))
    return rf"((?:{begun})[a-z0-9]*){_PLAIN_TAIL_PATTERN}"


@lru_cache(TEXTS_KEPT)
def _together(text: str) -> tuple[tuple[str, int, int], ...]:
    """Return the words that the parts of hyphenated ones make together, and where they are."""
    shown, places = _shown(text)
    return tuple(
        word
        for offset, chain in _chains(shown)
        for word in (_joined(chain, offset) if places is None else _joined_latex(text, chain, places[offset:]))
    )


def _joined(chain: str, offset: int) -> Iterator[tuple[str, int, int]]:
    if "'" in chain or "’" in chain:
        if _ONE_WORD.fullmatch(chain):
            return
        for words in together(chain, _words(chain)):
            yield "".join(word.surface for word in words), offset + words[0].start, offset + words[-1].end
        return
    parts = [(part.group().lower(), offset + part.start(), offset + part.end()) for part in _PART.finditer(chain)]
    if len(parts) <= LONGEST_CHAIN:
        for first, second in pairwise(parts):
            yield first[0] + second[0], first[1], second[2]
        if len(parts) > 2:
            yield "".join(part[0] for part in parts), parts[0][1], parts[-1][2]


def _joined_latex(text: str, chain: str, places: Sequence[int]) -> Iterator[tuple[str, int, int]]:
    """Yield the words of a chain that was cut out of LaTeX, if they are one word there too."""
    placed = [Token("", word.surface, places[word.start], places[word.end]) for word in _words(chain)]
    for words in together(text, placed):
        yield "".join(word.surface for word in words), words[0].start, words[-1].end


def _words(text: str) -> list[Token]:
    """Return the words of a plain text without LaTeX and without their stems, which take longest to find."""
    return [Token("", _surface(word), *word.span()) for word in _WORD.finditer(text.lower())]


def _found_run(wanted: Words, text: str, lowered: str) -> Iterator[Span]:
    is_open = wanted.kind is Kind.OPEN_PHRASE
    ends: frozenset[str] | None = None
    for surface, start, end in _candidates(lowered, _begun(wanted.terms[0])):
        if stem(surface) != wanted.terms[0]:
            continue
        last = _followed(lowered, end, wanted.terms[1:-1])
        following = _WORD.search(lowered, last) if last >= 0 else None
        if following is None:
            continue
        closing = stem(_surface(following))
        if is_open and ends is None:
            ends = _open_ends(wanted.terms[-1], text, lowered)
        if closing in ends if ends is not None else closing == wanted.terms[-1]:
            yield start, following.end()


def _followed(lowered: str, end: int, terms: tuple[str, ...]) -> int:
    """Return where the words end that follow, if they are these; -1 where they are others."""
    for term in terms:
        following = _WORD.search(lowered, end)
        if following is None or stem(_surface(following)) != term:
            return -1
        end = following.end()
    return end


def _open_ends(beginning: str, text: str, lowered: str) -> frozenset[str]:
    """Return the stems of a text's words that begin so, or that have such stems."""
    surfaces = [surface for surface, _, _ in _candidates(lowered, _begun(beginning))]
    surfaces.extend(surface for surface, _, _ in _together(text))
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
                yield _surface(word), at, word.end()
        at = lowered.find(cue, at + 1)


def _is_tail(lowered: str, at: int, word: str) -> bool:
    """Say whether this is the end of "don't", which is one word."""
    return at > 1 and word in _TAILS and lowered[at - 1] in "'’" and lowered[at - 2].isalnum()


def _surface(word: re.Match[str]) -> str:
    if len(word[0]) > len(word[1]) and _TAIL.search(word[0]):
        return fold(word[0])
    return word[1]


def _is_wanted(surface: str, wanted: Words) -> bool:
    term = wanted.terms[0]
    if wanted.kind is Kind.FUZZY:
        # Stemming takes longest, and hardly any word has so many of the letters.
        may_be = len(_letters(term) - set(surface)) <= wanted.edits + _CHANGED_LETTERS
        return may_be and (_is_near(surface, wanted) or _is_near(stem(surface), wanted))
    if wanted.kind is Kind.PREFIX:
        return surface.startswith(term) or stem(surface).startswith(term)
    # A stem of one letter leaves off "ingly" at most; without this, each word with that letter would be stemmed.
    return (len(term) > 1 or len(surface) <= _LONGEST_OF_ONE_LETTER) and stem(surface) == term


@lru_cache
def _letters(word: str) -> frozenset[str]:
    return frozenset(word)


def _is_near(form: str, wanted: Words) -> bool:
    """Say whether a word is spelled nearly so; most are told apart by their length and letters."""
    term, edits = wanted.terms[0], wanted.edits
    # One edit changes at most two of the letters that occur.
    may_be = abs(len(form) - len(term)) <= edits and len(set(form) ^ set(term)) <= 2 * edits
    return may_be and is_alike(form, term, edits)


def _cue(wanted: Words) -> str:
    """Return what every word begins with that may be the one wanted; nothing where it may begin anyhow."""
    return "" if wanted.kind is Kind.FUZZY else _begun(wanted.terms[0])


def _begun(term: str) -> str:
    """Return what every word begins with that may have this stem."""
    return term[: max(1, len(term) - _CHANGED_LETTERS)]
