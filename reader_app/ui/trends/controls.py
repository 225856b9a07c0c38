"""The row over the chart: add a term, choose the periods and what is drawn, export."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QCompleter,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from reader_app.trends.periods import PeriodKind
from reader_app.trends.series import Measure
from reader_app.ui.theme import icon

if TYPE_CHECKING:
    from collections.abc import Iterable

WIDEST_INPUT = 340


class TermInput(QLineEdit):
    """Takes any word, phrase or query; offers topics and tags."""

    term_added = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("trend_term")
        self.setAccessibleName(self.tr("Add a topic to the chart"))
        self.setPlaceholderText(self.tr("Add a word, phrase or tag:…"))
        self.setClearButtonEnabled(True)
        self.setMaximumWidth(WIDEST_INPUT)
        self.setMinimumWidth(150)
        self.addAction(icon("add"), QLineEdit.ActionPosition.LeadingPosition)
        self._names = QStringListModel(self)
        completer = QCompleter(self._names, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCompleter(completer)
        completer.activated.connect(self._add)
        # Queued: the completer writes what was chosen into the line after it said so.
        completer.activated.connect(self.clear, Qt.ConnectionType.QueuedConnection)
        self.returnPressed.connect(self._add_typed)

    def offer(self, names: Iterable[str]) -> None:
        """Complete to these names."""
        self._names.setStringList(list(names))

    def _add_typed(self) -> None:
        popup = self.completer().popup()
        if popup and popup.isVisible() and popup.currentIndex().isValid():
            return  # this key chooses a completion, which is added then
        text = self.text()
        self.clear()
        self._add(text)

    def _add(self, text: str) -> None:
        if text.strip():
            self.term_added.emit(text.strip())


class MeasureSwitch(QFrame):
    """Share or count."""

    measure_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("measure_switch")
        self.setAccessibleName(self.tr("What is drawn"))
        self._buttons: dict[Measure, QToolButton] = {}
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 2, 2, 2)
        row.setSpacing(2)
        for measure, name, tip in (
            (Measure.SHARE, self.tr("Share"), self.tr("Share of all papers of the period")),
            (Measure.COUNT, self.tr("Count"), self.tr("Number of papers")),
        ):
            button = QToolButton(self)
            button.setObjectName(f"measure_{measure}")
            button.setText(name)
            button.setToolTip(tip)
            button.setAccessibleName(tip)
            button.setCheckable(True)
            button.clicked.connect(partial(self.measure_chosen.emit, measure))
            self._buttons[measure] = button
            self._group.addButton(button)
            row.addWidget(button)

    def show_measure(self, measure: Measure) -> None:
        self._buttons[measure].setChecked(True)


class Controls(QWidget):
    """All of them in a row."""

    term_added = Signal(str)
    period_chosen = Signal(object)
    """A PeriodKind, or None to have it chosen by the dates."""
    measure_chosen = Signal(object)
    export_requested = Signal(str)
    """"csv", "svg" or "png"."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("trend_controls")
        self._input = TermInput(self)
        self._input.term_added.connect(self.term_added)
        self._period = self._made_period()
        self._switch = MeasureSwitch(self)
        self._switch.measure_chosen.connect(self.measure_chosen)
        self._export = self._made_export()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._input, 2)
        row.addStretch(1)
        for widget in (self._period, self._switch, self._export):
            row.addWidget(widget)

    @property
    def input(self) -> TermInput:
        """Where terms are typed."""
        return self._input

    def show_choice(self, by: PeriodKind | None, measure: Measure) -> None:
        """Show what is chosen."""
        self._period.setCurrentIndex(self._period.findData(str(by) if by else ""))
        self._switch.show_measure(measure)

    def show_kind(self, kind: PeriodKind | None) -> None:
        """Say what kind of period was picked where the choice is left to the dates."""
        auto = self.tr("Auto")
        self._period.setItemText(0, self.tr("Auto: {kind}").format(kind=self._names()[kind].lower()) if kind else auto)

    def allow(self, *, export: bool, measure: bool) -> None:
        """Enable what has a meaning for the chart shown."""
        self._export.setEnabled(export)
        self._switch.setVisible(measure)

    def _names(self) -> dict[PeriodKind, str]:
        return {
            PeriodKind.DAY: self.tr("Day"),
            PeriodKind.WEEK: self.tr("Week"),
            PeriodKind.MONTH: self.tr("Month"),
            PeriodKind.YEAR: self.tr("Year"),
            PeriodKind.DECADE: self.tr("Decade"),
        }

    def _made_period(self) -> QComboBox:
        box = QComboBox(self)
        box.setObjectName("trend_period")
        box.setAccessibleName(self.tr("Length of a period"))
        box.setToolTip(self.tr("Length of a period"))
        box.view().setObjectName("trend_period_choices")
        box.view().setAccessibleName(self.tr("Length of a period"))
        box.addItem(self.tr("Auto"), "")
        for kind, name in self._names().items():
            box.addItem(name, str(kind))
        box.setMinimumContentsLength(11)
        box.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        box.activated.connect(self._choose_period)
        return box

    def _made_export(self) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName("trend_export")
        button.setText(self.tr("Export"))
        button.setIcon(icon("export"))
        button.setToolTip(self.tr("Save the chart as a picture or its numbers as a table"))
        button.setAccessibleName(self.tr("Export the chart"))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(button)
        for suffix, name in (
            ("png", self.tr("Picture (PNG)…")),
            ("svg", self.tr("Scalable picture (SVG)…")),
            ("csv", self.tr("Table of numbers (CSV)…")),
        ):
            action = QAction(name, menu)
            action.setObjectName(f"export_{suffix}")
            action.triggered.connect(partial(self.export_requested.emit, suffix))
            menu.addAction(action)
        button.setMenu(menu)
        return button

    def _choose_period(self, row: int) -> None:
        chosen = self._period.itemData(row)
        self.period_chosen.emit(PeriodKind(chosen) if chosen else None)
