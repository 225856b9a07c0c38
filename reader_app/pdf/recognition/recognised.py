"""From an open document to what is known of its paper."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader_app.model.errors import ReaderError
from reader_app.pdf.recognition.authors import authors_of
from reader_app.pdf.recognition.identifiers import arxiv_of, doi_of, is_usable
from reader_app.pdf.recognition.metadata import Metadata, metadata_of
from reader_app.pdf.recognition.title import Heading, title_of
from reader_app.pdf.text.styled import StyledLine, styled_lines

if TYPE_CHECKING:
    from reader_app.pdf.document import Document

_FIRST_PAGES = 2
_PUBLISHED = re.compile(
    r"(?:©|\(c\)|copyright|published|accepted|received|vol(?:ume|\.)|proceedings|conference|arxiv|journal|preprint)",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<![\d./-])(?:19[5-9]\d|20[0-4]\d)(?![\d/-])")
_ARXIV_YEAR = re.compile(r"^(\d\d)(?:0[1-9]|1[0-2])\.")


@dataclass(frozen=True, slots=True)
class Recognised:
    """What was found; empty where nothing is sure enough, year 0 likewise."""

    title: str = ""
    authors: tuple[str, ...] = ()
    doi: str = ""
    arxiv: str = ""
    year: int = 0


def recognise(document: "Document") -> Recognised:
    """Return what the file and its first pages say of the paper."""
    metadata = metadata_of(document.path, document.password)
    pages = [_lines(document, page) for page in range(1, min(len(document), _FIRST_PAGES) + 1)]
    title, heading, at = _titled(pages, metadata)
    arxiv = metadata.arxiv or arxiv_of(pages)
    doi = metadata.doi if is_usable(metadata.doi) else doi_of(pages)
    return Recognised(
        title=title,
        authors=authors_of(pages[at] if pages else (), heading, metadata),
        doi=doi,
        arxiv=arxiv,
        year=metadata.year or _year(pages, arxiv),
    )


def _titled(pages: Sequence[Sequence[StyledLine]], metadata: Metadata) -> tuple[str, Heading | None, int]:
    """Return the title, the lines it stands in, and on which of the pages: the first may be empty or a picture."""
    for at, lines in enumerate(pages):
        title, heading = title_of(lines, metadata)
        if title and (heading is not None or at == len(pages) - 1):
            return title, heading, at
    return title_of((), metadata)[0], None, 0


def _lines(document: "Document", page: int) -> tuple[StyledLine, ...]:
    try:
        return styled_lines(document.raw_text(page))
    except ReaderError:
        return ()


def _year(pages: Sequence[Sequence[StyledLine]], arxiv: str) -> int:
    """Return the year that the edges of the first page give, else that of the arXiv id."""
    for lines in pages[:1]:
        for line in lines:
            if _PUBLISHED.search(line.text) and (line.is_turned or not 0.25 < line.top < 0.75):
                years = [int(year) for year in _YEAR.findall(line.text)]
                if years:
                    return max(years)
    found = _ARXIV_YEAR.match(arxiv)
    return 2000 + int(found[1]) if found else 0
