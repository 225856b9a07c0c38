"""`similar`: the papers most like one."""

from reader_app.cli.answer import Answer, Call
from reader_app.cli.arguments import Parser
from reader_app.cli.finding import declare_limit, list_lines
from reader_app.cli.opening import to_search
from reader_app.cli.paper_document import row_document
from reader_app.cli.papers_named import ID_HELP

SHOWN = 10


def declare_similar(parser: Parser) -> None:
    parser.add_argument("paper", metavar="ID", help=ID_HELP)
    declare_limit(parser, SHOWN)


def similar(call: Call) -> Answer:
    """Return the papers most like one, the most similar first."""
    with to_search(call) as library:
        paper = library.papers.row(library.papers.find_id(call.options.paper))
        found = library.finding.similar(paper.paper.id)[: call.options.limit or None]
        rows = [library.papers.row(one) for one in found]
    nothing = f"No paper is like “{paper.paper.title}”."
    return Answer(
        {"id": paper.paper.id, "papers": [row_document(row) for row in rows]},
        list_lines(call, rows),
        () if rows else (nothing,),
    )
