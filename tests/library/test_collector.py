"""The garbage collector and large libraries."""

import gc
import threading
import weakref

import pytest

from reader_app.library.collector import (
    MANY,
    collect_only_when_told,
    collect_some,
    collector_at_rest,
    keep_little,
    let_go,
    take_apart,
)


class Knot:
    """What only the garbage collector can end."""

    def __init__(self) -> None:
        self.itself = self


@pytest.mark.usefixtures("collector_by_itself")
def test_nothing_is_collected_meanwhile_and_the_collector_runs_again_afterwards() -> None:
    with collector_at_rest():
        assert not gc.isenabled()
    assert gc.isenabled()


@pytest.mark.usefixtures("collector_by_itself")
def test_the_collector_rests_until_the_last_one_is_done() -> None:
    with collector_at_rest():
        with collector_at_rest():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()


@pytest.mark.usefixtures("collector_by_itself")
def test_the_collector_runs_again_after_an_error() -> None:
    with pytest.raises(ZeroDivisionError), collector_at_rest():
        raise ZeroDivisionError
    assert gc.isenabled()


@pytest.mark.usefixtures("collector_by_itself")
def test_once_told_to_no_other_thread_collects_until_this_one_does() -> None:
    collect_only_when_told()
    gc.collect()
    gone = weakref.ref(Knot())
    busy = threading.Thread(target=lambda: [[number] for number in range(10 * gc.get_threshold()[0])])
    busy.start()
    busy.join()
    with collector_at_rest():
        collect_some()
    assert gone() is not None
    held = [[number] for number in range(2 * gc.get_threshold()[0])]
    collect_some()
    assert gone() is None
    assert held


def test_what_was_made_meanwhile_is_left_out_of_later_collections() -> None:
    before = gc.get_freeze_count()
    with collector_at_rest():
        held = [[number] for number in range(MANY + 1000)]
    assert gc.get_freeze_count() - before >= len(held)
    gc.unfreeze()


def test_a_little_that_was_made_is_not_kept_from_being_collected_for_ever() -> None:
    gc.collect()
    before = gc.get_freeze_count()
    with collector_at_rest():
        held = [[number] for number in range(MANY // 10)]
    assert (gc.get_freeze_count(), len(held)) == (before, MANY // 10)


def test_what_is_let_go_of_is_taken_apart() -> None:
    documents, values = {"a": object()}, [1, 2, 3]
    take_apart({"papers": documents, "gone": None})
    let_go(values)
    assert (documents, values) == ({}, [])


def test_a_process_can_be_told_to_keep_little_on_any_system() -> None:
    keep_little()
