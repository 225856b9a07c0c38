"""`note`: the personal note on a paper, printed or written."""

from pathlib import Path
from typing import Any

from reader_app.cli.answer import Answer, Call
from reader_app.cli.arguments import Parser, word
from reader_app.cli.opening import to_change, to_read
from reader_app.cli.papers_named import ID_HELP
from reader_app.cli.standard_input import SIGN, read_standard_input
from reader_app.library.library import Library
from reader_app.model.errors import ReaderError
from reader_app.model.ids import PaperId

LARGEST_NOTE_BYTES = 10 << 20


def declare_note(parser: Parser) -> None:
    parser.add_argument("paper", metavar="ID", type=word, help=ID_HELP)
    parser.add_argument(
        "input", metavar="-", nargs="?", type=word, choices=[SIGN], help="write what standard input says"
    )
    way = parser.add_mutually_exclusive_group()
    way.add_argument("--text", metavar="TEXT", type=word, help="write this note; an empty one removes it")
    way.add_argument("--append", metavar="TEXT", type=word, help="add a paragraph")
    way.add_argument("--file", metavar="FILE", help="write what a file says")


def note(call: Call) -> Answer:
    """Return the note on a paper, after writing it where that was asked for."""
    options = call.options
    source = options.input or options.file
    if options.input and (options.text, options.append, options.file) != (None, None, None):
        raise call.misuse("- and another text cannot be given together")
    text = _read(source) if source else options.text
    if text is None and options.append is None:
        with to_read(call) as library:
            return _answer(library, library.papers.find_id(options.paper))
    with to_change(call) as library:
        paper = library.papers.find_id(options.paper)
        if text is None:
            text = f"{library.notes.text(paper).rstrip()}\n\n{options.append}".lstrip("\n")
        changes = library.notes.write(paper, text)
        answer = _answer(library, paper)
    message = _told(library, paper, text) if changes else "The note says that already."
    return Answer(answer.document, (), (message,))


def _answer(library: Library, paper: PaperId) -> Answer:
    known, title = library.notes.get(paper), library.papers.get(paper).title
    document: dict[str, Any] = {
        "id": paper,
        "title": title,
        "text": known.text if known else "",
        "created": known.created if known else "",
        "modified": known.modified if known else "",
    }
    if known is None:
        return Answer(document, (), (f"“{title}” has no note.",))
    return Answer(document, known.text.rstrip("\n").split("\n"))


def _told(library: Library, paper: PaperId, text: str) -> str:
    title = library.papers.get(paper).title
    return f"Wrote the note on “{title}”." if text.strip() else f"Removed the note on “{title}”."


def _read(source: str) -> str:
    """Return the text of a file or of standard input. Raises ReaderError where it cannot be a note."""
    if source == SIGN:
        name, content = "Standard input", read_standard_input(LARGEST_NOTE_BYTES)
    else:
        name, content = source, _content(Path(source).expanduser())
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ReaderError(f"{name} is not UTF-8 text (byte {error.start + 1}); save it as UTF-8 first.") from error
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_NOTE_BYTES + 1)
    except OSError as error:
        raise ReaderError(f"{path} cannot be read ({error.strerror or error}).") from error
    if len(content) > LARGEST_NOTE_BYTES:
        raise ReaderError(f"{path} is larger than {LARGEST_NOTE_BYTES >> 20} MB, which is too much for a note.")
    return content
