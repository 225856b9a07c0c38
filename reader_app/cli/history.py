"""`history`: what was changed, how a paper, its note and its highlights were before, and how much of that is kept."""

import sys
from argparse import ArgumentTypeError
from collections.abc import Sequence
from dataclasses import replace

from reader_app.cli.answer import Answer, Call
from reader_app.cli.arguments import Parser
from reader_app.cli.columns import one_line, shortened, table
from reader_app.cli.comparing import compared
from reader_app.cli.opening import to_change, to_read
from reader_app.cli.papers_named import ID_HELP
from reader_app.cli.retention import days, kept, size
from reader_app.cli.version_document import event_document, kind_of, moment_cell, said_by, version_document
from reader_app.library.library import Library
from reader_app.library.past import Version
from reader_app.model.errors import ReaderError
from reader_app.model.ids import PaperId
from reader_app.model.paper import Paper

SHOWN = 20
LABEL_CELLS = 36
"""Of a label, so much is shown beside what a version says."""
ALL = sys.maxsize
_OF_A_PAPER = ("restore", "diff")


def declare_history(parser: Parser) -> None:
    parser.add_argument("paper", metavar="ID", nargs="?", help=f"{ID_HELP}; of a deleted paper too")
    parser.add_argument("--restore", metavar="NUMBER", type=_number, help="bring back how the paper was after a change")
    parser.add_argument("--diff", metavar="NUMBER", type=_number, help="compare how it was after a change with now")
    parser.add_argument("--before", metavar="NUMBER", type=_number, help="list the changes before this one")
    parser.add_argument("--days", action="store_true", help="list the days on which something was changed")
    parser.add_argument(
        "--keep",
        metavar="SIZE",
        nargs="?",
        const=0,
        type=size,
        help="keep so much history, such as 200MB, or say how much",
    )
    parser.add_argument("--yes", action="store_true", help="keep less, although older changes are lost by it")
    parser.add_argument(
        "--limit", metavar="N", type=_number, default=SHOWN, help=f"show so many, 0 for all (usually {SHOWN})"
    )


def history(call: Call) -> Answer:
    """Return the changes of the library or of one paper, newest first, or what else was asked about them."""
    _refuse_what_does_not_go_together(call)
    options = call.options
    if options.keep is not None:
        return kept(call)
    if options.days:
        return days(call, options.limit or ALL)
    if options.restore is not None:
        return _restored(call)
    if options.diff is not None:
        return _compared(call)
    return _events(call) if options.paper is None else _versions(call)


def _refuse_what_does_not_go_together(call: Call) -> None:
    options = call.options
    for name in _OF_A_PAPER:
        if getattr(options, name) is not None and options.paper is None:
            raise call.misuse(f"--{name} needs the paper that it is about")
    if options.paper is not None and (options.keep is not None or options.days):
        raise call.misuse("--keep and --days are about the whole library, not about one paper")
    if options.yes and not options.keep:
        raise call.misuse("--yes needs --keep with a size")


def _events(call: Call) -> Answer:
    most = call.options.limit or ALL
    with to_read(call) as library:
        events = library.past.events(min(most + 1, ALL), call.options.before)
    rows = [(str(event.number), moment_cell(event), one_line(event.label)) for event in events[:most]]
    nothing = "Nothing was changed yet." if call.options.before is None else "There are no earlier changes."
    return Answer(
        {"changes": [event_document(event) for event in events[:most]]},
        table(rows, width=call.terminal.width, text=2, right=(0,)),
        _messages(len(events), most, nothing),
    )


def _versions(call: Call) -> Answer:
    most = call.options.limit or ALL
    with to_read(call) as library:
        paper, title = named(library, call.options.paper)
        before = ALL if call.options.before is None else call.options.before
        found = library.past.of(paper, ALL if call.options.before is not None else min(most + 1, ALL))
    versions = [version for version in found if version.event.number < before][: min(most + 1, ALL)]
    rows = [_cells(version) for version in versions[:most]]
    return Answer(
        {"id": paper, "title": title, "versions": [version_document(version) for version in versions[:most]]},
        table(rows, width=call.terminal.width, text=4, right=(0,)),
        _messages(len(versions), most, f"The history knows no change of “{title}”."),
    )


def _compared(call: Call) -> Answer:
    with to_read(call) as library:
        paper, title = named(library, call.options.paper)
        versions = _wanted(library, paper, title, call.options.diff)
        found = [(version, library.past.difference(version)) for version in versions]
    document = {"id": paper, "title": title, "number": call.options.diff}
    return compared(document, found)


def _restored(call: Call) -> Answer:
    number = call.options.restore
    with to_change(call) as library:
        paper, title = named(library, call.options.paper)
        wanted = _wanted(library, paper, title, number)
        is_changed = bool(library.past.restore_all(wanted))
        document = {"id": paper, "title": library.papers.get(paper).title, "restored": number, "changed": is_changed}
    if not is_changed:
        return Answer(document, (), ("It is like that already.",))
    what = f"what change {number} removed" if wanted[0].is_before else f"what change {number} made"
    return Answer(document, (), (f"Brought back {what} of “{document['title']}”.",))


def _wanted(library: Library, paper: PaperId, title: str, number: int) -> Sequence[Version]:
    """Return what a change left of a paper; where it left nothing, what it removed. Raises ReaderError."""
    found = [version for version in library.past.of(paper, ALL) if version.event.number == number]
    if not found:
        raise ReaderError(f"No change of “{title}” has the number {number}; `history ID` lists those it has.")
    left = [version for version in found if version.value]
    return left or [replace(version, is_before=True) for version in found]


def named(library: Library, name: str) -> tuple[PaperId, str]:
    """Return the id and the title of the paper that is named, there or deleted. Raises ReaderError."""
    try:
        paper = library.papers.find_id(name)
    except ReaderError:
        deleted = [one.value for one in library.past.deleted(ALL) if isinstance(one.value, Paper)]
        found = [paper for paper in deleted if is_named(paper, name)]
        if len(found) != 1:
            raise
        return found[0].id, found[0].title
    return paper, library.papers.get(paper).title


def is_named(paper: Paper, name: str) -> bool:
    """Say whether a paper is meant by a name that somebody typed."""
    wanted = name.strip()
    exact = (paper.citation_key, paper.doi, paper.arxiv, paper.title)
    return bool(wanted) and (paper.id.startswith(wanted) or wanted.casefold() in map(str.casefold, exact))


def _cells(version: Version) -> tuple[str, str, str, str, str]:
    event = version.event
    label = shortened(one_line(event.label), LABEL_CELLS)
    return str(event.number), moment_cell(event), kind_of(version), label, one_line(said_by(version))


def _messages(found: int, most: int, nothing: str) -> tuple[str, ...]:
    if not found:
        return (nothing,)
    return (f"Only the latest {most:,} are shown; --limit 0 shows all.",) if found > most else ()


def _number(text: str) -> int:
    if not (text.isascii() and text.isdecimal()):
        raise ArgumentTypeError(f"“{text}” is not a number")
    return min(int(text), ALL)
