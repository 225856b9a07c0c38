"""The reading pane on screen, used as a reader uses it."""

from typing import TypeVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget

from reader_app.library.marks import PlacedMark
from reader_app.model.ids import PaperId
from reader_app.search.matcher import Matcher
from reader_app.search.query import parse
from reader_app.ui.notes.markdown_edit import MarkdownEdit
from reader_app.ui.reading.abstract_view import AbstractView
from reader_app.ui.reading.detail_pane import DetailPane
from reader_app.ui.reading.highlight_item import HighlightItem
from reader_app.ui.reading.text_painting import Passage, line_boxes
from reader_app.ui.settings import Settings
from tests.ui.notes.desk import Desk

Widget = TypeVar("Widget", bound=QWidget)


class Pane:
    """What a reader sees and does."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.pane = DetailPane(desk.session, desk.theme, Settings())
        desk.qtbot.addWidget(self.pane)
        self.pane.resize(640, 900)
        self.pane.show()
        self.pane.activateWindow()
        self.searched: list[str] = []
        self.pane.search_requested.connect(self.searched.append)

    @property
    def abstract(self) -> AbstractView:
        return self.find(AbstractView, "abstract")

    def find(self, kind: type[Widget], name: str) -> Widget:
        """Return a part of the pane by its name, the visible one where there are two."""
        found = sorted(self.pane.findChildren(kind, name), key=lambda widget: not widget.isVisible())
        assert found, f"no {name} in the pane"
        return found[0]

    def all(self, kind: type[Widget], name: str) -> list[Widget]:
        return [widget for widget in self.pane.findChildren(kind, name) if widget.isVisible()]

    def open(self, paper: PaperId, query: str = "") -> None:
        """Show a paper and wait until it has come."""
        with self.desk.qtbot.waitSignal(self.pane.paper_shown):
            self.pane.show_paper(paper, Matcher(parse(query)) if query else None)
        self.desk.qtbot.waitUntil(lambda: not self.find(MarkdownEdit, "note_text").isReadOnly())

    def select(self, words: str) -> None:
        """Choose words as the keyboard would."""
        cursor = self.abstract.document().find(words)
        assert not cursor.isNull(), f"the abstract does not show {words!r}"
        self.abstract.setFocus()
        self.abstract.setTextCursor(cursor)

    def drag_over(self, words: str) -> None:
        """Choose words with the mouse."""
        view, found = self.abstract, self.abstract.document().find(words)
        first = next(line_boxes(view.document(), Passage(found.selectionStart(), found.selectionStart() + 1)))
        last = next(line_boxes(view.document(), Passage(found.selectionEnd() - 1, found.selectionEnd())))
        start = QPoint(round(first.left()) + 2, round(first.center().y()))
        end = QPoint(round(last.right()) - 1, round(last.center().y()))
        mouse, button = self.desk.qtbot, Qt.MouseButton.LeftButton
        mouse.mousePress(view.viewport(), button, pos=start)
        mouse.mouseMove(view.viewport(), end)
        mouse.mouseRelease(view.viewport(), button, pos=end)

    def press(self, key: Qt.Key, widget: QWidget | None = None) -> None:
        self.desk.qtbot.keyClick(widget or self.abstract, key)

    def put_caret_into(self, words: str) -> None:
        cursor = self.abstract.document().find(words)
        cursor.setPosition(cursor.selectionStart() + 1)
        self.abstract.setFocus()
        self.abstract.setTextCursor(cursor)

    def items(self) -> list[HighlightItem]:
        """Return the listed highlights from top to bottom."""
        return sorted(self.all(HighlightItem, "highlight_item"), key=lambda item: item.y())

    def listed(self) -> list[tuple[str, str]]:
        """Return colour and words of the listed highlights."""
        marks = [item.mark.annotation for item in self.items()]
        return [(mark.colour, mark.anchor.exact) for mark in marks]

    def marks(self, paper: PaperId) -> tuple[PlacedMark, ...]:
        return self.desk.ask(lambda library: library.marks.of(paper))

    def wait_for(self, *listed: tuple[str, str]) -> None:
        """Wait until exactly these highlights are listed."""
        self.desk.qtbot.waitUntil(lambda: self.listed() == list(listed))
