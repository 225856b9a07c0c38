"""Letters beyond ASCII spelled as words are compared: "é" as "e", "ﬁ" as "fi", a Greek letter by its name."""

import re
from collections.abc import Sequence
from functools import lru_cache

from reader_app.search.stemming import fold

_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
_ODD = re.compile(
    r"[^\W\x00-\x7f]|[\u0300-\u036f\u0483-\u1dff\u20d0-\u20ff\ufe00-\ufe2f\u00ad\u200b-\u200d\u2060\ufeff]"
)
"""Letters beyond ASCII, and what stands inside a word without being a letter of it."""


def has_odd_letters(text: str) -> bool:
    """Say whether a text has letters beyond ASCII, or signs that stand within words."""
    # Signs such as quotes and dashes are in most texts, and are but a few.
    return not text.isascii() and any(map(_is_odd, set(_BEYOND_ASCII.findall(text))))


def spelled_out(text: str) -> tuple[str, Sequence[int]]:
    """Return a text whose letters beyond ASCII are spelled out, and where each of its characters, and its end, was.

    Those that are spelled only with the letters beside them stay as they are.
    """
    pieces: list[str] = []
    places: list[int] = []
    done = 0
    for found in _ODD.finditer(text):
        at = found.start()
        spelled = _spelled(found.group(), is_alone=not _touches_letters(text, at))
        if spelled:
            pieces += (text[done:at], spelled)
            places += (*range(done, at), *[at] * len(spelled))
            done = at + 1
    return "".join((*pieces, text[done:])), (*places, *range(done, len(text) + 1))


@lru_cache(None)
def _is_odd(character: str) -> bool:
    return _ODD.match(character) is not None


def _spelled(letter: str, *, is_alone: bool) -> str:
    spelled = fold(letter)
    # By itself a Greek letter is a word, and goes by its name; in a word it is a letter.
    is_letter = is_alone or len(fold(f"{letter}x")) == len(spelled) + 1
    return spelled if is_letter and spelled.isascii() and spelled.isalnum() else ""


def _touches_letters(text: str, at: int) -> bool:
    beside = text[max(at - 1, 0) : at] + text[at + 1 : at + 2]
    return any(sign.isalnum() or sign in "'’ʼ" or _is_odd(sign) for sign in beside)
