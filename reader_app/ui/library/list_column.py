"""The list of papers with what is said of the search above it."""

from PySide6.QtWidgets import QVBoxLayout, QWidget


class ListColumn(QWidget):
    """Gives the list all the room that the strip leaves."""

    def __init__(self, strip: QWidget, papers: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("list_column")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(strip)
        column.addWidget(papers, 1)
