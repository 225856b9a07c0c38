import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from reader_app.model.ids import PaperId
from reader_app.model.row import Row
from reader_app.search.index import Index
from reader_app.search.worker import FIRST_COMMIT, BulkIndexing, BulkState
from tests.search.papers import row

LONG_ENOUGH_S = 60.0


def rows(count: int) -> list[Row]:
    return [row(f"p{number:05}", title=f"quark {number}", abstract="lepton boson " * 20) for number in range(count)]


def waited(bulk: BulkIndexing, until: Callable[[BulkState], bool]) -> BulkState:
    deadline = time.monotonic() + LONG_ENOUGH_S
    while not until(bulk.poll()):
        assert time.monotonic() < deadline, bulk.poll()
        time.sleep(0.01)
    return bulk.poll()


def finished(folder: Path, of: Sequence[Row], generation: int = 5, removed: Sequence[PaperId] = ()) -> BulkState:
    bulk = BulkIndexing(folder, of, generation, removed)
    bulk.start()
    state = waited(bulk, lambda state: state.is_over)
    bulk.close()
    return state


def known(folder: Path) -> Index:
    return Index(folder, read_only=True)


def papers(index: Index, term: str) -> set[str]:
    """Return the papers that have a word in their titles."""
    collection = index.collection
    documents = collection.postings("title", term).documents.tolist()
    return {collection.paper_of(document) for document in documents if collection.alive[document]}


def test_rows_are_indexed_in_another_process(tmp_path: Path) -> None:
    count = FIRST_COMMIT + 50
    assert finished(tmp_path, rows(count)) == BulkState(count, count, count, is_over=True)
    index = known(tmp_path)
    assert index.generation == 5
    assert len(index.stamps()) == index.collection.frequency("title", "quark") == count
    index.close()


def test_rows_replace_what_was_indexed_and_others_are_removed(tmp_path: Path) -> None:
    index = Index(tmp_path)
    index.refresh([row("p00000", title="old"), row("gone", title="old"), row("stays", title="old")], (), 1)
    finished(tmp_path, rows(2), removed=[PaperId("gone")])
    index.reload()
    assert set(index.stamps()) == {"p00000", "p00001", "stays"}
    assert papers(index, "old") == {"stays"}
    assert index.generation == 5
    index.close()


def test_no_rows_are_done_at_once(tmp_path: Path) -> None:
    assert finished(tmp_path, ()) == BulkState(0, is_over=True)
    index = known(tmp_path)
    assert index.generation == 5
    index.close()


def test_what_was_committed_stays_when_it_is_cancelled(tmp_path: Path) -> None:
    index = Index(tmp_path)
    bulk = BulkIndexing(tmp_path, rows(20_000), 5)
    bulk.start()
    state = waited(bulk, lambda state: state.committed > 0)
    assert state.total == 20_000
    index.reload()
    assert index.collection.frequency("title", "quark") >= FIRST_COMMIT
    bulk.cancel()
    assert bulk.poll().is_over
    assert bulk.poll().failure == ""
    index.reload()
    assert index.generation == -1
    assert len(index.stamps()) >= FIRST_COMMIT
    # The lock went with the process: the next one goes on.
    index.refresh([row("more", title="quark")], (), 6)
    assert "more" in papers(index, "quark")
    index.close()


def test_a_process_that_dies_is_told_of(tmp_path: Path) -> None:
    bulk = BulkIndexing(tmp_path, rows(20_000), 5)
    bulk.start()
    waited(bulk, lambda state: state.done > 0)
    bulk._process.kill()
    state = waited(bulk, lambda state: state.is_over)
    assert "ended early" in state.failure
    bulk.close()


def test_a_folder_that_cannot_be_written_is_told_of_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    state = finished(tmp_path / "file" / "index", rows(3))
    assert state.failure.startswith("Papers could not be made searchable in ")


@pytest.mark.parametrize("end", [BulkIndexing.cancel, BulkIndexing.close])
def test_one_that_was_never_started_can_be_ended(tmp_path: Path, end: Callable[[BulkIndexing], None]) -> None:
    bulk = BulkIndexing(tmp_path, rows(3), 5)
    end(bulk)
    end(bulk)
