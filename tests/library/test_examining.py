"""A library examined by a process of its own."""

from pathlib import Path

import pytest

from reader_app.library.doctor import examine
from reader_app.library.examining import examine_apart
from reader_app.library.library import Library
from reader_app.model.errors import Cancelled, ReaderError
from tests.library.making import reading


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    library = Library.open(tmp_path / "library", cache=tmp_path / "cache")
    library.add([reading("Folding Maps", "Folding Paper")])
    library.copies.making()()
    library.close()
    return tmp_path / "library"


def test_another_process_finds_what_this_one_would(folder: Path, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    found = examine_apart(folder, tmp_path / "cache", lambda done, total: told.append((done, total)))
    assert found == examine(folder, cache=tmp_path / "cache")
    assert found.papers == 2
    assert told


def test_an_examination_that_is_not_wanted_any_more_ends(folder: Path, tmp_path: Path) -> None:
    def stop(done: int, total: int) -> None:
        raise Cancelled("Cancelled; nothing was changed.")

    with pytest.raises(Cancelled):
        examine_apart(folder, tmp_path / "cache", stop)


def test_a_process_that_dies_is_told(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader_app.library.examining._run", end_early)
    with pytest.raises(ReaderError, match="ended early; try again"):
        examine_apart(folder, tmp_path / "cache", lambda *_: None)


def end_early(pipe: object, folder: Path, cache: Path | None) -> None:
    """End as a process does that was killed."""
