"""`export`: papers in the formats of other programs."""

from pathlib import PurePath

from reader_app.cli.answer import Answer, Call
from reader_app.cli.arguments import Parser, word
from reader_app.cli.opening import to_search
from reader_app.cli.output_files import output_path, write_file
from reader_app.cli.papers_named import chosen, counted, declare_query
from reader_app.cli.standard_input import SIGN
from reader_app.formats import WRITERS
from reader_app.library.export import export_text
from reader_app.library.library import Library
from reader_app.library.listing import Order, Scope
from reader_app.model.ids import PaperId


def declare_export(parser: Parser) -> None:
    parser.add_argument("--format", choices=tuple(WRITERS), help="if the suffix of OUT does not tell")
    parser.add_argument("out", metavar="OUT", type=word, help="the file to write, or - for standard output")
    declare_query(parser)


def export(call: Call) -> Answer:
    """Write all papers, or those that a search finds, to a file."""
    name = call.options.format or _format_of(call)
    with to_search(call) as library:
        papers = _papers(library, call)
        text = export_text(library, papers, name)
    count = counted(len(papers))
    if call.options.out == SIGN:
        document = {"format": name, "papers": len(papers), "out": SIGN, "text": text}
        return Answer(document, export=text)
    path = output_path(call.options.out, call.folder)
    write_file(path, text)
    document = {"format": name, "papers": len(papers), "out": str(path)}
    return Answer(document, (), (f"Wrote {count} as {WRITERS[name].label} to {path}.",))


def _format_of(call: Call) -> str:
    """Return the format that the suffix of the file stands for. Raises UsageError."""
    suffix = PurePath(call.options.out).suffix.lower()
    for name, writer in WRITERS.items():
        if writer.suffix == suffix:
            return name
    raise call.misuse(f"which format? Give --format {' or '.join(WRITERS)}")


def _papers(library: Library, call: Call) -> tuple[PaperId, ...]:
    """Return the papers to write: best first where they are searched for, else those added first."""
    if call.options.query is not None:
        return chosen(library, (), call.options)
    return tuple(row.paper.id for row in library.listing(Scope(order=Order.ADDED, descending=False)).rows)
