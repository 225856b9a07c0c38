"""Another window of the program, in a process of its own, on the library as it was."""

import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QProcess


def open_as_of(folder: Path, moment: str) -> bool:
    """Start the program on a library as of a moment; return whether it could be started."""
    program, *arguments = command_as_of(folder, moment)
    started, _process = QProcess.startDetached(program, arguments)
    return started


def command_as_of(folder: Path, moment: str) -> Sequence[str]:
    """Return what is to be run; a packed program is its own interpreter."""
    itself = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "reader_app"]
    return [*itself, "--library", str(folder.absolute()), "--as-of", moment]
