"""The keys that mark without a mouse: colours, kinds and tools, and the way from mark to mark."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

from reader_app.ui.pdf.drawing import Tool
from reader_app.ui.pdf.marking_controls import MarkingControls
from reader_app.ui.pdf.page_view import PageView
from reader_app.ui.pdf.selecting import Selecting
from reader_app.ui.reading.colour_dots import colour_of_key

MARKUP_KEYS = {"U": "underline", "X": "strikeout", "W": "squiggly"}
TOOL_KEYS = {"N": Tool.NOTE, "T": Tool.FREETEXT, "B": Tool.SQUARE, "D": Tool.INK}


class MarkingKeys(QObject):
    """Takes them from one view while it has the focus."""

    def __init__(self, view: PageView, controls: MarkingControls, selecting: Selecting) -> None:
        super().__init__(view)
        self._controls = controls
        self._selecting = selecting
        view.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() not in (
            QEvent.Type.KeyPress,
            QEvent.Type.ShortcutOverride,
        ):
            return False
        do = self._command(event)
        if do is None:
            return False
        event.accept()
        if event.type() == QEvent.Type.KeyPress:
            do()
        return True

    def _command(self, event: QKeyEvent) -> Callable[[], object] | None:
        """Return what a key does to what is selected or chosen, or which tool it takes."""
        shift = Qt.KeyboardModifier.ShiftModifier
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() == Qt.Key.Key_M and not modifiers & ~shift:
            return partial(self._controls.step, -1 if modifiers & shift else 1)
        if modifiers:
            return None
        if self._selecting.has_words:
            return self._command_on_words(event)
        if self._controls.overlay.chosen:
            return self._command_on_mark(event)
        if event.key() == Qt.Key.Key_Escape and (
            self._controls.brush or self._controls.drawing.tool is not Tool.SELECT
        ):
            return partial(self._controls.take_tool, Tool.SELECT)
        tool = TOOL_KEYS.get(event.text().upper())
        return partial(self._controls.take_tool, tool) if tool else None

    def _command_on_words(self, event: QKeyEvent) -> Callable[[], object] | None:
        colour, key = colour_of_key(event), event.text().upper()
        if colour:
            return partial(self._controls.mark_selected, "highlight", colour)
        if key in MARKUP_KEYS:
            return partial(self._controls.mark_selected, MARKUP_KEYS[key])
        return {"C": self._controls.comment_selected, "Q": self._controls.quote_selected}.get(key)

    def _command_on_mark(self, event: QKeyEvent) -> Callable[[], object] | None:
        mark, colour = self._controls.overlay.chosen, colour_of_key(event)
        if colour:
            return partial(self._controls.marking.recolour, mark, colour)
        if event.key() == Qt.Key.Key_Delete:
            return partial(self._controls.remove, mark)
        if event.key() == Qt.Key.Key_Escape:
            return partial(self._controls.choose, "")
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_C):
            return partial(self._controls.choose, mark, writes=True)
        return None
