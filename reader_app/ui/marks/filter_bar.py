"""What narrows a list of marks down: words, colours with what they mean, kinds, tags, authors, days; and its order."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QMenu, QToolButton, QVBoxLayout, QWidget

from reader_app.library.mark_list import MarkList, MarkOrder, MarkScope
from reader_app.model.colour import COLOUR_NAMES, MEANINGS
from reader_app.ui.library.row_text import number_text
from reader_app.ui.marks.wording import author_text, kind_text, marks_text
from reader_app.ui.reading.colour_dots import DOT, dot_icon
from reader_app.ui.theme import FlowLayout, icon, set_role

if TYPE_CHECKING:
    from reader_app.ui.theme import Theme

TYPING_MS = 120
MOST_VALUES = 40
translate = QCoreApplication.translate


class FilterBar(QWidget):
    """Holds the scope of the list; nothing in it is lost when the counts change."""

    scope_changed = Signal(object)
    export_requested = Signal()
    list_requested = Signal()
    """The down key in the words: the reader wants to go on in the list."""

    def __init__(self, theme: "Theme", parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("mark_filters")
        self._theme = theme
        self._scope = MarkScope()
        self._words = QLineEdit(self)
        self._typing = QTimer(self, singleShot=True, interval=TYPING_MS)
        self._dots = {colour: self._dot(colour) for colour in COLOUR_NAMES}
        self._menus = {name: self._menu_button(name, text) for name, text in _group_names().items()}
        self._days = self._menu_button("days", translate("MarkFilter", "When"))
        self._order = QComboBox(self)
        self._export = QToolButton(self)
        self._build()
        theme.changed.connect(self._dress)
        self._dress()

    @property
    def scope(self) -> MarkScope:
        """What is asked for now."""
        return self._scope

    def show_scope(self, scope: MarkScope) -> None:
        """Take another scope, such as another paper's, without telling."""
        self._scope = scope
        self._words.setText(scope.text)
        self._typing.stop()
        self._order.setCurrentIndex(self._order.findData(str(scope.order)))
        self._mark_days()

    def show_counts(self, listed: MarkList) -> None:
        """Show how many marks each wish would leave."""
        for colour, dot in self._dots.items():
            count = listed.counts.get("colours", {}).get(colour, 0)
            dot.setChecked(colour in self._scope.colours)
            dot.setToolTip(f"{colour.capitalize()}: {MEANINGS[colour]} · {marks_text(count)}")
            dot.setEnabled(bool(count) or dot.isChecked())
        for name, button in self._menus.items():
            self._fill(name, button, listed.counts.get(name, {}))
        self._export.setEnabled(bool(listed.passages))

    def enter(self) -> None:
        """Give the keyboard to the words."""
        self._words.setFocus()
        self._words.selectAll()

    def _build(self) -> None:
        self._words.setObjectName("mark_words")
        self._words.setAccessibleName(self.tr("Find marks"))
        self._words.setPlaceholderText(self.tr("Find marks…"))
        self._words.setClearButtonEnabled(True)
        self._words.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self._words.textChanged.connect(lambda _: self._typing.start())
        self._words.returnPressed.connect(self.list_requested)
        self._typing.timeout.connect(lambda: self._change(text=self._words.text()))
        self._order.setObjectName("mark_order")
        self._order.setAccessibleName(self.tr("Order of the marks"))
        set_role(self._order, "quiet")
        for order, text in _order_names().items():
            self._order.addItem(text, str(order))
        self._order.activated.connect(lambda _: self._change(order=MarkOrder(self._order.currentData())))
        self._export.setObjectName("export_marks_button")
        self._export.setAccessibleName(self.tr("Export these marks"))
        self._export.setToolTip(self._export.accessibleName())
        self._export.setIcon(icon("export"))
        self._export.clicked.connect(self.export_requested)
        self._fill_days()
        self._lay_out()

    def _lay_out(self) -> None:
        head, wishes = QHBoxLayout(), FlowLayout(spacing=4)
        head.addWidget(self._words, 1)
        head.addWidget(self._order)
        head.addWidget(self._export)
        dots = QWidget(self)
        row = QHBoxLayout(dots)
        row.setContentsMargins(0, 0, 6, 0)
        row.setSpacing(0)
        for dot in self._dots.values():
            row.addWidget(dot)
        for widget in (dots, *self._menus.values(), self._days):
            wishes.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 8)
        column.setSpacing(6)
        column.addLayout(head)
        column.addLayout(wishes)

    def _dot(self, colour: str) -> QToolButton:
        dot = QToolButton(self)
        dot.setObjectName(f"mark_colour_{colour}")
        dot.setAccessibleName(f"{colour.capitalize()}: {MEANINGS[colour]}")
        dot.setCheckable(True)
        dot.setIconSize(QSize(DOT, DOT))
        dot.clicked.connect(lambda on: self._toggle("colours", colour, on=on))
        return dot

    def _menu_button(self, name: str, text: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(f"mark_{name}")
        button.setText(text)
        button.setCheckable(True)  # a menu that pops up at once leaves this to us
        button.setAccessibleName(translate("MarkFilter", "Narrow down by: %1").replace("%1", text))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setMenu(QMenu(button))
        return button

    def _fill(self, name: str, button: QToolButton, counts: Mapping[str, int]) -> None:
        """Offer the values of a group, the commonest first, with those that are asked for."""
        wanted = getattr(self._scope, name)
        values = sorted({*counts, *wanted}, key=lambda value: (value not in wanted, -counts.get(value, 0), value))
        menu = button.menu()
        menu.clear()
        for value in values[:MOST_VALUES]:
            label = f"{_value_text(name, value)}\t{number_text(counts.get(value, 0))}"
            action = QAction(label.replace("&", "&&"), menu, checkable=True, checked=value in wanted)
            action.triggered.connect(partial(self._toggle_value, name, value))
            menu.addAction(action)
        shown = ", ".join(_value_text(name, value) for value in sorted(wanted))
        button.setText((shown if len(shown) < 24 else f"{shown[:22]}…") or _group_names()[name])
        button.setEnabled(bool(wanted) or len(values) > 1)
        button.setChecked(bool(wanted))

    def _fill_days(self) -> None:
        for days, text in _day_names().items():
            action = QAction(text, self._days.menu(), checkable=True)
            action.setData(days)
            action.triggered.connect(partial(self._choose_days, days))
            self._days.menu().addAction(action)
        self._mark_days()

    def _choose_days(self, days: int, _on: bool = True) -> None:
        since = (date.today() - timedelta(days=days - 1)).isoformat() if days else ""
        self._change(since=since)
        self._mark_days()

    def _mark_days(self) -> None:
        age = (date.today() - date.fromisoformat(self._scope.since)).days + 1 if self._scope.since else 0
        for action in self._days.menu().actions():
            action.setChecked(action.data() == age)
        names = _day_names()
        self._days.setText(names.get(age, self._scope.since) if age else translate("MarkFilter", "When"))
        self._days.setChecked(bool(age))

    def _toggle_value(self, name: str, value: str, on: bool) -> None:
        self._toggle(name, value, on=on)

    def _toggle(self, name: str, value: str, *, on: bool) -> None:
        held: frozenset[str] = getattr(self._scope, name)
        self._change(**{name: held | {value} if on else held - {value}})

    def _change(self, **fields: object) -> None:
        scope = replace(self._scope, **fields)  # type: ignore[arg-type]
        if scope != self._scope:
            self._scope = scope
            self.scope_changed.emit(scope)

    def _dress(self) -> None:
        ratio = self.devicePixelRatioF()
        for colour, dot in self._dots.items():
            dot.setIcon(dot_icon(self._theme.colours.tint(colour).solid, ratio))


def _group_names() -> dict[str, str]:
    return {
        "kinds": translate("MarkFilter", "Type"),
        "tags": translate("MarkFilter", "Tag"),
        "authors": translate("MarkFilter", "Author"),
    }


def _order_names() -> dict[MarkOrder, str]:
    return {
        MarkOrder.PAPER: translate("MarkFilter", "By place"),
        MarkOrder.NEWEST: translate("MarkFilter", "Newest first"),
        MarkOrder.OLDEST: translate("MarkFilter", "Oldest first"),
        MarkOrder.CHANGED: translate("MarkFilter", "Changed last"),
        MarkOrder.COLOUR: translate("MarkFilter", "By colour"),
    }


def _day_names() -> dict[int, str]:
    return {
        0: translate("MarkFilter", "Any time"),
        1: translate("MarkFilter", "Today"),
        7: translate("MarkFilter", "Last 7 days"),
        31: translate("MarkFilter", "Last 31 days"),
        365: translate("MarkFilter", "Last 12 months"),
    }


def _value_text(name: str, value: str) -> str:
    if name == "kinds":
        return kind_text(value)
    if name == "authors":
        return author_text(value)
    return value or translate("MarkFilter", "Without a tag")
