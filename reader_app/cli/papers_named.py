"""The papers that a command is about: named one by one, or all that a search finds."""

from argparse import Namespace
from collections.abc import Sequence

from reader_app.cli.arguments import Parser
from reader_app.library.library import Library
from reader_app.library.listing import Scope
from reader_app.model.errors import ReaderError
from reader_app.model.ids import PaperId
from reader_app.model.row import Row

ID_HELP = "an id or its beginning, a citation key, a DOI, an arXiv id, or the exact title"


def declare_query(parser: Parser) -> None:
    parser.add_argument("--query", metavar="QUERY", help="all papers that this search finds")


def chosen(library: Library, names: Sequence[str], options: Namespace) -> tuple[PaperId, ...]:
    """Return the papers that are named or found, each once. Raises ReaderError where one is not there."""
    found: dict[PaperId, None] = {}
    if options.query is not None:
        listing = library.listing(Scope(query=options.query))
        found.update((row.paper.id, None) for row in listing.rows)
        if not found:
            raise ReaderError(f"No paper matches “{options.query}”.")
    found.update((library.papers.find_id(name), None) for name in names)
    return tuple(found)


def name_of(row: Row) -> str:
    """Return what a paper is called in a list: something short to type that names it."""
    return row.paper.citation_key or row.paper.id


def counted(papers: int) -> str:
    return "1 paper" if papers == 1 else f"{papers:,} papers"
