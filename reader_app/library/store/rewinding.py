"""What a library was at an earlier moment: its changes taken back, the newest first."""

from collections.abc import Iterable
from datetime import datetime

from reader_app.library.store.change import Change
from reader_app.library.store.memory import Memory


def rewind(memory: Memory, newest_first: Iterable[Change], moment: datetime) -> tuple[str, ...]:
    """Take back all changes after the last one made by a moment; return a sentence where they are not all known.

    The order is that of the changes: one made while the computer's clock was ahead, and followed by an earlier one,
    is not taken back.
    """
    told = []
    first = missing = 0
    for change in newest_first:
        missing += max(0, first - 1 - change.head.at.sequence) + (not change.is_whole)
        first = change.head.first
        if datetime.fromisoformat(change.head.time) <= moment:
            break
        memory.apply(change.before)
    else:
        if first > 1:
            told.append("The history does not reach back so far; this is the library as it was when it begins.")
    if missing:
        told.append(f"{missing} changes since then are missing from the history; some of this may be as it was later.")
    return tuple(told)
