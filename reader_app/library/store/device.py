"""The name under which this computer signs its changes, so that those of two computers can be told apart."""

import re
from pathlib import Path

from platformdirs import user_state_path

from reader_app.library.store import disk
from reader_app.model.ids import new_id

_DEVICE = re.compile(r"[0-9a-z]{26}")


def device_id() -> str:
    """Return this computer's id; a new one each time where it cannot be kept."""
    # Not beside the library, which may be copied to another computer as a whole.
    path = user_state_path("paper-reader", appauthor=False) / "device"
    return _read(path) or _made(path)


def _read(path: Path) -> str:
    try:
        found = path.read_text(encoding="ascii").strip()
    except (OSError, ValueError):
        return ""
    return found if _DEVICE.fullmatch(found) else ""


def _made(path: Path) -> str:
    made = new_id()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        disk.replace(path, [made.encode() + b"\n"])
    except OSError:
        return made
    return made
