"""Where a command prints: standard output and standard error, whatever they can show."""

import contextlib
import io
import os
import re
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

from reader_app.cli.columns import BOLD, NORMAL
from reader_app.model.errors import ReaderError

WIDEST = 160
"""Columns further apart than this are hard to follow with the eye."""
WIDTH_OF_FILES = 100
PIECE = 1 << 15
_STYLE = r"\x1b\[[01]m"
_CONTROL = re.compile(rf"(?!{_STYLE})(?:\x1b\[[0-?]*[ -/]*[@-~]|[\x00-\x08\x0b-\x1f\x7f-\x9f])")
_ANY_STYLE = re.compile(_STYLE)


class AnswerLostError(ReaderError):
    """Standard output cannot be written to, as on a full disk."""


class Terminal:
    """Text for people and programs; what a terminal cannot show is replaced, never an error."""

    def __init__(self, out: TextIO | None, err: TextIO | None) -> None:
        self._out = out or io.StringIO()  # Python has None in the place of a stream that was closed before it started.
        self._err = err or io.StringIO()
        self._progress = ""
        for stream in (self._out, self._err):
            if isinstance(stream, io.TextIOWrapper):
                stream.reconfigure(errors="replace")

    @property
    def width(self) -> int:
        """Return how many columns there are to fill."""
        if not self._out.isatty() and "COLUMNS" not in os.environ:
            return WIDTH_OF_FILES
        return min(shutil.get_terminal_size((WIDTH_OF_FILES, 24)).columns, WIDEST)

    @property
    def has_colour(self) -> bool:
        """Return whether words may be emphasised."""
        return self._out.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"

    def can_show(self, text: str) -> bool:
        """Say whether nothing of a text would be replaced or obeyed."""
        try:
            text.encode(self._out.encoding or "ascii")
        except UnicodeEncodeError:
            return False
        return not _CONTROL.search(text)

    def print(self, line: str) -> None:
        """Print a line for people; control characters of others are left out, since terminals obey them."""
        shown = plain(line)
        if "\x1b" in shown:
            is_open = shown.rfind(BOLD) > shown.rfind(NORMAL)
            shown = shown + NORMAL * is_open if self.has_colour else _ANY_STYLE.sub("", shown)
        self.write(shown + "\n")

    def write(self, text: str) -> None:
        """Write text as it is. Raises AnswerLostError."""
        self.end_progress()
        # With PYTHONUNBUFFERED Python (3.11) overlooks that a pipe closed in the midst of a piece; the next one tells.
        with _told():
            for start in range(0, len(text), PIECE):
                self._out.write(text[start : start + PIECE])

    def flush(self) -> None:
        """Let everything written arrive. Raises AnswerLostError."""
        with _told():
            self._out.flush()

    def tell(self, message: str) -> None:
        """Say something beside the answer; whoever does not listen misses only that."""
        self.end_progress()
        with contextlib.suppress(OSError):
            self._err.write(_ANY_STYLE.sub("", plain(message)) + "\n")
            self._err.flush()

    def show_progress(self, what: str, done: int, total: int) -> None:
        """Show how far something is, where somebody is looking."""
        shown = f"{what} … {100 * done // max(total, 1)} %"
        if self._err.isatty() and shown != self._progress:
            self._progress = shown
            self._err.write(f"\r{shown}\x1b[K")
            self._err.flush()

    def end_progress(self) -> None:
        """Wipe the line of the progress."""
        if self._progress:
            self._progress = ""
            self._err.write("\r\x1b[K")
            self._err.flush()

    def silence(self) -> None:
        """Let what is still buffered go nowhere: whoever read it has closed the pipe."""
        with contextlib.suppress(OSError, ValueError):
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, self._out.fileno())
            os.close(nowhere)


def standard_terminal() -> Terminal:
    return Terminal(sys.stdout, sys.stderr)


def plain(text: str) -> str:
    """Return text without control characters but tabs, line ends and bold."""
    return _CONTROL.sub("", text)


@contextmanager
def _told() -> Iterator[None]:
    """Raise as something the user can be told what writing raises, a closed pipe apart."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise AnswerLostError(f"The answer could not be written ({error.strerror or error}).") from error
