"""`tasks`: marks in a colour that means a to-do, listed, ticked off and opened again."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from reader_app.cli.answer import Answer, Call
from reader_app.cli.arguments import Parser
from reader_app.cli.columns import one_line, wrapped
from reader_app.cli.opening import to_change, to_read
from reader_app.cli.papers_named import ID_HELP
from reader_app.library.library import Library
from reader_app.library.mark_list import MarkedPassage
from reader_app.library.tasks import TaskList
from reader_app.model.annotation import Annotation
from reader_app.model.colour import COLOUR_NAMES, MEANINGS
from reader_app.model.ids import PaperId

NO_COLOUR = "none"
OPEN, DONE = "[ ]", "[x]"


def declare_tasks(parser: Parser) -> None:
    parser.add_argument("paper", metavar="ID", nargs="?", help=f"of this paper only: {ID_HELP}")
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--all", action="store_true", help="those that are done as well")
    which.add_argument("--done", action="store_true", help="only those that are done")
    parser.add_argument(
        "--tick", metavar="TASK", action="append", default=[], help="tick this task off; its mark stays"
    )
    parser.add_argument("--open", metavar="TASK", action="append", default=[], help="open this task again")
    text = f"colours of marks that mean a task, between commas: {', '.join(COLOUR_NAMES)}, their meanings, or none"
    parser.add_argument("--colours", "--colors", metavar="NAMES", help=text)


def tasks(call: Call) -> Answer:
    """Return the tasks of a paper or of the library, after what was asked for is done to them."""
    options = call.options
    if not (options.tick or options.open or options.colours is not None):
        with to_read(call) as library:
            return _answer(library, call)
    with to_change(call) as library:
        if options.colours is not None:
            library.tasks.set_colours(_colours(options.colours))
        for names, done in ((options.tick, True), (options.open, False)):
            if names:
                library.tasks.tick([library.marks.find_id(name) for name in names], done=done)
        return _answer(library, call)


def _colours(text: str) -> list[str]:
    names = [name for name in map(str.strip, text.split(",")) if name]
    return [] if names == [NO_COLOUR] else names


def _answer(library: Library, call: Call) -> Answer:
    options = call.options
    paper = library.papers.find_id(options.paper) if options.paper else None
    listed = library.tasks.listing(paper, with_open=not options.done, with_done=options.done or options.all)
    colours = [colour for colour in COLOUR_NAMES if colour in library.tasks.colours]
    document = {
        "colours": colours,
        "open": listed.open,
        "done": listed.done,
        "tasks": [_task_document(passage) for passage in listed.passages],
    }
    return Answer(document, _lines(listed.passages, call.terminal.width), (_told(listed, colours),))


def _task_document(passage: MarkedPassage) -> dict[str, Any]:
    mark = passage.annotation
    return {
        "id": mark.id,
        "paper": mark.paper,
        "title": passage.row.paper.title,
        "text": mark.anchor.exact,
        "comment": mark.comment,
        "target": str(mark.anchor.target),
        "page": mark.anchor.page or None,
        "colour": mark.colour,
        "meaning": MEANINGS[mark.colour],
        "created": mark.created,
        "done": mark.done or None,
    }


def _lines(passages: Sequence[MarkedPassage], width: int) -> Iterator[str]:
    """Yield the tasks below the titles of their papers."""
    for paper, tasks_of_one in groupby(passages, key=_paper):
        for place, passage in enumerate(tasks_of_one):
            if not place:
                yield from wrapped(f"{passage.row.paper.title} ({passage.row.paper.citation_key or paper})", width)
            mark = passage.annotation
            yield f"  {DONE if mark.done else OPEN} {mark.id}{_place(mark)}"
            for text in (f"“{one_line(mark.anchor.exact)}”" if mark.anchor.exact else "", mark.comment):
                if text:
                    yield from wrapped(text, width, "      ")


def _paper(passage: MarkedPassage) -> PaperId:
    return passage.row.paper.id


def _place(mark: Annotation) -> str:
    return f"  p. {mark.anchor.page}" if mark.anchor.page else f"  {mark.anchor.target}"


def _told(listed: TaskList, colours: Sequence[str]) -> str:
    if not colours:
        return "No colour means a task; `tasks --colours question` lets one."
    named = ", ".join(f"{colour} ({MEANINGS[colour]})" for colour in colours)
    if not listed.open and not listed.done:
        return f"There are no tasks; a mark in {named} is one."
    return f"{listed.open:,} open, {listed.done:,} done."
