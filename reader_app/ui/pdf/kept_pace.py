"""The pace at which somebody reads, kept between sessions; all open papers share it."""

import math
from pathlib import Path

import orjson
from platformdirs import user_config_path

from reader_app.pdf.pace import SAMPLES_KEPT, Pace
from reader_app.ui.settings import APP_NAME


class KeptPace:
    """A file that cannot be read or written costs only what it says."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path or user_config_path(APP_NAME, appauthor=False) / "pace.json"

    def read(self) -> Pace:
        """Return the pace as it was measured last."""
        try:
            held = orjson.loads(self._path.read_bytes())
        except (OSError, orjson.JSONDecodeError):
            return Pace()
        listed = held if isinstance(held, list) else []
        return Pace(tuple(float(one) for one in listed[-SAMPLES_KEPT:] if _is_pace(one)))

    def add(self, words: int, seconds: float) -> Pace:
        """Take in that so many words were read in so many seconds, and return the pace then."""
        known = self.read()
        pace = known.after(words, seconds)
        if pace != known:
            self._write(pace)
        return pace

    def _write(self, pace: Pace) -> None:
        beside = self._path.with_suffix(".new")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            beside.write_bytes(orjson.dumps(pace.samples))
            beside.replace(self._path)
        except OSError:
            return


def _is_pace(value: object) -> bool:
    return isinstance(value, int | float) and math.isfinite(value) and value > 0
