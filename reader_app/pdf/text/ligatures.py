"""Letters of TeX's fonts that PDFium gives as control characters: their names in the file, or TeX's tables, tell them.

Files by older TeX say nothing on what their letters mean; PDFium knows the names of Adobe's list, but not those of
ligatures in newer fonts (`f_i`), and nothing of pictures of letters (Type 3 fonts).
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from itertools import islice

import numpy as np
import numpy.typing as npt
import pikepdf

from reader_app.pdf.text.raw import HYPHEN, RawPage

Names = Mapping[str, Mapping[int, str]]
"""What the codes of a page's fonts stand for, by the fonts' names without their subsets' marks."""

_CONTROLS = 0x20
_BLANK_CODES = (0x9, 0xA)
_LIGATURES = ("ff", "fi", "fl", "ffi", "ffl")
_OT1 = {0x0B + at: text for at, text in enumerate(_LIGATURES)} | dict(
    zip(range(0x10, 0x1B), "ıȷ`´ˇ˘¯˚¸ßæ", strict=True)
)
_T1 = {0x1B + at: text for at, text in enumerate(_LIGATURES)} | dict(zip(range(0x10, 0x17), "“”„«»–—", strict=True))
_PART_NAMES = {"hyphen": "-", "space": " ", "dotlessi": "ı", "longs": "s"}
_SUBSET = re.compile(r"^[A-Z]{6}\+")
_DEEPEST_FORMS = 3
_MOST_FONTS = 500


def mended(raw: RawPage, names_of_fonts: Callable[[], Names]) -> RawPage:
    """Return a page with such letters put right; the fonts' names are asked for only where there are any."""
    odd = _odd(raw)
    if not odd.any():
        return raw
    names = names_of_fonts()
    places = np.flatnonzero(odd).tolist()
    table = _T1 if _looks_like_t1(raw.codes[odd]) else _OT1
    texts = {at: text for at in places if (text := _text(raw, at, names, table))}
    return _with_texts(raw, texts)


def names_in(page: pikepdf.Object) -> Names:
    """Return what the file says of the codes of a page's fonts, as far as they are ligatures."""
    names: dict[str, dict[int, str]] = {}
    for font in fonts_of(page.get("/Resources")):
        encoding = font.get("/Encoding")
        differences = encoding.get("/Differences") if isinstance(encoding, pikepdf.Dictionary) else None
        if isinstance(differences, pikepdf.Array):
            names.setdefault(_plain_name(str(font.get("/BaseFont", ""))), {}).update(_ligatures(differences))
    return names


def fonts_of(resources: object) -> Iterator[pikepdf.Object]:
    """Yield the fonts of a page and of the forms drawn on it, as many as a page may reasonably have."""
    return islice(_fonts(resources, 0), _MOST_FONTS)


def _odd(raw: RawPage) -> npt.NDArray[np.bool_]:
    """Say which characters are drawn though their codes are controls."""
    widths = raw.boxes[:, 2] - raw.boxes[:, 0]
    controls = (raw.codes < _CONTROLS) & (raw.codes > HYPHEN) & ~np.isin(raw.codes, _BLANK_CODES)
    return np.asarray(controls & ~raw.made_up & (widths > 0.5), dtype=np.bool_)


def _looks_like_t1(codes: npt.NDArray[np.int32]) -> bool:
    return bool(((codes >= 0x1B) & (codes <= 0x1F)).sum() > ((codes >= 0x0B) & (codes <= 0x0F)).sum())


def _text(raw: RawPage, at: int, names: Names, table: Mapping[int, str]) -> str:
    run, code = raw.runs[raw.run_of[at]], int(raw.codes[at])
    named = names.get(_plain_name(run.font), {})
    return named.get(code) or table.get(code, "")


def _with_texts(raw: RawPage, texts: Mapping[int, str]) -> RawPage:
    """Return a page in which some characters are several, which share their place."""
    counts = np.ones(len(raw.codes), dtype=np.int64)
    for at, text in texts.items():
        counts[at] = len(text)
    places = np.repeat(np.arange(len(raw.codes)), counts)
    codes = raw.codes[places]
    starts = np.cumsum(counts) - counts
    for at, text in texts.items():
        codes[starts[at] : starts[at] + len(text)] = [ord(letter) for letter in text]
    return replace(
        raw,
        codes=codes,
        boxes=raw.boxes[places],
        origins=raw.origins[places],
        made_up=raw.made_up[places],
        run_of=raw.run_of[places],
    )


def _fonts(resources: object, depth: int) -> Iterator[pikepdf.Object]:
    """Yield the fonts of a page and of the forms drawn on it."""
    if not isinstance(resources, pikepdf.Dictionary) or depth > _DEEPEST_FORMS:
        return
    for font in _values(resources.get("/Font")):
        if isinstance(font, pikepdf.Dictionary):
            yield font
    for form in _values(resources.get("/XObject")):
        if isinstance(form, pikepdf.Stream):
            yield from _fonts(form.get("/Resources"), depth + 1)


def _values(dictionary: object) -> list[pikepdf.Object]:
    return [value for _key, value in dictionary.items()] if isinstance(dictionary, pikepdf.Dictionary) else []


def _ligatures(differences: pikepdf.Array) -> dict[int, str]:
    """Return the codes below 32 whose glyphs are named as ligatures are: f_i, f_f_i, T_h."""
    found: dict[int, str] = {}
    code = 0
    for item in differences:
        if isinstance(item, int):
            code = int(item)
        elif isinstance(item, pikepdf.Name):
            text = _text_of_name(str(item)[1:])
            if text and code < _CONTROLS:
                found[code] = text
            code += 1
    return found


def _text_of_name(name: str) -> str:
    """Return what a glyph's name stands for, as far as Adobe's rules for ligatures say."""
    stem = name.split(".", 1)[0]
    if stem in _LIGATURES:
        return stem
    parts = [_PART_NAMES.get(part, part) for part in stem.split("_")]
    return "".join(parts) if len(parts) > 1 and all(len(part) == 1 for part in parts) else ""


def _plain_name(font: str) -> str:
    return _SUBSET.sub("", font.lstrip("/"))
