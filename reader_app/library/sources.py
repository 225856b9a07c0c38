"""Files and folders as sources of papers."""

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

from reader_app.formats import SUFFIXES, read
from reader_app.library.attachments.intake import PdfIntake, is_original, is_pdf
from reader_app.library.collector import collector_at_rest
from reader_app.model.errors import Cancelled, ReaderError
from reader_app.model.importing import Reading, Refused

LARGEST_FILE_BYTES = 1 << 30


def read_paths(
    paths: Iterable[Path],
    *,
    today: date,
    progress: Callable[[int, int], None] | None = None,
    pdfs: PdfIntake | None = None,
) -> tuple[Reading, ...]:
    """Return what files hold, and in folders those that have the suffix of a format.

    PDFs come in by an intake, without which they are refused. A file that cannot be read is refused with its reason,
    and the others are read all the same. Raises Cancelled where progress does.
    """
    files = tuple(_files(paths, has_pdfs=pdfs is not None))
    with collector_at_rest():
        parts = ((path, _part(progress, number, len(files))) for number, path in enumerate(files))
        return tuple(
            _pdf(pdfs, path, part) if pdfs and is_pdf(path) else _reading(path, today, part) for path, part in parts
        )


def _pdf(pdfs: PdfIntake, path: Path, progress: Callable[[int, int], None] | None) -> Reading:
    if progress:
        progress(0, 1)
    reading = pdfs.read(path)
    if progress:
        progress(1, 1)
    return reading


def _reading(path: Path, today: date, progress: Callable[[int, int], None] | None) -> Reading:
    try:
        data = _content(path)
        return read(path.name, data, today=today, progress=progress) if progress else read(path.name, data, today=today)
    except Cancelled:
        raise
    except ReaderError as error:
        return Reading(path.name, (), (Refused(path.name, "", str(error)),))


def _content(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST_FILE_BYTES:
            raise ReaderError(f"{path} is larger than {LARGEST_FILE_BYTES >> 20} MB; split it first.")
        return path.read_bytes()
    except OSError as error:
        raise ReaderError(f"{path} cannot be read ({error.strerror or error}).") from error


def _files(paths: Iterable[Path], *, has_pdfs: bool) -> Iterable[Path]:
    for path in paths:
        if path.is_dir():
            children = (
                child for child in path.rglob("*") if child.name.endswith(SUFFIXES) or (has_pdfs and is_original(child))
            )
            yield from sorted(child for child in children if child.is_file())
        else:
            yield path


def _part(progress: Callable[[int, int], None] | None, number: int, count: int) -> Callable[[int, int], None] | None:
    """Return the progress of one file as a part of that of all, in thousandths where there are several."""
    if progress is None or count == 1:
        return progress
    whole = progress

    def report(done: int, total: int) -> None:
        whole(number * 1000 + 1000 * done // max(total, 1), count * 1000)

    return report
