"""PDFium's handles as plain numbers, and its functions as ones that take them."""

import ctypes
from collections.abc import Callable
from typing import Any


def address_of(handle: Any) -> int:
    """Return where a handle points; 0 for none."""
    return ctypes.cast(handle, ctypes.c_void_p).value or 0 if handle else 0


def plain(function: Any, result: Any, *arguments: Any) -> Callable[..., int]:
    """Return a function of PDFium that takes addresses as numbers.

    A call through pypdfium2's own prototypes, which make an object of each argument, takes three times as long.
    """
    prototype = ctypes.CFUNCTYPE(result, *arguments)
    called: Callable[..., int] = prototype(address_of(function))
    return called
