"""What the objects of a PDF say, whatever a broken program put in place of what belongs there."""

import codecs
import math
import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pikepdf

from reader_app.model.geometry import Rect

MOST_NUMBERS = 400_000
_FARTHEST = 1e7
_LONGEST_PACKED = 64 * 1024  # Unpacked it can be a thousand times as much.
_LANGUAGE = re.compile("\x1b[^\x1b]{0,16}\x1b")
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
_MARKED = (
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF8, "utf-8"),
)


def entry(holder: object, key: str) -> Any:
    """Return what a dictionary or a stream has under a key; None where it has none or is no such thing."""
    if not isinstance(holder, pikepdf.Dictionary | pikepdf.Stream):
        return None
    try:
        return holder.get(key)
    except (ValueError, TypeError, pikepdf.PdfError):
        return None


def items(value: object) -> Iterator[Any]:
    """Yield what is in an array; nothing where it is none."""
    if isinstance(value, pikepdf.Array):
        for at in range(len(value)):
            try:
                yield value[at]
            except (ValueError, TypeError, IndexError, pikepdf.PdfError):
                yield None


def number(value: object) -> float | None:
    """Return a number that can be a place on a page."""
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        return None
    found = float(value)
    return found if math.isfinite(found) and abs(found) <= _FARTHEST else None


def numbers(value: object) -> list[float]:
    """Return the numbers of an array up to the first thing in it that is none."""
    found: list[float] = []
    for item in items(value):
        one = number(item)
        if one is None or len(found) == MOST_NUMBERS:
            break
        found.append(one)
    return found


def whole(value: object) -> int:
    """Return a whole number, 0 where there is none."""
    return value if isinstance(value, int) and not isinstance(value, bool) else 0


def rect(value: object) -> Rect | None:
    """Return a box with its corners in order."""
    corners = numbers(value)
    if len(corners) < 4:
        return None
    left, bottom, right, top = corners[:4]
    return (min(left, right), min(bottom, top), max(left, right), max(bottom, top))


def name(value: object) -> str:
    """Return a name without its slash; empty where it is none."""
    try:
        return str(value)[1:] if isinstance(value, pikepdf.Name) else ""
    except UnicodeDecodeError:
        return ""


def text(value: object) -> str:
    """Return a text string or a stream of text, its lines ended by one sign and without signs nobody sees.

    It is UTF-16 or UTF-8 with its mark, else PDFDocEncoding (ISO 32000-2, 7.9.2.2); but what is UTF-8 without the mark,
    as some programs write, is read as that, since it never is by chance.
    """
    found = _UNSEEN.sub("", _LANGUAGE.sub("", _decoded(_bytes(value))))
    return found.replace("\r\n", "\n").replace("\r", "\n")


def _bytes(value: object) -> bytes:
    try:
        if isinstance(value, pikepdf.String):
            return bytes(value)
        if isinstance(value, pikepdf.Stream):
            return value.read_bytes() if len(value.read_raw_bytes()) <= _LONGEST_PACKED else b""
    except pikepdf.PdfError:
        return b""
    return b""


def _decoded(content: bytes) -> str:
    for mark, encoding in _MARKED:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, errors="replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("pdfdoc", errors="replace")
