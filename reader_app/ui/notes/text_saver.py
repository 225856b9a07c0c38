"""Typed words on their way into the library.

Every word belongs to the note or comment in which it was typed and stays here until the library has it: what cannot
be saved is kept, told, and tried again.
"""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

from reader_app.library.library import Library
from reader_app.model.changes import Changes
from reader_app.ui.session import Session

SAVE_AFTER_MS = 700
RETRY_AFTER_MS = 4000

Write = Callable[[Library, str, str], Changes]
"""Keeps a text in a library under an id."""


@dataclass(frozen=True, slots=True)
class _Writing:
    """A text as the library is asked to keep it."""

    write: Write
    key: str
    text: str

    def __call__(self, library: Library) -> Changes:
        return self.write(library, self.key, self.text)


class TextSaver(QObject):
    """Saves texts, one at a time, at most `SAVE_AFTER_MS` after the first unsaved word."""

    changed = Signal()
    """Something was typed, saved, or could not be saved."""

    def __init__(self, session: Session, write: Write, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._write = write
        self._unsaved: dict[str, str] = {}
        self._faults: dict[str, str] = {}
        self._sent: _Writing | None = None
        self._round: list[str] = []
        self._goes_round_again = False
        self._waiting: list[Callable[[bool], None]] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._start)

    def keep(self, key: str, text: str) -> None:
        """Take over the whole of a text as it was typed."""
        self._unsaved[key] = text
        self._save_within(SAVE_AFTER_MS)
        self.changed.emit()

    def unsaved(self, key: str) -> str | None:
        """Return the text under an id that the library does not have yet, or None."""
        return self._unsaved.get(key)

    def fault(self, key: str) -> str:
        """Return why a text could not be saved, as a sentence; empty where nothing went wrong."""
        return self._faults.get(key, "")

    def pending(self) -> bool:
        """Say whether there are words that the library does not have yet."""
        return bool(self._unsaved)

    def flush(self, done: Callable[[bool], None] | None = None) -> None:
        """Save now; `done` is told whether everything typed is in the library then."""
        if done is not None:
            self._waiting.append(done)
        self._timer.stop()
        self._start()

    def _save_within(self, milliseconds: int) -> None:
        """Count from the first unsaved word: who types on and on is saved all the same."""
        if not self._timer.isActive():
            self._timer.start(milliseconds)

    def _start(self) -> None:
        if self._sent is not None:
            self._goes_round_again = True
            return
        self._round = list(self._unsaved)
        self._send_next()

    def _send_next(self) -> None:
        if not self._round and self._goes_round_again:
            self._goes_round_again = False
            self._round = list(self._unsaved)
        if not self._round:
            self._settle()
            return
        key = self._round.pop(0)
        self._sent = _Writing(self._write, key, self._unsaved[key])
        self._session.change(self._sent, origin=self, done=self._saved, failed=self._refused)

    def _saved(self, _changes: Changes) -> None:
        sent, self._sent = self._sent, None
        if sent is None:
            return
        self._faults.pop(sent.key, None)
        if self._unsaved.get(sent.key) == sent.text:
            del self._unsaved[sent.key]
        else:
            self._save_within(SAVE_AFTER_MS)
        self._send_next()
        self.changed.emit()

    def _refused(self, reason: str) -> None:
        sent, self._sent = self._sent, None
        if sent is None:
            return
        self._faults[sent.key] = reason
        self._save_within(RETRY_AFTER_MS)
        self._send_next()
        self.changed.emit()

    def _settle(self) -> None:
        """Tell those who wait, now that nothing is on its way."""
        waiting, self._waiting = self._waiting, []
        for done in waiting:
            done(not self._unsaved)
