import os
import sys
from pathlib import Path

import pytest

from reader_app.cli.output_files import output_path, write_file
from reader_app.model.errors import ReaderError


def test_a_home_folder_is_understood(tmp_path: Path) -> None:
    assert output_path("~/papers.bib", tmp_path) == Path.home() / "papers.bib"


def test_a_file_is_replaced_as_a_whole(tmp_path: Path) -> None:
    path = tmp_path / "papers.bib"
    path.write_text("much longer than before", encoding="utf-8")
    before = path.stat().st_ino
    write_file(path, "é\n")
    assert path.read_bytes() == b"\xc3\xa9\n"
    assert list(tmp_path.iterdir()) == [path]
    assert path.stat().st_ino != before


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(ReaderError, match="is a folder"):
        output_path(str(tmp_path), tmp_path)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no named pipes in folders")
def test_a_pipe_is_written_into_and_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    reader = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    try:
        write_file(path, "through")
        assert os.read(reader, 100) == b"through"
    finally:
        os.close(reader)
    assert path.is_fifo()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_device_is_told() -> None:
    with pytest.raises(ReaderError, match="could not be written"):
        write_file(Path("/dev/full"), "text")
