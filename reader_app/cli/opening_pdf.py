"""`open`: which PDF of a paper the window shows; asked for alone, it opens the window there."""

from reader_app.cli.answer import Answer, Call
from reader_app.cli.arguments import Parser, word
from reader_app.cli.opening import to_read
from reader_app.cli.papers_named import ID_HELP
from reader_app.model.errors import ReaderError


def declare_open(parser: Parser) -> None:
    parser.add_argument("paper", metavar="ID", type=word, help=f"{ID_HELP}, or a reader-app:// address")


def open_pdf(call: Call) -> Answer:
    """Return where the PDF of a paper lies. Raises ReaderError where it has none."""
    with to_read(call) as library:
        paper = library.papers.find_id(call.options.paper)
        title = library.papers.get(paper).title
        files = library.attachments.of(paper)
        if not files:
            raise ReaderError(f"“{title}” has no PDF; `attach ID FILE` gives it one.")
        path = library.attachments.path(files[0].id)
    document = {"id": paper, "title": title, "attachment": files[0].id, "path": str(path)}
    return Answer(document, (str(path),))
