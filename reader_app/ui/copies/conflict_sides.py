"""The two versions of a conflict beside each other, or one over the other where there is no room."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from reader_app.library.merging.report import Conflict, Side, Take
from reader_app.ui.copies.merge_text import made_text, side_name, side_text
from reader_app.ui.theme import set_role

BESIDE_FROM_PX = 480
LINES_SHOWN = 4
KEYS = {Take.OURS: "1", Take.THEIRS: "2"}


class SideCard(QFrame):
    """What one of the two libraries says, and the button that keeps it."""

    chosen = Signal(object)
    """Which side it is: a Take."""

    def __init__(self, take: Take, parent: QWidget) -> None:
        super().__init__(parent)
        self._take = take
        self.setObjectName(f"side_{take}")
        set_role(self, "card")
        self._name, self._made = QLabel(self), QLabel(self)
        self._text = QPlainTextEdit(self)
        self._text.setObjectName(f"side_text_{take}")
        self._text.setReadOnly(True)
        self._text.setTabChangesFocus(True)
        self._text.setMinimumHeight(LINES_SHOWN * self._text.fontMetrics().lineSpacing())
        self._text.document().setDocumentMargin(0)
        self._keep = QPushButton(self)
        self._keep.setObjectName(f"keep_{take}")
        self._keep.setAutoDefault(False)
        self._keep.clicked.connect(lambda: self.chosen.emit(take))
        set_role(self._name, "title")
        set_role(self._made, "small")
        set_role(self._text, "bare")
        for label in (self._name, self._made):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(6)
        column.addWidget(self._name)
        column.addWidget(self._made)
        column.addWidget(self._text, 1)
        column.addWidget(self._keep)

    def show_side(self, conflict: Conflict, side: Side, *, allowed: bool) -> None:
        """Show one side of a conflict."""
        name, is_kept = side_name(conflict, self._take), conflict.kept is self._take
        self._name.setText(name)
        self._made.setText(
            " · ".join(part for part in (self.tr("kept now") if is_kept else "", made_text(side)) if part)
        )
        self._text.setPlainText(side_text(side))
        self._text.setAccessibleName(self.tr("What %1 says").replace("%1", name))
        words = self.tr("Keep This") if is_kept else self.tr("Take This Instead")
        self._keep.setText(f"{words}  ({KEYS[self._take]})")
        self._keep.setAccessibleName(f"{words}: {name}")
        self._keep.setEnabled(allowed)
        set_role(self._keep, "primary" if is_kept else "")


class ConflictSides(QWidget):
    """Ours and theirs."""

    chosen = Signal(object)
    """The Take that was chosen."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._ours, self._theirs = SideCard(Take.OURS, self), SideCard(Take.THEIRS, self)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(14)
        for card in (self._ours, self._theirs):
            card.chosen.connect(self.chosen)
            self._row.addWidget(card, 1)

    def show_conflict(self, conflict: Conflict, *, allowed: bool) -> None:
        """Show both sides; allowed where the library can be changed."""
        self._ours.show_side(conflict, conflict.ours, allowed=allowed)
        self._theirs.show_side(conflict, conflict.theirs, allowed=allowed)

    def minimumSizeHint(self) -> QSize:
        """Ask for the width of one card: two that are beside each other would keep the window wide."""
        widest = max(card.minimumSizeHint().width() for card in (self._ours, self._theirs))
        return QSize(widest, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        directions = QBoxLayout.Direction
        is_wide = event.size().width() >= BESIDE_FROM_PX
        self._row.setDirection(directions.LeftToRight if is_wide else directions.TopToBottom)
