"""A short run of each torture program: what was acknowledged is there, in order, and nothing else is changed."""

import logging
import sys
from pathlib import Path

import pytest

from tests.torture import attaching, clock_jumps, damage, diverge, faults, full_disk, kill, read_only, two_writers

on_posix = pytest.mark.skipif(sys.platform == "win32", reason="files, signals and limits are other ones there")


@pytest.fixture(autouse=True)
def quiet(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.CRITICAL, "reader_app.library.store")


def test_killing_the_program_loses_nothing_that_was_told(tmp_path: Path) -> None:
    assert kill.run(12, tmp_path).told > 12


def test_cutting_and_flipping_costs_no_more_than_what_it_hits(tmp_path: Path) -> None:
    count = damage.run(tmp_path, every=29)
    assert min(count.cuts, count.flips, count.repairs, count.made_anew, count.told) > 5


def test_a_call_of_the_system_that_fails_changes_nothing(tmp_path: Path) -> None:
    count = faults.run(tmp_path, every=13)
    assert min(count.faults, count.refused) > 20


@on_posix
def test_a_full_disk_refuses_changes_and_keeps_the_others(tmp_path: Path) -> None:
    count = full_disk.run(tmp_path)
    assert count.edits > 20
    assert count.refused


@on_posix
def test_files_that_may_not_grow_refuse_changes_and_keep_the_others(tmp_path: Path) -> None:
    count = full_disk.limited(tmp_path)
    assert count.edits > 20
    assert count.refused


def test_a_folder_that_cannot_be_written_to_refuses_changes(tmp_path: Path) -> None:
    count = read_only.run(tmp_path)
    if not count.is_possible:
        pytest.skip("nothing is read-only for this user here")
    assert count.refused == read_only.EDITS


def test_a_clock_that_jumps_leaves_the_order_of_changes(tmp_path: Path) -> None:
    assert clock_jumps.run(tmp_path, 40).jumps > 10


@on_posix
def test_two_writers_lose_nothing_of_each_other(tmp_path: Path) -> None:
    assert two_writers.run(tmp_path, 40).edits == 80


def test_two_copies_that_went_their_own_ways_become_the_same_and_lack_nothing(tmp_path: Path) -> None:
    count = diverge.run(tmp_path, 12)
    assert count.kept > 40
    assert min(count.conflicts, count.undone, count.without_history) > 0


def test_killing_the_program_while_it_attaches_pdfs_loses_none_that_was_told(tmp_path: Path) -> None:
    assert attaching.run(6, tmp_path).told > 6
