"""Where the links and the outline of a PDF lead: to a place in the file or to an address outside."""

import ctypes
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

OUTSIDE = ("http://", "https://", "mailto:")
"""The only addresses that a PDF may lead to; files, programs and scripts it may not."""

_LONGEST_ADDRESS = 8192


@dataclass(frozen=True, slots=True)
class Destination:
    """A page (from 1; 0 for none) and a place on it where it is said, or an address."""

    page: int = 0
    left: float | None = None
    top: float | None = None
    uri: str = ""


NOWHERE = Destination()


def destination_of(document: pypdfium2.PdfDocument, dest: Any, action: Any) -> Destination:
    """Return where a destination leads, or, where there is none, an action."""
    if dest:
        return _place(document, dest)
    if not action:
        return NOWHERE
    kind = pdfium.FPDFAction_GetType(action)
    if kind == pdfium.PDFACTION_GOTO:
        inner = pdfium.FPDFAction_GetDest(document, action)
        return _place(document, inner) if inner else NOWHERE
    if kind == pdfium.PDFACTION_URI:
        return Destination(uri=outside(_address(document, action)))
    return NOWHERE


def outside(address: str) -> str:
    """Return an address that may be shown as a link, completed; "" for one that may not."""
    address = "".join(letter for letter in address if letter.isprintable()).strip()
    if address.lower().startswith("www."):
        address = "http://" + address
    return address if address.lower().startswith(OUTSIDE) else ""


def text_by(getter: Callable[..., int], *arguments: Any, encoding: str = "utf-16-le") -> str:
    """Return the text that a function of PDFium writes into a buffer after it was asked for its size in bytes."""
    size = getter(*arguments, None, 0)
    if size <= 0:
        return ""
    buffer = ctypes.create_string_buffer(size)
    getter(*arguments, buffer, size)
    return buffer.raw.decode(encoding, "replace").split("\0", 1)[0]


def _address(document: pypdfium2.PdfDocument, action: Any) -> str:
    size = pdfium.FPDFAction_GetURIPath(document, action, None, 0)
    if not 0 < size <= _LONGEST_ADDRESS:
        return ""
    return text_by(pdfium.FPDFAction_GetURIPath, document, action, encoding="utf-8")


def _place(document: pypdfium2.PdfDocument, dest: Any) -> Destination:
    index = pdfium.FPDFDest_GetDestPageIndex(document, dest)
    if index < 0 or index >= len(document):
        return NOWHERE
    left, top = _corner(dest)
    return Destination(index + 1, left, top)


def _corner(dest: Any) -> tuple[float | None, float | None]:
    count, numbers = ctypes.c_ulong(), (ctypes.c_float * 4)()
    view = pdfium.FPDFDest_GetView(dest, ctypes.byref(count), numbers)
    if view in (pdfium.PDFDEST_VIEW_FITH, pdfium.PDFDEST_VIEW_FITBH) and count.value:
        return None, numbers[0]
    if view == pdfium.PDFDEST_VIEW_FITR and count.value == len(numbers):
        return numbers[0], numbers[3]
    has = [ctypes.c_int() for _ in range(3)]
    at = [ctypes.c_float() for _ in range(3)]
    if not pdfium.FPDFDest_GetLocationInPage(dest, *map(ctypes.byref, has), *map(ctypes.byref, at)):
        return None, None
    return (at[0].value if has[0].value else None), (at[1].value if has[1].value else None)
