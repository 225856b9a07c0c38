"""How the windows of the past are laid out: a list at the left, what is chosen at the right, buttons at the foot."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QPushButton, QSplitter, QVBoxLayout, QWidget

from reader_app.ui.theme import Divider, set_role

SIZE = (980, 660)
SMALLEST = (560, 380)
LIST_WIDTH = 360


def lay_out(
    window: QDialog, head: Sequence[QWidget], left: QWidget, right: QWidget, foot: Sequence[QPushButton]
) -> None:
    """Fill a window; `head` stands over the list, the last button of `foot` at the right end."""
    side = QFrame(window)
    set_role(side, "surface")
    column = QVBoxLayout(side)
    column.setContentsMargins(0, 10 if head else 0, 0, 0)
    column.setSpacing(8)
    for widget in head:
        inset = QHBoxLayout()
        inset.setContentsMargins(12, 0, 12, 0)
        inset.addWidget(widget)
        column.addLayout(inset)
    column.addWidget(left)
    splitter = QSplitter(Qt.Orientation.Horizontal, window)
    splitter.setObjectName(f"{window.objectName()}_splitter")
    splitter.setChildrenCollapsible(False)
    for pane in (side, right):
        splitter.addWidget(pane)
    splitter.setStretchFactor(1, 1)
    splitter.setSizes([LIST_WIDTH, SIZE[0] - LIST_WIDTH])
    around = QVBoxLayout(window)
    around.setContentsMargins(0, 0, 0, 0)
    around.setSpacing(0)
    around.addWidget(splitter, 1)
    around.addWidget(Divider(parent=window))
    around.addLayout(_foot(foot))
    window.setMinimumSize(*SMALLEST)
    window.resize(*SIZE)


def _foot(buttons: Sequence[QPushButton]) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(14, 10, 14, 10)
    row.setSpacing(8)
    row.addStretch()
    for button in buttons:
        button.setAutoDefault(False)
        row.addWidget(button)
    return row
