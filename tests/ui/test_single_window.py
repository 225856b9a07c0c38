import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from reader_app.ui import single_window
from reader_app.ui.single_window import (
    LARGEST_REQUEST,
    MOST_AT_ONCE,
    Request,
    SingleWindow,
    _read,
    _written,
    bring_to_front,
    hand_over,
)
from tests.places import PROJECT

needs_unix = pytest.mark.skipif(sys.platform == "win32", reason="its sockets are files where there is Unix")


class Heard:
    """A window's end of the socket, and what it was asked."""

    def __init__(self, folder: Path) -> None:
        self.window = SingleWindow(folder)
        self.requests: list[Request] = []
        self.window.requested.connect(self.requests.append)


@pytest.fixture
def folder(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    place = tmp_path_factory.mktemp("r", numbered=True)
    place.chmod(0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(place))
    for name in ("XDG_ACTIVATION_TOKEN", "DESKTOP_STARTUP_ID"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


@pytest.fixture
def heard(folder: Path, qapp: object) -> Iterator[Heard]:
    heard = Heard(folder)
    assert heard.window.is_listening
    yield heard
    heard.window.close()


SECOND_START = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from reader_app.ui.single_window import hand_over
app = QCoreApplication([])
sys.exit(0 if hand_over(Path(sys.argv[1]), tuple(map(Path, sys.argv[2:]))) else 7)
"""


def second_start(qtbot: QtBot, folder: Path, paths: tuple[Path, ...] = (), cwd: Path = PROJECT) -> bool:
    """Hand over from another process."""
    command = [sys.executable, "-c", SECOND_START, str(folder), *map(str, paths)]
    environment = os.environ | {"PYTHONPATH": str(PROJECT)}
    with subprocess.Popen(command, cwd=cwd, env=environment) as second:
        qtbot.waitUntil(lambda: second.poll() is not None, timeout=30_000)
    assert second.returncode in (0, 7)
    return second.returncode == 0


def dial(folder: Path) -> socket.socket:
    line = socket.socket(socket.AF_UNIX)
    line.connect(single_window._address(folder))
    line.settimeout(0.01)
    return line


def hangs_up(line: socket.socket) -> bool:
    try:
        return line.recv(100) == b""
    except TimeoutError:
        return False
    except ConnectionError:
        return True


def test_a_second_start_hands_its_files_to_the_window_that_is_open(qtbot: QtBot, folder: Path, heard: Heard) -> None:
    assert second_start(qtbot, folder, (folder / "page.txt", folder / "a “b”.json"))
    assert [request.paths for request in heard.requests] == [(folder / "page.txt", folder / "a “b”.json")]


def test_files_are_named_as_seen_from_where_the_second_start_was_made(qtbot: QtBot, folder: Path, heard: Heard) -> None:
    assert second_start(qtbot, folder, (Path("page.txt"),), cwd=folder)
    assert heard.requests[0].paths == (folder / "page.txt",)


def test_the_desktops_word_that_the_window_is_wanted_is_passed_on(
    qtbot: QtBot, folder: Path, heard: Heard, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_ACTIVATION_TOKEN", "token-7")
    assert second_start(qtbot, folder)
    assert heard.requests == [Request((), "token-7")]


def test_where_no_window_is_open_nothing_is_handed_over(folder: Path) -> None:
    assert not hand_over(folder, ())


def test_another_library_has_a_window_of_its_own(qtbot: QtBot, folder: Path, heard: Heard) -> None:
    assert not second_start(qtbot, folder / "other")
    assert heard.requests == []


def test_a_library_is_the_same_by_whichever_way_its_folder_is_written(
    qtbot: QtBot, folder: Path, heard: Heard, tmp_path_factory: pytest.TempPathFactory
) -> None:
    link = tmp_path_factory.mktemp("links") / "library"
    try:
        link.symlink_to(folder, target_is_directory=True)
    except OSError:
        pytest.skip("links are not allowed here")
    assert second_start(qtbot, link)


@needs_unix
def test_a_socket_that_a_crash_left_is_taken_over(qtbot: QtBot, folder: Path) -> None:
    left = socket.socket(socket.AF_UNIX)
    left.bind(single_window._address(folder))
    left.close()
    assert not hand_over(folder, ())
    heard = Heard(folder)
    assert second_start(qtbot, folder)
    heard.window.close()


def test_once_closed_nobody_answers(qtbot: QtBot, folder: Path, heard: Heard) -> None:
    heard.window.close()
    assert not second_start(qtbot, folder)


@needs_unix
@pytest.mark.parametrize(
    "line",
    [
        b"hello\n",
        b"[]\n",
        b"[" * 5000 + b"\n",
        b"\xff\xfe\n",
        b'{"paths": 7}\n',
        b'{"paths": "/etc/passwd"}\n',
        b'{"paths": ["not/absolute"]}\n',
        b'{"paths": [7]}\n',
        b'{"token": 7}\n',
        b'{"token": "a\\nb"}\n',
        json.dumps({"token": "x" * 600}).encode() + b"\n",
        json.dumps({"paths": ["/a"] * 1001}).encode() + b"\n",
    ],
)
def test_what_no_second_start_says_is_not_answered(qtbot: QtBot, folder: Path, heard: Heard, line: bytes) -> None:
    with dial(folder) as caller:
        caller.sendall(line)
        qtbot.waitUntil(lambda: hangs_up(caller))
    assert heard.requests == []


@needs_unix
def test_who_talks_without_end_is_cut_off(qtbot: QtBot, folder: Path, heard: Heard) -> None:
    with dial(folder) as caller:
        caller.setblocking(False)
        sent = 0

        def is_cut_off() -> bool:
            nonlocal sent
            try:
                sent += caller.send(b"x" * 65536)
            except BlockingIOError:
                return False
            except ConnectionError:
                return True
            assert sent < 16 * LARGEST_REQUEST
            return False

        qtbot.waitUntil(is_cut_off, timeout=10_000)
    assert heard.requests == []


@needs_unix
def test_who_says_nothing_is_not_waited_for_and_keeps_nobody_out(
    qtbot: QtBot, folder: Path, qapp: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(single_window, "ASKS_WITHIN_MS", 50)
    heard = Heard(folder)
    silent = [dial(folder) for _ in range(MOST_AT_ONCE)]
    for caller in silent:
        qtbot.waitUntil(lambda caller=caller: hangs_up(caller))
        caller.close()
    assert second_start(qtbot, folder)
    heard.window.close()


@needs_unix
def test_no_more_are_listened_to_at_once_than_are_needed(qtbot: QtBot, folder: Path, heard: Heard) -> None:
    silent = [dial(folder) for _ in range(MOST_AT_ONCE)]
    qtbot.waitUntil(lambda: len(heard.window._asking) == MOST_AT_ONCE)
    with dial(folder) as one_more:
        qtbot.waitUntil(lambda: hangs_up(one_more))
    for caller in silent:
        caller.close()


@needs_unix
def test_a_request_may_come_in_pieces(qtbot: QtBot, folder: Path, heard: Heard) -> None:
    with dial(folder) as caller:
        caller.sendall(b'{"paths": ')
        qtbot.waitUntil(lambda: len(heard.window._asking) == 1)
        caller.sendall(b'["/a"]}\n')
        qtbot.waitUntil(lambda: heard.requests == [Request((Path("/a"),))])


@needs_unix
def test_in_a_folder_that_others_may_write_to_nobody_listens(
    folder: Path, qapp: object, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path_factory.mktemp("open")
    place.chmod(0o777)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(place))
    assert not SingleWindow(folder).is_listening
    assert not hand_over(folder, ())


def test_a_minimised_window_comes_back_as_it_was(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.showMaximized()
    window.setWindowState(window.windowState() | Qt.WindowState.WindowMinimized)
    bring_to_front(window)
    assert not window.isMinimized()
    assert window.isMaximized()
    qtbot.waitUntil(window.isActiveWindow)


def test_a_place_is_handed_over_with_the_request(tmp_path: Path) -> None:

    request = Request((), "", "reader-app://paper/x?page=3")
    assert _read(_written(request)) == request
    assert _read(b'{"place": "a\\u0007"}') is None
    assert _read(b'{"place": 7}') is None
