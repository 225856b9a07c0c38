"""`import` and `starter`: papers coming in from files, folders, standard input, and the shipped library."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from reader_app.cli.answer import DONE, REFUSED, Answer, Call
from reader_app.cli.arguments import Parser
from reader_app.cli.import_document import import_document, refusals, summary_lines
from reader_app.cli.opening import to_change
from reader_app.cli.pdf_intake import pdf_intake, read_pages
from reader_app.cli.standard_input import SIGN, read_standard_input
from reader_app.formats import SUFFIXES, read
from reader_app.library.attachments.intake import PdfIntake
from reader_app.library.sources import LARGEST_FILE_BYTES, read_paths
from reader_app.library.starter import starter_readings
from reader_app.model.errors import ReaderError
from reader_app.model.importing import ImportReport, Reading, Refused

NAME_OF_STANDARD_INPUT = "standard input"


def declare_import(parser: Parser) -> None:
    suffixes = ", ".join(suffix for suffix in SUFFIXES if suffix.count(".") == 1)
    read = f".pdf and, packed or not, {suffixes}"
    text = f"a file, a folder (of which files ending in {read} are read), or - for standard input"
    parser.add_argument("paths", metavar="PATH", nargs="+", help=text)
    parser.add_argument("--link", action="store_true", help="leave PDFs where they are; usually they are copied")


def import_papers(call: Call) -> Answer:
    """Import what files hold, as one step."""
    with pdf_intake(call) as pdfs:
        return taken_in(call, tuple(_readings(call, pdfs)))


def declare_starter(parser: Parser) -> None:
    """Take no arguments of its own."""


def add_starter(call: Call) -> Answer:
    """Add the landmark papers that come with the program."""
    return taken_in(call, starter_readings())


def taken_in(call: Call, readings: Sequence[Reading]) -> Answer:
    """Add readings to the library; where they hold no papers it is not even opened."""
    if not any(reading.drafts for reading in readings):
        report = ImportReport(refused=tuple(refused for reading in readings for refused in reading.refused))
        return Answer(import_document(report, readings, {}, ()), (), refusals(report), _status(report))
    with to_change(call) as library:
        _, report = library.add(readings)
        if any(draft.file for reading in readings for draft in reading.drafts):
            read_pages(call, library)
        rows = library.papers.rows()
        pages = [library.feeds.get(feed) for feed in report.feeds]
        document = import_document(report, readings, rows, pages)
    return Answer(document, summary_lines(report, pages), refusals(report), _status(report))


def _status(report: ImportReport) -> int:
    has_any = report.added or report.updated or report.duplicates
    return REFUSED if report.refused and not has_any else DONE


def _readings(call: Call, pdfs: PdfIntake) -> Iterator[Reading]:
    today = date.today()
    for name in call.options.paths:
        if name == SIGN:
            yield _from_standard_input(today)
            continue

        def progress(done: int, total: int, name: str = name) -> None:
            call.terminal.show_progress(f"Reading {Path(name).name}", done, total)

        path = Path(name).expanduser()
        found = read_paths([path], today=today, progress=progress, pdfs=pdfs)
        yield from found or [_refused(name, "is a folder without any file of a format that can be imported.")]


def _from_standard_input(today: date) -> Reading:
    try:
        return read(NAME_OF_STANDARD_INPUT, read_standard_input(LARGEST_FILE_BYTES), today=today)
    except ReaderError as error:
        return Reading(NAME_OF_STANDARD_INPUT, (), (Refused(NAME_OF_STANDARD_INPUT, "", str(error)),))


def _refused(name: str, reason: str) -> Reading:
    return Reading(name, (), (Refused(name, "", f"{name} {reason}"),))
