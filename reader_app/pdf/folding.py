"""Text reduced to what it says, and back: without case, accents, ligatures, kinds of quotes, hyphens and blanks."""

import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from reader_app.model.hit import Span

_HYPHENS = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"
_UNSEEN = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\ufffe\u0640"
"""Soft hyphens, joiners, marks of direction, and the stroke that lengthens Arabic letters."""
_ALIKE = {
    **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u02bc\u0060\u00b4", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb", '"'),
    **dict.fromkeys(_HYPHENS, "-"),
    **dict.fromkeys(_UNSEEN, ""),
    "ø": "o",
    "Ø": "O",
    "ł": "l",
    "Ł": "L",
    "đ": "d",
    "Đ": "D",
    "ı": "i",
    "æ": "ae",
    "Æ": "AE",
    "œ": "oe",
    "Œ": "OE",
    "ς": "σ",
}
_LAST_WITH_ACCENTS = 0x058F
"""Latin, Greek, Cyrillic and Armenian letters mean much the same without their accents; others do not."""
_POINTS = ((0x0300, 0x036F), (0x0591, 0x05C7), (0x064B, 0x065F), (0x0670, 0x0670), (0x20D0, 0x20FF))
"""Marks that readers leave out when they type: accents, Hebrew points, Arabic vowels."""
_HANGUL = (0xAC00, 0xD7A3)


@dataclass(frozen=True)
class FoldedText:
    """A text as it is searched, which knows where in its source each character stands."""

    text: str
    source: str
    table: dict[int, str]

    def span(self, start: int, end: int) -> Span:
        """Return where in the source text[start:end] stands, a ligature being taken whole."""
        if self._is_even:
            return start, end
        return bisect_right(self._ends, start), bisect_right(self._ends, end - 1) + 1

    @cached_property
    def _is_even(self) -> bool:
        return self.source.isascii()

    @cached_property
    def _ends(self) -> list[int]:
        """Return for each character of the source where its own end in the folded text."""
        return list(accumulate(map(len, map(self.table.__getitem__, map(ord, self.source)))))


def folded(text: str, *, keep_case: bool = False) -> FoldedText:
    """Return a text as it is searched; every blank is one of the same kind, but none is left out."""
    table = _WITH_CASE if keep_case else _WITHOUT_CASE
    return FoldedText(text.translate(table), text, table)


class _Table(dict[int, str]):
    """What each character says, worked out when it is first met."""

    def __init__(self, *, keep_case: bool) -> None:
        super().__init__()
        self._keep_case = keep_case

    def __missing__(self, code: int) -> str:
        plain = _plain(chr(code))
        self[code] = said = plain if self._keep_case else plain.casefold()
        return said


def _plain(character: str) -> str:
    code = ord(character)
    if character.isspace() or unicodedata.category(character) == "Cc":
        return " "
    if character in _ALIKE:
        return _ALIKE[character]
    if any(first <= code <= last for first, last in _POINTS):
        return ""
    if _HANGUL[0] <= code <= _HANGUL[1]:
        return character
    parts = unicodedata.normalize("NFKD", character)
    if ord(parts[0]) <= _LAST_WITH_ACCENTS:
        return "".join(_ALIKE.get(part, part) for part in parts if not unicodedata.combining(part))
    return unicodedata.normalize("NFKC", character)


_WITH_CASE, _WITHOUT_CASE = _Table(keep_case=True), _Table(keep_case=False)
