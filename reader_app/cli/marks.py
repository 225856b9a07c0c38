"""`marks`: the marks of a paper or of the whole library, narrowed down, listed or written in another format."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from reader_app.cli.answer import Answer, Call
from reader_app.cli.arguments import Parser, word
from reader_app.cli.columns import wrapped
from reader_app.cli.opening import to_read
from reader_app.cli.papers_named import ID_HELP
from reader_app.formats.marks_entry import MarkEntry
from reader_app.formats.marks_writing import MARK_WRITERS, write_marks
from reader_app.library.mark_list import MarkOrder, MarkScope
from reader_app.model.colour import colour_named
from reader_app.model.ids import PaperId


def declare_marks(parser: Parser) -> None:
    parser.add_argument("paper", metavar="ID", nargs="?", type=word, help=f"{ID_HELP}; without one, all papers")
    parser.add_argument("--format", choices=tuple(MARK_WRITERS), help="print them in a format for other programs")
    parser.add_argument("--text", default="", help="words that the mark, its comment, tags or title have")
    parser.add_argument("--colour", "--color", action="append", default=[], help="a colour, or its meaning")
    parser.add_argument("--tag", action="append", default=[], help="a tag of the mark")
    parser.add_argument("--kind", action="append", default=[], help="highlight, underline, note, ...")
    parser.add_argument("--author", action="append", default=[], help="who made it; “” for you")
    parser.add_argument("--since", default="", metavar="DAY", help="made on this day or later, such as 2026-03-01")
    parser.add_argument("--until", default="", metavar="DAY", help="made on this day or earlier")
    parser.add_argument("--order", choices=[*MarkOrder], default=MarkOrder.PAPER, help="what comes first")


def marks(call: Call) -> Answer:
    """Return the marks that are asked for."""
    options = call.options
    for day in (options.since, options.until):
        _check_day(call, day)
    with to_read(call) as library:
        paper = library.papers.find_id(options.paper) if options.paper is not None else None
        listed = library.marks.listing(_scope(call, paper))
    entries = [MarkEntry(passage.annotation, passage.row) for passage in listed.passages]
    document = {"marks": [_document(entry) for entry in entries], "total": listed.total}
    if options.format:
        text = write_marks(options.format, entries)
        return Answer({**document, "format": options.format, "text": text}, export=text)
    messages = () if entries else ("There are no such marks.",)
    return Answer(document, _lines(entries, call.terminal.width), messages)


def _scope(call: Call, paper: PaperId | None) -> MarkScope:
    options = call.options
    return MarkScope(
        paper,
        options.text,
        frozenset(map(colour_named, options.colour)),
        frozenset(options.tag),
        frozenset(options.kind),
        frozenset(options.author),
        options.since,
        options.until,
        MarkOrder(options.order),
    )


def _check_day(call: Call, day: str) -> None:
    try:
        if day:
            date.fromisoformat(day)
    except ValueError:
        raise call.misuse(f"“{day}” is not a day; write it like 2026-03-01") from None


def _document(entry: MarkEntry) -> dict[str, Any]:
    mark = entry.annotation
    return {
        "id": mark.id,
        "paper": mark.paper,
        "title": entry.row.paper.title,
        "attachment": mark.anchor.attachment,
        "target": str(mark.anchor.target),
        "page": mark.anchor.page or None,
        "kind": mark.kind,
        "colour": mark.colour,
        "text": entry.words,
        "comment": mark.comment,
        "tags": list(mark.tags),
        "author": mark.author,
        "created": mark.created,
        "modified": mark.modified,
        "link": entry.link,
    }


def _lines(entries: Sequence[MarkEntry], width: int) -> Iterator[str]:
    title = ""
    for entry in entries:
        mark = entry.annotation
        if entry.row.paper.title != title:
            title = entry.row.paper.title
            yield title
        author = f" by {mark.author}" if mark.author else ""
        tags = f"  #{' #'.join(mark.tags)}" if mark.tags else ""
        yield f"  {entry.where}  {entry.colour} {entry.kind}{author}{tags}  {mark.id}"
        if entry.words:
            yield from wrapped(f"“{' '.join(entry.words.split())}”", width, "      ")
        if mark.comment:
            yield from wrapped(mark.comment, width, "      ")
