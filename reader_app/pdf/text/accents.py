"""Accents that a file draws as letters of their own, set on their letters; and letters that stand for several."""

import unicodedata
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Literal

import numpy as np

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
    known = set(glyphs.letters)
    if not any(_is_special(letter) for letter in known):
        return glyphs
    letters, sources = _joined(glyphs)
    return _taken_apart(_picked(glyphs, letters, sources), letters)


def _is_special(letter: str) -> bool:
    return (
        letter in _COMBINING
        or unicodedata.combining(letter) != 0
        or unicodedata.normalize("NFC", letter) != letter
        or _is_presented(letter)
    )


def _is_presented(letter: str) -> bool:
    return any(first <= ord(letter) < end for first, end in _PRESENTED)


def _joined(glyphs: "Glyphs") -> tuple[list[str], list[tuple[int, ...]]]:
    """Return the letters with the accents over them, and which glyphs each is drawn with."""
    homes = {place: home for place in range(len(glyphs)) if (home := _home(glyphs, place)) is not None}
    accents: dict[int, list[int]] = {}
    for place, home in homes.items():
        accents.setdefault(home, []).append(place)
    letters: list[str] = []
    sources: list[tuple[int, ...]] = []
    for place, letter in enumerate(glyphs.letters):
        if place in homes:
            continue
        over = accents.get(place, [])
        if letters and unicodedata.combining(letter) and not glyphs.break_before[place]:
            letters[-1], sources[-1] = letters[-1] + letter, (*sources[-1], place)
        else:
            base = _DOTLESS.get(letter, letter) if over else letter
            letters.append(base + "".join(_COMBINING[glyphs.letters[accent]] for accent in over))
            sources.append((place, *over))
    return letters, sources


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


def _picked(glyphs: "Glyphs", letters: list[str], sources: list[tuple[int, ...]]) -> "Glyphs":
    first = np.asarray([places[0] for places in sources], dtype=np.int64)
    earliest = np.asarray([min(places) for places in sources], dtype=np.int64)
    boxes = np.stack([_union(glyphs, places) for places in sources]) if sources else glyphs.boxes
    picked = {field.name: getattr(glyphs, field.name)[first] for field in fields(glyphs) if field.name != "letters"}
    picked |= {"blank_before": glyphs.blank_before[earliest], "break_before": glyphs.break_before[earliest]}
    return replace(glyphs, **{**picked, "letters": tuple(letters), "boxes": boxes.astype(np.float32)})


def _union(glyphs: "Glyphs", places: tuple[int, ...]) -> "np.typing.NDArray[np.float32]":
    boxes = glyphs.boxes[list(places)]
    return np.concatenate([boxes[:, :2].min(axis=0), boxes[:, 2:].max(axis=0)])


def _taken_apart(glyphs: "Glyphs", letters: list[str]) -> "Glyphs":
    """Return one glyph for each character of the letters' composed forms."""
    texts = [_normal(letter) for letter in letters]
    counts = np.asarray([len(text) for text in texts], dtype=np.int64)
    places = np.repeat(np.arange(len(texts)), counts)
    apart = {field.name: getattr(glyphs, field.name)[places] for field in fields(glyphs) if field.name != "letters"}
    is_first = np.ones(len(places), dtype=np.bool_)
    is_first[1:] = places[1:] != places[:-1]
    apart |= {"blank_before": apart["blank_before"] & is_first, "break_before": apart["break_before"] & is_first}
    return replace(glyphs, **apart, letters=tuple("".join(texts)))


def _normal(letter: str) -> str:
    form: Literal["NFC", "NFKC"] = "NFKC" if len(letter) == 1 and _is_presented(letter) else "NFC"
    return unicodedata.normalize(form, letter).replace(" ", "") or letter
