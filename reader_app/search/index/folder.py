"""The folder that an index lies in: made, opened, thrown away when it is damaged or of another format."""

import json
import logging
import pickle
import shutil
import struct
import zlib
from pathlib import Path
from typing import Any

from whoosh.filedb.filestore import FileStorage
from whoosh.index import TOC, EmptyIndexError, FileIndex, IndexVersionError, LockError
from whoosh.index import IndexError as WhooshError

from reader_app.model.errors import ReaderError
from reader_app.search.index.documents import FORMAT, schema

log = logging.getLogger(__name__)

NAME = "MAIN"
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
    WhooshError,
    IndexVersionError,
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
    FileIndex.create(FileStorage(str(folder)), schema(), NAME)
    write_generation(folder, UNKNOWN)


def throw_away(folder: Path) -> None:
    """Remove an index; what cannot be removed (Windows, another process reads it) is left and passed over."""
    shutil.rmtree(folder, ignore_errors=True)


def contents(folder: Path, *, read_only: bool) -> tuple[Any, list[Any]]:
    """Return Whoosh's storage and its segments. Raises one of DAMAGE where it cannot be read."""
    storage = FileStorage(str(folder), readonly=read_only)
    return storage, list(TOC.read(storage, NAME, schema=schema()).segments)


def writer(folder: Path, *, limitmb: int = 64) -> Any:
    """Return Whoosh's writer, which holds its lock until committed or cancelled.

    Raises IndexBusyError where another holds it.
    """
    try:
        return FileIndex(FileStorage(str(folder)), schema(), NAME).writer(limitmb=limitmb)
    except LockError as error:
        raise IndexBusyError(f"The search index in {folder} is being written to; try again in a moment.") from error
    except EmptyIndexError as error:
        raise FileNotFoundError(folder) from error
