"""PDFs on their way in: refused, copied, linked, and recognised."""

import hashlib
import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from reader_app.library.attachments.intake import PdfIntake, check_pdf, files_folder, title_of_name
from reader_app.library.library import Library
from reader_app.library.sources import read_paths
from reader_app.model.errors import Cancelled, ReaderError
from reader_app.model.importing import ImportReport, Reading
from reader_app.model.paper import Record
from reader_app.pdf.process import PdfProcess
from tests.library.attachments.pdfs import names, pdf
from tests.library.making import reading

TODAY = date(2026, 3, 18)


@pytest.fixture
def process() -> Iterator[PdfProcess]:
    with PdfProcess() as held:
        yield held


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    opened = Library.open(tmp_path / "library", cache=tmp_path / "cache")
    yield opened
    opened.close()


def intake(library: Library, process: PdfProcess, *, links: bool = False) -> PdfIntake:
    return PdfIntake(files_folder(library.folder), process, links=links)


def imported(library: Library, *readings: Reading) -> ImportReport:
    return library.add(readings)[1]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [(b"", "is empty"), (b"PK\x03\x04 a word document", "is not a PDF"), (b"x" * 2000 + b"%PDF-1.4", "is not a PDF")],
)
def test_what_is_no_pdf_is_refused_with_a_sentence(tmp_path: Path, content: bytes, sentence: str) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(content)
    with pytest.raises(ReaderError, match=sentence):
        check_pdf(path)


def test_a_folder_and_a_missing_file_are_refused_with_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(ReaderError, match="is a folder"):
        check_pdf(tmp_path)
    with pytest.raises(ReaderError, match=r"cannot be read \(No such file"):
        check_pdf(tmp_path / "gone.pdf")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes in folders here")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.pdf")
    with pytest.raises(ReaderError, match="a device or a pipe"):
        check_pdf(tmp_path / "a.pdf")


def test_a_pdf_may_begin_with_something_else(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"HTTP/1.1 200 OK\r\n\r\n%PDF-1.4")
    check_pdf(path)


def test_a_file_that_is_brought_in_is_copied_and_known_by_what_is_in_it(
    tmp_path: Path, library: Library, process: PdfProcess
) -> None:
    path = pdf(tmp_path / "a.pdf", "one", "two")
    file = intake(library, process).bring(path)
    assert file.staged is not None
    assert file.staged.read_bytes() == path.read_bytes()
    assert (file.hash, file.pages) == (hashlib.sha256(path.read_bytes()).hexdigest(), 2)


def test_a_broken_file_is_kept_all_the_same(tmp_path: Path, library: Library, process: PdfProcess) -> None:
    path = tmp_path / "broken.pdf"
    path.write_bytes(b"%PDF-1.4\nnothing of use")
    assert intake(library, process).bring(path).pages == 0


def test_copies_that_nobody_took_are_removed(tmp_path: Path, library: Library, process: PdfProcess) -> None:
    pdfs = intake(library, process)
    pdfs.bring(pdf(tmp_path / "a.pdf", "one"))
    pdfs.take_back()
    assert names(library.folder) == []


def test_a_pdf_becomes_a_paper_of_its_name_where_it_says_no_more(
    tmp_path: Path, library: Library, process: PdfProcess
) -> None:
    path = pdf(tmp_path / "my_scanned  notes.pdf", "")
    report = imported(library, intake(library, process).read(path))
    row = library.papers.row(report.added[0])
    assert (row.paper.title, row.paper.source) == ("my scanned notes", path.name)
    assert names(library.folder) == ["my scanned notes.pdf"]


def test_the_name_that_arxiv_gives_a_file_names_its_paper(
    tmp_path: Path, library: Library, process: PdfProcess
) -> None:
    library.add([reading(Record(title="Attention Is All You Need", arxiv="1706.03762"))])
    report = imported(library, intake(library, process).read(pdf(tmp_path / "1706.03762v5 (1).pdf", "")))
    assert report.updated == (library.papers.find_id("1706.03762"),)
    assert names(library.folder) == ["Attention Is All You Need.pdf"]


def test_a_pdf_that_the_library_has_is_a_duplicate_whatever_it_is_called(
    tmp_path: Path, library: Library, process: PdfProcess
) -> None:
    pdfs = intake(library, process)
    first, second = (pdf(tmp_path / name, "The same") for name in ("maps.pdf", "other.pdf"))
    report = imported(library, pdfs.read(first), pdfs.read(second))
    assert len(report.added) == 1
    assert [one.reason for one in report.duplicates] == ["“The same” has this PDF already."]
    again = imported(library, intake(library, process).read(second))
    assert [one.paper for one in again.duplicates] == list(report.added)
    assert names(library.folder) == ["The same.pdf"]


def test_two_pdfs_that_say_little_of_themselves_are_two_papers(
    tmp_path: Path, library: Library, process: PdfProcess
) -> None:
    pdfs = intake(library, process)
    readings = (pdfs.read(pdf(tmp_path / name / "scan.pdf", "", title=name)) for name in ("a", "b"))
    drafts = [replace(one.drafts[0], record=Record(title="Scan")) for one in readings]
    assert len(imported(library, Reading("scans", tuple(drafts))).added) == 2
    assert names(library.folder) == ["Scan (2).pdf", "Scan.pdf"]


def test_two_versions_that_come_together_are_two_files_of_one_paper(
    tmp_path: Path, library: Library, process: PdfProcess
) -> None:
    pdfs = intake(library, process)
    files = [pdf(tmp_path / name / "1706.03762.pdf", name) for name in ("v1", "v2")]
    drafts = [replace(pdfs.read(file).drafts[0], record=Record(title="Maps", arxiv="1706.03762")) for file in files]
    report = imported(library, Reading("versions", tuple(drafts)))
    assert [one.reason for one in report.duplicates] == ["“Maps” has the same arXiv id and has this PDF now."]
    assert len(library.attachments.of(report.added[0])) == 2


def test_a_folder_is_searched_for_pdfs_too(tmp_path: Path, library: Library, process: PdfProcess) -> None:
    pdf(tmp_path / "in" / "deep" / "a.PDF", "one")
    pdf(tmp_path / "in" / "b.pdf", "two")
    pdf(tmp_path / "in" / "b.annotated.pdf", "a copy with marks")
    (tmp_path / "in" / "c.pdf").write_text("no pdf")
    readings = read_paths([tmp_path / "in"], today=TODAY, pdfs=intake(library, process))
    report = imported(library, *readings)
    assert sorted(library.papers.get(one).title for one in report.added) == ["a", "b"]
    assert [one.source for one in report.refused] == ["c.pdf"]


def test_undoing_an_import_of_pdfs_takes_papers_and_files_back_together(
    tmp_path: Path, library: Library, process: PdfProcess
) -> None:
    pdfs = intake(library, process)
    imported(library, *(pdfs.read(pdf(tmp_path / f"{name}.pdf", name)) for name in ("maps", "kites")))
    library.undo()
    assert not library.papers.rows()
    assert not library.attachments.all()
    library.redo()
    assert all(library.attachments.place(one) for one in library.attachments.all())


def test_linking_copies_nothing(tmp_path: Path, library: Library, process: PdfProcess) -> None:
    path = pdf(tmp_path / "maps.pdf", "one")
    report = imported(library, intake(library, process, links=True).read(path))
    (file,) = library.attachments.of(report.added[0])
    assert library.attachments.path(file.id) == path
    assert not files_folder(library.folder).exists()


def test_a_full_disk_costs_a_sentence_and_leaves_nothing(
    tmp_path: Path, library: Library, process: PdfProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("reader_app.library.attachments.files.make_durable", refuse)
    read = intake(library, process).read(pdf(tmp_path / "maps.pdf", "one"))
    assert "No space left on device" in read.refused[0].reason
    assert names(library.folder) == []


def test_cancelling_stops_between_files(tmp_path: Path, library: Library, process: PdfProcess) -> None:
    def cancel(done: int, total: int) -> None:
        raise Cancelled("Cancelled; nothing was changed.")

    pdfs = intake(library, process)
    with pytest.raises(Cancelled):
        read_paths([pdf(tmp_path / "maps.pdf", "one")], today=TODAY, progress=cancel, pdfs=pdfs)


def test_a_file_without_a_name_is_called_untitled() -> None:
    assert title_of_name("__") == "Untitled"
