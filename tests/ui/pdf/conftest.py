"""One process for the tests of the pages, which starts before the first of them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from reader_app.pdf.process import PdfProcess
from tests.ui.pdf.marked_reader import Marked, write_words


@pytest.fixture(scope="package", autouse=True)
def process() -> Iterator[PdfProcess]:
    with PdfProcess(rests_after_s=None) as process:
        process.warm_up()
        yield process


@pytest.fixture
def marked(tmp_path: Path, process: PdfProcess, qtbot: QtBot) -> Iterator[Marked]:
    marked = Marked(write_words(tmp_path / "words.pdf"), process, qtbot)
    yield marked
    marked.reader.close_document()
