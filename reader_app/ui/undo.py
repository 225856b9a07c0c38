"""Undo and redo of the library's changes, and what they would do."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QAction

from reader_app.library.library import Library
from reader_app.model.changes import Changes
from reader_app.ui.session import Session
from reader_app.ui.toast import Toast


class Undo(QObject):
    """The two commands; their actions say in the menu what they are about."""

    papers_changed = Signal(object)
    """The ids of the papers that an undo or a redo touched, once the list shows them as they are now."""

    def __init__(self, session: Session, toast: Toast, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._toast = toast
        self._actions: Mapping[str, QAction] = {}
        session.changed.connect(self._read_labels)

    def follow(self, actions: Mapping[str, QAction]) -> None:
        """Keep the actions "undo" and "redo" in step with the library."""
        self._actions = actions
        self._show_labels(("", ""))
        QTimer.singleShot(
            0, self._read_labels
        )  # After the list: in a long change of yesterday they take a while to find.

    def undo(self) -> None:
        """Take the last change back."""
        self._session.change(Library.undo, done=self._tell)

    def redo(self) -> None:
        """Make the change undone last again."""
        self._session.change(Library.redo, done=self._tell)

    def _read_labels(self) -> None:
        self._session.ask("labels", lambda library: (library.undo_label, library.redo_label), self._show_labels)

    def _show_labels(self, labels: tuple[str, str]) -> None:
        names = (("undo", self.tr("Undo")), ("redo", self.tr("Redo")))
        for (name, verb), label in zip(names, labels, strict=True):
            self._actions[name].setText(f"{verb}: {label}" if label else verb)
            self._actions[name].setEnabled(bool(label))

    def _tell(self, changes: Changes) -> None:
        if changes:
            self._toast.tell(f"{changes.label}.")
            # Answers come in the order of their questions, hence after the list's own.
            self._session.ask("undone", lambda _: changes.papers, self.papers_changed.emit)
