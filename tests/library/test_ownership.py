"""One process writes to a library."""

import os
import signal
import socket
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from reader_app.library.ownership import Ownership
from reader_app.model.errors import LibraryBusyError, ReaderError
from tests.places import PROJECT

HOLD = """
import sys
from pathlib import Path
from reader_app.library.ownership import Ownership
held = Ownership(Path(sys.argv[1]))
held.take()
print("taken", flush=True)
sys.stdin.read()
"""


def owning_process(folder: Path) -> "subprocess.Popen[str]":
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(folder)], cwd=PROJECT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "taken\n"
    return process


def ended(process: "subprocess.Popen[str]") -> None:
    process.communicate(timeout=30)


def test_a_second_process_is_refused_and_told_who_owns_the_library(tmp_path: Path) -> None:
    other = owning_process(tmp_path)
    with pytest.raises(LibraryBusyError) as refusal:
        Ownership(tmp_path).take()
    ended(other)
    assert str(tmp_path) in str(refusal.value)
    assert f"(process {other.pid} on {socket.gethostname()}, since 2" in str(refusal.value)


def test_who_lets_go_lets_others_in(tmp_path: Path) -> None:
    first, second = Ownership(tmp_path), Ownership(tmp_path)
    first.take()
    with pytest.raises(LibraryBusyError, match=f"process {os.getpid()} "):
        second.take()
    first.release()
    second.take()
    second.release()
    assert not (tmp_path / "library.owner").exists()


def test_who_was_refused_takes_nothing_away_by_letting_go(tmp_path: Path) -> None:
    first, second, third = (Ownership(tmp_path) for _ in range(3))
    first.take()
    with pytest.raises(LibraryBusyError):
        second.take()
    second.release()
    with pytest.raises(LibraryBusyError, match="process"):
        third.take()
    first.release()


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL there")
def test_a_crash_lets_others_in_whatever_it_left(tmp_path: Path) -> None:
    other = owning_process(tmp_path)
    other.send_signal(signal.SIGKILL)
    ended(other)
    assert (tmp_path / "library.owner").exists()
    own = Ownership(tmp_path)
    own.take()
    with pytest.raises(LibraryBusyError, match=f"process {os.getpid()} "):
        Ownership(tmp_path).take()
    own.release()


@pytest.mark.parametrize("content", ["", "[1]", "{}", "\x00"])
def test_an_owner_that_cannot_be_read_is_left_out_of_the_sentence(content: str, tmp_path: Path) -> None:
    own = Ownership(tmp_path)
    own.take()
    (tmp_path / "library.owner").write_text(content)
    with pytest.raises(LibraryBusyError, match="in another Paper Reader; close it"):
        Ownership(tmp_path).take()
    own.release()


def test_another_thread_can_let_go(tmp_path: Path) -> None:
    own = Ownership(tmp_path)
    own.take()
    thread = threading.Thread(target=own.release)
    thread.start()
    thread.join()
    again = Ownership(tmp_path)
    again.take()
    again.release()


def test_a_full_disk_keeps_nobody_from_opening(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_args: object, **_kwargs: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_text", full)
    own = Ownership(tmp_path)
    own.take()
    with pytest.raises(LibraryBusyError):
        Ownership(tmp_path).take()
    own.release()


def test_a_folder_that_cannot_be_written_to_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    with pytest.raises(ReaderError, match=r"The folder .*file cannot be written to \("):
        Ownership(tmp_path / "file").take()
