"""Opening a PDF for its annotations, with a sentence where that cannot be."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pikepdf

from reader_app.model.errors import PasswordNeededError, ReaderError


@contextmanager
def opened(path: Path, password: str = "") -> Iterator[pikepdf.Pdf]:
    """Give a file's objects. Raises PasswordNeededError, or ReaderError where it cannot be read, now or later on."""
    with _opened(path, password) as pdf:
        try:
            yield pdf
        except (pikepdf.PdfError, pikepdf.DependencyError, RecursionError) as error:
            raise ReaderError(f"“{path}” is too damaged to read or to write its annotations.") from error


def _opened(path: Path, password: str) -> pikepdf.Pdf:
    try:
        return pikepdf.open(path, password=password, suppress_warnings=True)
    except pikepdf.PasswordError as error:
        raise PasswordNeededError(_password_sentence(path, password)) from error
    except FileNotFoundError as error:
        raise ReaderError(f"There is no file “{path}”.") from error
    except OSError as error:
        raise ReaderError(f"“{path}” cannot be read: {error.strerror or error}.") from error
    except (pikepdf.PdfError, pikepdf.DependencyError, ValueError, RuntimeError, RecursionError) as error:
        raise ReaderError(f"“{path}” is not a PDF, or is damaged beyond repair; get another copy of it.") from error


def _password_sentence(path: Path, password: str) -> str:
    if password:
        return f"The password given does not open “{path}”; try another one."
    return f"“{path}” needs a password; give it to open the file."
