"""Opening the library that a command is about: to look at, or to change."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from reader_app.cli.terminal import Terminal
from reader_app.library.library import Library


@contextmanager
def to_read(folder: Path) -> Iterator[Library]:
    """Open a library without making or changing anything, also while the window has it open."""
    library = Library.open(folder, read_only=True)
    try:
        yield library
    finally:
        library.close()


@contextmanager
def to_change(folder: Path, terminal: Terminal) -> Iterator[Library]:
    """Open a library for writing and leave it with its search index in step. Raises LibraryBusyError."""
    library = Library.open(folder)
    try:
        yield library
        library.index_all(lambda done, total: terminal.progress("Indexing", done, total))
    finally:
        terminal.end_progress()
        library.close()
