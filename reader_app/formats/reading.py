"""The formats that can be read, tried in order; the content decides, the suffix only helps to say what is wrong."""

from datetime import date

from reader_app.formats import daily_page, json_lines, page_table
from reader_app.formats.decoding import decoded, without_surrogates
from reader_app.formats.document import Document, Progress, Reader, unobserved
from reader_app.formats.unpacking import unpacked
from reader_app.model.errors import ReaderError
from reader_app.model.importing import Reading

READERS: tuple[Reader, ...] = (json_lines.READER, page_table.READER, daily_page.READER)
SUFFIXES: tuple[str, ...] = tuple(
    suffix + packed for packed in ("", ".gz", ".xz") for reader in READERS for suffix in reader.suffixes
)


def read(name: str, data: bytes, *, today: date, progress: Progress = unobserved) -> Reading:
    """Return the papers that a file holds, compressed or not.

    Raises ReaderError, in one sentence, where no reader knows the content.
    """
    if not data.strip():
        raise ReaderError(f"{name} is empty.")
    return _read(Document(name, decoded(name, unpacked(name, data)), today, progress))


def read_text(text: str, *, name: str, today: date) -> Reading:
    """Return the papers that a text, such as one pasted, holds. Raises ReaderError as `read` does."""
    return _read(Document(name, without_surrogates(text), today))


def _read(document: Document) -> Reading:
    if not document.text.strip():
        raise ReaderError(f"{document.name} is empty.")
    for reader in READERS:
        if reader.knows(document):
            return reader.read(document)
    raise ReaderError(
        f"{document.name} is neither {' nor '.join(reader.label for reader in READERS)}; nothing was imported."
    )
