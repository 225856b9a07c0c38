"""Text laid out in the cells of a terminal, where an ideograph takes two and an accent none."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from reader_app.model.hit import Span

BOLD, NORMAL = "\x1b[1m", "\x1b[0m"
GAP = "  "
NARROWEST = 12
"""A text column narrower than this says nothing; the line is longer than the terminal instead."""
_STYLE = re.compile(r"\x1b\[[01]m")
_BLANKS = re.compile(r"\s+")


def cells(text: str) -> int:
    """Return how many cells a text takes."""
    if text.isascii() and "\x1b" not in text:
        return len(text)
    return sum(map(_cells_of, _STYLE.sub("", text)))


def one_line(text: str) -> str:
    return _BLANKS.sub(" ", text).strip()


def shortened(text: str, width: int) -> str:
    """Return a text without style that takes at most so many cells, with an ellipsis where it is cut."""
    if cells(text) <= width:
        return text
    kept, used = 0, 0
    for character in text:
        used += _cells_of(character)
        if used > width - 1:
            break
        kept += 1
    return text[:kept].rstrip() + "…"


def emphasised(text: str, spans: Iterable[Span], *, has_colour: bool) -> str:
    """Return a text with its spans in bold, where there is colour; spans beyond its end are passed over."""
    if not has_colour:
        return text
    parts, at = [], 0
    for start, end in spans:
        if at <= start < end <= len(text):
            parts += [text[at:start], BOLD, text[start:end], NORMAL]
            at = end
    return "".join([*parts, text[at:]])


def table(
    rows: Sequence[Sequence[str]], *, width: int, text: int | None = None, right: Sequence[int] = ()
) -> list[str]:
    """Return rows as lines of aligned columns; the column `text` takes what the others leave of the width.

    The columns in `right` are set flush right, as numbers are.
    """
    if not rows:
        return []
    widths = [max(cells(row[place]) for row in rows) for place in range(len(rows[0]))]
    if text is not None:
        others = sum(widths) - widths[text] + len(GAP) * (len(widths) - 1)
        widths[text] = min(widths[text], max(NARROWEST, width - others))
    return [
        GAP.join(_filled(cell, widths[place], place in right) for place, cell in enumerate(row)).rstrip()
        for row in rows
    ]


def wrapped(text: str, width: int, indent: str = "") -> Iterator[str]:
    """Yield the lines of a text, its own line breaks kept, none wider than the terminal where that can be."""
    room = max(NARROWEST, width - cells(indent))
    for paragraph in text.split("\n"):
        line = ""
        for piece in _pieces(paragraph, room):
            if line and cells(line) + 1 + cells(piece) > room:
                yield indent + line
                line = piece
            else:
                line = f"{line} {piece}" if line else piece
        yield (indent + line).rstrip()


def _pieces(paragraph: str, room: int) -> Iterator[str]:
    """Yield words, those longer than a line in parts."""
    for word in paragraph.split():
        while cells(word) > room:
            fitting = len(shortened(word, room + 1)) - 1
            yield word[:fitting]
            word = word[fitting:]
        yield word


def _filled(cell: str, width: int, is_right: bool) -> str:
    fitting = shortened(cell, width)
    blanks = " " * (width - cells(fitting))
    return blanks + fitting if is_right else fitting + blanks


@lru_cache(1 << 12)
def _cells_of(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Cf", "Me", "Mn", "Cc"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
