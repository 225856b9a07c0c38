"""From a path to an open PDF, or to one sentence on why there is none."""

import io
from pathlib import Path

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium

from reader_app.model.errors import PasswordNeededError, ReaderError
from reader_app.pdf.faults import FILE_FAULTS

MOST_BYTES = 4 << 30
_MOST_REPAIRED_BYTES = 512 << 20
_HEAD_BYTES = 1024
_SIGNATURE = b"%PDF-"


def open_pdfium(path: Path, password: str = "") -> pypdfium2.PdfDocument:
    """Return the file opened by PDFium, repaired first where that helps. Raises ReaderError."""
    head = _head_of(path)
    try:
        return pypdfium2.PdfDocument(path, password=password or None)
    except pypdfium2.PdfiumError as error:
        if error.err_code in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY) and _is_locked(path, password):
            raise _refused(path, password, error.err_code) from error
    except OSError as error:
        raise ReaderError(f"“{path}” cannot be read: {error.strerror or error}.") from error
    return _repaired(path, password, head)


def _head_of(path: Path) -> bytes:
    """Return the first bytes of a file that may be a PDF. Raises ReaderError."""
    try:
        if path.is_dir():
            raise ReaderError(f"“{path}” is a folder; name a PDF in it.")
        if path.exists() and not path.is_file():
            raise ReaderError(f"“{path}” is not a regular file, so it cannot be read as a PDF.")
        with path.open("rb") as file:
            head, size = file.read(_HEAD_BYTES), path.stat().st_size
    except FileNotFoundError as error:
        raise ReaderError(f"There is no file “{path}”.") from error
    except (OSError, ValueError) as error:
        raise ReaderError(f"“{path}” cannot be read: {getattr(error, 'strerror', None) or error}.") from error
    if not head:
        raise ReaderError(f"“{path}” is empty, so there is nothing to read in it.")
    if size > MOST_BYTES:
        raise ReaderError(f"“{path}” is too large to be read: PDFs may have up to {MOST_BYTES >> 30} GB.")
    return head


def _is_locked(path: Path, password: str) -> bool:
    """Say whether a file does not open for want of its password; PDFium says so too of the next file without pages."""
    try:
        pikepdf.open(path, password=password, suppress_warnings=True).close()
    except pikepdf.PasswordError:
        return True
    except FILE_FAULTS:
        return True
    return False


def _refused(path: Path, password: str, code: int) -> ReaderError:
    if code == pdfium.FPDF_ERR_SECURITY:
        return ReaderError(f"“{path}” is encrypted in a way that cannot be read here.")
    if password:
        return PasswordNeededError(f"The password given does not open “{path}”; try another one.")
    return PasswordNeededError(f"“{path}” needs a password; give it to open the file.")


def _repaired(path: Path, password: str, head: bytes) -> pypdfium2.PdfDocument:
    """Return what can be saved of a file that PDFium refuses. Raises ReaderError."""
    if path.stat().st_size <= _MOST_REPAIRED_BYTES:
        try:
            return _rewritten(path, password)
        except pikepdf.PasswordError as error:
            raise _refused(path, password, pdfium.FPDF_ERR_PASSWORD) from error
        except (*FILE_FAULTS, pypdfium2.PdfiumError):
            pass  # Said below, in words that do not depend on which of the two gave up.
    if _SIGNATURE not in head:
        raise ReaderError(f"“{path}” is not a PDF.")
    raise ReaderError(f"“{path}” is damaged beyond repair; get another copy of it.")


def _rewritten(path: Path, password: str) -> pypdfium2.PdfDocument:
    content = io.BytesIO()
    with pikepdf.open(path, password=password, suppress_warnings=True) as file:
        if not len(file.pages):
            raise ValueError("no pages")
        file.save(content, encryption=False)
    return pypdfium2.PdfDocument(content.getvalue())
