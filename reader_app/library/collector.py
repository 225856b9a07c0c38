"""Keeping Python's garbage collector, and what is left over, out of large libraries.

A full collection walks every object there is: 0.2 to 0.8 s at 50,000 papers, in which the window stands still. What a
library holds is not garbage, so nothing is collected while much of it is made, and what was made is left out of later
rounds. A window collects on its own thread alone: widgets that are garbage must not end on another, where that crashes
the one that paints. What is let go of is taken apart bit by bit, since that holds the interpreter too, and goes back to
the system.
"""

import ctypes
import gc
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

MANY = 20_000
"""So many objects more than before are worth leaving out; fewer are collected in a moment."""

LARGE_BYTES = 256 << 10
_M_MMAP_THRESHOLD, _M_ARENA_MAX = -3, -8
"""As malloc.h has them."""

_lock = threading.Lock()
_resting = 0
_begun_with = 0
_by_itself = True


@contextmanager
def collector_at_rest() -> Iterator[None]:
    """Collect nothing until the last of those who asked for it is done, then leave out what there is by then."""
    _change(1)
    try:
        yield
    finally:
        _change(-1)


def collect_only_when_told() -> None:
    """Let no thread collect garbage from now on but the one that calls `collect_some`, now and then."""
    global _by_itself
    with _lock:
        _by_itself = False
        gc.disable()


def collect_some() -> None:
    """Collect as much as Python would have by now, had it not been told to leave it; nothing while it has to rest."""
    if _resting:
        return
    due = [0 < most < count for count, most in zip(gc.get_count(), gc.get_threshold(), strict=True)]
    if due[0]:
        gc.collect(0 if not due[1] else 1 if not due[2] else 2)


def _change(by: int) -> None:
    global _resting, _begun_with
    with _lock:
        _resting += by
        if by > 0 and _resting == 1:
            gc.disable()
            _begun_with = gc.get_count()[0]
        elif _resting == 0:
            if gc.get_count()[0] - _begun_with > MANY:
                gc.freeze()
            if _by_itself:
                gc.enable()


def take_apart(*batches: Mapping[str, object]) -> None:
    """Empty dictionaries of dictionaries one by one; all at once, that holds up the window for a third of a second."""
    for batch in batches:
        for documents in batch.values():
            while isinstance(documents, dict) and documents:
                documents.popitem()


def let_go(values: list[Any]) -> None:
    """Empty a list one by one, for the same reason."""
    while values:
        values.pop()


def keep_little() -> None:
    """Let large blocks go back to the system as soon as they are free, and threads share what is kept for later.

    That is for glibc, which otherwise keeps up to 32 MB a block, for each thread apart.
    """
    if _c_library:
        _c_library.mallopt(_M_MMAP_THRESHOLD, LARGE_BYTES)
        _c_library.mallopt(_M_ARENA_MAX, 1)


def _glibc() -> ctypes.CDLL | None:
    """Return the C library where it can be told; others, such as musl, give memory back of themselves."""
    try:
        library = ctypes.CDLL(None)
    except (OSError, TypeError):
        return None
    return library if hasattr(library, "mallopt") else None


_c_library = _glibc()
