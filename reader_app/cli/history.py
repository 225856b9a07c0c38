"""`history`: what was changed, and how a paper, its note and its highlights were before."""

import sys
from argparse import ArgumentTypeError
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from reader_app.cli.answer import Answer, Call
from reader_app.cli.arguments import Parser
from reader_app.cli.columns import one_line, shortened, table
from reader_app.cli.opening import to_change, to_read
from reader_app.cli.papers_named import ID_HELP
from reader_app.cli.version_document import event_document, kind_of, said_by, version_document
from reader_app.library.library import Library
from reader_app.library.past import Event, Version
from reader_app.model.errors import ReaderError
from reader_app.model.ids import PaperId
from reader_app.model.paper import Paper

SHOWN = 20
LABEL_CELLS = 36
"""Of a label, so much is shown beside what a version says."""
ALL = sys.maxsize


def declare_history(parser: Parser) -> None:
    parser.add_argument("paper", metavar="ID", nargs="?", help=f"{ID_HELP}; of a deleted paper too")
    parser.add_argument("--restore", metavar="NUMBER", type=_number, help="bring back how the paper was after a change")
    parser.add_argument(
        "--limit", metavar="N", type=_number, default=SHOWN, help=f"show so many, 0 for all (usually {SHOWN})"
    )


def history(call: Call) -> Answer:
    """Return the changes of the library or of one paper, newest first, or bring one of its versions back."""
    options = call.options
    if options.restore is not None:
        if options.paper is None:
            raise call.misuse("--restore needs the paper that is to be brought back")
        return _restored(call)
    most = options.limit or ALL
    with to_read(call) as library:
        if options.paper is not None:
            return _versions(call, library, most)
        events = library.past.events(min(most + 1, ALL))
    rows = [(str(event.number), _moment(event), one_line(event.label)) for event in events[:most]]
    return Answer(
        {"changes": [event_document(event) for event in events[:most]]},
        table(rows, width=call.terminal.width, text=2, right=(0,)),
        _messages(len(events), most, "Nothing was changed yet."),
    )


def _versions(call: Call, library: Library, most: int) -> Answer:
    paper, title = _named(library, call.options.paper)
    versions = library.past.of(paper, min(most + 1, ALL))
    rows = [_cells(version) for version in versions[:most]]
    return Answer(
        {"id": paper, "title": title, "versions": [version_document(version) for version in versions[:most]]},
        table(rows, width=call.terminal.width, text=4, right=(0,)),
        _messages(len(versions), most, f"The history knows no change of “{title}”."),
    )


def _restored(call: Call) -> Answer:
    number = call.options.restore
    with to_change(call) as library:
        paper, title = _named(library, call.options.paper)
        wanted = _wanted(library, paper, number)
        if not wanted:
            raise ReaderError(f"No change of “{title}” has the number {number}; `history ID` lists those it has.")
        # A paper comes before its note and highlights: those cannot come back without it.
        changes = [library.past.restore(version) for version in wanted]
        is_changed = any(changes)
        document = {"id": paper, "title": library.papers.get(paper).title, "restored": number, "changed": is_changed}
    if not is_changed:
        return Answer(document, (), ("It is like that already.",))
    what = f"what change {number} removed" if wanted[0].is_before else f"what change {number} made"
    return Answer(document, (), (f"Brought back {what} of “{document['title']}”.",))


def _wanted(library: Library, paper: PaperId, number: int) -> Sequence[Version]:
    """Return what a change left of a paper; where it left nothing, what it removed."""
    found = [version for version in library.past.of(paper, ALL) if version.event.number == number]
    left = [version for version in found if version.value]
    return left or [replace(version, is_before=True) for version in found]


def _named(library: Library, name: str) -> tuple[PaperId, str]:
    """Return the id and the title of the paper that is named, there or deleted. Raises ReaderError."""
    try:
        paper = library.papers.find_id(name)
    except ReaderError:
        deleted = [one.value for one in library.past.deleted(ALL) if isinstance(one.value, Paper)]
        found = [paper for paper in deleted if _is_named(paper, name.strip())]
        if len(found) != 1:
            raise
        return found[0].id, found[0].title
    return paper, library.papers.get(paper).title


def _is_named(paper: Paper, name: str) -> bool:
    exact = (paper.citation_key, paper.doi, paper.arxiv, paper.title)
    return bool(name) and (paper.id.startswith(name) or name.casefold() in map(str.casefold, exact))


def _cells(version: Version) -> tuple[str, str, str, str, str]:
    event = version.event
    label = shortened(one_line(event.label), LABEL_CELLS)
    return str(event.number), _moment(event), kind_of(version), label, one_line(said_by(version))


def _moment(event: Event) -> str:
    return datetime.fromisoformat(event.time).astimezone().strftime("%Y-%m-%d %H:%M")


def _messages(found: int, most: int, nothing: str) -> tuple[str, ...]:
    if not found:
        return (nothing,)
    return (f"Only the latest {most:,} are shown; --limit 0 shows all.",) if found > most else ()


def _number(text: str) -> int:
    if not (text.isascii() and text.isdecimal()):
        raise ArgumentTypeError(f"“{text}” is not a number")
    return min(int(text), ALL)
