from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader_app.search.postings.arrays import DamagedError, check, read, smallest, spread, summed, write


def test_arrays_are_read_as_they_were_written(tmp_path: Path) -> None:
    path = tmp_path / "one.arrays"
    arrays = {"small": np.array([1, 2, 250], np.uint8), "none": np.zeros(0, np.uint32), "large": np.arange(1000)}
    write(path, arrays)
    found = read(path)
    assert {name: array.tolist() for name, array in found.items()} == {n: a.tolist() for n, a in arrays.items()}
    assert {name: array.dtype for name, array in found.items()} == {n: a.dtype for n, a in arrays.items()}
    assert list(check(path)) == [None] * 3


def test_arrays_that_are_read_cannot_be_changed(tmp_path: Path) -> None:
    write(tmp_path / "one.arrays", {"a": np.arange(3)})
    with pytest.raises(ValueError, match="read-only"):
        read(tmp_path / "one.arrays")["a"][0] = 1


def test_a_file_that_is_there_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "one.arrays").write_bytes(b"of somebody")
    with pytest.raises(FileExistsError):
        write(tmp_path / "one.arrays", {})


def test_a_file_cut_off_anywhere_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "one.arrays"
    write(path, {"a": np.arange(20), "b": np.zeros(0, np.uint8)})
    whole = path.read_bytes()
    for length in range(len(whole)):
        cut = tmp_path / f"{length}.arrays"
        cut.write_bytes(whole[:length])
        with pytest.raises(DamagedError):
            read(cut)


def test_what_was_overwritten_is_found_by_checking(tmp_path: Path) -> None:
    path = tmp_path / "one.arrays"
    write(path, {"a": np.full(50, 77, np.uint8)})
    path.write_bytes(path.read_bytes().replace(b"MMM", b"MNM", 1))
    assert read(path)["a"][1] == ord("N")
    with pytest.raises(DamagedError, match=r"a in .* is damaged"):
        list(check(path))


@given(st.lists(st.tuples(st.integers(0, 1000), st.integers(0, 5))))
def test_runs_are_spread_into_their_places(runs: list[tuple[int, int]]) -> None:
    starts, counts = (np.array([run[part] for run in runs], np.uint32) for part in (0, 1))
    assert spread(starts, counts).tolist() == [start + step for start, count in runs for step in range(count)]


def test_numbers_are_kept_in_the_smallest_type_that_holds_them() -> None:
    assert [smallest(np.array([most])).dtype.itemsize for most in (255, 256, 65_535, 65_536)] == [1, 2, 2, 4]


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(1, 9))), st.sampled_from([41, 5000]))
def test_what_is_summed_up_is_the_sum_for_each_number(pairs: list[tuple[int, int]], size: int) -> None:
    numbers = np.array([number for number, _ in pairs], np.uint16)
    weights = np.array([weight for _, weight in pairs], np.float32)
    rising, sums = summed(numbers, weights, size)
    wanted = {number: sum(w for n, w in pairs if n == number) for number in sorted({n for n, _ in pairs})}
    assert list(zip(rising.tolist(), sums.tolist(), strict=True)) == list(wanted.items())
    assert sums.dtype == np.float32
