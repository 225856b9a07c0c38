"""Citation keys by the pattern [auth][year][shorttitle], such as "vaswani2017attention"."""

import re
import unicodedata
from collections.abc import Container

from reader_app.model.paper import Record, family_name

_SMALL = frozenset("a an and are as at by for from in is it of on or over the to toward towards with".split())
_WORD = re.compile(r"[a-z0-9]+")


def citation_key(record: Record, taken: Container[str]) -> str:
    """Return a key in lower-case ASCII that is not taken yet; later ones of the same pattern end in a, b, …"""
    author = "".join(_words(family_name(record.authors[0]))) if record.authors else ""
    title = _words(record.title)
    short = next((word for word in title if word not in _SMALL and not word.isdigit()), "".join(title[:1]))
    stem = f"{author}{record.year or ''}{short}" or "paper"
    if stem not in taken:
        return stem
    number = 0
    while (key := stem + _letters(number)) in taken:
        number += 1
    return key


def _words(text: str) -> list[str]:
    folded = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return _WORD.findall(folded)


def _letters(number: int) -> str:
    """Return a, b, …, z, aa, ab, … for 0, 1, …"""
    letters = ""
    number += 1
    while number:
        number, place = divmod(number - 1, 26)
        letters = chr(ord("a") + place) + letters
    return letters
