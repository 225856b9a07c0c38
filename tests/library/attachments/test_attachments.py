"""Files of papers: attached, found again, detached, and never lost."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader_app.library.library import Library
from reader_app.model.errors import ReaderError
from reader_app.model.ids import AttachmentId, PaperId
from reader_app.model.importing import PdfFile
from reader_app.model.paper import Record
from tests.library.attachments.pdfs import names, pdf, staged
from tests.library.making import reading

MAPS = Record(title="Folding Maps", authors=("Ada Crane",), year=2019)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    opened = Library.open(tmp_path / "library", cache=tmp_path / "cache")
    opened.add([reading(MAPS, "Kites in Wind")])
    yield opened
    opened.close()


@pytest.fixture
def maps(library: Library) -> PaperId:
    return library.papers.find_id("Folding Maps")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return pdf(tmp_path / "download.pdf", "The map folds flat.")


def attach(library: Library, paper: PaperId, *files: Path, title: str = "") -> tuple[AttachmentId, ...]:
    _, attached = library.attachments.attach(paper, [staged(library.folder, one) for one in files], title=title)
    return tuple(one.id for one in attached.added)


def test_an_attached_file_lies_in_the_library_by_a_readable_name(library: Library, maps: PaperId, file: Path) -> None:
    (attachment,) = attach(library, maps, file)
    assert names(library.folder) == ["Crane_2019_Folding Maps.pdf"]
    assert library.attachments.path(attachment).read_bytes() == file.read_bytes()
    assert file.exists()


def test_a_row_knows_the_files_of_its_paper_also_after_opening_again(
    library: Library, maps: PaperId, file: Path, tmp_path: Path
) -> None:
    attach(library, maps, file)
    files = library.papers.row(maps).files
    assert [one.name for one in files] == ["Crane_2019_Folding Maps.pdf"]
    library.close()
    again = Library.open(library.folder, cache=tmp_path / "cache")
    assert again.papers.row(maps).files == files
    again.close()


def test_changes_name_the_paper_and_the_file(library: Library, maps: PaperId, file: Path) -> None:
    changes, attached = library.attachments.attach(maps, [staged(library.folder, file)])
    assert changes.papers == {maps}
    assert changes.attachments == {attached.added[0].id}


def test_a_paper_has_several_files_one_after_the_other(library: Library, maps: PaperId, tmp_path: Path) -> None:
    files = [pdf(tmp_path / f"{number}.pdf", f"Version {number}") for number in range(3)]
    attach(library, maps, *files[:2])
    attach(library, maps, files[2], title="Supplement")
    assert [one.name for one in library.attachments.of(maps)] == [
        "Crane_2019_Folding Maps.pdf",
        "Crane_2019_Folding Maps (2).pdf",
        "Crane_2019_Folding Maps_Supplement.pdf",
    ]


def test_attaching_can_be_undone_and_done_again(library: Library, maps: PaperId, file: Path) -> None:
    (attachment,) = attach(library, maps, file)
    library.undo()
    assert library.papers.row(maps).files == ()
    library.redo()
    assert library.attachments.path(attachment).exists()


def test_the_very_file_is_attached_to_a_paper_once(library: Library, maps: PaperId, file: Path, tmp_path: Path) -> None:
    attach(library, maps, file)
    other_name = tmp_path / "again.pdf"
    other_name.write_bytes(file.read_bytes())
    changes, attached = library.attachments.attach(maps, [staged(library.folder, other_name)])
    assert not changes
    assert [known.source for known in attached.known] == [other_name]
    assert names(library.folder) == ["Crane_2019_Folding Maps.pdf"]


def test_two_papers_may_share_a_file_which_then_lies_there_once(library: Library, maps: PaperId, file: Path) -> None:
    kites = library.papers.find_id("Kites in Wind")
    attach(library, maps, file)
    _, attached = library.attachments.attach(kites, [staged(library.folder, file)])
    assert attached.elsewhere == (maps,)
    assert names(library.folder) == ["Crane_2019_Folding Maps.pdf"]
    library.attachments.detach([library.attachments.of(maps)[0].id])
    assert library.attachments.path(attached.added[0].id).exists()


def test_a_detached_file_stays_on_disk_and_is_taken_again(library: Library, maps: PaperId, file: Path) -> None:
    attach(library, maps, file)
    library.attachments.detach([library.attachments.of(maps)[0].id])
    assert library.papers.row(maps).files == ()
    assert names(library.folder) == ["Crane_2019_Folding Maps.pdf"]
    attach(library, maps, file)
    assert names(library.folder) == ["Crane_2019_Folding Maps.pdf"]


def test_a_file_of_the_same_name_with_something_else_in_it_is_left_alone(
    library: Library, maps: PaperId, file: Path
) -> None:
    stranger = pdf(library.folder / "files" / "Crane_2019_Folding Maps.pdf", "Of somebody else")
    before = stranger.read_bytes()
    (attachment,) = attach(library, maps, file)
    assert stranger.read_bytes() == before
    assert library.attachments.path(attachment).name == "Crane_2019_Folding Maps (2).pdf"


def test_a_linked_file_stays_where_it_is(library: Library, maps: PaperId, file: Path) -> None:
    link = PdfFile(file, "0" * 64, file.stat().st_size)
    _, attached = library.attachments.attach(maps, [link])
    assert library.attachments.path(attached.added[0].id) == file
    assert not (library.folder / "files").exists()


def test_a_linked_file_that_is_gone_costs_a_sentence(library: Library, maps: PaperId, file: Path) -> None:
    _, attached = library.attachments.attach(maps, [PdfFile(file, "0" * 64, 1)])
    file.unlink()
    with pytest.raises(ReaderError, match="was moved or deleted"):
        library.attachments.path(attached.added[0].id)


def test_a_file_that_somebody_renamed_in_the_folder_is_found_by_what_is_in_it(
    library: Library, maps: PaperId, file: Path
) -> None:
    (attachment,) = attach(library, maps, file)
    path = library.attachments.path(attachment)
    renamed = path.rename(path.with_name("mine.pdf"))
    assert library.attachments.path(attachment) == renamed


def test_a_file_that_is_gone_costs_a_sentence(library: Library, maps: PaperId, file: Path) -> None:
    (attachment,) = attach(library, maps, file)
    library.attachments.path(attachment).unlink()
    with pytest.raises(ReaderError, match="is not in the library's folder any more"):
        library.attachments.path(attachment)


def test_a_file_gets_the_name_that_fits_its_paper_now(library: Library, maps: PaperId, file: Path) -> None:
    (attachment,) = attach(library, maps, file)
    library.papers.edit(maps, title="Unfolding Maps")
    library.attachments.rename_to_fit(attachment)
    assert names(library.folder) == ["Crane_2019_Unfolding Maps.pdf"]
    assert library.attachments.path(attachment).read_bytes() == file.read_bytes()
    library.undo()
    assert library.attachments.path(attachment).read_bytes() == file.read_bytes()


def test_renaming_a_file_whose_name_fits_changes_nothing(library: Library, maps: PaperId, file: Path) -> None:
    (attachment,) = attach(library, maps, file)
    assert not library.attachments.rename_to_fit(attachment)


def test_a_linked_file_is_never_renamed(library: Library, maps: PaperId, file: Path) -> None:
    _, attached = library.attachments.attach(maps, [PdfFile(file, "0" * 64, 1)])
    with pytest.raises(ReaderError, match="is linked"):
        library.attachments.rename_to_fit(attached.added[0].id)


def test_a_file_can_be_called_otherwise(library: Library, maps: PaperId, file: Path) -> None:
    (attachment,) = attach(library, maps, file)
    library.attachments.set_title(attachment, " Version  2 ")
    assert library.attachments.get(attachment).title == "Version 2"


def test_a_file_is_found_by_its_id_its_beginning_and_its_name(library: Library, maps: PaperId, file: Path) -> None:
    (attachment,) = attach(library, maps, file)
    for text in (attachment, attachment[:24], "crane_2019_folding maps.PDF"):
        assert library.attachments.find(text).id == attachment
    with pytest.raises(ReaderError, match="names no attached file"):
        library.attachments.find("01")


def test_deleting_a_paper_for_good_keeps_its_file_so_that_undoing_brings_both_back(
    library: Library, maps: PaperId, file: Path
) -> None:
    (attachment,) = attach(library, maps, file)
    library.papers.trash([maps])
    library.papers.delete([maps])
    assert library.attachments.all() == ()
    library.undo()
    assert library.attachments.path(attachment).exists()


def test_a_deleted_paper_comes_back_from_the_past_with_its_file(library: Library, maps: PaperId, file: Path) -> None:
    attach(library, maps, file)
    library.papers.trash([maps])
    library.papers.delete([maps])
    library.notes.write(library.papers.find_id("Kites in Wind"), "Something else happened.")
    library.past.restore(next(one for one in library.past.deleted() if one.key == maps))
    assert [one.name for one in library.papers.row(maps).files] == ["Crane_2019_Folding Maps.pdf"]


def test_a_full_disk_changes_nothing_and_leaves_nothing(
    library: Library, maps: PaperId, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    brought = staged(library.folder, file)

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(ReaderError, match=r"No space left on device.*nothing was changed"):
        library.attachments.attach(maps, [brought])
    monkeypatch.undo()
    assert library.papers.row(maps).files == ()
    assert names(library.folder) == []


def test_a_record_that_cannot_be_written_takes_its_file_back(
    library: Library, maps: PaperId, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    brought = staged(library.folder, file)

    def refuse(*_: object, **__: object) -> None:
        raise ReaderError("The library could not be written.")

    monkeypatch.setattr(library._catalogue, "commit", refuse)
    with pytest.raises(ReaderError, match="could not be written"):
        library.attachments.attach(maps, [brought])
    assert names(library.folder) == []


def test_the_name_of_a_file_cannot_lead_out_of_the_folder(library: Library, maps: PaperId) -> None:
    with pytest.raises(ReaderError, match="no usable “name”"):
        library._catalogue.commit(
            "From elsewhere",
            {"attachments": {"x": {"id": "x", "paper": maps, "name": "../library.json", "hash": "0" * 64}}},
        )
