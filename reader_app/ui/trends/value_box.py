"""The box beside the crosshair: what every line says at one period."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from reader_app.trends.summary import interval, papers, percent
from reader_app.ui.theme import set_role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader_app.trends.series import Point

AWAY = 14


class ValueBox(QFrame):
    """Floats over the chart and lets the mouse through."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("value_box")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        set_role(self, "card")
        self._label = QLabel(self)
        self._label.setTextFormat(Qt.TextFormat.RichText)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 9, 12, 9)
        column.addWidget(self._label)
        self.hide()

    @property
    def text(self) -> str:
        """What the box says, as HTML."""
        return self._label.text()

    def show_values(self, rows: Sequence[tuple[str, str, Point, bool]], muted: str, x: int, within: QRect) -> None:
        """Show a row for each line, (name, colour, point, is it the current one), left or right of x."""
        if not rows:
            self.hide()
            return
        self._label.setText(_html(rows, muted))
        self.adjustSize()
        left = x + AWAY if x + AWAY + self.width() <= within.right() else x - AWAY - self.width()
        top = max(within.top(), min(within.top() + 8, within.bottom() - self.height()))
        self.move(max(within.left(), left), top)
        self.show()
        self.raise_()


def _html(rows: Sequence[tuple[str, str, Point, bool]], muted: str) -> str:
    first = rows[0][2]
    head = f'<b>{escape(first.period.name)}</b>&nbsp; <span style="color:{muted}">{papers(first.total)}</span>'
    return head + '<table cellspacing="0" cellpadding="0">' + "".join(_row(*row, muted) for row in rows) + "</table>"


def _row(name: str, colour: str, point: Point, is_current: bool, muted: str) -> str:
    shown, count = escape(name), f"{point.count:,}"
    if is_current:
        shown, count = f"<b>{shown}</b>", f"<b>{count}</b>"
    share = f"{percent(point.share)} ({interval(point)})" if point.share is not None else "–"
    cell = '<td style="padding-top:3px; padding-left:{}px" align="{}">{}</td>'
    return (
        "<tr>"
        + cell.format(0, "left", f'<span style="color:{colour}">●</span>&nbsp; {shown}')
        + cell.format(18, "right", count)
        + cell.format(12, "right", f'<span style="color:{muted}">{share}</span>')
        + "</tr>"
    )
