"""`attach` and `detach`: the PDFs of papers."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from reader_app.cli.answer import DONE, REFUSED, Answer, Call
from reader_app.cli.arguments import Parser
from reader_app.cli.imports import taken_in
from reader_app.cli.opening import to_change
from reader_app.cli.papers_named import ID_HELP
from reader_app.cli.pdf_intake import pdf_intake, read_pages
from reader_app.library.attachments.intake import PdfIntake
from reader_app.library.library import Library
from reader_app.library.sources import read_paths
from reader_app.model.attachment import Attachment
from reader_app.model.errors import ReaderError
from reader_app.model.importing import PdfFile


def declare_attach(parser: Parser) -> None:
    parser.add_argument(
        "words",
        metavar="ID FILE",
        nargs="+",
        help=f"the paper ({ID_HELP}) and its PDFs; PDFs alone, or folders of them, go to the papers that they are",
    )
    parser.add_argument("--link", action="store_true", help="leave the files where they are; usually they are copied")
    parser.add_argument("--title", metavar="TEXT", default="", help="what the file is called in lists: “Supplement”")


def attach(call: Call) -> Answer:
    """Attach PDFs to the paper that is named, or to those that they are recognised to be."""
    first, *others = call.options.words
    if _is_path(first):
        if call.options.title:
            raise call.misuse("--title needs the ID of a paper")
        return _recognised(call, [Path(word).expanduser() for word in call.options.words])
    if not others:
        raise ReaderError(f"There is no file {first}; name a PDF, or a paper and then its PDF.")
    return _attached(call, first, [Path(word).expanduser() for word in others])


def declare_detach(parser: Parser) -> None:
    parser.add_argument(
        "files", metavar="FILE", nargs="+", help="the id or the name of an attached file, as `show` has it"
    )


def detach(call: Call) -> Answer:
    """Take files off their papers; they stay in the library's folder."""
    with to_change(call) as library:
        found = {one.id: one for one in map(library.attachments.find, call.options.files)}
        library.attachments.detach(found)
        documents = [file_document(library, one) for one in found.values()]
    lines = (f"Detached {one.name}; the file stays in {library.attachments.folder}." for one in found.values())
    return Answer({"detached": documents}, lines)


def file_document(library: Library, file: Attachment) -> dict[str, Any]:
    """Return what is known of a file, with the place where it is; empty where it is not there."""
    path = library.attachments.place(file)
    return {
        "id": file.id,
        "paper": file.paper,
        "name": file.name,
        "title": file.title,
        "path": str(path or ""),
        "linked": bool(file.path),
        "pages": file.pages,
        "size": file.size,
        "sha256": file.hash,
        "added": file.added,
    }


def _recognised(call: Call, paths: Sequence[Path]) -> Answer:
    with pdf_intake(call) as intake:
        return taken_in(call, read_paths(paths, today=date.today(), pdfs=intake))


def _attached(call: Call, name: str, paths: Sequence[Path]) -> Answer:
    with to_change(call) as library, pdf_intake(call) as intake:
        paper = library.papers.find_id(name)
        files, refused = _brought(intake, paths)
        _, attached = library.attachments.attach(paper, files, title=call.options.title)
        read_pages(call, library)
        documents = [file_document(library, one) for one in attached.added]
        known = [str(file.source) for file in attached.known]
        others = [{"id": one, "title": library.papers.get(one).title} for one in attached.elsewhere]
    title = library.papers.get(paper).title
    document = {"id": paper, "title": title, "attached": documents, "known": known, "also": others, "refused": refused}
    messages = (*refused, *_told(title, known, [one["title"] for one in others]))
    return Answer(document, _lines(documents, title), messages, DONE if documents or known else REFUSED)


def _brought(intake: PdfIntake, paths: Sequence[Path]) -> tuple[list[PdfFile], list[str]]:
    files, refused = [], []
    for path in paths:
        try:
            files.append(intake.bring(path))
        except ReaderError as error:
            refused.append(str(error))
    return files, refused


def _lines(documents: Sequence[dict[str, Any]], title: str) -> Iterator[str]:
    for one in documents:
        verb = "Linked" if one["linked"] else "Attached"
        yield f"{verb} {one['path']} to “{title}” ({one['id']})."


def _told(title: str, known: Sequence[str], others: Sequence[str]) -> Iterator[str]:
    yield from (f"{path} is attached to “{title}” already." for path in known)
    yield from (f"“{other}” has that PDF, too." for other in others)


def _is_path(word: str) -> bool:
    path = Path(word).expanduser()
    return path.exists() or path.suffix.lower() == ".pdf"
