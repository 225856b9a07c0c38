"""Comments on marks while they are being written: told when the writer rests, never overwritten by what is kept."""

from PySide6.QtCore import QObject, QTimer, Signal

SAVE_AFTER_MS = 400


class CommentSaving(QObject):
    """Remembers what was typed last into the comment of each mark that is not kept yet."""

    written = Signal(str, str)
    """A mark's id and its whole comment."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._typed: dict[str, str] = {}
        self._waiting: set[str] = set()
        self._rest = QTimer(self, interval=SAVE_AFTER_MS, singleShot=True)
        self._rest.timeout.connect(self.flush)

    def type(self, mark: str, comment: str) -> None:
        """Take a comment as it is now."""
        self._typed[mark] = comment
        self._waiting.add(mark)
        self._rest.start()

    def comment_of(self, mark: str, kept: str) -> str:
        """Return a comment as it was typed last, or as it is kept where nobody writes on it."""
        if mark not in self._waiting and self._typed.get(mark) == kept:
            del self._typed[mark]
        return self._typed.get(mark, kept)

    def flush(self) -> None:
        """Tell at once what waits."""
        self._rest.stop()
        waiting, self._waiting = self._waiting, set()
        for mark in waiting:
            self.written.emit(mark, self._typed[mark])
