"""Files that other programs put in the place of a library's: noticed before they are replaced, and kept beside it."""

import os
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from reader_app.library.store import disk
from reader_app.library.store.disk import Fingerprint

_Look = tuple[int, int, int]


class Witness:
    """Knows the library's file as this program left it."""

    def __init__(self, path: Path, file: Fingerprint | None) -> None:
        """Begin with a file as it was read; None where there was none."""
        self._path = path
        self._file = file
        self._look = _look(path)
        if self._look and (file is None or self._look[-1] != file.size):
            self._look = None  # It was replaced since it was read.
        self._unsettled: _Look | None = None
        self.kept: list[Path] = []
        """The files that were found in its place, under the names that they have now."""

    def remember(self, file: Fingerprint) -> None:
        """Know the file that was put in place just now."""
        self._file, self._look = file, _look(self._path)

    def is_other(self) -> bool:
        """Say whether the file is not the one known, or is gone; where it is, a glance is enough to see that."""
        look = _look(self._path)
        if look == self._look:
            return False
        if self._file is not None and look and self._content_is_known():
            self._look = look  # Only touched, or written anew as it was.
            return False
        return True

    def is_other_and_settled(self) -> bool:
        """Say so where it was the same at the last look, so that nobody is writing it just now."""
        look = _look(self._path)
        is_settled = look == self._unsettled
        self._unsettled = look
        return look != self._look and is_settled and self.is_other()

    def keep(self) -> None:
        """Keep the file that is there now beside the library. Raises OSError."""
        try:
            content = self._path.read_bytes()
        except FileNotFoundError:
            return
        self.kept.append(kept_beside(self._path, content))

    def _content_is_known(self) -> bool:
        try:
            return disk.fingerprint(self._path.read_bytes()) == self._file
        except OSError:
            return False


def kept_beside(path: Path, content: bytes) -> Path:
    """Write what came from elsewhere beside a file, under a name by which it is found again. Raises OSError."""
    moment = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
    names = (f"{path.stem}.foreign-{moment}{f'-{number}' if number else ''}{path.suffix}" for number in count())
    kept = next(free for name in names if not (free := path.with_name(name)).exists())
    disk.replace(kept, [content], like=path)
    return kept


def _look(path: Path) -> _Look | None:
    """Return what a glance at a file shows; None where it is not there."""
    try:
        found = os.stat(path)  # noqa: PTH116 - as cheap as can be, at each rest
    except OSError:
        return None
    return found.st_ino, found.st_mtime_ns, found.st_size
