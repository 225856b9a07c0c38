"""Where a command prints: standard output and standard error, whatever they can show."""

import contextlib
import os
import re
import shutil
import sys
from typing import IO, TextIO

WIDEST = 160
"""Columns further apart than this are hard to follow with the eye."""
WIDTH_OF_FILES = 100
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


class Terminal:
    """Text for people and programs; what a terminal cannot show is replaced, never an error."""

    def __init__(self, out: TextIO, err: TextIO) -> None:
        self._out = out
        self._err = err
        self._shows_progress = False
        for stream in (out, err):
            reconfigure = getattr(stream, "reconfigure", None)
            if reconfigure:
                reconfigure(errors="replace")

    @property
    def width(self) -> int:
        """Return how many columns there are to fill."""
        if not _is_tty(self._out) and "COLUMNS" not in os.environ:
            return WIDTH_OF_FILES
        return min(shutil.get_terminal_size((WIDTH_OF_FILES, 24)).columns, WIDEST)

    @property
    def has_colour(self) -> bool:
        """Return whether words may be emphasised."""
        return _is_tty(self._out) and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"

    def print(self, line: str) -> None:
        """Print a line for people; control characters of others are left out, since terminals obey them."""
        self._out.write(plain(line) + "\n")

    def write(self, text: str) -> None:
        """Write text as it is."""
        self._out.write(text)

    def tell(self, message: str) -> None:
        """Say something beside the answer."""
        self.end_progress()
        self._err.write(plain(message) + "\n")
        self._err.flush()

    def progress(self, what: str, done: int, total: int) -> None:
        """Show how far something is, where somebody is looking."""
        if _is_tty(self._err) and total > 0:
            self._shows_progress = True
            self._err.write(f"\r{what} … {100 * done // total:3} %")
            self._err.flush()

    def end_progress(self) -> None:
        """Wipe the line of the progress."""
        if self._shows_progress:
            self._shows_progress = False
            self._err.write("\r\x1b[K")
            self._err.flush()

    def flush(self) -> None:
        self._out.flush()


def standard_terminal() -> Terminal:
    return Terminal(sys.stdout, sys.stderr)


def plain(text: str) -> str:
    """Return text without control characters but tabs and line ends."""
    return _CONTROL.sub("", text)


def silence(stream: IO[str]) -> None:
    """Let what is still buffered go nowhere: whoever read it has closed the pipe."""
    with contextlib.suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)


def _is_tty(stream: TextIO) -> bool:
    return stream.isatty()
