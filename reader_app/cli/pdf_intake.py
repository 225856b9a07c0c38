"""PDFs on their way from a command into a library."""

from collections.abc import Iterator
from contextlib import contextmanager

from reader_app.cli.answer import Call
from reader_app.library.attachments.intake import PdfIntake, files_folder
from reader_app.library.library import Library
from reader_app.model.errors import ReaderError
from reader_app.pdf.process import PdfProcess


@contextmanager
def pdf_intake(call: Call) -> Iterator[PdfIntake]:
    """Give what brings PDFs in; copies that nobody took are gone afterwards."""
    with PdfProcess() as process:
        intake = PdfIntake(files_folder(call.folder), process, links=getattr(call.options, "link", False))
        try:
            yield intake
        finally:
            intake.take_back()


def read_pages(call: Call, library: Library) -> None:
    """Make the pages of PDFs searchable; that it fails is told, and changes nothing of what was attached."""
    try:
        library.read_pages(lambda done, total: call.terminal.show_progress("Reading pages", done, total))
    except ReaderError as error:
        call.terminal.tell(str(error))
