"""Accents that a file draws as letters of their own, set on their letters; and letters that stand for several."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Literal

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from reader_app.pdf.text.glyphs import Glyphs

_COMBINING = {
    "`": "\u0300", "´": "\u0301", "ˊ": "\u0301", "ˋ": "\u0300", "ˆ": "\u0302", "^": "\u0302", "˜": "\u0303",
    "¯": "\u0304", "ˉ": "\u0304", "˘": "\u0306", "˙": "\u0307", "¨": "\u0308", "˚": "\u030a", "˝": "\u030b",
    "ˇ": "\u030c", "¸": "\u0327", "˛": "\u0328",
}  # fmt: skip
"""Accents that old fonts hold as signs of their own, and what they are when set on a letter."""

_PRESENTED = ((0xFB00, 0xFB50), (0xFB50, 0xFE00), (0xFE70, 0xFEFD))
_DOTLESS = {"ı": "i", "ȷ": "j"}
_MOST_OFF_CENTRE = 0.35
_MOST_ACROSS = 1.2
_NEAREST = 4


def composed(glyphs: "Glyphs") -> "Glyphs":
    """Return the letters in Unicode's composed form (NFC); those that come of one share its box."""
    special = {letter for letter in set(glyphs.letters) if _is_special(letter)}
    if not special:
        return glyphs
    accents = (place for place, letter in enumerate(glyphs.letters) if letter in special)
    homes = {place: home for place in accents if (home := _home(glyphs, place)) is not None}
    if not homes and special <= _COMBINING.keys():
        return glyphs
    return _taken_apart(*_joined(glyphs, homes))


def _is_special(letter: str) -> bool:
    return (
        letter in _COMBINING
        or unicodedata.combining(letter) != 0
        or unicodedata.normalize("NFC", letter) != letter
        or _is_presented(letter)
    )


def _is_presented(letter: str) -> bool:
    return any(first <= ord(letter) < end for first, end in _PRESENTED)


def _joined(glyphs: "Glyphs", homes: Mapping[int, int]) -> tuple["Glyphs", list[str]]:
    """Return the glyphs without those that are part of another, which is drawn with them, and the letters they are."""
    parts: dict[int, list[int]] = {}
    last = 0
    for place, letter in enumerate(glyphs.letters):
        if place in homes:
            parts.setdefault(homes[place], []).append(place)
        elif place and unicodedata.combining(letter) and not glyphs.break_before[place]:
            parts.setdefault(last, []).append(place)
        else:
            last = place
    gone = {part for found in parts.values() for part in found}
    kept = [place for place in range(len(glyphs)) if place not in gone]
    letters = [_with_marks(glyphs, place, parts.get(place, [])) for place in kept]
    return _picked(glyphs, kept, parts), letters


def _with_marks(glyphs: "Glyphs", place: int, marks: Sequence[int]) -> str:
    letter = glyphs.letters[place]
    if not marks:
        return letter
    signs = (glyphs.letters[mark] for mark in marks)
    return _DOTLESS.get(letter, letter) + "".join(_COMBINING.get(sign, sign) for sign in signs)


def _home(glyphs: "Glyphs", accent: int) -> int | None:
    """Return the letter that an accent stands over: the next one, the one before, or, where the file jumps, any."""
    sign = glyphs.letters[accent]
    if sign not in _COMBINING:
        return None
    for near in (accent + 1, accent - 1):
        if 0 <= near < len(glyphs) and glyphs.letters[near].isalpha() and _stands_over(glyphs, accent, near):
            return near
    return None if sign.isascii() else _anywhere(glyphs, accent)


def _anywhere(glyphs: "Glyphs", accent: int) -> int | None:
    middle = (glyphs.x0[accent] + glyphs.x1[accent]) / 2
    distance = np.abs((glyphs.x0 + glyphs.x1) / 2 - middle) + np.abs(glyphs.base - glyphs.base[accent])
    for near in np.argsort(distance, kind="stable")[:_NEAREST].tolist():
        if glyphs.letters[near].isalpha() and _stands_over(glyphs, accent, near):
            return int(near)
    return None


def _stands_over(glyphs: "Glyphs", accent: int, letter: int) -> bool:
    """Say whether the middle of an accent is near the middle of a letter, on the same line."""
    middle = (glyphs.x0[accent] + glyphs.x1[accent]) / 2
    other = (glyphs.x0[letter] + glyphs.x1[letter]) / 2
    width = max(glyphs.x1[letter] - glyphs.x0[letter], 0.3 * glyphs.sizes[letter])
    near = abs(middle - other) <= _MOST_OFF_CENTRE * width
    across = abs(glyphs.base[accent] - glyphs.base[letter]) <= _MOST_ACROSS * glyphs.sizes[letter] / 2
    return bool(near and across and glyphs.turns[accent] == glyphs.turns[letter])


def _picked(glyphs: "Glyphs", kept: Sequence[int], parts: Mapping[int, Sequence[int]]) -> "Glyphs":
    """Return the glyphs that are kept, each with the boxes of its parts and the blanks before them."""
    boxes, blank, ends = glyphs.boxes.copy(), glyphs.blank_before.copy(), glyphs.break_before.copy()
    for place, others in parts.items():
        together = [place, *others]
        boxes[place, :2], boxes[place, 2:] = boxes[together, :2].min(axis=0), boxes[together, 2:].max(axis=0)
        blank[place], ends[place] = blank[min(together)], ends[min(together)]
    whole = replace(glyphs, boxes=boxes, blank_before=blank, break_before=ends)
    return _taken(whole, np.asarray(kept, dtype=np.int64), "".join(glyphs.letters[place] for place in kept))


def _taken_apart(glyphs: "Glyphs", letters: Sequence[str]) -> "Glyphs":
    """Return one glyph for each character of the letters' composed forms."""
    forms = {letter: _normal(letter) for letter in set(letters)}
    texts = [forms[letter] for letter in letters]
    counts = np.fromiter(map(len, texts), dtype=np.int64, count=len(texts))
    places = np.repeat(np.arange(len(texts)), counts)
    apart = _taken(glyphs, places, "".join(texts))
    is_first = np.ones(len(places), dtype=np.bool_)
    is_first[1:] = places[1:] != places[:-1]
    return replace(apart, blank_before=apart.blank_before & is_first, break_before=apart.break_before & is_first)


def _taken(glyphs: "Glyphs", places: npt.NDArray[np.int64], letters: str) -> "Glyphs":
    arrays = {field.name: getattr(glyphs, field.name)[places] for field in fields(glyphs) if field.name != "letters"}
    return replace(glyphs, **arrays, letters=tuple(letters))


def _normal(letter: str) -> str:
    form: Literal["NFC", "NFKC"] = "NFKC" if len(letter) == 1 and _is_presented(letter) else "NFC"
    return unicodedata.normalize(form, letter).replace(" ", "") or letter
