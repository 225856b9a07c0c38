"""The annotated copy of a PDF: the reader's marks as annotations that every other program shows; the original is never
written."""

import hashlib
import os
import stat
import tempfile
import time
import warnings
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

import pikepdf

from reader_app.model.errors import ReaderError
from reader_app.model.pdf import PdfAnnotation
from reader_app.pdf.annotations import copies
from reader_app.pdf.annotations.opening import opened
from reader_app.pdf.annotations.placing import place_all
from reader_app.pdf.annotations.reading import found_in

_CHUNK = 1 << 20
_UNFINISHED = ".annotated-"
_ENDING = ".writing"
"""Not that of PDFs: those who watch the folder for new ones are not to see half of one."""
_ABANDONED_AFTER_S = 3600.0


def write_copy(
    original: Path,
    copy: Path,
    annotations: Sequence[PdfAnnotation],
    *,
    password: str = "",
    overwrite: bool = False,
) -> None:
    """Write the original with these annotations as `copy`.

    Annotations are known by their names. In a copy that this program wrote earlier they replace those it wrote then,
    and what other programs put there since stays; so does what stands in the original. Any other file of that name is
    left alone unless it may be overwritten. Encryption and permissions stay as they are. Raises PasswordNeededError, or
    ReaderError where the copy cannot be written; then nothing is left of it, and an earlier copy is as it was.
    """
    _refuse_same_file(original, copy)
    _refuse_twins(annotations)
    source = _hash_of(original)
    with _beside(copy) as written:
        expected = _write(original, copy, written, annotations, source, password=password, overwrite=overwrite)
        if expected is None:
            return
        _check(written, copy, expected, password)
        written.chmod(stat.S_IMODE(original.stat().st_mode) | stat.S_IRUSR | stat.S_IWUSR)
        written.replace(copy)
        _sync_folder(copy.parent)


def _refuse_same_file(original: Path, copy: Path) -> None:
    is_same = original.absolute() == copy.absolute()
    with suppress(OSError):
        is_same = is_same or original.resolve() == copy.resolve() or original.samefile(copy)
    if is_same:
        raise ReaderError(f"“{copy}” is the original, which is never changed; write the copy under another name.")


def _refuse_twins(annotations: Sequence[PdfAnnotation]) -> None:
    names = [annotation.name for annotation in annotations]
    if not all(names) or len(set(names)) < len(names):
        raise ValueError("each annotation of a copy needs a name of its own")


def _hash_of(path: Path) -> str:
    digest = hashlib.sha256()
    try:
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                digest.update(chunk)
    except FileNotFoundError as error:
        raise ReaderError(f"There is no file “{path}”.") from error
    except OSError as error:
        raise ReaderError(f"“{path}” cannot be read: {error.strerror or error}.") from error
    return digest.hexdigest()


@contextmanager
def _beside(copy: Path) -> Iterator[Path]:
    """Give the path of a new file in the folder of the copy, which is gone afterwards; tell what the disk refuses."""
    try:
        _sweep(copy.parent)
        descriptor, name = tempfile.mkstemp(prefix=_UNFINISHED, suffix=_ENDING, dir=copy.parent)
        os.close(descriptor)
    except OSError as error:
        raise _unwritable(copy, error) from error
    path = Path(name)
    try:
        yield path
    except OSError as error:
        raise _unwritable(copy, error) from error
    finally:
        with suppress(OSError):
            path.unlink(missing_ok=True)


def _sweep(folder: Path) -> None:
    """Remove what a program that was killed left while it wrote here."""
    for left in folder.glob(f"{_UNFINISHED}*{_ENDING}"):
        with suppress(OSError):
            if time.time() - left.stat().st_mtime > _ABANDONED_AFTER_S:
                left.unlink()


def _unwritable(copy: Path, error: OSError) -> ReaderError:
    return ReaderError(f"The annotated copy “{copy}” cannot be written: {error.strerror or error}.")


def _write(
    original: Path,
    copy: Path,
    target: Path,
    annotations: Sequence[PdfAnnotation],
    source: str,
    *,
    password: str,
    overwrite: bool,
) -> "Counter[tuple[int, str, str]] | None":
    """Write to the target; return what annotations it has to have, by page, kind and name.

    None where an earlier copy is as it should be: nothing is written then, so that nobody who watches it wakes up.
    """
    earlier = copies.earlier_copy(copy, password, overwrite=overwrite)
    is_up_to_date = earlier is not None and earlier.source == source
    with opened(copy if is_up_to_date else original, password) as pdf:
        _refuse_forbidden(pdf, original)
        _refuse_missing_pages(pdf, original, annotations)
        if earlier is not None and not is_up_to_date:
            copies.carry_over(copy, pdf, password)
        if not place_all(pdf, annotations) and is_up_to_date:
            return None
        copies.sign(pdf, source)
        expected = _listed(pdf)
        _save(pdf, target)
    return expected


def _refuse_forbidden(pdf: pikepdf.Pdf, original: Path) -> None:
    if pdf.is_encrypted and not pdf.owner_password_matched and not pdf.allow.modify_annotation:
        raise ReaderError(f"“{original}” does not permit annotations; give its owner's password to write a copy.")


def _refuse_missing_pages(pdf: pikepdf.Pdf, original: Path, annotations: Sequence[PdfAnnotation]) -> None:
    count = len(pdf.pages)
    beyond = next((mark.page for mark in annotations if not 1 <= mark.page <= count), None)
    if beyond is not None:
        raise ReaderError(
            f"A mark is on page {beyond}, but “{original}” has {count} pages; carry the marks over first."
        )


def _listed(pdf: pikepdf.Pdf) -> "Counter[tuple[int, str, str]]":
    return Counter((one.annotation.page, one.annotation.kind, one.annotation.name) for one in found_in(pdf))


def _save(pdf: pikepdf.Pdf, target: Path) -> None:
    with target.open("wb") as file, warnings.catch_warnings():
        warnings.simplefilter("ignore", pikepdf.PageCopyWarning)  # Tells of form fields that were so before.
        # What the metadata say of the version is left alone: broken metadata would keep the file from being written.
        pdf.save(file, encryption=pdf.is_encrypted, fix_metadata_version=False)
        file.flush()
        os.fsync(file.fileno())


def _check(written: Path, copy: Path, expected: "Counter[tuple[int, str, str]]", password: str) -> None:
    """Open what was written as another program would. Raises ReaderError unless all annotations are there."""
    with opened(written, password) as pdf:
        if _listed(pdf) != expected:
            raise ReaderError(f"The annotated copy “{copy}” was not written, since not all of it could be read again.")


def _sync_folder(folder: Path) -> None:
    """Keep the new name through a power cut, where the system can."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
