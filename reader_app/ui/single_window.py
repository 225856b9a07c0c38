"""One window a library: a second start hands what it was asked to the window that is open, and ends.

Whoever may write to a library listens, on a socket that only its user can reach; so who finds nobody there may open it.
"""

from __future__ import annotations

import ctypes
import hashlib
import json
import logging
import os
import stat
import sys
import tempfile
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from PySide6.QtWidgets import QApplication, QWidget

from reader_app.model.address import LONGEST

log = logging.getLogger(__name__)

CONNECTS_WITHIN_MS = 500
ANSWERS_WITHIN_MS = 3000
"""An open window answers at once; one that is just being drawn, or imports, somewhat later."""
ASKS_WITHIN_MS = 3000
LARGEST_REQUEST = 1 << 20
"""Bytes; a longer one is no second start's."""
MOST_PATHS = 1000
MOST_AT_ONCE = 8
TAKEN = b"taken\n"
_LONGEST_TOKEN = 512
_DIGITS = 16
"""Of the library's name: macOS takes no more than 103 letters for a socket with its folder."""
_TOKENS = ("XDG_ACTIVATION_TOKEN", "DESKTOP_STARTUP_ID")


@dataclass(frozen=True, slots=True)
class Request:
    """What a start is asked to do in the window: come to the front, import files, and open a place."""

    paths: tuple[Path, ...] = ()
    token: str = ""
    """The desktop's word that the user wants to see the window now."""
    place: str = ""
    """The address of a place in the library, or what names a paper."""


def hand_over(folder: Path, paths: tuple[Path, ...], place: str = "") -> bool:
    """Ask the window that has a library open to do what this start was asked to; return whether it will."""
    address = _address(folder)
    if not address:
        return False
    token = next((os.environ[name] for name in _TOKENS if os.environ.get(name)), "")
    socket = QLocalSocket()
    socket.connectToServer(address)
    if not socket.waitForConnected(CONNECTS_WITHIN_MS):
        return False
    _let_come_to_front()
    socket.write(_written(Request(tuple(path.absolute() for path in paths), token, place)))
    answer = b""
    while not answer.endswith(b"\n") and socket.waitForReadyRead(ANSWERS_WITHIN_MS):
        answer += socket.readAll().data()
    socket.abort()
    return answer == TAKEN


class SingleWindow(QObject):
    """Listens for further starts on the same library."""

    requested = Signal(object)
    """The Request of another start."""

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        """Listen for the library in a folder, of which the caller is the owner: an older socket is a dead one's."""
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.setMaxPendingConnections(MOST_AT_ONCE)
        self._asking: set[QLocalSocket] = set()
        self._server.newConnection.connect(self._meet)
        if address := _address(folder):
            QLocalServer.removeServer(address)
            if not self._server.listen(address):
                log.warning("A second start will not find this window: %s", self._server.errorString())

    @property
    def is_listening(self) -> bool:
        """Whether another start can find this window."""
        return self._server.isListening()

    def close(self) -> None:
        """Hear nothing more; a start that comes now waits until the library is free."""
        self._server.close()
        for socket in tuple(self._asking):
            socket.abort()

    def _meet(self) -> None:
        while self._server.hasPendingConnections():
            socket = self._server.nextPendingConnection()
            if len(self._asking) >= MOST_AT_ONCE:
                socket.abort()
                socket.deleteLater()
                continue
            self._asking.add(socket)
            socket.setReadBufferSize(LARGEST_REQUEST)
            socket.readyRead.connect(partial(self._hear, socket))
            socket.disconnected.connect(partial(self._part, socket))
            QTimer.singleShot(ASKS_WITHIN_MS, socket, socket.abort)
            self._hear(socket)

    def _hear(self, socket: QLocalSocket) -> None:
        """Take a request once it is whole, and say so; who says anything else is not listened to any longer."""
        if not socket.canReadLine():
            if socket.bytesAvailable() >= LARGEST_REQUEST:
                socket.abort()
            return
        request = _read(bytes(socket.readLine().data()))
        if request is None:
            socket.abort()
            return
        socket.write(TAKEN)
        socket.disconnectFromServer()
        self.requested.emit(request)

    def _part(self, socket: QLocalSocket) -> None:
        self._asking.discard(socket)
        socket.deleteLater()


def bring_to_front(window: QWidget, token: str = "") -> None:
    """Show a window before all others; where the desktop does not allow that, let it ask for attention."""
    if token:
        os.environ["XDG_ACTIVATION_TOKEN"] = token  # Qt hands it to a Wayland desktop once, and forgets it.
    minimised = Qt.WindowState.WindowMinimized
    window.setWindowState(window.windowState() & ~minimised | Qt.WindowState.WindowActive)
    window.show()
    window.raise_()
    window.activateWindow()
    QApplication.alert(window)


def _address(folder: Path) -> str:
    """Return the name of a library's socket, the same for all ways to write its folder; empty where there is none."""
    library = os.path.normcase(folder.resolve())
    user = os.environ.get("USERNAME", "") if sys.platform == "win32" else ""
    name = "window-" + hashlib.sha256(os.fsencode(f"{user}\n{library}")).hexdigest()[:_DIGITS]
    if sys.platform == "win32":
        return f"paper-reader-{name}"  # Pipes are in no folder there, and Qt lets in nobody but the user.
    place = _private_folder()
    return str(place / name) if place else ""


def _private_folder() -> Path | None:
    """Return a folder that belongs to the user alone; None where another could put a socket of his in ours."""
    given = os.environ.get("XDG_RUNTIME_DIR")
    place = Path(given) if given else Path(tempfile.gettempdir()) / f"paper-reader-{os.getuid()}"
    try:
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
        held = place.lstat()
    except OSError as error:
        log.warning("There is no place for a socket: %s", error)
        return None
    is_ours = stat.S_ISDIR(held.st_mode) and held.st_uid == os.getuid()
    return place if is_ours and not held.st_mode & (stat.S_IWOTH | stat.S_IWGRP) else None


def _written(request: Request) -> bytes:
    said = {"paths": [os.fspath(path) for path in request.paths], "token": request.token}
    said |= {"place": request.place} if request.place else {}
    return json.dumps(said).encode() + b"\n"


def _read(line: bytes) -> Request | None:
    """Return the request that a line makes; None where it makes none."""
    try:
        said = json.loads(line)
        paths, token, place = said.get("paths", []), said.get("token", ""), said.get("place", "")
        wanted = tuple(Path(path) for path in paths if "\0" not in path)
        is_sound = isinstance(paths, list) and len(paths) <= MOST_PATHS and all(path.is_absolute() for path in wanted)
        is_sound = is_sound and len(token) <= _LONGEST_TOKEN and token.isprintable()
        is_sound = is_sound and len(place) <= LONGEST and place.isprintable()
    except (ValueError, TypeError, AttributeError, RecursionError):
        return None
    return Request(wanted, token, place) if is_sound else None


def _let_come_to_front() -> None:
    """Pass on the right to come to the front, which Windows gives only to the program that was started last."""
    if sys.platform == "win32":
        any_process = -1
        ctypes.windll.user32.AllowSetForegroundWindow(any_process)
