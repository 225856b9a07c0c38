import errno
import multiprocessing
import shutil
import sys
import time
from pathlib import Path

import pytest

from reader_app.library.library import Library
from reader_app.library.listing import Scope
from reader_app.model.errors import ReaderError
from tests.library.making import reading

PAPERS = 30


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Library:
    """Return a library with so many papers to index that a process of its own does it."""
    monkeypatch.setattr("reader_app.library.indexing.BULK_FROM", 10)
    library = Library.open(tmp_path / "library", cache=tmp_path / "cache")
    library.add([reading(*(f"Map number {number}" for number in range(PAPERS)))])
    return library


def found(library: Library) -> int:
    return len(library.listing(Scope(query="map")).rows)


def test_many_papers_are_indexed_by_a_process_before_finishing_returns(library: Library) -> None:
    told: list[tuple[int, int]] = []
    helping: list[str] = []

    def hear(done: int, total: int) -> None:
        told.append((done, total))
        helping.extend(process.name for process in multiprocessing.active_children())

    library.index_all(hear)
    assert library.unindexed == 0
    assert told[-1] == (PAPERS, PAPERS)
    assert "paper-reader-indexing" in helping
    assert found(library) == PAPERS
    library.close()


def test_where_no_process_can_be_started_the_papers_are_indexed_all_the_same(
    library: Library, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    # A new process first reads the file of the program that starts it.
    program = sys.modules["__main__"]
    monkeypatch.setattr(program, "__spec__", None)
    monkeypatch.setattr(program, "__file__", str(tmp_path / "gone.py"), raising=False)
    library.index_all()
    assert library.unindexed == 0
    assert found(library) == PAPERS
    library.close()


def test_where_the_process_fails_the_window_indexes_a_little_at_a_time(
    library: Library, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    program = sys.modules["__main__"]
    monkeypatch.setattr(program, "__spec__", None)
    monkeypatch.setattr(program, "__file__", str(tmp_path / "gone.py"), raising=False)
    for _ in range(2000):
        if not library.index_some():
            break
        time.sleep(0.01)
    assert library.unindexed == 0
    assert found(library) == PAPERS
    library.close()


def test_without_a_place_for_the_index_the_library_opens_and_is_searched(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file where a folder should be", encoding="utf-8")
    library = Library.open(tmp_path / "library", cache=tmp_path / "cache")
    library.add([reading("Map of the stars", "Folding chairs")])
    library.index_all()
    assert found(library) == 1
    library.close()
    assert (tmp_path / "cache").read_text(encoding="utf-8") == "a file where a folder should be"


def test_an_index_that_cannot_be_written_is_told_and_no_paper_is_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = Library.open(tmp_path / "library", cache=tmp_path / "cache")
    library.add([reading("Map of the stars")])
    with monkeypatch.context() as full:
        full.setattr("reader_app.search.index.Index.refresh", _disk_is_full)
        with pytest.raises(ReaderError, match="No space left"):
            library.index_some()
        assert found(library) == 1
    assert library.index_some() == 0
    library.close()


def test_a_damaged_index_is_filled_again_without_a_restart(tmp_path: Path) -> None:
    library = Library.open(tmp_path / "library", cache=tmp_path / "cache")
    library.add([reading("Map of the stars", "Folding chairs")])
    library.index_all()
    for file in (tmp_path / "cache").rglob("*.seg"):
        file.unlink()
    library.add([reading("Map of the sea")])
    for _ in range(5):
        found(library)
        library.index_some()
    assert found(library) == 2
    library.close()


def test_an_index_deleted_under_a_running_program_is_made_anew(tmp_path: Path) -> None:
    library = Library.open(tmp_path / "library", cache=tmp_path / "cache")
    library.add([reading("Map of the stars", "Folding chairs")])
    library.index_all()
    shutil.rmtree(tmp_path / "cache")
    for _ in range(5):
        assert found(library) == 1 or library.unindexed
        library.index_some()
    assert library.unindexed == 0
    assert found(library) == 1
    assert list((tmp_path / "cache").rglob("*.arrays"))
    library.close()


def test_a_note_edited_while_thousands_are_being_indexed_is_found_at_once(library: Library) -> None:
    library.index_some()
    assert library._indexing._bulk is not None
    paper = next(iter(library.papers.rows()))
    library.notes.write(paper, "Compare with the portolan charts.")
    assert [row.paper.id for row in library.listing(Scope(query="portolan")).rows] == [paper]
    library.index_all()
    assert [row.paper.id for row in library.listing(Scope(query="portolan")).rows] == [paper]
    assert found(library) == PAPERS
    library.close()


def test_papers_that_are_read_again_are_found_meanwhile_by_what_was_known(library: Library) -> None:
    library.index_all()
    library.tags.add(list(library.papers.rows()), ["atlas"])
    library.index_some()
    assert library._indexing._bulk is not None
    assert found(library) == PAPERS
    library.index_all()
    assert len(library.listing(Scope(query="atlas map")).rows) == PAPERS
    library.close()


def test_an_index_in_many_pieces_is_put_together_when_nothing_else_is_to_be_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader_app.library.indexing.MOST_SEGMENTS", 2)
    library = Library.open(tmp_path / "library", cache=tmp_path / "cache")
    for number in range(4):
        library.add([reading(f"Map number {number}")])
        library.index_all()
    assert library._indexing.index.segments == 4
    for _ in range(2000):
        library.index_some()
        if library._indexing.index.segments == 1:
            break
        time.sleep(0.01)
    assert library._indexing.index.segments == 1
    assert found(library) == 4
    library.close()


def _disk_is_full(*_: object) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")
