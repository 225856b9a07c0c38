"""A folder whose new PDFs come in by themselves, once each is there as a whole."""

import contextlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from stat import S_ISREG

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from reader_app.library.attachments.intake import LOOKED_AT_BYTES, MAGIC, is_original
from reader_app.ui.session import Session

LOOK_EVERY_MS = 10_000
"""Network drives do not say when something appears on them."""
LOOK_SOON_MS = 1_200
"""After something has changed; a browser writes a file bit by bit."""
LOOKS_FOR_BROKEN = 6
"""A file without an end that has not changed for so many looks gets none any more."""
_END = b"%%EOF"
MOST_REMEMBERED = 5000


@dataclass(frozen=True, slots=True)
class Seen:
    """A file as it was at one look."""

    size: int
    changed: int
    is_whole: bool

    def key(self, path: Path) -> str:
        """Return what tells this file, as it is, from all others that were there."""
        return f"{path.name}|{self.size}|{self.changed}"


class WatchFolder(QObject):
    """Looks at one folder, not at those in it, as long as one is named."""

    appeared = Signal(object)
    """Paths of PDFs that are there as a whole; each is told again until `take` says that it came in."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._folder: Path | None = None
        self._known: dict[str, None] | None = None
        self._last: Mapping[Path, Seen] = {}
        self._unchanged: dict[Path, int] = {}
        self._is_looking = False
        self._watcher = QFileSystemWatcher(self)
        self._every = QTimer(self, interval=LOOK_EVERY_MS)
        self._soon = QTimer(self, singleShot=True, interval=LOOK_SOON_MS)
        self._watcher.directoryChanged.connect(lambda _: self._soon.start())
        for timer in (self._every, self._soon):
            timer.timeout.connect(self.look)

    @property
    def known(self) -> tuple[str, ...]:
        """What was there before or came in, to be remembered."""
        return tuple(self._known or ())[-MOST_REMEMBERED:]

    def watch(self, folder: str, known: tuple[str, ...] | None = None) -> None:
        """Watch a folder, or none; where nothing is known of it, what is there already stays where it is."""
        path = Path(folder) if folder else None
        if path == self._folder:
            return
        if self._folder:
            self._watcher.removePath(str(self._folder))
        self._folder, self._last, self._unchanged = path, {}, {}
        self._known = None if known is None else dict.fromkeys(known)
        if path is None:
            self._every.stop()
            return
        if path.is_absolute():
            self._watcher.addPath(str(path))
        self._every.start()
        self.look()

    def take(self, paths: list[Path]) -> None:
        """Tell these files no more: they came in."""
        for path in paths:
            if path in self._last and self._known is not None:
                self._known[self._last[path].key(path)] = None

    def look(self) -> None:
        """See what is there now."""
        if self._folder is not None and not self._is_looking:
            self._is_looking = True
            question = partial(_seen, self._folder, self._last)
            self._session.work(lambda _progress: question(), done=self._compare, failed=self._give_up)

    def _give_up(self, _sentence: str) -> None:
        self._is_looking = False

    def _compare(self, found: tuple[Path, dict[Path, Seen]]) -> None:
        self._is_looking = False
        folder, now = found
        if folder != self._folder:
            return
        before, self._last = self._last, now
        if self._known is None:
            self._known = dict.fromkeys(seen.key(path) for path, seen in now.items())
            return
        new = [path for path, seen in now.items() if seen.key(path) not in self._known]
        self._unchanged = {path: self._unchanged.get(path, 0) + 1 for path in new if before.get(path) == now[path]}
        ready = [
            path for path in new if self._unchanged.get(path, 0) >= (1 if now[path].is_whole else LOOKS_FOR_BROKEN)
        ]
        if ready:
            self.appeared.emit(ready)
        elif new:
            self._soon.start()


def _seen(folder: Path, before: Mapping[Path, Seen]) -> tuple[Path, dict[Path, Seen]]:
    """Return the PDFs of a folder; one that looks as it did before is not read again."""
    found: dict[Path, Seen] = {}
    with contextlib.suppress(OSError):
        for path in sorted(filter(is_original, folder.iterdir())):
            with contextlib.suppress(OSError):
                known = path.stat()
                if not S_ISREG(known.st_mode):
                    continue  # Reading a pipe would wait for ever.
                last = before.get(path)
                is_same = last is not None and (last.size, last.changed) == (known.st_size, known.st_mtime_ns)
                whole = last.is_whole if last is not None and is_same else _is_whole(path, known.st_size)
                found[path] = Seen(known.st_size, known.st_mtime_ns, whole)
    return folder, found


def _is_whole(path: Path, size: int) -> bool:
    with path.open("rb") as file:
        start = file.read(LOOKED_AT_BYTES)
        file.seek(max(0, size - LOOKED_AT_BYTES))
        return MAGIC in start and _END in file.read()
