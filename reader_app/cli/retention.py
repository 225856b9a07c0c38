"""How much history the library keeps, how far back it reaches, and on which days something was changed."""

import re
from argparse import ArgumentTypeError
from typing import Any

from reader_app.cli.answer import REFUSED, Answer, Call
from reader_app.cli.columns import table
from reader_app.cli.opening import to_change, to_read
from reader_app.library.retention import Kept

_SIZE = re.compile(r"([0-9]{1,9}(?:\.[0-9]{1,3})?) ?([kmgt]?)b?", re.IGNORECASE)
_UNITS = {"": 1, "k": 1_000, "m": 1_000_000, "g": 1_000_000_000, "t": 1_000_000_000_000}


def size(text: str) -> int:
    """Return the bytes that a text such as 200MB or 1.5 GB names. Raises ArgumentTypeError."""
    found = _SIZE.fullmatch(text.strip())
    if not found or not (wanted := round(float(found[1]) * _UNITS[found[2].lower()])):
        raise ArgumentTypeError(f"“{text}” is not a size; write it as 200MB or 1GB")
    return wanted


def kept(call: Call) -> Answer:
    """Return how much history is kept, after that is changed where it was wished."""
    wanted = call.options.keep
    if not wanted:
        with to_read(call) as library:
            found = library.retention.kept()
        return Answer(_document(found), _lines(found))
    with to_change(call) as library:
        now, then = library.retention.kept(), library.retention.preview(wanted)
        if then.since != now.since and not call.options.yes:
            lost = f"This would let go of all changes before {_moment(then)} for good; add --yes to do it."
            return Answer(_document(now) | {"done": False}, _lines(now), (lost,), status=REFUSED)
        library.retention.set(wanted)
        found = library.retention.kept()
    return Answer(_document(found) | {"done": True}, _lines(found))


def days(call: Call, most: int) -> Answer:
    """Return the days on which something was changed, the latest first."""
    with to_read(call) as library:
        found = library.past.days()
    listed = [(day.date.isoformat(), f"{day.changes:,}") for day in found[:most]]
    messages = ("Nothing was changed yet.",) if not found else ()
    if len(found) > most:
        messages = (f"Only the latest {most:,} are shown; --limit 0 shows all.",)
    document = {"days": [{"date": day.date.isoformat(), "changes": day.changes} for day in found[:most]]}
    return Answer(document, table(listed, width=call.terminal.width, right=(1,)), messages)


def _document(found: Kept) -> dict[str, Any]:
    return {
        "used_bytes": found.used_bytes,
        "allowed_bytes": found.allowed_bytes,
        "since": found.since.isoformat(timespec="milliseconds") if found.since else None,
    }


def _moment(found: Kept) -> str:
    return found.since.astimezone().strftime("%Y-%m-%d %H:%M") if found.since else "now"


def _lines(found: Kept) -> tuple[str, ...]:
    used = f"The history takes {found.used_bytes / 1e6:,.1f} MB of at most {found.allowed_bytes / 1e6:,.1f} MB."
    if found.since is None:
        return (used, "Nothing was changed yet.")
    return (
        used,
        f"It reaches back to {_moment(found)}: `reader-app --as-of` opens the library as it was at any moment since.",
    )
