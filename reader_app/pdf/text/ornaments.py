"""Letters of old TeX's fonts that Ghostscript says are ornaments, since both call the letter 97 `a97`.

The file itself tells which ornament it took for which letter: the font's names hold the letters, its table for
Unicode the ornaments.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

import numpy as np
import pikepdf

from reader_app.pdf.text.ligatures import fonts_of
from reader_app.pdf.text.raw import RawPage

_FIRST, _END = 0x2190, 0x27C0
_FEWEST = 5
_MOST_TABLE_BYTES = 1 << 20
_PAIR = re.compile(rb"<([0-9A-Fa-f]{2})>\s*<([0-9A-Fa-f]{4})>")
_RANGE = re.compile(rb"<([0-9A-Fa-f]{2})>\s*<([0-9A-Fa-f]{2})>\s*<([0-9A-Fa-f]{4})>")


def with_letters(raw: RawPage, letters: Callable[[], Mapping[int, int]]) -> RawPage:
    """Return a page with such ornaments made letters again; the fonts are asked only where there are many."""
    unnamed = np.asarray([not run.font for run in raw.runs], dtype=np.bool_)[raw.run_of]
    odd = unnamed & (raw.codes >= _FIRST) & (raw.codes < _END)
    if odd.sum() < _FEWEST:
        return raw
    known, codes = letters(), raw.codes.copy()
    for at in np.flatnonzero(odd).tolist():
        codes[at] = known.get(int(codes[at]), codes[at])
    return replace(raw, codes=codes)


def letters_in(page: pikepdf.Object) -> dict[int, int]:
    """Return the numbers of the letters by those of the ornaments that a page's fonts say they are."""
    found: dict[int, int] = {}
    for font in fonts_of(page.get("/Resources")):
        table = font.get("/ToUnicode")
        if font.get("/Subtype") == pikepdf.Name.Type3 and isinstance(table, pikepdf.Stream) and _is_numbered(font):
            said = _table(table.read_bytes()[:_MOST_TABLE_BYTES])
            found |= {ornament: code for code, ornament in said.items() if _FIRST <= ornament < _END}
    return found


def _is_numbered(font: pikepdf.Object) -> bool:
    """Say whether the letters of a font are called by their numbers: a97 for the 97th."""
    encoding = font.get("/Encoding")
    names = encoding.get("/Differences") if isinstance(encoding, pikepdf.Dictionary) else None
    if not isinstance(names, pikepdf.Array):
        return False
    code = 0
    for item in names:
        if isinstance(item, pikepdf.Name):
            if str(item) not in (f"/a{code}", "/.notdef"):
                return False
            code += 1
        else:
            code = int(item)
    return True


def _table(content: bytes) -> dict[int, int]:
    """Return what a table for Unicode says of each code."""
    table: dict[int, int] = {}
    for first, last, start in _RANGE.findall(content):
        begin = int(first, 16)
        table |= {code: int(start, 16) + code - begin for code in range(begin, int(last, 16) + 1)}
    singles = _RANGE.sub(b"", content)
    return table | {int(code, 16): int(meant, 16) for code, meant in _PAIR.findall(singles)}
