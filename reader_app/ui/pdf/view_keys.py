"""What keys do while the pages have the focus."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeyEvent, QKeySequence

from reader_app.ui.pdf.view_place import Fit

if TYPE_CHECKING:
    from reader_app.ui.pdf.page_view import PageView

ViewCommand = Callable[["PageView"], None]

STEP = 60
"""Pixels an arrow key scrolls."""
SCREEN = 0.9
"""Of the viewport a page key scrolls, so that the last lines stay in sight."""
QUARTER = 90


def _step(across: int, down: int) -> ViewCommand:
    return lambda view: view.scroll_by(across * STEP, down * STEP)


def _screen(down: int) -> ViewCommand:
    return lambda view: view.scroll_by(0, down * SCREEN * view.viewport().height())


def _fit(fit: Fit) -> ViewCommand:
    return lambda view: view.zooming.fit(fit)


def turn(view: "PageView", quarters: int) -> None:
    """Turn all pages clockwise by quarters."""
    view.show_as(replace(view.viewing, rotation=(view.viewing.rotation + quarters * QUARTER) % 360))


KEYS: Mapping[str, ViewCommand] = {
    **dict.fromkeys(("Down", "J"), _step(0, 1)),
    **dict.fromkeys(("Up", "K"), _step(0, -1)),
    "Left": _step(-1, 0),
    "Right": _step(1, 0),
    **dict.fromkeys(("PgDown", "Space"), _screen(1)),
    **dict.fromkeys(("PgUp", "Shift+Space"), _screen(-1)),
    **dict.fromkeys(("Home", "Ctrl+Home"), lambda view: view.go_to(1)),
    **dict.fromkeys(("End", "Ctrl+End"), lambda view: view.go_to(view.laid_out.page_count)),
    **dict.fromkeys(("Ctrl+PgDown", "Ctrl+Down"), lambda view: view.turn_page(1)),
    **dict.fromkeys(("Ctrl+PgUp", "Ctrl+Up"), lambda view: view.turn_page(-1)),
    **dict.fromkeys(("Ctrl++", "Ctrl+Shift++", "Ctrl+=", "+", "Shift++", "="), lambda view: view.zooming.zoom_in()),
    **dict.fromkeys(("Ctrl+-", "-"), lambda view: view.zooming.zoom_out()),
    "Ctrl+0": lambda view: view.zooming.as_on_paper(),
    "F9": _fit(Fit.WIDTH),
    "Shift+F9": _fit(Fit.PAGE),
    "Ctrl+F9": _fit(Fit.TEXT),
    "Ctrl+R": lambda view: turn(view, 1),
    "Ctrl+Shift+R": lambda view: turn(view, -1),
}


def command_of(event: QKeyEvent) -> ViewCommand | None:
    """Return what a key does, if anything."""
    name = QKeySequence(event.keyCombination()).toString(QKeySequence.SequenceFormat.PortableText)
    return KEYS.get(name.replace("Num+", ""))
