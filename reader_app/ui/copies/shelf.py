"""The backups there are, each read to its end beside the window's work."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from reader_app.library.backup_files import Contents, contents, discard, take_out
from reader_app.library.store import Backup

if TYPE_CHECKING:
    from reader_app.library.library import Library
    from reader_app.ui.session import Progress, Session, Work


@dataclass(frozen=True, slots=True)
class Copy:
    """A backup with what is known of it so far."""

    backup: Backup
    size: int
    contents: Contents | None = None
    """None until it is read, and where it cannot be."""
    fault: str = ""
    """Why it cannot be relied on, a sentence."""

    @property
    def is_read(self) -> bool:
        """Whether it is known to be whole, or not to be."""
        return self.contents is not None or bool(self.fault)


class Shelf(QObject):
    """Lists backups at once and reads them one after another; makes, saves and deletes them."""

    changed = Signal()
    made = Signal(object)
    """The Backup that was made by hand."""
    taken_out = Signal(object)
    """The path of a copy that was saved elsewhere."""
    failed = Signal(str)
    """A sentence for the user."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._copies: tuple[Copy, ...] | None = None
        self._reading: Work | None = None

    @property
    def copies(self) -> tuple[Copy, ...] | None:
        """The backups, newest first; None until they are known."""
        return self._copies

    def refresh(self) -> None:
        """Look again which backups there are."""
        self._session.ask("backups", _found, self._take)

    def make(self) -> None:
        """Make a backup now."""
        self._session.ask("backup_making", lambda library: library.copies.making(), self._make)

    def save(self, copy: Copy, target: Path) -> None:
        """Write a backup to another place."""
        self._beside(lambda: take_out(copy.backup, target), self.taken_out.emit)

    def discard(self, copy: Copy) -> None:
        """Delete a backup for ever."""
        self._beside(lambda: discard(copy.backup), self._refresh_after)

    def stop(self) -> None:
        """Read no further."""
        if self._reading:
            self._reading.cancel()

    def _make(self, make: Callable[[], Backup]) -> None:
        self._beside(make, self._take_made)

    def _take_made(self, backup: Backup) -> None:
        self.made.emit(backup)
        self.refresh()

    def _refresh_after(self, _: object) -> None:
        self.refresh()

    def _beside(self, task: Callable[[], object], done: Callable[..., None]) -> None:
        self._session.work(lambda _: task(), done=done, failed=self.failed.emit)

    def _take(self, found: tuple[Copy, ...]) -> None:
        known = {copy.backup: copy for copy in self._copies or () if copy.is_read}
        self._copies = tuple(known.get(copy.backup, copy) for copy in found)
        self.changed.emit()
        self._read_next()

    def _read_next(self) -> None:
        unread = next((copy for copy in self._copies or () if not copy.is_read), None)
        if unread is None or self._reading is not None:
            return

        def read(progress: Progress) -> Contents:
            return contents(unread.backup, progress)

        done, failed = partial(self._take_contents, unread), partial(self._take_fault, unread)
        self._reading = self._session.work(read, done=done, failed=failed)

    def _take_contents(self, copy: Copy, held: Contents) -> None:
        self._take_read(replace(copy, contents=held))

    def _take_fault(self, copy: Copy, sentence: str) -> None:
        self._take_read(replace(copy, fault=sentence))

    def _take_read(self, read: Copy) -> None:
        was_stopped = self._reading is not None and self._reading.is_cancelled
        self._reading = None
        if was_stopped:
            return
        self._copies = tuple(read if copy.backup == read.backup else copy for copy in self._copies or ())
        self.changed.emit()
        self._read_next()


def _found(library: Library) -> tuple[Copy, ...]:
    return tuple(Copy(backup, _size(backup.path)) for backup in library.copies.all())


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0  # The ring has just let go of it.
