"""The tools of a reader who marks: the colour, kinds of marks on words, and what is drawn."""

from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from reader_app.model.colour import COLOUR_NAMES, MEANINGS
from reader_app.ui.pdf.drawing import Tool
from reader_app.ui.pdf.marking_controls import MarkingControls
from reader_app.ui.reading.colour_dots import dot_icon
from reader_app.ui.theme import Divider, Theme, icon

_ICON = QSize(18, 18)


class ToolButtons(QWidget):
    """A tool is taken by a click and put away by another, or by Escape; where there is no room they are in a menu."""

    def __init__(self, controls: MarkingControls, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("tool_buttons")
        self._controls = controls
        self._theme = theme
        self._brushes: dict[str, QToolButton] = {}
        self._tools: dict[Tool, QToolButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(1)
        self._colour = self._colour_button()
        row.addWidget(self._colour)
        for kind, words in (
            ("highlight", self.tr("Highlight whatever is selected")),
            ("underline", self.tr("Underline whatever is selected (U for one)")),
            ("strikeout", self.tr("Strike out whatever is selected (X for one)")),
            ("squiggly", self.tr("Squiggly line under whatever is selected (W for one)")),
        ):
            self._brushes[kind] = button = self._button(f"brush_{kind}", kind, words)
            button.clicked.connect(partial(self._take_brush, kind))
            row.addWidget(button)
        self._line = Divider(Qt.Orientation.Vertical, self)
        row.addWidget(self._line)
        for tool, picture, words in (
            (Tool.NOTE, "note", self.tr("Note on the page (N)")),
            (Tool.FREETEXT, "freetext", self.tr("Text on the page (T)")),
            (Tool.SQUARE, "square", self.tr("Box around a part of the page (B)")),
            (Tool.INK, "ink", self.tr("Draw with mouse or pen (D)")),
        ):
            self._tools[tool] = button = self._button(f"tool_{tool.value}", picture, words)
            button.clicked.connect(partial(self._take_tool, tool))
            row.addWidget(button)
        self._more = self._more_button()
        row.addWidget(self._more)
        self._whole = row.sizeHint()
        controls.tool_changed.connect(self._show)
        theme.changed.connect(self._show)
        self._show()

    def sizeHint(self) -> QSize:
        return self._whole

    def minimumSizeHint(self) -> QSize:
        side = self._more.sizeHint()
        return QSize(2 * side.width() + 1, side.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        has_room = event.size().width() >= self._whole.width() - self._more.sizeHint().width()
        for widget in (*self._brushes.values(), self._line, *self._tools.values()):
            widget.setVisible(has_room)
        self._more.setVisible(not has_room)

    def _more_button(self) -> QToolButton:
        button = self._button("more_tools", "more", self.tr("Tools for marking"))
        menu = QMenu(button)
        for one in (*self._brushes.values(), *self._tools.values()):
            menu.addAction(one.icon(), one.accessibleName(), one.click)
        button.setCheckable(False)
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        return button

    def _take_brush(self, kind: str) -> None:
        self._controls.take_tool(Tool.SELECT, "" if self._controls.brush == kind else kind)

    def _take_tool(self, tool: Tool) -> None:
        self._controls.take_tool(Tool.SELECT if self._controls.drawing.tool is tool else tool)

    def _show(self) -> None:
        """Show which tool is taken, and in which colour."""
        controls = self._controls
        for kind, button in self._brushes.items():
            button.setChecked(controls.brush == kind)
        for tool, button in self._tools.items():
            button.setChecked(controls.drawing.tool is tool)
        self._colour.setIcon(self._dot(controls.colour))
        words = self.tr("Colour: %1").replace("%1", f"{controls.colour}, {MEANINGS[controls.colour]}")
        self._colour.setToolTip(words)
        self._colour.setAccessibleName(words)

    def _colour_button(self) -> QToolButton:
        button = self._button("mark_colour", "", "")
        button.setCheckable(False)
        menu = QMenu(button)
        menu.aboutToShow.connect(lambda: self._fill(menu))
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        return button

    def _fill(self, menu: QMenu) -> None:
        """List the colours with what they mean and their keys."""
        menu.clear()
        for number, colour in enumerate(COLOUR_NAMES, start=1):
            words = f"{colour.capitalize()}: {MEANINGS[colour]}\t{number}"
            menu.addAction(self._dot(colour), words, partial(self._controls.take_colour, colour))

    def _dot(self, colour: str) -> QIcon:
        return dot_icon(self._theme.colours.tint(colour).solid, self.devicePixelRatioF())

    def _button(self, name: str, picture: str, words: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name)
        button.setCheckable(True)
        button.setIconSize(_ICON)
        if picture:
            button.setIcon(icon(picture, toggles=True))
        button.setToolTip(words)
        button.setAccessibleName(words)
        return button
