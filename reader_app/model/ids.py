"""Globally unique, time-sortable ids (ULID, https://github.com/ulid/spec), in lower case."""

import os
import threading
import time
from typing import NewType

PaperId = NewType("PaperId", str)
NoteId = NewType("NoteId", str)
AnnotationId = NewType("AnnotationId", str)
FeedId = NewType("FeedId", str)
SearchId = NewType("SearchId", str)

ID_LENGTH = 26
_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
_RANDOM_BITS = 80
_STEP_BYTES = 8
_lock = threading.Lock()
_last = 0


def new_id() -> str:
    """Return a new id of 26 characters; ids of one process sort in the order they were made."""
    global _last
    with _lock:
        fresh = (time.time_ns() // 1_000_000 << _RANDOM_BITS) | int.from_bytes(os.urandom(10), "big")
        # A random step, not 1: ids of one import are told apart by their beginnings, which people type.
        _last = max(fresh, _last + 1 + int.from_bytes(os.urandom(_STEP_BYTES), "big"))
        return _encode(_last)


def _encode(number: int) -> str:
    return "".join(_ALPHABET[number >> shift & 31] for shift in range(5 * (ID_LENGTH - 1), -1, -5))
