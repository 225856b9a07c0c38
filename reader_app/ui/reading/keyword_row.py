"""The keywords of a paper; each finds the papers that speak of it."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from reader_app.ui.math import as_unicode
from reader_app.ui.theme import FlowLayout


class KeywordRow(QWidget):
    """Shows keywords in lines that break like words."""

    keyword_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("keyword_row")
        self.setAccessibleName(self.tr("Keywords"))
        self._flow = FlowLayout(self)
        self._buttons: list[QPushButton] = []
        self._keywords: tuple[str, ...] = ()

    @property
    def controls(self) -> tuple[QWidget, ...]:
        """What the Tab key reaches, in this order."""
        return tuple(self._buttons)

    def show_keywords(self, keywords: Sequence[str]) -> None:
        if tuple(keywords) == self._keywords:
            return
        self._keywords = tuple(keywords)
        for button in self._buttons:
            self._flow.removeWidget(button)
            button.deleteLater()
        self._buttons = [self._button(keyword) for keyword in keywords]
        self.setVisible(bool(self._buttons))

    def _button(self, keyword: str) -> QPushButton:
        button = QPushButton(self)
        button.setObjectName("keyword")
        button.setText(as_unicode(keyword).replace("&", "&&"))
        button.setAccessibleName(self.tr("Keyword {0}").format(keyword))
        button.setToolTip(self.tr("Find papers with these words"))
        button.clicked.connect(partial(self.keyword_chosen.emit, keyword))
        self._flow.addWidget(button)
        button.show()
        return button
