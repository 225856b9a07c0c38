"""The bar above the pages: page, zoom, and the ways of showing them."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from reader_app.pdf.process.tile import Tone
from reader_app.ui.pdf.page_box import PageBox
from reader_app.ui.pdf.page_view import PageView
from reader_app.ui.pdf.view_keys import turn
from reader_app.ui.pdf.view_place import Arrangement, Fit
from reader_app.ui.theme import icon

_translate = QCoreApplication.translate
ZOOMS = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 4.0)


class ReaderBar(QWidget):
    """Acts on one view; other tools are added at its right."""

    back_requested = Signal()
    forward_requested = Signal()
    left = Signal()
    """The reader has done with the bar."""

    def __init__(self, view: PageView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reader_bar")
        self._view = view
        self.page_box = PageBox(view.document, self)
        self._back = self._button("back", self.tr("Back to where you were  Alt+Left"), self.back_requested.emit)
        self._forward = self._button("forward", self.tr("Forward again  Alt+Right"), self.forward_requested.emit)
        smaller = self._button("zoom_out", self.tr("Smaller  Ctrl+-"), view.zooming.zoom_out)
        larger = self._button("zoom_in", self.tr("Larger  Ctrl++"), view.zooming.zoom_in)
        self._zoom = self._menu_button("", self.tr("Zoom"), self._zoom_menu())
        self.view_menu = self._viewing_menu()
        self._viewing = self._menu_button("layout", self.tr("How pages are shown"), self.view_menu)
        self._needs_pages = (self.page_box, smaller, larger, self._zoom, self._viewing)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(8, 4, 8, 4)
        self._row.setSpacing(2)
        for widget in (self._back, self._forward, self.page_box, smaller, self._zoom, larger, self._viewing):
            self._row.addWidget(widget)
        self._row.insertSpacing(2, 8)
        self._row.insertSpacing(4, 8)
        self._row.addStretch(1)
        self._tools_from = self._row.count()
        self.page_box.left.connect(self.left)
        view.viewing_changed.connect(self.refresh)
        view.document.opened.connect(self.refresh)
        self.allow_history(back=False, forward=False)
        self.refresh()

    def add_front(self, widget: QWidget) -> None:
        """Put a widget at the left end."""
        self._row.insertWidget(0, widget)
        self._tools_from += 1

    def add_tool(self, widget: QWidget) -> None:
        """Put a widget at the right end."""
        self._row.addWidget(widget)

    def allow_history(self, *, back: bool, forward: bool) -> None:
        self._back.setEnabled(back)
        self._forward.setEnabled(forward)

    def refresh(self) -> None:
        """Show how pages are shown."""
        viewing = self._view.viewing
        for widget in self._needs_pages:
            widget.setEnabled(self._view.is_open)
        self._zoom.setText(f"{self._view.zoom:.0%}".replace("%", " %") if self._view.is_open else "–")
        for action in (*self._zoom.menu().actions(), *self.view_menu.actions()):
            if action.isCheckable() and action.data() is not None:  # others say themselves whether they are on
                action.setChecked(action.data() in (viewing.fit, viewing.arrangement, viewing.tone))

    def _zoom_menu(self) -> QMenu:
        menu, group = QMenu(self), QActionGroup(self)
        for fit, words in (
            (Fit.WIDTH, self.tr("Fit Width\tF9")),
            (Fit.PAGE, self.tr("Fit Page\tShift+F9")),
            (Fit.TEXT, self.tr("Fit Column of Text\tCtrl+F9")),
        ):
            action = _choice(menu, words, fit, partial(self._view.zooming.fit, fit))
            group.addAction(action)
        menu.addSeparator()
        for zoom in ZOOMS:
            menu.addAction(f"{zoom:.0%}".replace("%", " %"), partial(self._view.zoom_to, zoom))
        return menu

    def _viewing_menu(self) -> QMenu:
        menu = QMenu(self)
        self._add_choices(
            menu,
            (
                (Arrangement.CONTINUOUS, self.tr("Continuous Pages")),
                (Arrangement.SINGLE, self.tr("One Page at a Time")),
                (Arrangement.FACING, self.tr("Facing Pages")),
            ),
            lambda chosen: self._view.show_as(replace(self._view.viewing, arrangement=Arrangement(chosen))),
        )
        self._add_choices(
            menu,
            (
                (Tone.PAPER, self.tr("White Paper")),
                (Tone.SEPIA, self.tr("Sepia Paper")),
                (Tone.DARK, self.tr("Dark Paper")),
            ),
            lambda chosen: self._view.show_as(replace(self._view.viewing, tone=Tone(chosen))),
        )
        menu.addAction(icon("rotate"), self.tr("Turn Clockwise\tCtrl+R"), lambda: turn(self._view, 1))
        menu.addAction(self.tr("Turn Anticlockwise\tCtrl+Shift+R"), lambda: turn(self._view, -1))
        menu.addSeparator()
        return menu

    def _add_choices(self, menu: QMenu, choices: tuple[tuple[str, str], ...], choose: Callable[[str], None]) -> None:
        group = QActionGroup(menu)
        for value, words in choices:
            group.addAction(_choice(menu, words, value, partial(choose, value)))
        menu.addSeparator()

    def _button(self, name: str, words: str, do: Callable[[], object]) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(f"reader_{name}")
        button.setIcon(icon(name))
        button.setToolTip(words)
        button.setAccessibleName(words.partition("  ")[0])
        button.clicked.connect(lambda: do())
        return button

    def _menu_button(self, name: str, words: str, menu: QMenu) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(f"reader_{name or 'zoom'}")
        if name:
            button.setIcon(icon(name))
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        return button


def _choice(menu: QMenu, words: str, value: str, choose: Callable[[], object]) -> QAction:
    action = menu.addAction(words)
    action.setCheckable(True)
    action.setData(value)
    action.triggered.connect(lambda: choose())
    return action
