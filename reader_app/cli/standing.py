"""`state`, `star`, `trash` and `restore`: where papers stand with their reader."""

from collections.abc import Callable, Sequence

from reader_app.cli.answer import Answer, Call
from reader_app.cli.arguments import Parser
from reader_app.cli.opening import to_change
from reader_app.cli.papers_named import ID_HELP, chosen, counted, declare_query
from reader_app.library.library import Library
from reader_app.model.changes import Changes
from reader_app.model.ids import PaperId
from reader_app.model.paper import ReadState

Change = Callable[[Library, Sequence[PaperId]], Changes]


def declare_state(parser: Parser) -> None:
    states = ", ".join(ReadState)
    parser.add_argument("papers", metavar="ID", nargs="*", help=ID_HELP)
    parser.add_argument("state", metavar="STATE", help=f"one of {states}")
    declare_query(parser)


def state(call: Call) -> Answer:
    """Move papers in the reading queue."""
    name = call.options.state.casefold()
    if name not in tuple(ReadState):
        raise call.misuse(f"“{call.options.state}” is not a read state; the last word is one of {', '.join(ReadState)}")
    return _changed(call, lambda library, papers: library.papers.set_state(papers, ReadState(name)))


def declare_star(parser: Parser) -> None:
    declare_papers(parser)
    parser.add_argument("--off", action="store_true", help="take the star away")


def star(call: Call) -> Answer:
    """Give papers a star, or take it away."""
    return _changed(call, lambda library, papers: library.papers.set_starred(papers, not call.options.off))


def declare_papers(parser: Parser) -> None:
    parser.add_argument("papers", metavar="ID", nargs="*", help=ID_HELP)
    declare_query(parser)


def trash(call: Call) -> Answer:
    """Put papers into the trash."""
    return _changed(call, lambda library, papers: library.papers.trash(papers))


def restore(call: Call) -> Answer:
    """Take papers out of the trash."""
    return _changed(call, lambda library, papers: library.papers.restore(papers))


def _changed(call: Call, change: Change) -> Answer:
    if not call.options.papers and call.options.query is None:
        raise call.misuse("no paper is named; give ids, or --query")
    with to_change(call) as library:
        papers = chosen(library, call.options.papers, call.options)
        changes = change(library, papers)
        rows = [library.papers.row(paper) for paper in papers]
    document = {
        "changed": len(changes.papers),
        "papers": [
            {
                "id": row.paper.id,
                "title": row.paper.title,
                "state": str(row.paper.state),
                "starred": row.paper.starred,
                "trashed": bool(row.paper.trashed),
            }
            for row in rows
        ],
    }
    return Answer(document, (), (f"Changed {counted(len(changes.papers))}.",))
