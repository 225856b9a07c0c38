"""`feeds`: the pages of papers that were imported, and their dates."""

from typing import Any

from reader_app.cli.answer import Answer, Call
from reader_app.cli.arguments import Parser
from reader_app.cli.columns import one_line, table
from reader_app.cli.opening import to_change, to_read
from reader_app.library.library import Library
from reader_app.model.errors import ReaderError
from reader_app.model.feed import FeedPage


def declare_feeds(parser: Parser) -> None:
    parser.add_argument("page", metavar="PAGE", nargs="?", help="the id of a page, or its beginning")
    parser.add_argument("--date", metavar="DAY", help="correct the day of the page, as 2026-03-18")


def feeds(call: Call) -> Answer:
    """Return the pages, newest first, or the papers of one; after its date is corrected where that was asked for."""
    options = call.options
    if options.date is not None:
        if options.page is None:
            raise call.misuse("--date needs the page whose day it is")
        with to_change(call) as library:
            library.feeds.set_date(_page(library, options.page).id, options.date)
            return _one(call, library, _page(library, options.page))
    with to_read(call) as library:
        if options.page is not None:
            return _one(call, library, _page(library, options.page))
        pages = library.feeds.all()
    rows = [(page.id, _day(page), f"{len(page.items):,}", one_line(page.title)) for page in pages]
    lines = table(rows, width=call.terminal.width, text=3, right=(2,))
    return Answer({"feeds": [_document(page) for page in pages]}, lines, () if pages else ("There are no pages yet.",))


def _page(library: Library, name: str) -> FeedPage:
    """Return the page that an id or its beginning names. Raises ReaderError."""
    found = [page for page in library.feeds.all() if name and page.id.startswith(name.strip().lower())]
    if len(found) != 1:
        reason = f"names {len(found)} pages; use more letters of the id" if found else "is no page; `feeds` lists them"
        raise ReaderError(f"“{name}” {reason}.")
    return found[0]


def _one(call: Call, library: Library, page: FeedPage) -> Answer:
    rows = library.papers.rows()
    items = [item for item in sorted(page.items, key=lambda item: item.rank) if item.paper in rows]
    document = _document(page) | {
        "items": [
            {"id": item.paper, "rank": item.rank, "upvotes": item.upvotes, "title": rows[item.paper].paper.title}
            for item in items
        ]
    }
    cells = [(str(item.rank), one_line(rows[item.paper].paper.title)) for item in items]
    lines = [f"{page.title}, {_day(page)}", *table(cells, width=call.terminal.width, text=1, right=(0,))]
    return Answer(document, lines)


def _day(page: FeedPage) -> str:
    return f"{page.date or 'no date'}{' (year inferred)' if page.date_inferred else ''}"


def _document(page: FeedPage) -> dict[str, Any]:
    return {
        "id": page.id,
        "title": page.title,
        "source": page.source,
        "date": page.date,
        "date_inferred": page.date_inferred,
        "imported": page.imported,
        "papers": len(page.items),
    }
