import multiprocessing
import sys
from pathlib import Path

import pytest

from reader_app.library.library import Library
from reader_app.library.listing import Scope
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
    monkeypatch.setattr(program, "__file__", str(tmp_path / "gone.py"))
    library.index_all()
    assert library.unindexed == 0
    assert found(library) == PAPERS
    library.close()
