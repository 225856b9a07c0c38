"""Files from outside on their way to a paper: looked at, copied, and recognised, beside the library's own thread."""

import contextlib
import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from reader_app.library.attachments.files import FOLDER, fingerprint_of, staged_copy
from reader_app.library.attachments.naming import ANNOTATED
from reader_app.model.errors import Cancelled, ReaderError
from reader_app.model.importing import Draft, PdfFile, Reading, Refused
from reader_app.model.paper import Record

if TYPE_CHECKING:  # Starting takes longer with all that processes need.
    from reader_app.pdf.process import PdfProcess

SUFFIX = ".pdf"
LONGEST_TITLE, MOST_AUTHORS = 1000, 5000
"""What a hostile file may say at most."""
MAGIC, LOOKED_AT_BYTES = b"%PDF-", 1024
"""The sign of a PDF, and how much may stand before it, as all readers of PDFs allow."""
_ARXIV_NAME = re.compile(r"([0-9]{2}(?:0[1-9]|1[0-2])\.[0-9]{4,5})(?:v[0-9]+)?(?: \([0-9]+\))?")
"""What arXiv calls the files that it gives out, and a browser the second of the same name."""


def files_folder(library: Path) -> Path:
    """Return where the files of the library in a folder lie: beside its file, though that may be a link."""
    return (library / "library.json").resolve().parent / FOLDER


class PdfIntake:
    """Brings PDFs in for one library: copies into its folder, unless they are to be linked."""

    def __init__(self, folder: Path, process: "PdfProcess", *, links: bool = False) -> None:
        """Take the folder for files."""
        self._folder = folder
        self._process = process
        self._links = links
        self._staged: list[PdfFile] = []

    def bring(self, path: Path) -> PdfFile:
        """Return a file, copied under a passing name. Raises ReaderError where it is no PDF or cannot be copied."""
        check_pdf(path)
        file = self._linked(path) if self._links else self._copied(path)
        self._staged.append(file)
        return replace(file, pages=self._pages(file))

    def read(self, path: Path) -> Reading:
        """Return what paper a file is, with the file; of one that is no PDF, why not."""
        try:
            file = self.bring(path)
        except Cancelled:
            raise
        except ReaderError as error:
            return Reading(path.name, (), (Refused(path.name, "", str(error)),))
        return Reading(path.name, (Draft(self._recognised(path), file=file),))

    def take_back(self) -> None:
        """Remove the copies that nobody took: an import that was cancelled or failed leaves nothing behind."""
        for file in self._staged:
            if file.staged:
                file.staged.unlink(missing_ok=True)
        self._staged = []

    def _linked(self, path: Path) -> PdfFile:
        whole = Path(path).absolute()
        try:
            found = fingerprint_of(whole)
        except OSError as error:
            raise ReaderError(f"{path} cannot be read ({error.strerror or error}).") from error
        return PdfFile(whole, found.hash, found.size)

    def _copied(self, path: Path) -> PdfFile:
        staged, found = staged_copy(path, self._folder)
        return PdfFile(Path(path).absolute(), found.hash, found.size, staged=staged)

    def _pages(self, file: PdfFile) -> int:
        try:
            return len(self._process.shapes(file.source))
        except ReaderError:
            return 0  # It may need a password, or be damaged; it is kept all the same.

    def _recognised(self, path: Path) -> Record:
        """Return what a file says of its paper; where it says no title, the name of the file stands for it."""
        arxiv = _ARXIV_NAME.fullmatch(path.stem)
        named = Record(title=title_of_name(path.stem), arxiv=arxiv[1] if arxiv else "")
        try:
            found = self._process.recognised(path)
        except ReaderError:
            return named
        return Record(
            title=" ".join(found.title.split())[:LONGEST_TITLE] or named.title,
            authors=found.authors[:MOST_AUTHORS],
            year=found.year or None,
            doi=found.doi,
            arxiv=found.arxiv or named.arxiv,
        )


def discard(readings: Iterable[Reading]) -> None:
    """Remove the copies of files that are not to come in after all."""
    for reading in readings:
        for draft in reading.drafts:
            if draft.file and draft.file.staged:
                with contextlib.suppress(OSError):
                    draft.file.staged.unlink(missing_ok=True)


def check_pdf(path: Path) -> None:
    """Raise ReaderError where a file is no PDF, or cannot be read at all."""
    if path.exists() and not path.is_file() and not path.is_dir():
        raise ReaderError(f"{path} is not a file but a device or a pipe, so it was not attached.")
    try:
        with path.open("rb") as file:
            start = file.read(LOOKED_AT_BYTES)
    except IsADirectoryError as error:
        raise ReaderError(f"{path} is a folder; choose a PDF in it.") from error
    except OSError as error:
        raise ReaderError(f"{path} cannot be read ({error.strerror or error}).") from error
    if not start:
        raise ReaderError(f"{path} is empty; it may still be being downloaded.")
    if MAGIC not in start:
        raise ReaderError(f"{path} is not a PDF, so it was not attached.")


def is_pdf(path: Path) -> bool:
    """Say whether a file is meant to be a PDF, by its name."""
    return path.suffix.lower() == SUFFIX


def is_original(path: Path) -> bool:
    """Say whether a file among others is meant to be a PDF of its own, and no copy with the marks of one."""
    return is_pdf(path) and not path.name.lower().endswith(ANNOTATED)


def title_of_name(stem: str) -> str:
    """Return the name of a file as a title."""
    words = stem.replace("_", " ").split()
    return " ".join(words) or "Untitled"
