"""Opening the library that a command is about: to look at, to search, or to change."""

from collections.abc import Iterator
from contextlib import contextmanager

from reader_app.cli.answer import Call
from reader_app.library.indexing import READ_AT_ONCE_FOR_READING
from reader_app.library.library import Library
from reader_app.model.errors import ReaderError


@contextmanager
def to_read(call: Call) -> Iterator[Library]:
    """Open a library without making or changing anything, also while the window has it open."""
    library = Library.open(call.folder, read_only=True, as_of=call.as_of)
    _tell_notices(call, library)
    try:
        yield library
    finally:
        library.close()


@contextmanager
def to_search(call: Call) -> Iterator[Library]:
    """Open a library to read, once everything in it can be found."""
    with to_read(call) as library:
        lacking = library.unindexed
        if lacking <= READ_AT_ONCE_FOR_READING or call.as_of:
            if lacking > READ_AT_ONCE_FOR_READING:
                call.terminal.tell(f"Search knows {lacking:,} papers as they are now only, and may miss some.")
            yield library
            return
    call.terminal.tell(f"Search does not know {lacking:,} papers yet and reads them first.")
    try:
        with to_change(call):
            pass
    except ReaderError as error:
        call.terminal.tell(f"Search cannot find {lacking:,} papers yet: {error}")
    with to_read(call) as library:
        yield library


@contextmanager
def to_change(call: Call) -> Iterator[Library]:
    """Open a library for writing and leave it with its search index in step.

    Raises LibraryBusyError, and ReaderError where it is looked at as it was earlier.
    """
    if call.as_of:
        raise ReaderError("The library as it was cannot be changed; leave out --as-of to change it as it is.")
    library = Library.open(call.folder)
    _tell_notices(call, library)
    try:
        yield library
        library.index_all(lambda done, total: call.terminal.show_progress("Indexing", done, total))
    finally:
        library.close()


def _tell_notices(call: Call, library: Library) -> None:
    """Say what was wrong with the library when it was opened."""
    for notice in library.notices:
        call.terminal.tell(notice)
