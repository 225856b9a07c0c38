"""Everything that is shown of one paper, read from the library in one go."""

from collections.abc import Mapping
from dataclasses import dataclass

from reader_app.library.library import Library
from reader_app.library.marks import PlacedMark
from reader_app.model.feed import FeedPage
from reader_app.model.ids import PaperId
from reader_app.model.paper import Paper
from reader_app.ui.math import Prepared, prepare
from reader_app.ui.reading.file_list import ShownFile


@dataclass(frozen=True, slots=True)
class OpenPaper:
    """A paper with its highlights, and what the library has to offer around it."""

    paper: Paper
    title: Prepared
    abstract: Prepared
    marks: tuple[PlacedMark, ...] = ()
    tag_colours: Mapping[str, str] | None = None
    """Every tag of the library with the name of its colour."""
    page: FeedPage | None = None
    """The page of a feed that showed the paper first."""
    is_read_only: bool = False
    files: tuple[ShownFile, ...] = ()
    """Its PDFs, in the order in which they were attached."""


def open_paper(library: Library, *, paper: PaperId) -> OpenPaper | None:
    """Return what is shown of a paper; nothing where it was deleted meanwhile.

    Asked on the library's thread, which also typesets the formulas: some milliseconds each, the first time.
    """
    row = library.papers.rows().get(paper)
    if row is None:
        return None
    return OpenPaper(
        row.paper,
        prepare(row.paper.title),
        prepare(row.paper.abstract),
        library.marks.of(paper),
        library.tags.colours(),
        _page_of(library, row.paper),
        library.is_read_only,
        tuple(ShownFile(file, library.attachments.place(file)) for file in row.files),
    )


def _page_of(library: Library, paper: Paper) -> FeedPage | None:
    if not paper.first_seen:
        return None
    pages = (page for page in library.feeds.all() if page.date == paper.first_seen)
    return next((page for page in pages if any(item.paper == paper.id for item in page.items)), None)
