"""Words that are asked for while a mark is being made."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QRect

from reader_app.ui.pdf.comment_box import CommentBox
from reader_app.ui.pdf.page_view import PageView
from reader_app.ui.theme import Theme


class MarkWriting(QObject):
    """Opens a field over one view, and hands on what was written."""

    def __init__(self, view: PageView, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._view = view
        self._say: Callable[[str], object] | None = None
        self.box = CommentBox(theme, view)
        self.box.written.connect(self._take_words)

    def ask(self, title: str, target: QRect, say: Callable[[str], object]) -> None:
        """Ask for words beside a part of the viewport; they may be none."""
        self._say = say
        self.box.write(title, target, self._view.viewport().rect())

    def _take_words(self, words: str) -> None:
        say, self._say = self._say, None
        self._view.setFocus()
        if say is not None:
            say(words)
