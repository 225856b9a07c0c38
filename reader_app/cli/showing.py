"""`show`: all that is known of one paper."""

from collections.abc import Iterable, Iterator
from typing import Any

from reader_app.cli.answer import Answer, Call
from reader_app.cli.arguments import Parser
from reader_app.cli.attaching import file_document
from reader_app.cli.columns import BOLD, NORMAL, wrapped
from reader_app.cli.highlight_document import highlight_document, highlight_lines
from reader_app.cli.opening import to_read
from reader_app.cli.paper_document import paper_document
from reader_app.cli.papers_named import ID_HELP
from reader_app.library.library import Library
from reader_app.library.marks import PlacedMark
from reader_app.model.ids import PaperId
from reader_app.model.paper import Paper
from reader_app.model.row import Row

LABEL_WIDTH = 14


def declare_show(parser: Parser) -> None:
    parser.add_argument("paper", metavar="ID", help=ID_HELP)


def show(call: Call) -> Answer:
    """Return what sources say of a paper, and what its reader made of it."""
    with to_read(call) as library:
        paper = library.papers.find_id(call.options.paper)
        row, marks = library.papers.row(paper), library.marks.of(paper)
        pages = _pages(library, paper)
        files = [file_document(library, one) for one in row.files]
    document = paper_document(row.paper) | {
        "note": row.note,
        "highlights": [highlight_document(mark) for mark in marks],
        "feeds": pages,
        "files": files,
    }
    places = (*_places(pages), *_file_places(files))
    return Answer(document, _lines(row, marks, places, call.terminal.width))


def _pages(library: Library, paper: PaperId) -> list[dict[str, Any]]:
    """Return where on which pages of feeds a paper was."""
    return [
        {"id": page.id, "title": page.title, "date": page.date, "date_inferred": page.date_inferred, "rank": item.rank}
        for page in library.feeds.all()
        for item in page.items
        if item.paper == paper
    ]


def _lines(row: Row, marks: tuple[PlacedMark, ...], places: Iterable[tuple[str, str]], width: int) -> Iterator[str]:
    yield from (f"{BOLD}{line}{NORMAL}" for line in wrapped(row.paper.title, width))
    yield from wrapped(", ".join(row.paper.authors), width) if row.paper.authors else ()
    yield ""
    for label, value in (*_facts(row.paper), *places):
        first, *others = wrapped(value, width - LABEL_WIDTH)
        yield f"{label:{LABEL_WIDTH}}{first}"
        yield from (" " * LABEL_WIDTH + line for line in others)
    if row.paper.abstract:
        yield from ("", f"{BOLD}{'Summary' if row.paper.is_summary else 'Abstract'}{NORMAL}")
        yield from wrapped(row.paper.abstract, width)
    if row.note:
        yield from ("", f"{BOLD}Note{NORMAL}", *row.note.rstrip("\n").split("\n"))
    if marks:
        yield from ("", f"{BOLD}Highlights{NORMAL}", *highlight_lines(marks, width))


def _facts(paper: Paper) -> Iterator[tuple[str, str]]:
    """Yield what is known of a paper with its label, in the order of interest."""
    inferred = " (the year is inferred)" if paper.first_seen_inferred else ""
    facts = (
        ("Published", paper.published or str(paper.year or "")),
        ("Venue", paper.venue),
        ("DOI", paper.doi),
        ("arXiv", paper.arxiv),
        ("Link", paper.url),
        ("Keywords", ", ".join(paper.keywords)),
        ("Tags", ", ".join(paper.tags)),
        ("State", f"{paper.state}{', starred' if paper.starred else ''}"),
        ("Trashed", paper.trashed),
        ("Read", paper.read),
        ("First seen", f"{paper.first_seen}{inferred}" if paper.first_seen else ""),
        ("Submitted by", paper.submitted_by),
        ("Upvotes", "" if paper.upvotes is None else str(paper.upvotes)),
        ("Added", paper.added),
        ("Source", paper.source),
        ("Citation key", paper.citation_key),
        ("Id", paper.id),
        *((name[: LABEL_WIDTH - 1], value) for name, value in paper.extra),
    )
    return ((label, value) for label, value in facts if value.strip())


def _places(pages: list[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    for page in pages:
        day = f", {page['date']}" if page["date"] else ""
        yield "Page", f"{page['title']}{day}, number {page['rank']}"


def _file_places(files: list[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    for one in files:
        missing = "" if one["path"] else " (not there any more)"
        yield "PDF", f"{one['path'] or one['name']}{missing}"
