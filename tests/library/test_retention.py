"""How much of its past a library keeps."""

import random
from datetime import datetime
from pathlib import Path

import pytest

from reader_app.library.library import Library
from reader_app.library.retention import LEAST_BYTES, MOST_BYTES
from reader_app.library.store import HISTORY_BYTES
from reader_app.model.errors import ReaderError
from tests.library.making import opened, reading


def open_library(folder: Path) -> Library:
    return Library.open(folder / "library", cache=folder / "cache")


def with_a_long_past(folder: Path) -> Library:
    """Return a library whose history is more than twice the least that can be kept."""
    noise = random.Random(1)
    for _ in range(6):
        library = open_library(folder)
        if not library.papers.rows():
            library.add([reading("Folding Maps")])
        (paper,) = library.papers.rows()
        library.notes.write(paper, noise.randbytes(LEAST_BYTES // 4).hex())
        library.close()
    return open_library(folder)


def test_a_new_library_keeps_the_usual_amount_and_has_no_past_yet(tmp_path: Path) -> None:
    library = open_library(tmp_path)
    kept = library.retention.kept()
    assert (kept.used_bytes, kept.allowed_bytes, kept.since) == (0, HISTORY_BYTES, None)
    library.close()


@pytest.mark.parametrize("is_closed", [False, True])
def test_the_past_begins_with_the_first_change(is_closed: bool, tmp_path: Path) -> None:
    library = open_library(tmp_path)
    library.add([reading("Folding Maps")])
    library.add([reading("Kites")])
    if is_closed:
        library.close()
        library = open_library(tmp_path)
    first = library.past.events()[-1]
    kept = library.retention.kept()
    assert kept.since == datetime.fromisoformat(first.time)
    assert (kept.used_bytes > 0) is is_closed
    library.close()


def test_what_is_chosen_holds_for_all_who_open_the_library_and_can_be_undone(tmp_path: Path) -> None:
    library = open_library(tmp_path)
    changes = library.retention.set(200_000_000)
    assert changes.label == library.undo_label == "Keep history up to 200 MB"
    library.close()
    library = open_library(tmp_path)
    assert library.retention.kept().allowed_bytes == 200_000_000
    library.undo()
    assert library.retention.kept().allowed_bytes == HISTORY_BYTES
    library.redo()
    assert library.retention.kept().allowed_bytes == 200_000_000
    library.close()


def test_less_history_lets_go_of_the_oldest_at_once(tmp_path: Path) -> None:
    library = with_a_long_past(tmp_path)
    before = library.retention.kept()
    assert before.used_bytes > 2 * LEAST_BYTES
    foretold = library.retention.preview(LEAST_BYTES)
    assert library.retention.kept() == before
    assert library.retention.preview(MOST_BYTES).since == before.since
    library.retention.set(LEAST_BYTES)
    after = library.retention.kept()
    assert after == foretold
    assert after.used_bytes <= LEAST_BYTES
    assert before.since is not None
    assert after.since is not None
    assert after.since > before.since
    library.close()
    again = open_library(tmp_path)
    assert again.retention.kept().since == after.since
    again.close()


def test_the_past_begins_behind_a_gap(tmp_path: Path) -> None:
    library = with_a_long_past(tmp_path)
    beginning = library.retention.kept().since
    library.close()
    segments = sorted((tmp_path / "library" / "history").iterdir())
    segments[1].unlink()
    library = open_library(tmp_path)
    since = library.retention.kept().since
    assert beginning is not None
    assert since is not None
    assert since > beginning
    library.close()
    for segment in segments[2:]:
        segment.unlink()
    library = open_library(tmp_path)
    (paper,) = library.papers.rows()
    library.notes.write(paper, "Now")
    assert library.retention.kept().since == datetime.fromisoformat(library.past.events()[0].time)
    library.close()


@pytest.mark.parametrize("size", [0, -1, LEAST_BYTES - 1, MOST_BYTES + 1])
def test_sizes_that_make_no_sense_are_refused(size: int, tmp_path: Path) -> None:
    library = open_library(tmp_path)
    with pytest.raises(ReaderError, match="between 1 MB and 1 TB"):
        library.retention.set(size)
    with pytest.raises(ReaderError, match="between 1 MB and 1 TB"):
        library.retention.preview(size)
    assert library.undo_label == ""
    library.close()


@pytest.mark.parametrize("held", ["much", -1, True, None])
def test_a_size_that_is_none_is_told_when_the_library_opens(held: object, tmp_path: Path) -> None:
    catalogue = opened(tmp_path)
    catalogue.commit("As an editor would", {"meta": {"other": {"id": "other"}}})
    catalogue.store.write({"meta": {"retention": {"id": "retention", "history_bytes": held}}})
    catalogue.close()
    with pytest.raises(ReaderError, match="history_bytes"):
        opened(tmp_path)
