"""The program with a page of papers, two of which have a PDF."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from reader_app.library.attachments.files import staged_copy
from reader_app.library.library import Library
from reader_app.model.changes import Changes
from reader_app.model.ids import AttachmentId, PaperId
from reader_app.model.importing import PdfFile
from tests.library.attachments.pdfs import pdf
from tests.ui.program import Program


class Shelf:
    """The papers that have PDFs, and these PDFs."""

    def __init__(self, program: Program, folder: Path) -> None:
        self.program = program
        self.papers: list[PaperId] = list(program.library(lambda library: tuple(library.papers.rows())))  # type: ignore[call-overload]
        self.files = [self._attached(paper, folder / f"{number}.pdf") for number, paper in enumerate(self.papers[:2])]

    def _attached(self, paper: PaperId, path: Path) -> AttachmentId:
        made = pdf(path, f"We fold a map, which folds flat along its creases, as {path.stem} says.")

        def attach(library: Library) -> Changes:
            staged, found = staged_copy(made, self.program.session.files_folder)
            file = PdfFile(made, found.hash, found.size, staged=staged, pages=1)
            return library.attachments.attach(paper, [file])[0]

        self.program.session.change(attach)
        files = self.program.library(lambda library: library.attachments.of(paper))
        return files[0].id  # type: ignore[index,no-any-return]


@pytest.fixture
def shelf(with_page: Program, tmp_path: Path, qtbot: QtBot) -> Shelf:
    return Shelf(with_page, tmp_path)
