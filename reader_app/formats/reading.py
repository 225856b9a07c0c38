"""The formats that can be read, tried in order; the content decides, the suffix only helps to say what is wrong."""

from datetime import date

from reader_app.formats import daily_page, json_lines, page_table
from reader_app.formats.decoding import WINDOWS, check_is_text, encoding_of, without_surrogates
from reader_app.formats.document import Document, Progress, Reader, unobserved
from reader_app.formats.unpacking import first_bytes, unpacked
from reader_app.model.errors import ReaderError
from reader_app.model.importing import Reading

READERS: tuple[Reader, ...] = (json_lines.READER, page_table.READER, daily_page.READER)
_MARKED_BYTES = 4096
"""How much of a file shows its encoding."""
SUFFIXES: tuple[str, ...] = tuple(
    suffix + packed for packed in ("", ".gz", ".xz") for reader in READERS for suffix in reader.suffixes
)


def read(name: str, data: bytes, *, today: date, progress: Progress = unobserved) -> Reading:
    """Return the papers that a file holds, compressed or not.

    Raises ReaderError, in one sentence, where no reader knows the content.
    """
    document = _document(name, data, today, progress)
    check_is_text(name, document.beginning)
    return _read(document)


def read_text(text: str, *, name: str, today: date) -> Reading:
    """Return the papers that a text, such as one pasted, holds. Raises ReaderError as `read` does."""
    return _read(Document(name, without_surrogates(text).encode(), today))


def _document(name: str, data: bytes, today: date, progress: Progress) -> Document:
    """Return a file as a document, from UTF-16 and UTF-32 brought to UTF-8."""
    encoding = encoding_of(first_bytes(name, data, _MARKED_BYTES))
    if encoding in {"", "utf-8"}:
        return Document(name, data, today, progress, encoding or WINDOWS)
    return Document(name, unpacked(name, data).decode(encoding, "replace").encode(), today, progress)


def _read(document: Document) -> Reading:
    if not document.beginning.strip():
        raise ReaderError(f"{document.name} is empty.")
    for reader in READERS:
        if reader.knows(document):
            return reader.read(document)
    raise ReaderError(
        f"{document.name} is neither {' nor '.join(reader.label for reader in READERS)}; nothing was imported."
    )
