"""`search` and `list`: papers, many at a time."""

from argparse import ArgumentTypeError, Namespace
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Any, NamedTuple

from reader_app.cli.answer import Answer, Call
from reader_app.cli.arguments import Parser, word
from reader_app.cli.columns import emphasised, one_line, shortened, table, wrapped
from reader_app.cli.explanation_lines import explanation_document, explanation_line
from reader_app.cli.facet_lines import facet_lines, facets_document
from reader_app.cli.opening import to_search
from reader_app.cli.paper_document import row_document
from reader_app.cli.papers_named import counted, name_of
from reader_app.library.listing import Listing, Order, Scope
from reader_app.model.explanation import Explanation
from reader_app.model.hit import PagePassage, Span
from reader_app.model.ids import PaperId
from reader_app.model.paper import ReadState, short_authors
from reader_app.model.row import Row
from reader_app.model.tag import normal_tag

HITS = 20
INDENT = "    "


class Remarks(NamedTuple):
    """What is said of some papers of a list besides."""

    reasons: Mapping[PaperId, Explanation]
    passages: Mapping[PaperId, PagePassage]
    """What was found in their PDFs."""


def declare_search(parser: Parser) -> None:
    parser.add_argument("query", metavar="QUERY", nargs="+", type=word, help="words, phrases, fields and filters")
    parser.add_argument("--explain", action="store_true", help="say of each paper what its score is made of")
    fields = "year, state, tag, author, venue and what they have"
    parser.add_argument("--facets", action="store_true", help=f"count the papers by {fields}")
    declare_limit(parser, HITS)


def search(call: Call) -> Answer:
    """Return the papers that a query finds, best first."""
    query = " ".join(call.options.query)
    scope = Scope(query=query, nearly=True)
    with to_search(call) as library:
        listing = library.listing(scope)
        facets = library.finding.facets(scope) if call.options.facets else ()
        rows = listing.rows[: call.options.limit or None]
        asked = [row.paper.id for row in rows] if call.options.explain else []
        reasons = {paper: found for paper in asked if (found := library.finding.explanation(scope, paper))}
        remarks = Remarks(reasons, library.pages.passages(scope, (row.paper.id for row in rows)))
        suggestion = "" if listing.matching else library.finding.suggestion(scope)
    hits = [_hit(listing, row, remarks) | {"nearly": place >= listing.matching} for place, row in enumerate(rows)]
    total = len(listing.rows)
    document = {"query": query, "total": total, "matching": listing.matching, "hits": hits}
    document |= {"unindexed": listing.unindexed, "suggestion": suggestion}
    return Answer(
        document | ({"facets": facets_document(facets)} if call.options.facets else {}),
        chain(_hit_lines(call, listing, rows, remarks), facet_lines(facets, call.terminal.width)),
        (
            *_messages(listing, len(rows), f"Nothing found for “{query}”.{_better(suggestion)}"),
            *_nearly_message(listing, suggestion),
        ),
    )


def _nearly_message(listing: Listing, suggestion: str) -> tuple[str, ...]:
    """Return how many papers match, where others are listed that have only some of the words."""
    if not listing.nearly:
        return ()
    whole = counted(listing.matching) if listing.matching else "No paper"
    has = "has" if listing.matching < 2 else "have"
    return (f"{whole} {has} all of this; {counted(listing.nearly)} with some of the words.{_better(suggestion)}",)


def _better(suggestion: str) -> str:
    return f" Did you mean “{suggestion}”?" if suggestion else ""


def declare_list(parser: Parser) -> None:
    parser.add_argument("--state", choices=[str(state) for state in ReadState], help="only papers in this read state")
    parser.add_argument("--tag", metavar="TAG", action="append", default=[], help="only papers with this tag")
    parser.add_argument("--starred", action="store_true", help="only starred papers")
    parser.add_argument("--trash", action="store_true", help="the papers in the trash")
    orders = [str(order) for order in Order if order is not Order.BEST]
    parser.add_argument("--sort", choices=orders, default=str(Order.BEST), help="instead of added last first")
    parser.add_argument("--reverse", action="store_true", help="the other way round")
    declare_limit(parser, 0)


def listed(call: Call) -> Answer:
    """Return the papers of the library, or some of them."""
    with to_search(call) as library:
        listing = library.listing(Scope(base=_base(call.options), order=Order(call.options.sort)))
    rows = listing.rows[::-1] if call.options.reverse else listing.rows
    rows = rows[: call.options.limit or None]
    return Answer(
        {"total": len(listing.rows), "papers": [row_document(row) for row in rows]},
        list_lines(call, rows),
        _messages(listing, len(rows), "There are no such papers." if listing.library_size else "The library is empty."),
    )


def declare_limit(parser: Parser, usual: int) -> None:
    text = f"show so many papers, 0 for all{f' (usually {usual})' if usual else ''}"
    parser.add_argument("--limit", type=_limit, default=usual, metavar="N", help=text)


def _limit(text: str) -> int:
    if not text.isdecimal():
        raise ArgumentTypeError(f"“{text}” is not a number of papers")
    return int(text)


def _base(options: Namespace) -> str:
    """Return the query whose papers are listed."""
    tags = (f'tag:"{normal_tag(tag)}"' for tag in options.tag)
    parts = (
        f"is:{options.state}" if options.state else "",
        "is:starred" if options.starred else "",
        "is:trashed" if options.trash else "",
        *tags,
    )
    return " ".join(part for part in parts if part)


def _messages(listing: Listing, shown: int, nothing: str) -> tuple[str, ...]:
    total = len(listing.rows)
    if not total:
        return (nothing,)
    return (f"{shown:,} of {counted(total)}; --limit 0 shows all.",) if shown < total else ()


def _hit(listing: Listing, row: Row, remarks: Remarks) -> dict[str, Any]:
    document = row_document(row) | {"score": listing.scores.get(row.paper.id, 0.0)}
    if row.paper.id in remarks.reasons:
        document["explanation"] = explanation_document(remarks.reasons[row.paper.id])
    if row.paper.id in remarks.passages:
        document["pdf"] = _passage_document(row, remarks.passages[row.paper.id])
    if listing.matcher is None:
        return document | {"matched": [], "snippet": "", "snippet_field": "", "spans": []}
    snippet = listing.matcher.snippet(row)
    return document | {
        "matched": list(listing.matcher.fields(row)),
        "snippet": snippet.text,
        "snippet_field": snippet.field,
        "spans": [list(span) for span in snippet.spans],
    }


def _passage_document(row: Row, passage: PagePassage) -> dict[str, Any]:
    file = next(file for file in row.files if file.id == passage.found.attachment)
    return {
        "id": file.id,
        "name": file.name,
        "page": passage.found.page,
        "snippet": passage.snippet.text,
        "spans": [list(span) for span in passage.snippet.spans],
    }


def _hit_lines(call: Call, listing: Listing, rows: Sequence[Row], remarks: Remarks) -> Iterator[str]:
    """Yield title, origin, best passage and reasons of each hit."""
    width, has_colour = call.terminal.width, call.terminal.has_colour
    for row in rows:
        title = one_line(row.paper.title)
        spans = listing.matcher.spans("title", title) if listing.matcher else ()
        yield emphasised(shortened(title, width), spans, has_colour=has_colour)
        yield INDENT + shortened(_origin(row), width - len(INDENT))
        if listing.matcher and (snippet := listing.matcher.snippet(row)).spans:
            text, spans = _around(snippet.text, snippet.spans, width - len(INDENT))
            yield INDENT + emphasised(text, spans, has_colour=has_colour)
        elif (passage := remarks.passages.get(row.paper.id)) and passage.snippet.spans:
            lead = f"{INDENT}PDF p. {passage.found.page}: "
            text, spans = _around(passage.snippet.text, passage.snippet.spans, width - len(lead))
            yield lead + emphasised(text, spans, has_colour=has_colour)
        if row.paper.id in remarks.reasons:
            yield from wrapped(explanation_line(remarks.reasons[row.paper.id]), width, INDENT)


def _around(text: str, spans: Sequence[Span], width: int) -> tuple[str, tuple[Span, ...]]:
    """Return the part of a passage that fits a line and has its first found words, with their spans in it."""
    flat = text.replace("\n", " ").replace("\t", " ")
    start = max(0, spans[0][1] - width + width // 4) if spans[0][1] > width else 0
    start = flat.find(" ", start) + 1 if start else 0
    lead = "…" if start else ""
    shift = len(lead) - start
    line = lead + flat[start:]
    return shortened(line, width), tuple((first + shift, last + shift) for first, last in spans)


def _origin(row: Row) -> str:
    paper = row.paper
    people = short_authors(paper.authors) or paper.source
    return " · ".join(part for part in (name_of(row), people, paper.date, paper.venue) if part)


def list_lines(call: Call, rows: Sequence[Row]) -> list[str]:
    cells = [
        (
            name_of(row),
            row.paper.date,
            str(row.paper.state),
            "★" if row.paper.starred else "",
            one_line(row.paper.title),
        )
        for row in rows
    ]
    return table(cells, width=call.terminal.width, text=4)
