"""Files that other programs put in the place of the library's are merged: while it is open, and when it opens."""

import os
import shutil
from pathlib import Path

import pytest

from reader_app.library.library import Library
from reader_app.model.errors import ReaderError
from tests.library.making import reading
from tests.library.merging.diverged import begun, diverged


def opened(folder: Path) -> Library:
    return Library.open(folder, cache=folder.with_name("cache"))


def put(content: bytes, path: Path) -> None:
    """Replace a file as programs for synchronising do."""
    path.with_name("arriving").write_bytes(content)
    os.replace(path.with_name("arriving"), path)  # noqa: PTH105


def titles(library: Library) -> set[str]:
    return {row.paper.title for row in library.papers.rows().values()}


def copied_there(folder: Path, *titles: str) -> bytes:
    """Return the file of a copy to which papers were added."""
    there = folder.with_name("there")
    shutil.copytree(folder, there, ignore=shutil.ignore_patterns("*.new"))  # A backup may be under way.
    library = Library.open(there, cache=folder.with_name("cache there"))
    library.add([reading(*titles)])
    library.close()
    return (there / "library.json").read_bytes()


def rested(library: Library) -> None:
    """Let a library do all that can wait."""
    for _ in range(4):
        library.index_some()
        thread = library._catalogue.store._compaction._thread
        if thread:
            thread.join()


def beside(folder: Path) -> list[str]:
    return sorted(path.suffix for path in folder.glob("library.foreign-*"))


def test_a_file_that_arrives_while_the_library_is_open_is_merged(tmp_path: Path) -> None:
    folder = tmp_path / "ours"
    begun(folder, "Folding Maps").close()
    theirs = copied_there(folder, "Kites in Wind")
    library = opened(folder)
    library.add([reading("Paper Boats")])
    put(theirs, folder / "library.json")
    rested(library)
    assert library.is_met
    changes = library.take_in()
    assert len(changes.papers) == 1
    assert titles(library) == {"Folding Maps", "Kites in Wind", "Paper Boats"}
    assert not library.is_met
    assert not library.take_in()
    assert beside(folder) == [".merged"]
    library.undo()
    assert titles(library) == {"Folding Maps", "Paper Boats"}
    library.close()


def test_a_file_that_arrives_and_is_no_library_stays_beside_it_and_is_told_once(tmp_path: Path) -> None:
    folder = tmp_path / "ours"
    begun(folder, "Folding Maps").close()
    library = opened(folder)
    put(b"half of a fi", folder / "library.json")
    rested(library)
    with pytest.raises(ReaderError, match="could not be merged"):
        library.take_in()
    assert not library.is_met
    assert beside(folder) == [".json"]
    library.close()
    library = opened(folder)
    assert titles(library) == {"Folding Maps"}
    assert any("could not be merged" in notice for notice in library.notices)
    library.close()


def test_a_file_that_arrived_while_the_library_was_closed_is_merged_with_our_changes(tmp_path: Path) -> None:
    folder = tmp_path / "ours"
    begun(folder, "Folding Maps").close()
    theirs = copied_there(folder, "Kites in Wind")
    library = opened(folder)
    library.add([reading("Paper Boats")])
    library.close()
    put(theirs, folder / "library.json")
    library = opened(folder)
    assert titles(library) == {"Folding Maps", "Kites in Wind", "Paper Boats"}
    assert sum("merged" in notice for notice in library.notices) == 2
    assert beside(folder) == [".merged"]
    library.close()
    library = opened(folder)
    assert library.notices == ()
    library.close()


def test_without_history_the_changes_of_the_journal_are_merged_into_the_file(tmp_path: Path) -> None:
    folder = tmp_path / "ours"
    begun(folder, "Folding Maps").close()
    theirs = copied_there(folder, "Kites in Wind")
    library = opened(folder)
    library.add([reading("Paper Boats")])
    library._catalogue.store.backups.finish()
    library._indexing.close()
    library._catalogue.store._storage.journal.close()
    assert library._ownership
    library._ownership.release()
    for name in ("history", "backups"):
        shutil.rmtree(folder / name)
    put(theirs, folder / "library.json")
    library = opened(folder)
    assert titles(library) == {"Folding Maps", "Kites in Wind", "Paper Boats"}
    assert beside(folder) == [".merged"]
    library.close()


def test_who_only_reads_merges_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "ours"
    begun(folder, "Folding Maps").close()
    theirs = copied_there(folder, "Kites in Wind")
    put(theirs, folder / "library.json")
    before = sorted(path.name for path in folder.iterdir())
    library = Library.open(folder, read_only=True, cache=tmp_path / "cache")
    assert titles(library) == {"Folding Maps", "Kites in Wind"}
    assert sorted(path.name for path in folder.iterdir()) == before
    library.close()


def test_a_library_whose_files_were_all_replaced_gives_its_changes_to_the_next(tmp_path: Path) -> None:
    pair = diverged(tmp_path)
    pair.ours.add([reading("Ours")])
    pair.theirs.add([reading("Theirs")])
    pair.theirs.close()
    for name in ("library.json", "library.journal"):
        put((tmp_path / "theirs" / name).read_bytes(), tmp_path / "ours" / name)
    with pytest.raises(ReaderError, match="written to by another program"):
        pair.ours.add([reading("Too late")])
    pair.ours.close()
    library = opened(tmp_path / "ours")
    assert {"Ours", "Theirs"} < titles(library)
    library.close()
