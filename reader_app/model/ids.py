"""Globally unique, time-sortable ids (ULID, https://github.com/ulid/spec), in lower case."""

import os
import threading
import time
from datetime import UTC, datetime, timedelta
from typing import NewType

PaperId = NewType("PaperId", str)
NoteId = NewType("NoteId", str)
AnnotationId = NewType("AnnotationId", str)
AttachmentId = NewType("AttachmentId", str)
FeedId = NewType("FeedId", str)
SearchId = NewType("SearchId", str)

ID_LENGTH = 26
_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
_TIME_LENGTH = 10
_RANDOM_BITS = 80
_STEP_BYTES = 8
_POOL_BYTES = 4096
_pool = b""
_lock = threading.Lock()
_last = 0


def new_id() -> str:
    """Return a new id of 26 characters; ids of one process sort in the order they were made."""
    global _last
    with _lock:
        fresh = (time.time_ns() // 1_000_000 << _RANDOM_BITS) | _random(10)
        # A random step, not 1: ids of one import are told apart by their beginnings, which people type.
        _last = max(fresh, _last + 1 + _random(_STEP_BYTES))
        return _encode(_last)


def _random(count: int) -> int:
    """Return random bytes as a number.

    They are read from the system for many ids at once: whoever asks it for a little again and again, as an import does,
    gets the interpreter back each time before the window has a chance of it (CPython 3.11 to 3.13).
    """
    global _pool
    if len(_pool) < count:
        _pool = os.urandom(_POOL_BYTES)
    taken, _pool = _pool[:count], _pool[count:]
    return int.from_bytes(taken, "big")


def _forget_pool() -> None:
    global _pool
    _pool = b""


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget_pool)  # Parent and child would give out the same ids.


def made_at(key: str) -> datetime | None:
    """Return when an id was made by the clock of the computer that made it; None for one of another form."""
    if len(key) != ID_LENGTH or not set(key) <= set(_ALPHABET):
        return None
    milliseconds = sum(
        _ALPHABET.index(letter) << 5 * place for place, letter in enumerate(reversed(key[:_TIME_LENGTH]))
    )
    return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=milliseconds) if milliseconds < 1 << 46 else None


def _encode(number: int) -> str:
    return "".join(_ALPHABET[number >> shift & 31] for shift in range(5 * (ID_LENGTH - 1), -1, -5))
