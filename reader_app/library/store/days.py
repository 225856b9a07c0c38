"""On which days changes were made."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime

from reader_app.library.store.record import Head, read_head


@dataclass(frozen=True, slots=True)
class Tally:
    """The changes of some lines, by the days on which they were made."""

    days: Counter[date]
    begins: date | None
    """The day of the first by the library's own clock, which no earlier change is behind; None without any."""


def tally_of(bodies: Iterable[bytes]) -> Tally:
    """Count the changes in lines; one of many lines counts as one."""
    heads = [head for body in bodies if (head := read_head(body))]
    return Tally(Counter(day_of(head) for head in heads if not head.has_more), _begins(heads[0]) if heads else None)


def day_of(head: Head) -> date:
    """Return the day of a change where this computer is."""
    return datetime.fromisoformat(head.time).astimezone().date()


def _begins(head: Head) -> date:
    milliseconds = int(head.at.clock.partition("-")[0], 16)
    return datetime.fromtimestamp(milliseconds / 1000, UTC).astimezone().date()
