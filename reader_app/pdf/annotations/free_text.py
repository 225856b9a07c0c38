"""The words of a free text laid out in their box, in fonts that every reader of PDFs has."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby

LATIN = "Helv"
SYMBOLS = "Symb"
EASTERN = "East"
LARGEST = 11.0
SMALLEST = 5.0
MARGIN = 3.0
LEADING = 1.2
_MOST_CHARACTERS = 20_000
_WIDE = 1000
_PLAIN = 556
_SYMBOL = 700
# Widths of Helvetica from the blank to the tilde, in thousandths of its size (Adobe Core 14 AFM files).
_WIDTHS = tuple(
    int(width)
    for width in """
    278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 278 278 584
    584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 722 667 611 722 667 944 667 667
    611 278 278 278 469 556 333 556 556 500 556 556 278 556 556 222 222 500 222 833 556 556 556 556 333 500 278 556 500
    722 500 500 500 334 260 334 584
    """.split()
)
# The signs of the Symbol font by their codes, row by row (ISO 32000-2, annex D.5); a blank stands for none of them.
_SYMBOL_ROWS = {
    0x20: "  ∀ ∃  ∋  ∗  −  ",
    0x40: "≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ ∴ ⊥ ",
    0x61: "αβχδεφγηιϕκλμνοπθρστυϖωξψζ   ∼ ",
    0xA1: "ϒ′≤ ∞ ♣♦♥♠↔←↑→↓  ″≥ ∝∂  ≠≡≈   ↵",
    0xC0: "ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇   ∏√⋅ ∧∨⇔⇐⇑⇒⇓",
    0xE0: "◊⟨   ∑           ⟩∫",
}
_SYMBOL_CODES = {sign: first + at for first, row in _SYMBOL_ROWS.items() for at, sign in enumerate(row) if sign != " "}
_CHARACTER_SETS = {
    "Korea1": ("UniKS-UTF16-H", "HYSMyeongJo-Medium", 2),
    "Japan1": ("UniJIS-UTF16-H", "HeiseiKakuGo-W5", 5),
    "GB1": ("UniGB-UTF16-H", "STSong-Light", 5),
}


@dataclass(frozen=True, slots=True)
class EasternFont:
    """A font that no file brings along: its character collection, the encoding of its strings and its name."""

    collection: str
    encoding: str
    name: str
    supplement: int


@dataclass(frozen=True, slots=True)
class Layout:
    """The operators that show a text in its box, at the size that fits, and the eastern font if it needs one."""

    content: str
    size: float
    eastern: EasternFont | None


def laid_out(text: str, width: float, height: float, largest: float = LARGEST) -> Layout | None:
    """Return a text in lines that fit its box; None where it has signs that no common font shows.

    What is too much even at the smallest size runs out of the box, and is cut off there.
    """
    text = text[:_MOST_CHARACTERS].expandtabs(4)
    fonts = {_font_of(sign) for sign in text if sign != "\n"}
    if "" in fonts:
        return None
    size, lines = _fitting(text, width, height, largest)
    start = f"BT {MARGIN:g} {height - MARGIN - size:.2f} Td {size * LEADING:.2f} TL"
    shown = "\nT*\n".join(" ".join(_runs(line, size)) for line in lines)
    return Layout(f"{start}\n{shown}\nET", size, _eastern_font(text) if EASTERN in fonts else None)


def _fitting(text: str, width: float, height: float, largest: float) -> tuple[float, list[str]]:
    """Return the largest size at which a text fits its box, and its lines at that size."""
    size = max(largest, SMALLEST)
    while True:
        lines = [line for paragraph in text.split("\n") for line in _wrapped(paragraph, (width - 2 * MARGIN) / size)]
        if size <= SMALLEST or len(lines) * size * LEADING + 2 * MARGIN <= height + size * (LEADING - 1):
            return size, lines
        size = max(SMALLEST, size - 1)


def _wrapped(paragraph: str, room: float) -> Iterator[str]:
    """Yield lines of at most so many times the font's size; words longer than a line are cut."""
    line, length = "", 0.0
    for word in _words(paragraph):
        wide = _width(word)
        if line and length + _width(word.rstrip()) > room:
            yield line
            line, length = "", 0.0
        while wide > room and len(word) > 1:
            cut = _cut(word, room)
            yield word[:cut]
            word = word[cut:]
            wide = _width(word)
        line, length = line + word, length + wide
    yield line


def _words(paragraph: str) -> Iterator[str]:
    """Yield what stays together: a word with the blanks behind it, or one sign of a script without blanks."""
    word = ""
    for sign in paragraph:
        starts = sign != " " and word.endswith(" ")
        if word and (starts or _is_wide(sign) or _is_wide(word[-1])):
            yield word
            word = ""
        word += sign
    yield word


def _cut(word: str, room: float) -> int:
    length = 0.0
    for at, sign in enumerate(word):
        length += _width(sign)
        if length > room:
            return max(1, at)
    return len(word)


def _width(text: str) -> float:
    return sum(_sign_width(sign) for sign in text) / 1000


def _sign_width(sign: str) -> int:
    font = _font_of(sign)
    if font != LATIN:
        return _WIDE if font == EASTERN else _SYMBOL
    code = ord(unicodedata.normalize("NFD", sign)[0]) - 32
    return _WIDTHS[code] if 0 <= code < len(_WIDTHS) else _PLAIN


def _runs(line: str, size: float) -> Iterator[str]:
    for font, signs in groupby(line, _font_of):
        yield f"/{font} {size:g} Tf <{_written(''.join(signs), font).hex()}> Tj"


def _written(run: str, font: str) -> bytes:
    if font == SYMBOLS:
        return bytes(_SYMBOL_CODES[sign] for sign in run)
    return run.encode("cp1252" if font == LATIN else "utf-16-be")


@cache
def _font_of(sign: str) -> str:
    """Return the font that a sign is written in; none where no common one has it."""
    if _is_latin(sign):
        return LATIN
    if sign in _SYMBOL_CODES:
        return SYMBOLS
    # The eastern character collections have their own scripts, and Cyrillic.
    return EASTERN if sign <= "\uffff" and (_is_wide(sign) or "\u0401" <= sign <= "\u0451") else ""


def _is_latin(sign: str) -> bool:
    try:
        return sign >= " " and bool(sign.encode("cp1252"))
    except UnicodeEncodeError:
        return False


def _is_wide(sign: str) -> bool:
    return unicodedata.east_asian_width(sign) in "WF"


def _eastern_font(text: str) -> EasternFont:
    collection = "GB1"
    if any("\uac00" <= sign <= "\ud7a3" for sign in text):
        collection = "Korea1"
    elif any("\u3040" <= sign <= "\u30ff" for sign in text):
        collection = "Japan1"
    encoding, name, supplement = _CHARACTER_SETS[collection]
    return EasternFont(collection, encoding, name, supplement)
