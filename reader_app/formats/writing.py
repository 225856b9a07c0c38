"""The formats that can be written, by name."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from reader_app.formats import bibtex_writer, csl_json, markdown
from reader_app.model.annotation import Annotation
from reader_app.model.errors import ReaderError
from reader_app.model.ids import PaperId
from reader_app.model.row import Row

Marks = Mapping[PaperId, tuple[Annotation, ...]]


@dataclass(frozen=True, slots=True)
class Writer:
    """A format that can be written: the words for it, its usual suffix, its media type, and how to write it."""

    label: str
    suffix: str
    media_type: str
    write: Callable[[Sequence[Row], Marks], str]


WRITERS: dict[str, Writer] = {
    "bibtex": Writer("BibTeX", ".bib", "application/x-bibtex", bibtex_writer.write),
    "csl-json": Writer("CSL-JSON", ".json", "application/vnd.citationstyles.csl+json", csl_json.write),
    "markdown": Writer("Markdown", ".md", "text/markdown", markdown.write),
}


def write(format: str, rows: Sequence[Row], marks: Marks) -> str:
    """Return the papers in a format. Raises ReaderError for a format that is not known."""
    return _writer(format).write(rows, marks)


def suggested_suffix(format: str) -> str:
    """Return the suffix that files of a format usually have. Raises ReaderError for a format that is not known."""
    return _writer(format).suffix


def _writer(format: str) -> Writer:
    if format not in WRITERS:
        raise ReaderError(f"“{format}” is not a format to export to; use one of {', '.join(WRITERS)}.")
    return WRITERS[format]
