"""Text cut into words, the same way for the index, for queries and for highlighting.

A hyphenated word is its parts in sequence; `joined` gives what they make together, so that "pretraining" finds
"pre-training" and "GPT4" finds "GPT-4". There is no stop list: "it" and "a" are names of things in some field.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from reader_app.search.latex import plain
from reader_app.search.stemming import fold, stem

LONGEST_CHAIN = 6
_FIRST_MARK, _LAST_MARK = 0x300, 0x1E00
_MARKS = "".join(
    chr(code) for code in range(_FIRST_MARK, _LAST_MARK) if unicodedata.category(chr(code)).startswith("M")
)
_INSIDE = f"[{_MARKS}\u00ad\u200b-\u200d\u2060\ufeff]"
"""Accents written apart, soft hyphens and blanks of no width: inside a word, but no letters to `re`."""
_WORD = re.compile(
    rf"""(?<!\w)(?P<sign>(?-i:[A-Z]\*)|[A-Za-z](?:\+\+|\#))(?!\w)
       | (?P<word>[^\W_]+(?:{_INSIDE}+[^\W_]*)*)(?:['’ʼ](?P<tail>s|t|re|ve|ll|d|m)(?![^\W_]))?""",
    re.VERBOSE | re.IGNORECASE,
)
_HAN_OR_KANA = (
    "\u2e80-\u2fdf\u3005\u3007\u3021-\u3029\u3031-\u3035\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff"
    "\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f\uac00-\ud7a3\U00020000-\U000323af"
)
_UNSPACED = re.compile(f"[{_HAN_OR_KANA}]+|[^{_HAN_OR_KANA}]+")
_IS_UNSPACED = re.compile(f"[{_HAN_OR_KANA}]")
_JOINT = re.compile(r"[${}]*[-‐‑‒–−^_'’ʼ][${}]*")


class Token(NamedTuple):
    """A word: its stem, how it is written (folded), and where it is in the text."""

    term: str
    surface: str
    start: int
    end: int

    def begins(self, beginning: str) -> bool:
        """Say whether the word or its stem begins so."""
        return self.surface.startswith(beginning) or self.term.startswith(beginning)


def tokens(text: str) -> Iterator[Token]:
    """Yield the words of a text in order; start and end (exclusive) count characters of the text as given."""
    if "\\" not in text:
        yield from _words(text)
        return
    shown, places = plain(text)
    for term, surface, start, end in _words(shown):
        yield Token(term, surface, places[start], places[end])


def joined(text: str, words: Sequence[Token]) -> Iterator[Token]:
    """Yield the words that hyphenated words of a text make together."""
    return map(join, together(text, words))


def together(text: str, words: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """Yield words of a text that make one word, too: each hyphenated pair, and longer chains as a whole."""
    first = 0
    for last in range(1, len(words) + 1):
        if last < len(words) and _JOINT.fullmatch(text, words[last - 1].end, words[last].start):
            continue
        chain = words[first:last]
        first = last
        if 1 < len(chain) <= LONGEST_CHAIN:
            yield from pairwise(chain)
            if len(chain) > 2:
                yield chain


def join(words: Sequence[Token]) -> Token:
    """Return the word that words make when written together."""
    surface = "".join(word.surface for word in words)
    start, end = min(word.start for word in words), max(word.end for word in words)
    return Token(stem(surface), surface, start, end)


def is_unspaced(surface: str) -> bool:
    """Say whether a word is of a script written without blanks, where words are pairs of characters."""
    return bool(_IS_UNSPACED.match(surface))


def _words(text: str) -> Iterator[Token]:
    for found in _WORD.finditer(text):
        word, tail = found["word"], found["tail"]
        if word is None:
            sign = found["sign"].lower()
            yield Token(sign, sign, *found.span())
        elif not word.isascii() and _IS_UNSPACED.search(word):
            yield from _unspaced(word, found.start())
        else:
            surface = fold(word + tail) if tail and tail not in "sS" else fold(word)
            if surface:
                yield Token(stem(surface), surface, found.start(), found.end())


def _unspaced(word: str, offset: int) -> Iterator[Token]:
    """Yield the pairs of characters of each run, and its last character, so that each character begins a token."""
    for run in _UNSPACED.finditer(word):
        if not is_unspaced(run.group()):
            surface = fold(run.group())
            if surface:
                yield Token(stem(surface), surface, offset + run.start(), offset + run.end())
            continue
        for at in range(run.start(), run.end()):
            pair = unicodedata.normalize("NFKC", word[at : min(at + 2, run.end())]).lower()
            yield Token(pair, pair, offset + at, offset + min(at + 2, run.end()))
