"""What a backup holds, and backups that are taken elsewhere."""

import gzip
from pathlib import Path

import pytest
from tinydb import TinyDB

from reader_app.library.backup_files import Contents, contents, take_out
from reader_app.library.catalogue import Catalogue
from reader_app.library.copies import Copies
from reader_app.library.notes import Notes
from reader_app.library.store import Backup, disk
from reader_app.model.errors import ReaderError
from tests.library.making import add


@pytest.fixture
def backup(catalogue: Catalogue) -> Backup:
    paper = add(catalogue, "Folding Maps")
    add(catalogue, "Folding Paper")
    Notes(catalogue).write(paper, "Along the creases")
    return Copies(catalogue).making()()


def test_a_backup_made_by_hand_says_so_and_is_listed(backup: Backup, catalogue: Catalogue) -> None:
    assert backup.reason == "by-hand"
    assert backup in Copies(catalogue).all()


def test_a_backup_holds_the_library_of_the_moment_it_was_asked_for(catalogue: Catalogue) -> None:
    add(catalogue, "Before")
    make = Copies(catalogue).making()
    add(catalogue, "Meanwhile")
    assert contents(make()).papers == 1


def test_a_backup_is_counted_while_its_reading_is_told(backup: Backup) -> None:
    told: list[tuple[int, int]] = []
    assert contents(backup, lambda done, total: told.append((done, total))) == Contents(2, 1, 0)
    assert told
    assert all(0 < done <= total for done, total in told)


def test_a_backup_cut_short_is_not_counted(backup: Backup) -> None:
    backup.path.write_bytes(backup.path.read_bytes()[:-9])
    with pytest.raises(ReaderError, match="is damaged"):
        contents(backup)


def test_a_backup_that_is_gone_is_said_to_be(backup: Backup) -> None:
    backup.path.unlink()
    with pytest.raises(ReaderError, match="cannot be read"):
        contents(backup)


def test_a_backup_is_taken_elsewhere_as_it_is(backup: Backup, tmp_path: Path) -> None:
    there = take_out(backup, tmp_path / "stick.json.gz.copy")
    assert there.read_bytes() == backup.path.read_bytes()


def test_a_backup_is_taken_elsewhere_as_a_file_for_any_program(backup: Backup, tmp_path: Path) -> None:
    there = take_out(backup, tmp_path / "stick.json")
    assert there.read_bytes() == gzip.decompress(backup.path.read_bytes())
    with TinyDB(there) as database:
        assert {paper["title"] for paper in database.table("papers")} == {"Folding Maps", "Folding Paper"}


def test_a_damaged_backup_is_not_taken_elsewhere(backup: Backup, tmp_path: Path) -> None:
    backup.path.write_bytes(backup.path.read_bytes()[:-9])
    with pytest.raises(ReaderError, match="is damaged"):
        take_out(backup, tmp_path / "stick.json")
    assert not list(tmp_path.glob("stick*"))


def test_a_place_that_cannot_be_written_to_is_named(backup: Backup, tmp_path: Path) -> None:
    with pytest.raises(ReaderError, match=r"nowhere.*could not be written"):
        take_out(backup, tmp_path / "nowhere" / "stick.json")


def test_a_copy_that_reads_otherwise_than_it_was_written_is_removed(
    backup: Backup, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_in_place = disk.put_in_place

    def flip(path: Path) -> None:
        put_in_place(path)
        held = path.read_bytes()
        path.write_bytes(held[:40] + bytes([held[40] ^ 1]) + held[41:])

    monkeypatch.setattr(disk, "put_in_place", flip)
    with pytest.raises(ReaderError, match="could not be read as it was written"):
        take_out(backup, tmp_path / "stick.json")
    assert not (tmp_path / "stick.json").exists()
