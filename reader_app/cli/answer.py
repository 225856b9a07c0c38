"""What a command is asked and what it answers."""

from argparse import Namespace
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from reader_app.cli.arguments import UsageError
from reader_app.cli.terminal import Terminal

DONE, REFUSED, MISUSED = 0, 1, 2
"""The exit statuses that scripts rely on."""

RenderPng = Callable[[str, Path], None]
"""Writes an SVG picture as a PNG; the command line itself has nothing to draw with."""


@dataclass(frozen=True, slots=True)
class Call:
    """One command as it was typed, and where it is answered."""

    options: Namespace
    folder: Path
    terminal: Terminal
    misuse: Callable[[str], UsageError]
    """Makes the error for options that do not go together, of the reason."""
    render_png: RenderPng | None = None

    @property
    def as_of(self) -> datetime | None:
        """The moment as of which the library is looked at; None for the present."""
        return getattr(self.options, "as_of", None)


@dataclass(frozen=True, slots=True)
class Answer:
    """A document for programs, lines for people, messages beside both."""

    document: Mapping[str, Any]
    lines: Iterable[str] = ()
    messages: tuple[str, ...] = ()
    status: int = DONE
    export: str | None = None
    """Written as it is, in the place of document and lines."""
