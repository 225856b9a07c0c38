"""Reading another library: whatever file it is, and never writing there."""

import json
import shutil
from pathlib import Path

import pytest

from reader_app.library.merging.ancestry import base_of
from reader_app.library.merging.reading import read
from reader_app.model.errors import ReaderError
from tests.library.making import add
from tests.library.merging.halves import beginning, copied, half, opened, retitle


def files(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def titles(tables: object) -> set[str]:
    return {paper["title"] for paper in tables["papers"].values()}  # type: ignore[index]


def test_a_folder_is_read_with_its_journal_and_nothing_is_written_there(tmp_path: Path) -> None:
    folder = tmp_path / "Reading at home"
    catalogue = opened(folder)
    add(catalogue, "Folding Maps")
    before = files(folder)
    found = read(folder)
    assert files(folder) == before
    assert titles(found.tables) == {"Folding Maps"}
    assert (found.name, found.identity) == ("Reading at home", catalogue.identity)
    assert found.at == catalogue.store.at
    assert "meta" not in found.tables
    assert "journal" not in found.tables
    catalogue.close()


def test_what_is_changed_there_after_it_was_read_is_not_among_its_changes(tmp_path: Path) -> None:
    catalogue = opened(tmp_path / "there")
    add(catalogue, "First")
    found = read(tmp_path / "there")
    add(catalogue, "Second")
    assert [change.head.said.label for change in found.changes()] == ["Add First"]
    catalogue.close()


def test_a_backup_is_read(tmp_path: Path) -> None:
    catalogue = opened(tmp_path / "there")
    add(catalogue, "First")
    backup = catalogue.store.back_up("by-hand")
    catalogue.close()
    found = read(backup.path)
    assert titles(found.tables) == {"First"}
    assert found.name.startswith("library-")
    assert ".json" not in found.name


def test_a_backup_that_is_cut_off_is_refused(tmp_path: Path) -> None:
    catalogue = opened(tmp_path / "there")
    add(catalogue, "First")
    backup = catalogue.store.back_up("by-hand")
    catalogue.close()
    backup.path.write_bytes(backup.path.read_bytes()[:-20])
    with pytest.raises(ReaderError, match="damaged"):
        read(backup.path)


def test_a_file_of_another_name_does_not_take_the_history_of_the_library_beside_it(tmp_path: Path) -> None:
    beginning(tmp_path / "ours", "First", "Second")
    copy = tmp_path / "ours" / "library (Anna's conflicted copy 2026-11-02).json"
    shutil.copy(tmp_path / "ours" / "library.json", copy)
    found = read(copy)
    assert titles(found.tables) == {"First", "Second"}
    assert found.name == "library (Anna's conflicted copy 2026-11-02)"
    assert list(found.changes()) == []
    assert found.backups.all() == ()


@pytest.mark.parametrize(
    "content", [b"", b"[]", b"{}", b'{"notes": {"1": {"id": "n"}}}', b'{"papers": 3}', b"\xff\xfe"]
)
def test_what_is_no_library_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "other.json"
    path.write_bytes(content)
    with pytest.raises(ReaderError, match=r"other\.json"):
        read(path)


def test_what_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReaderError, match="There is no library at"):
        read(tmp_path / "nowhere")
    with pytest.raises(ReaderError, match="There is no library at"):
        read(tmp_path)


@pytest.mark.parametrize(("number", "said"), [(99, "newer Paper Reader"), ("2", "which format"), (0, "which format")])
def test_a_library_of_another_format_is_refused_with_what_to_do(tmp_path: Path, number: object, said: str) -> None:
    beginning(tmp_path / "there", "First")
    path = tmp_path / "there" / "library.json"
    content = json.loads(path.read_bytes())
    for document in content["meta"].values():
        document["format"] = number
    path.write_text(json.dumps(content), encoding="utf-8")
    with pytest.raises(ReaderError, match=said):
        read(path)


def test_a_plain_file_of_the_first_format_is_brought_up_to_date_in_memory(tmp_path: Path) -> None:
    beginning(tmp_path / "there", "First")
    path = tmp_path / "there" / "library.json"
    content = json.loads(path.read_bytes())
    content.pop("journal")
    for document in content["meta"].values():
        document["format"] = 1
    plain = tmp_path / "old.json"
    plain.write_text(json.dumps(content), encoding="utf-8")
    assert titles(read(plain).tables) == {"First"}


def test_a_document_that_cannot_be_read_is_found_before_anything_is_merged(tmp_path: Path) -> None:
    beginning(tmp_path / "there", "First")
    path = tmp_path / "there" / "library.json"
    path.write_bytes(path.read_bytes().replace(b'"First"', b"33"))
    with pytest.raises(ReaderError, match="cannot be merged"):
        read(path)


def test_a_journal_alone_says_what_was_changed(tmp_path: Path) -> None:
    kept, edited = beginning(tmp_path / "ours", "Kept", "Edited")
    theirs = opened(copied(tmp_path / "ours", tmp_path / "theirs"))
    retitle(theirs, edited, "Edited there")
    retitle(theirs, edited, "Edited there twice")
    new = add(theirs, "New there")
    journal = tmp_path / "library.sync-conflict-20261102-101010-ABCDEFG.journal"
    shutil.copy(tmp_path / "theirs" / "library.journal", journal)
    theirs.close()
    ours = opened(tmp_path / "ours")
    retitle(ours, kept, "Edited here")
    found = read(journal, half(ours))
    base = base_of(half(ours), found)
    assert titles(found.tables) == {"Edited here", "Edited there twice", "New there"}
    assert base is not None
    assert base["papers"][edited]["title"] == "Edited"
    assert new not in base["papers"]
    assert "meta" not in base
    ours.close()


def test_a_journal_without_a_library_is_refused(tmp_path: Path) -> None:
    (tmp_path / "library.journal").write_bytes(b"")
    with pytest.raises(ReaderError, match="holds changes but no library"):
        read(tmp_path / "library.journal")
