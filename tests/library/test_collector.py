"""The garbage collector and large libraries."""

import gc

import pytest

from reader_app.library.collector import MANY, collector_at_rest, keep_little, let_go, take_apart


def test_nothing_is_collected_meanwhile_and_the_collector_runs_again_afterwards() -> None:
    with collector_at_rest():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_the_collector_rests_until_the_last_one_is_done() -> None:
    with collector_at_rest():
        with collector_at_rest():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()


def test_the_collector_runs_again_after_an_error() -> None:
    with pytest.raises(ZeroDivisionError), collector_at_rest():
        raise ZeroDivisionError
    assert gc.isenabled()


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
