"""A hybrid logical clock: wall time that never runs backwards, so that changes keep their order.

Kulkarni et al., Logical Physical Clocks (OPODIS 2014). A reading is the milliseconds since 1970 and a counter, in
hexadecimal of fixed width: readings sort as texts. The counter begins where chance puts it, so that two copies of a
library which are changed in the same millisecond are told apart.
"""

import re
import secrets
import time

_READING = re.compile(r"([0-9a-f]{12})-([0-9a-f]{4})")
_COUNTED_TO = 0xFFFF
_BEGINS_BELOW = 0x8000


class Clock:
    """Readings that are each later than the one before, whatever the wall clock does."""

    def __init__(self, last: str = "", *, begins: int | None = None) -> None:
        """Go on from a reading; in each millisecond the counter begins at a number, by chance where none is given."""
        self._begins = secrets.randbelow(_BEGINS_BELOW) if begins is None else begins
        found = _READING.fullmatch(last)
        self._last = (int(found[1], 16), int(found[2], 16)) if found else (0, 0)

    def tick(self) -> str:
        """Return a new reading."""
        wall = time.time_ns() // 1_000_000
        milliseconds, counter = self._last
        if wall > milliseconds:
            self._last = (wall, self._begins)
        elif counter < _COUNTED_TO:
            self._last = (milliseconds, counter + 1)
        else:
            self._last = (milliseconds + 1, self._begins)
        return "{:012x}-{:04x}".format(*self._last)

    def follow(self, reading: str) -> None:
        """Let all readings from now on be later than one of another library."""
        found = _READING.fullmatch(reading)
        if found:
            self._last = max(self._last, (int(found[1], 16), int(found[2], 16)))
