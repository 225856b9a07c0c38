"""`highlight`: passages of the abstract, listed, added, edited and removed."""

import re

from reader_app.cli.answer import Answer, Call
from reader_app.cli.arguments import Parser, word
from reader_app.cli.highlight_document import highlight_document, highlight_lines
from reader_app.cli.opening import to_change, to_read
from reader_app.cli.papers_named import ID_HELP
from reader_app.library.library import Library
from reader_app.library.marks import PlacedMark
from reader_app.model.colour import COLOUR_NAMES
from reader_app.model.errors import ReaderError
from reader_app.model.ids import AnnotationId, PaperId

USUAL_COLOUR = COLOUR_NAMES[0]


def declare_highlight(parser: Parser) -> None:
    parser.add_argument("paper", metavar="ID", type=word, help=ID_HELP)
    parser.add_argument("words", metavar="WORDS", nargs="?", type=word, help="exact words of the abstract to highlight")
    parser.add_argument("--colour", "--color", metavar="NAME", help=f"{', '.join(COLOUR_NAMES)}, or a meaning")
    parser.add_argument("--comment", metavar="TEXT", type=word, help="what you think of it")
    parser.add_argument("--edit", metavar="HIGHLIGHT", help="give this highlight another colour or comment")
    parser.add_argument("--remove", metavar="HIGHLIGHT", action="append", default=[], help="remove this highlight")


def highlight(call: Call) -> Answer:
    """Return a paper's highlights, after what was asked for is done to them."""
    options = call.options
    _check(call)
    if not (options.words is not None or options.edit or options.remove):
        with to_read(call) as library:
            return _answer(library, library.papers.find_id(options.paper), call)
    with to_change(call) as library:
        paper = library.papers.find_id(options.paper)
        if options.edit:
            library.marks.edit(_mark(library, paper, options.edit), colour=options.colour, comment=options.comment)
        elif options.remove:
            library.marks.remove([_mark(library, paper, name) for name in options.remove])
        else:
            words = _as_it_stands(options.words, library.papers.get(paper).abstract)
            library.marks.add_words(paper, words, options.colour or USUAL_COLOUR, options.comment or "")
        return _answer(library, paper, call)


def _check(call: Call) -> None:
    """Raise UsageError where the options do not go together."""
    options = call.options
    wishes = (options.words is not None, bool(options.edit), bool(options.remove))
    if sum(wishes) > 1:
        raise call.misuse("words to highlight, --edit and --remove cannot be given together")
    if (options.colour is not None or options.comment is not None) and not (wishes[0] or wishes[1]):
        raise call.misuse("--colour and --comment need words to highlight, or --edit")
    if options.edit and options.colour is None and options.comment is None:
        raise call.misuse("--edit needs --colour or --comment")


def _answer(library: Library, paper: PaperId, call: Call) -> Answer:
    marks = library.marks.of(paper)
    title = library.papers.get(paper).title
    document = {"id": paper, "title": title, "highlights": [highlight_document(mark) for mark in marks]}
    messages = () if marks else (f"“{title}” has no highlights.",)
    return Answer(document, highlight_lines(marks, call.terminal.width), messages)


def _mark(library: Library, paper: PaperId, name: str) -> AnnotationId:
    """Return the highlight of a paper that an id or its beginning names. Raises ReaderError."""
    found = [mark for mark in library.marks.of(paper) if _is_named(mark, name.strip().lower())]
    if len(found) == 1:
        return found[0].annotation.id
    title = library.papers.get(paper).title
    if found:
        raise ReaderError(f"“{name}” names {len(found)} highlights of “{title}”; use more letters of the id.")
    raise ReaderError(f"“{title}” has no highlight “{name}”; `highlight ID` lists them with their ids.")


def _is_named(mark: PlacedMark, name: str) -> bool:
    return bool(name) and mark.annotation.id.startswith(name)


def _as_it_stands(words: str, abstract: str) -> str:
    """Return words with the blanks of the abstract: copied from a terminal, they have its line breaks."""
    parts = [re.escape(part) for part in words.split()]
    passages = {found.group() for found in re.finditer(r"\s+".join(parts), abstract)}
    return words if words in abstract or len(passages) != 1 else passages.pop()
