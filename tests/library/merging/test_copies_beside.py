"""What programs for synchronising folders left beside a library is found by its name, and put away once merged."""

from pathlib import Path

import pytest

from reader_app.library.merging.copies_beside import conflict_copies, put_away
from reader_app.library.merging.report import ConflictCopy
from reader_app.library.store.foreign import kept_beside

COPIES = {
    "library (Ada's conflicted copy 2026-11-02).json": "Dropbox",
    "library (laptop's conflicted copy 2026-11-02) (1).json": "Dropbox",
    "library.sync-conflict-20261102-101010-ABCDEFG.json": "Syncthing",
    "library.sync-conflict-20261102-101010.json": "Syncthing",
    "library (conflicted copy 2026-11-02 101010).json": "Nextcloud",
    "library_conflict-20261102-101010.json": "ownCloud",
    "library (1).json": "Google Drive",
    "library-DESKTOP.json": "OneDrive",
    "library-DESKTOP-7AB3.json": "OneDrive",
    "library-Adas-MacBook.local.json": "OneDrive",
    "library.foreign-20261102-101010.json": "",
}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    for name in ("library.json", "library.journal", "library.lock"):
        tmp_path.joinpath(name).touch()
    return tmp_path / "library.json"


@pytest.mark.parametrize(("name", "maker"), COPIES.items())
def test_a_copy_is_known_by_its_name(file: Path, name: str, maker: str) -> None:
    path = file.with_name(name)
    path.touch()
    assert conflict_copies(file) == (ConflictCopy(path, maker),)


@pytest.mark.parametrize(
    "name",
    [
        "library-2026.json",
        "library-old.json",
        "library2.json",
        "library.json.merged",
        "library.json.2026-11-02-101010.damaged",
        "other (Ada's conflicted copy 2026-11-02).json",
        "library (before the move).json",
        "library-DESKTOP.txt",
    ],
)
def test_other_files_are_no_copies(file: Path, name: str) -> None:
    file.with_name(name).touch()
    assert conflict_copies(file) == ()


def test_a_folder_is_no_copy(file: Path) -> None:
    file.with_name("library-DESKTOP.json").mkdir()
    assert conflict_copies(file) == ()


def test_a_folder_that_is_away_has_no_copies(tmp_path: Path) -> None:
    assert conflict_copies(tmp_path / "away" / "library.json") == ()


def test_a_journal_is_told_only_without_its_library(file: Path) -> None:
    journal = file.with_name("library-DESKTOP.journal")
    journal.touch()
    assert [copy.path for copy in conflict_copies(file)] == [journal]
    library = file.with_name("library-DESKTOP.json")
    library.touch()
    assert [copy.path for copy in conflict_copies(file)] == [library]


def test_what_this_program_kept_beside_is_found(file: Path) -> None:
    kept = [kept_beside(file, b"{}") for _ in range(2)]
    assert [copy.path for copy in conflict_copies(file)] == sorted(kept)


def test_a_merged_copy_is_renamed_with_its_journal_and_stays(file: Path) -> None:
    for name in ("library-DESKTOP.json", "library-DESKTOP.journal"):
        file.with_name(name).write_text(name)
    assert put_away(file, file.with_name("library-DESKTOP.json")) == ""
    assert conflict_copies(file) == ()
    assert file.with_name("library-DESKTOP.json.merged").read_text() == "library-DESKTOP.json"
    assert file.with_name("library-DESKTOP.journal.merged").read_text() == "library-DESKTOP.journal"


def test_an_earlier_merged_copy_of_the_same_name_stays_too(file: Path) -> None:
    for text in ("first", "second"):
        file.with_name("library-DESKTOP.json").write_text(text)
        put_away(file, file.with_name("library-DESKTOP.json"))
    assert sorted(path.read_text() for path in file.parent.glob("*.merged")) == ["first", "second"]


def test_libraries_elsewhere_are_never_renamed(file: Path, tmp_path: Path) -> None:
    other = tmp_path / "other" / "library.json"
    other.parent.mkdir()
    other.touch()
    put_away(file, other)
    put_away(file, file)
    assert (other.exists(), file.exists()) == (True, True)


def test_a_copy_that_cannot_be_renamed_is_told(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "rename", refuse)
    copy = file.with_name("library-DESKTOP.json")
    copy.touch()
    assert put_away(file, copy).endswith("could not be renamed (Permission denied); you may delete it.")
