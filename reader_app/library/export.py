"""Papers in the formats of other programs."""

import contextlib
import os
from collections.abc import Sequence
from pathlib import Path

from reader_app.formats import WRITERS
from reader_app.library.library import Library
from reader_app.model.errors import ReaderError
from reader_app.model.ids import PaperId


def export_text(library: Library, papers: Sequence[PaperId], name: str) -> str:
    """Return papers with their notes and highlights in the format of that name."""
    marks = {paper: tuple(mark.annotation for mark in library.marks.of(paper)) for paper in papers}
    return WRITERS[name].write([library.papers.row(paper) for paper in papers], marks)


def write_whole(path: Path, text: str) -> None:
    """Write a file as a whole or not at all. Raises ReaderError where that fails."""
    beside = path.with_name(f".{path.name}.new")
    try:
        with beside.open("w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise ReaderError(f"{path} could not be written ({error.strerror or error}).") from error
