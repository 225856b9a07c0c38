"""A hybrid logical clock: wall time that never runs backwards, so that changes keep their order.

Kulkarni et al., Logical Physical Clocks (OPODIS 2014). A reading is the milliseconds since 1970 and a counter, in
hexadecimal of fixed width: readings sort as texts.
"""

import re
import time

_READING = re.compile(r"([0-9a-f]{12})-([0-9a-f]{4})")
_COUNTED_TO = 0xFFFF


class Clock:
    """Readings that are each later than the one before, whatever the wall clock does."""

    def __init__(self, last: str = "") -> None:
        found = _READING.fullmatch(last)
        self._last = (int(found[1], 16), int(found[2], 16)) if found else (0, 0)

    def tick(self) -> str:
        """Return a new reading."""
        wall = time.time_ns() // 1_000_000
        milliseconds, counter = self._last
        if wall > milliseconds:
            self._last = (wall, 0)
        elif counter < _COUNTED_TO:
            self._last = (milliseconds, counter + 1)
        else:
            self._last = (milliseconds + 1, 0)
        return "{:012x}-{:04x}".format(*self._last)

    def follow(self, reading: str) -> None:
        """Let all readings from now on be later than one of another library."""
        found = _READING.fullmatch(reading)
        if found:
            self._last = max(self._last, (int(found[1], 16), int(found[2], 16)))
