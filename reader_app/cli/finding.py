"""`search` and `list`: papers, many at a time."""

from collections.abc import Iterator
from typing import Any

from reader_app.cli.answer import Answer, Call
from reader_app.cli.arguments import Parser, word
from reader_app.cli.opening import to_read
from reader_app.cli.paper_document import row_document
from reader_app.library.listing import Listing, Scope
from reader_app.model.row import Row

HITS = 20


def declare_search(parser: Parser) -> None:
    parser.add_argument("query", metavar="QUERY", nargs="+", type=word, help="words, phrases, fields and filters")
    parser.add_argument("--limit", type=int, default=HITS, metavar="N", help="show so many hits; 0 for all")


def search(call: Call) -> Answer:
    """Return the papers that a query finds, best first."""
    with to_read(call.folder) as library:
        listing = library.listing(Scope(query=" ".join(call.options.query)))
    rows = listing.rows[: call.options.limit or None]
    return Answer(
        {"total": len(listing.rows), "hits": [_hit(listing, row) for row in rows]},
        _lines(rows),
    )


def declare_list(parser: Parser) -> None:
    parser.add_argument("--limit", type=int, default=0, metavar="N", help="show so many papers; 0 for all")


def listed(call: Call) -> Answer:
    """Return all papers, those added last first."""
    with to_read(call.folder) as library:
        listing = library.listing(Scope())
    rows = listing.rows[: call.options.limit or None]
    return Answer({"total": len(listing.rows), "papers": [row_document(row) for row in rows]}, _lines(rows))


def _hit(listing: Listing, row: Row) -> dict[str, Any]:
    document = row_document(row) | {"score": listing.scores.get(row.paper.id, 0.0)}
    if listing.matcher is None:
        return document | {"matched": [], "snippet": "", "spans": []}
    snippet = listing.matcher.snippet(row)
    return document | {
        "matched": list(listing.matcher.fields(row)),
        "snippet": snippet.text,
        "snippet_field": snippet.field,
        "spans": [list(span) for span in snippet.spans],
    }


def _lines(rows: tuple[Row, ...]) -> Iterator[str]:
    for row in rows:
        yield f"{row.paper.id}  {row.paper.title}"
