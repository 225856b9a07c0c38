"""The folder that an index lies in: made, opened, thrown away when it is damaged or of another format."""

import json
import logging
import pickle
import re
import shutil
import struct
import zlib
from contextlib import closing
from pathlib import Path
from typing import Any

import whoosh.reading
from whoosh.filedb.filetables import FileFormatError
from whoosh.index import TOC, EmptyIndexError, FileIndex, IndexVersionError, LockError
from whoosh.index import IndexError as WhooshError

from reader_app.model.errors import ReaderError
from reader_app.search.index.documents import FORMAT, schema
from reader_app.search.index.files import Files
from reader_app.search.index.writing import Merging, RowWriter

log = logging.getLogger(__name__)

NAME = "MAIN"
TOC_NAME = re.compile(rf"_{NAME}_(\d+)\.toc")
STATE = "state.json"
UNKNOWN = -1
"""The generation of an index that holds nothing for certain."""

DAMAGE = (
    OSError,
    EOFError,
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    AssertionError,
    NameError,
    ImportError,
    OverflowError,
    struct.error,
    zlib.error,
    pickle.UnpicklingError,
    MemoryError,
    RecursionError,
    WhooshError,
    IndexVersionError,
    FileFormatError,
    getattr(whoosh.reading, "CorruptIndexError", FileFormatError),
)
"""What Whoosh raises while it reads files that are cut off, overwritten or not its own; it checks little itself."""


class IndexBusyError(ReaderError):
    """Another process, or a bulk indexing, is writing to the index."""


def generation_of(folder: Path) -> int:
    """Return the generation that an index was brought to; UNKNOWN where it is none of ours or of another format."""
    try:
        state = json.loads((folder / STATE).read_text("utf-8"))
        return int(state["generation"]) if state["format"] == FORMAT else UNKNOWN
    except (OSError, ValueError, TypeError, LookupError):
        return UNKNOWN


def is_ours(folder: Path) -> bool:
    """Say whether a folder holds an index of this format."""
    try:
        return bool(json.loads((folder / STATE).read_text("utf-8"))["format"] == FORMAT)
    except (OSError, ValueError, TypeError, LookupError):
        return False


def write_generation(folder: Path, generation: int) -> None:
    """Keep the generation beside the index, so that a reader sees the old one or the new one."""
    new = folder / f"{STATE}.new"
    new.write_text(json.dumps({"format": FORMAT, "generation": generation}), "utf-8")
    new.replace(folder / STATE)


def create(folder: Path) -> None:
    """Make an empty index, throwing away what was there."""
    throw_away(folder)
    folder.mkdir(parents=True, exist_ok=True)
    with closing(Files(folder)) as files:
        FileIndex.create(files, schema(), NAME)
    write_generation(folder, UNKNOWN)


def throw_away(folder: Path) -> None:
    """Remove an index; what cannot be removed (Windows, another process reads it) is left and passed over."""
    shutil.rmtree(folder, ignore_errors=True)


def contents(folder: Path) -> list[Any]:
    """Return Whoosh's descriptions of the segments. Raises one of DAMAGE where they cannot be read."""
    with closing(Files(folder, read_only=True)) as files:
        return list(TOC.read(files, NAME, schema=schema()).segments)


def latest_commit(folder: Path) -> int:
    """Return the number of the latest commit, counted by Whoosh; UNKNOWN where there is none."""
    commits = (TOC_NAME.fullmatch(path.name) for path in folder.glob("*.toc"))
    return max((int(commit[1]) for commit in commits if commit), default=UNKNOWN)


def writer(folder: Path) -> Any:
    """Return Whoosh's writer, which holds its lock until committed or cancelled.

    Raises IndexBusyError where another holds it.
    """
    files = Files(folder)
    try:
        return RowWriter(FileIndex(files, schema(), NAME))
    except LockError as error:
        raise IndexBusyError(f"The search index in {folder} is being written to; try again in a moment.") from error
    except EmptyIndexError as error:
        raise FileNotFoundError(folder) from error
    except DAMAGE:
        files.close()
        raise


def committed(writer: Any, merge: Merging) -> None:
    """Commit what a writer holds, merging segments as `merge` says. Raises one of DAMAGE where that fails."""
    try:
        writer.commit(mergetype=merge)
    finally:
        writer.storage.close()


def cancelled(writer: Any) -> None:
    """Forget what a writer holds."""
    try:
        writer.cancel()
    finally:
        writer.storage.close()
