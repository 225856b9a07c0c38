"""The bar over the three panes: rooms at the left, search in the middle, import at the right."""

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from reader_app.ui.theme import icon, set_role

ICON = QSize(19, 19)
SEARCH_WIDTH = 520
HEIGHT = 52
ROOMS = {"library": "library", "trends": "trends", "marks": "highlight"}
"""With their icons."""


class TopBar(QFrame):
    """Buttons for the window's actions, around its search box."""

    def __init__(self, actions: Mapping[str, QAction], search: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("top_bar")
        set_role(self, "panel")
        self.setFixedHeight(HEIGHT)
        self._rooms = QButtonGroup(self)
        search.setMaximumWidth(SEARCH_WIDTH)
        search.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 0, 10, 0)
        row.setSpacing(4)
        row.addWidget(self._button(actions["toggle_sidebar"]))
        row.addSpacing(6)
        for name in ROOMS:
            row.addWidget(self._room(name, actions[f"show_{name}"]))
        row.addStretch(1)
        row.addWidget(search, 8)
        row.addWidget(self._button(actions["toggle_facets"]))
        row.addStretch(1)
        for name in ("undo", "import_files", "switch_scheme", "show_commands"):
            row.addWidget(self._button(actions[name]))

    def show_room(self, name: str) -> None:
        """Mark the room that is open: "library", "trends" or "marks"."""
        for button in self._rooms.buttons():
            button.setChecked(button.objectName() == f"{name}_button")

    def _button(self, action: QAction) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(f"{action.objectName()}_button")
        button.setDefaultAction(action)
        button.setAccessibleName(action.text().rstrip("…"))
        button.setIconSize(ICON)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        return button

    def _room(self, name: str, action: QAction) -> QToolButton:
        """Return a button that stays pressed while its room is open; the action itself is not a toggle."""
        button = QToolButton(self)
        button.setObjectName(f"{name}_button")
        button.setText(action.text())
        button.setIcon(icon(ROOMS[name], toggles=True))
        button.setIconSize(ICON)
        button.setToolTip(action.toolTip())
        button.setAccessibleName(action.text())
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(action.trigger)
        self._rooms.addButton(button)
        return button
