"""Files and folders that papers come from."""

import gzip
from datetime import date
from pathlib import Path

import pytest

from reader_app.library import sources
from reader_app.library.sources import read_paths
from reader_app.model.errors import Cancelled

TODAY = date(2026, 11, 23)
LINE = '{"title": "A long and telling title of the %s paper", "abstract": "Why.", "year": 2020}\n'


def lines(folder: Path, *names: str) -> list[Path]:
    paths = [folder / name for name in names]
    for path in paths:
        path.parent.mkdir(parents=True, exist_ok=True)
        data = "".join(LINE % f"{path.stem} {number}" for number in range(3)).encode()
        path.write_bytes(gzip.compress(data) if path.suffix == ".gz" else data)
    return paths


def test_each_file_is_a_reading_in_the_order_given(tmp_path: Path) -> None:
    readings = read_paths(lines(tmp_path, "b.jsonl", "a.jsonl.gz"), today=TODAY)
    assert [(reading.source, len(reading.drafts)) for reading in readings] == [("b.jsonl", 3), ("a.jsonl.gz", 3)]


def test_of_a_folder_the_files_of_known_suffixes_are_read(tmp_path: Path) -> None:
    lines(tmp_path, "b.jsonl", "deep/a.jsonl", "photo.raw")
    assert [reading.source for reading in read_paths([tmp_path], today=TODAY)] == ["b.jsonl", "a.jsonl"]


def test_a_file_that_cannot_be_read_is_refused_and_the_others_are_read(tmp_path: Path) -> None:
    (good,) = lines(tmp_path, "good.jsonl")
    (tmp_path / "odd.bin").write_bytes(b"\x00\x01\x02" * 50)
    missing, odd, whole = read_paths([tmp_path / "missing.jsonl", tmp_path / "odd.bin", good], today=TODAY)
    assert (len(missing.drafts), len(odd.drafts), len(whole.drafts)) == (0, 0, 3)
    assert (missing.refused[0].source, odd.refused[0].source) == ("missing.jsonl", "odd.bin")
    assert "cannot be read" in missing.refused[0].reason
    assert odd.refused[0].reason


def test_a_file_that_is_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "LARGEST_FILE_BYTES", 10)
    (reading,) = read_paths(lines(tmp_path, "big.jsonl"), today=TODAY)
    assert "is larger than" in reading.refused[0].reason


def test_progress_goes_on_from_file_to_file_and_never_back(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    read_paths(
        lines(tmp_path, "a.jsonl", "b.jsonl"), today=TODAY, progress=lambda done, total: told.append((done, total))
    )
    assert told == sorted(told)
    assert {total for _, total in told} == {2000}
    assert told[-1][0] > 1000


def test_progress_of_one_file_is_passed_on_and_may_cancel(tmp_path: Path) -> None:
    def cancel(_done: int, _total: int) -> None:
        raise Cancelled("Stopped.")

    for names in (["a.jsonl"], ["a.jsonl", "b.jsonl"]):
        with pytest.raises(Cancelled):
            read_paths(lines(tmp_path, *names), today=TODAY, progress=cancel)
