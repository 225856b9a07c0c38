"""`inspect`: what the program sees in a PDF, without a library."""

from argparse import ArgumentTypeError
from dataclasses import dataclass
from pathlib import Path

from reader_app.cli.answer import REFUSED, Answer, Call
from reader_app.cli.arguments import PROGRAM, Parser
from reader_app.cli.inspection_document import inspection_document, inspection_lines
from reader_app.model.errors import PasswordNeededError, ReaderError
from reader_app.model.pdf import PdfAnnotation, PdfFacts
from reader_app.pdf.process.pdf_process import PdfProcess


@dataclass(frozen=True, slots=True)
class Inspection:
    """What was found in a file, the text of its pages where it was asked for, and what could not be read."""

    path: Path
    facts: PdfFacts
    annotations: tuple[PdfAnnotation, ...] = ()
    texts: tuple[str, ...] | None = None
    faults: tuple[str, ...] = ()


def declare_inspect(parser: Parser) -> None:
    parser.add_argument("file", metavar="FILE", type=_path, help="a PDF")
    parser.add_argument("--text", action="store_true", help="print the text of each page too")
    parser.add_argument("--password", metavar="PASSWORD", default="", help="what opens the file")


def inspect(call: Call) -> Answer:
    """Return what is in a file; with status 1 and one sentence where a password is needed. Raises ReaderError."""
    path, password = call.options.file, call.options.password
    with PdfProcess() as process:
        try:
            facts, faults = _facts(process, path, password)
        except PasswordNeededError as error:
            closed = Inspection(path, PdfFacts(encrypted=True, needs_password=True))
            return Answer(_document(closed), (), (f"{PROGRAM}: {error}",), REFUSED)
        found = _inspected(process, path, facts, call)
    lines = inspection_lines(found.path, found.facts, found.annotations, found.texts)
    return Answer(_document(found), lines, tuple(f"{PROGRAM}: {fault}" for fault in (*faults, *found.faults)))


def _facts(process: PdfProcess, path: Path, password: str) -> tuple[PdfFacts, tuple[str, ...]]:
    """Return what a file says of itself; where its first pages crash or hang what reads them, only how many it has."""
    try:
        return process.facts(path, password), ()
    except PasswordNeededError:
        raise
    except ReaderError as error:
        try:
            shapes = process.shapes(path, password)
        except ReaderError:
            raise error from None
        return PdfFacts(shapes=shapes), (str(error),)


def _inspected(process: PdfProcess, path: Path, facts: PdfFacts, call: Call) -> Inspection:
    """Return what else there is; a page or a list that cannot be read costs a sentence, not the rest."""
    password, faults = call.options.password, []
    annotations: tuple[PdfAnnotation, ...] = ()
    try:
        annotations = process.annotations(path, password)
    except ReaderError as error:
        faults.append(str(error))
    texts: list[str] = []
    for page in range(1, len(facts.shapes) + 1) if call.options.text else ():
        try:
            texts.append(process.page_text(path, page, password).text)
        except ReaderError as error:
            texts.append("")
            faults.append(str(error))
    return Inspection(path, facts, annotations, tuple(texts) if call.options.text else None, tuple(faults))


def _document(found: Inspection) -> dict[str, object]:
    return inspection_document(found.path, found.facts, found.annotations, found.texts)


def _path(text: str) -> Path:
    if not text.strip():
        raise ArgumentTypeError("the name of the file is empty")
    return Path(text).expanduser()
