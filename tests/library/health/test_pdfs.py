"""Files of papers that are gone, changed, renamed, or of no paper."""

import os
from pathlib import Path

import pytest

from reader_app.library.attachments.files import DETACHED
from reader_app.library.doctor import Checkup, examine
from reader_app.library.health import Finding
from reader_app.library.library import Library
from tests.library.attachments.pdfs import names, pdf, staged
from tests.library.making import reading

NAME = "Folding Maps.pdf"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return the folder of a library whose only paper has a PDF."""
    library = opened(tmp_path / "library")
    _, report = library.add([reading("Folding Maps")])
    source = pdf(tmp_path / "download.pdf", "The map folds flat.")
    library.attachments.attach(report.added[0], [staged(library.folder, source)])
    library.index_all()
    library.close()
    return library.folder


def opened(folder: Path) -> Library:
    return Library.open(folder, cache=folder.parent / "cache")


def checked(folder: Path) -> Checkup:
    return examine(folder, cache=folder.parent / "cache")


def only(folder: Path) -> Finding:
    (finding,) = checked(folder).findings
    return finding


def repair(folder: Path) -> None:
    library = opened(folder)
    library.repair(checked(folder).findings)
    library.index_all()
    library.close()


def make_old(path: Path) -> Path:
    os.utime(path, (0, 0))
    return path


def test_nothing_is_wrong_with_a_file_that_is_as_it_was(folder: Path) -> None:
    found = checked(folder)
    assert (found.files, found.findings) == (1, ())


def test_a_file_that_is_gone_is_found(folder: Path) -> None:
    (folder / "files" / NAME).unlink()
    finding = only(folder)
    assert f"{folder / 'files' / NAME}, a PDF of “Folding Maps”" in finding.sentence
    assert (finding.is_hint, finding.can_be_repaired) == (False, False)


def test_a_file_that_another_program_annotated_is_taken_as_it_is_now(folder: Path) -> None:
    path = folder / "files" / NAME
    path.write_bytes(path.read_bytes() + b"% a note\n%%EOF\n")
    finding = only(folder)
    assert "was changed since it was attached" in finding.sentence
    assert finding.is_hint
    repair(folder)
    assert checked(folder).findings == ()


def test_a_file_that_was_cut_off_is_damaged_and_left_alone(folder: Path) -> None:
    path = folder / "files" / NAME
    path.write_bytes(path.read_bytes()[:200])
    finding = only(folder)
    assert "is damaged" in finding.sentence
    assert (finding.is_hint, finding.can_be_repaired) == (False, False)


def test_the_record_of_a_file_that_was_renamed_by_hand_follows_it(folder: Path) -> None:
    make_old(folder / "files" / NAME).rename(folder / "files" / "mine.pdf")
    finding = only(folder)
    assert "is called mine.pdf now" in finding.sentence
    repair(folder)
    assert checked(folder).findings == ()
    library = opened(folder)
    assert [one.name for one in library.attachments.all()] == ["mine.pdf"]
    library.close()


def test_a_file_of_no_paper_is_moved_aside_and_never_deleted(folder: Path) -> None:
    stray = make_old(pdf(folder / "files" / "stray.pdf", "Of nobody"))
    finding = only(folder)
    assert finding.sentence == f"{stray} belongs to no paper."
    assert finding.is_hint
    repair(folder)
    assert names(folder) == [NAME]
    assert (folder / "files" / DETACHED / "stray.pdf").exists()


def test_a_file_that_came_just_now_is_left_to_whoever_brings_it(folder: Path) -> None:
    pdf(folder / "files" / "coming.pdf", "Of somebody")
    assert checked(folder).findings == ()


def test_an_annotated_copy_belongs_to_its_original(folder: Path) -> None:
    make_old(pdf(folder / "files" / "Folding Maps.annotated.pdf", "With marks"))
    assert checked(folder).findings == ()


def test_undoing_still_finds_a_detached_file_that_was_moved_aside(folder: Path) -> None:
    make_old(folder / "files" / NAME)
    library = opened(folder)
    (file,) = library.attachments.all()
    library.attachments.detach([file.id])
    library.close()
    repair(folder)
    assert names(folder) == []
    library = opened(folder)
    row = next(iter(library.papers.rows().values()))
    library.attachments.attach(row.paper.id, [staged(folder, folder / "files" / DETACHED / NAME)])
    assert library.attachments.path(library.attachments.all()[0].id).exists()
    library.close()


def test_a_copy_that_never_got_its_name_is_swept(folder: Path) -> None:
    left = folder / "files" / "01m85gvbrs6bswbgp8vac9r90a.new"
    left.write_bytes(b"%PDF-")
    assert "is left over" in only(make_old(left).parent.parent).sentence
    repair(folder)
    assert names(folder) == [NAME]


def test_a_link_that_leads_nowhere_is_worth_knowing_only(folder: Path, tmp_path: Path) -> None:
    library = opened(folder)
    (file,) = library.attachments.all()
    document = dict(library._catalogue.document("attachments", file.id) or {})
    library._catalogue.commit("Link", {"attachments": {file.id: document | {"path": str(tmp_path / "gone.pdf")}}})
    library.index_all()
    library.close()
    findings = [one for one in checked(folder).findings if "gone.pdf" in one.sentence]
    assert [one.is_hint for one in findings] == [True]


def test_a_file_of_a_paper_that_is_not_there_comes_back_with_its_paper(folder: Path) -> None:
    library = opened(folder)
    (paper,) = library.papers.rows()
    library._catalogue.commit("Elsewhere", {"papers": {paper: None}})
    library.index_all()
    library.close()
    assert "The file" in only(folder).sentence
    repair(folder)
    library = opened(folder)
    assert [row.paper.title for row in library.papers.rows().values() if row.files] == ["Folding Maps"]
    library.close()
