"""Keys that papers are cited by, after the pattern [auth][year][shorttitle]: "vaswani2017attention"."""

import re
import unicodedata
from collections.abc import Container

from reader_app.formats.person import parts_of
from reader_app.model.dates import year_of
from reader_app.model.paper import Record

WORDS_WITHOUT_AUTHOR = 3
"""Papers of feeds often name no author; one word of the title alone would say too little."""
_FUNCTION_WORDS = frozenset(
    """a about above across after against along amid among an and are around as at before behind below beneath beside
    between beyond but by down during except for from in inside into is it its like near nor of off on onto or over past
    per since so the through to toward towards under until up upon via vs with within without yet""".split()
)
_WORD = re.compile(r"[a-z0-9]+")
_MATH = re.compile(r"\$[^$]*\$|\\[a-zA-Z]+")
# Letters that have no accent to take off.
_LETTERS = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"})


def citation_key(record: Record, taken: Container[str]) -> str:
    """Return a key of small ASCII letters and digits that is not taken; later ones of a pattern end in a, b, …"""
    author = _plain(parts_of(record.authors[0]).family) if record.authors else ""
    year = record.year or year_of(record.published) or ""
    words = _WORD.findall(_ascii(_MATH.sub(" ", _joined_words(record.title))))
    telling = [word for word in words if word not in _FUNCTION_WORDS and not word.isdigit()] or words[:1]
    key = f"{author}{year}{''.join(telling[: 1 if author else WORDS_WITHOUT_AUTHOR])}" or "paper"
    if key not in taken:
        return key
    return _longer(key, taken)


def _longer(key: str, taken: Container[str]) -> str:
    """Return the key with letters behind it, found in a few steps also where thousands of papers share the key."""
    last_taken, free = -1, 0
    while key + _letters(free) in taken:
        last_taken, free = free, 2 * free + 1
    while free - last_taken > 1:
        middle = (last_taken + free) // 2
        if key + _letters(middle) in taken:
            last_taken = middle
        else:
            free = middle
    return key + _letters(free)


def _joined_words(title: str) -> str:
    """Return a title whose hyphens and apostrophes no longer part words: "pre-training" is one."""
    return re.sub(r"(?<=\w)['’.-](?=\w)", "", title)


def _plain(text: str) -> str:
    return "".join(_WORD.findall(_ascii(text)))


def _ascii(text: str) -> str:
    folded = unicodedata.normalize("NFKD", text.lower().translate(_LETTERS))
    return folded.encode("ascii", "ignore").decode()


def _letters(number: int) -> str:
    """Return "a" to "z", then "aa" and so on."""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters
