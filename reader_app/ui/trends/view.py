"""The trends room: topics, their chart, and what to say where there is none."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from reader_app.library.listing import Order, Scope
from reader_app.trends.periods import PeriodKind
from reader_app.trends.series import Measure
from reader_app.trends.summary import summary
from reader_app.trends.terms import term_of
from reader_app.ui.theme import Divider, ElidedLabel, EmptyState, set_role
from reader_app.ui.trends.bar_list import Bar, BarList
from reader_app.ui.trends.controls import Controls
from reader_app.ui.trends.enquiry import Enquiry
from reader_app.ui.trends.export import ChartExport
from reader_app.ui.trends.stylesheet import trends_stylesheet
from reader_app.ui.trends.topic_list import TopicList, TopicPanel
from reader_app.ui.trends.topic_model import Entry, TopicModel
from reader_app.ui.trends.wording import headings, reason_for_nothing

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QResizeEvent, QShowEvent

    from reader_app.model.changes import Changes
    from reader_app.model.ids import PaperId
    from reader_app.trends.chart import Chart
    from reader_app.ui.session import Session
    from reader_app.ui.settings import Settings
    from reader_app.ui.theme import Theme
    from reader_app.ui.trends.enquiry import Proposal
    from reader_app.ui.trends.line_chart import LineChart

ASK_AFTER_MS = 200
"""A query that is being typed, or a row of changes, is one question."""
PANEL_WIDTH, PANEL_SHARE = 262, 0.32


class TrendsView(QWidget):
    """Charts the topics of the papers in a scope; asks nothing while it is hidden."""

    papers_requested = Signal(str, object)
    """What was clicked ("attention · 2017") and its papers, as a tuple of ids."""
    exported = Signal(object)
    """The path of the file that was written."""

    def __init__(self, session: Session, theme: Theme, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("trends_view")
        self.setAccessibleName(self.tr("Trends"))
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self._scope = Scope()
        self._is_stale = True
        self._unindexed = 0
        self._by = PeriodKind(settings.trend_by) if settings.trend_by in set(PeriodKind) else None
        self._measure = Measure.COUNT if settings.trend_values == Measure.COUNT else Measure.SHARE
        self._chart: Chart | None = None
        self._proposal: Proposal | None = None
        self._enquiry = Enquiry(session, self)
        self._export = ChartExport(session, self)
        self._topics = TopicModel(self)
        for text in reversed(settings.trend_terms):
            self._topics.add(term_of(text))
        self._timer = QTimer(self, singleShot=True, interval=ASK_AFTER_MS)
        self._heading, self._subtitle = ElidedLabel(parent=self), ElidedLabel(parent=self)
        self._controls = Controls(self)
        self._list = TopicList(self._topics, theme, self)
        self._bars = BarList(theme, self)
        self._nothing = EmptyState("trends", self.tr("Looking for topics…"), parent=self)
        self._lines: LineChart | None = None
        self._stack = QStackedWidget(self)
        self._panel = TopicPanel(self._list, self)
        self._lay_out()
        self._wire(session)
        self._dress()

    def show_scope(self, scope: Scope) -> None:
        """Chart the papers of a scope; at once if the room is open, else when it opens."""
        wanted = replace(scope, order=Order.BEST, descending=None)
        if wanted != self._scope:
            self._scope = wanted
            self._ask_soon()

    def kept(self, settings: Settings) -> Settings:
        """Return the settings with what was chosen here."""
        terms = tuple(term.name for term in self._topics.own())
        return replace(settings, trend_by=str(self._by or "auto"), trend_values=str(self._measure), trend_terms=terms)

    def export_to(self, path: Path) -> None:
        """Write the chart as what the path's suffix says: .csv, .svg or .png."""
        if self._chart is not None:
            self._export.write(self._chart, self._measure, is_dark=self._theme.colours.is_dark, path=path)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._lines is None:
            self._enquiry.warm_up()
        if self._is_stale:
            self._timer.start(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._panel.setFixedWidth(min(PANEL_WIDTH, int(PANEL_SHARE * self.width())))

    def _wire(self, session: Session) -> None:
        self._timer.timeout.connect(self._ask_topics)
        session.changed.connect(self._take_change)
        session.index_moved.connect(self._take_index)
        self._enquiry.warmed_up.connect(self._line_chart)  # Making it and drawing in it are two short pauses.
        self._enquiry.topics_found.connect(self._show_topics)
        self._enquiry.chart_made.connect(self._show_chart)
        self._enquiry.refused.connect(self._show_refusal)
        self._enquiry.papers_found.connect(self._request)
        self._export.written.connect(self.exported)
        self._topics.drawn_changed.connect(self._ask_chart)
        self._list.papers_requested.connect(self._request_all)
        self._list.pointed_at.connect(self._emphasise)
        self._bars.papers_requested.connect(self._request_bar)
        self._bars.removal_requested.connect(self._topics.remove_named)
        self._controls.term_added.connect(self._add)
        self._controls.period_chosen.connect(self._choose_period)
        self._controls.measure_chosen.connect(self._choose_measure)
        self._controls.export_requested.connect(self._ask_export)
        self._theme.changed.connect(self._dress)

    def _lay_out(self) -> None:
        self._heading.setObjectName("trend_heading")
        self._subtitle.setObjectName("trend_subtitle")
        set_role(self._heading, "heading")
        set_role(self._subtitle, "muted")
        self._heading.setText(self.tr("Topics over time"))
        self._controls.show_choice(self._by, self._measure)
        self._controls.allow(export=False, measure=True)
        head = QVBoxLayout()
        head.setContentsMargins(24, 18, 20, 10)
        head.setSpacing(3)
        head.addWidget(self._heading)
        head.addWidget(self._subtitle)
        head.addSpacing(9)
        head.addWidget(self._controls)
        self._stack.setObjectName("trend_content")
        self._stack.addWidget(self._nothing)
        self._stack.addWidget(self._bars)
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(self._stack, 1)
        body.addWidget(self._panel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(Divider(parent=self))
        column.addLayout(body, 1)

    def _dress(self) -> None:
        """Take the colours of the theme."""
        self.setStyleSheet(trends_stylesheet(self._theme.colours))
        if self._lines is not None:
            self._lines.recolour(self._line_colours())

    def _ask_soon(self) -> None:
        self._is_stale = True
        if self.isVisible():
            self._timer.start(ASK_AFTER_MS)

    def _ask_topics(self) -> None:
        self._is_stale = False
        self._subtitle.setText(self.tr("Reading the papers…"))
        self._enquiry.ask_topics(self._scope)

    def _ask_chart(self) -> None:
        """Ask for what is drawn; for a single period all topics are, since ranked bars have room for them."""
        if self._proposal is None:
            return
        is_ranked = self._chart is not None and self._chart.is_single
        entries = self._topics.entries() if is_ranked else self._topics.drawn()
        self._enquiry.ask_chart([entry.term for entry in entries], self._by)

    def _take_change(self, changes: Changes, _: object) -> None:
        if changes.papers or changes.tags or changes.feeds:
            self._ask_soon()

    def _take_index(self, left: int) -> None:
        self._unindexed = left
        if not left:
            self._ask_soon()

    def _show_topics(self, proposal: Proposal) -> None:
        self._proposal = proposal
        self._unindexed = proposal.unindexed
        tags = [f'tag:"{tag}"' if " " in tag else f"tag:{tag}" for tag in proposal.tags]
        self._controls.input.offer([term.name for term in proposal.terms] + tags)
        self._topics.propose(proposal.topics)

    def _show_chart(self, chart: Chart) -> None:
        was_ranked = self._chart is not None and self._chart.is_single
        self._chart = chart
        if chart.is_single != was_ranked:
            self._ask_chart()
            return
        self._controls.show_kind(chart.kind if chart.periods and self._by is None else None)
        self._describe(chart)
        self._topics.count_own(chart)
        if not chart.periods or not chart.series:
            self._show_nothing(chart)
        elif chart.is_single:
            self._bars.show_chart(chart, frozenset(term.name for term in self._topics.own()), summary(chart))
            self._show(self._bars)
        else:
            lines = self._line_chart()
            lines.show_chart(chart, self._line_colours(), self._measure, summary(chart))
            self._show(lines)

    def _show(self, content: QWidget) -> None:
        is_drawn = content is self._lines
        had_focus = (proxy := self.focusProxy()) is not None and proxy.hasFocus()
        self._stack.setCurrentWidget(content)
        self.setFocusProxy(self._controls.input if content is self._nothing else content)
        if had_focus:
            self.setFocus()
        self._panel.setVisible(is_drawn or (content is self._nothing and self._topics.rowCount() > 0))
        self._controls.allow(export=content is not self._nothing, measure=is_drawn)

    def _line_chart(self) -> LineChart:
        if self._lines is None:
            # pyqtgraph takes 0.6 s to import: the window opens without it, and a thread has fetched it by now.
            from reader_app.ui.trends.line_chart import LineChart

            self._lines = LineChart(self._theme, self)
            self._lines.papers_requested.connect(self._request_point)
            self._stack.addWidget(self._lines)
        return self._lines

    def _line_colours(self) -> list[str]:
        """Return a colour for each series of the chart."""
        colours = self._theme.colours.series
        by_name = {entry.term.name: entry.colour or 0 for entry in self._topics.drawn()}
        drawn = self._chart.series if self._chart else ()
        return [colours[by_name.get(series.term, 0) % len(colours)] for series in drawn]

    def _describe(self, chart: Chart) -> None:
        heading, subtitle = headings(chart, self._unindexed)
        self._heading.setText(heading)
        self._subtitle.setText(subtitle)

    def _show_nothing(self, chart: Chart) -> None:
        """Say why there is no chart, and what to do."""
        reason = reason_for_nothing(chart, has_topics=self._topics.rowCount() > 0, unindexed=self._unindexed)
        self._nothing.show_message("trends", *reason)
        self._show(self._nothing)

    def _show_refusal(self, sentence: str) -> None:
        self._nothing.show_message("trends", self.tr("This cannot be drawn"), sentence)
        self._show(self._nothing)

    def _add(self, text: str) -> None:
        """Draw what was typed; a proposed topic is known in all its spellings."""
        known = {term.name.casefold(): term for term in self._proposal.terms} if self._proposal else {}
        row = self._topics.add(known.get(text.casefold()) or term_of(text))
        self._list.setCurrentIndex(self._topics.index(row))

    def _choose_period(self, kind: PeriodKind | None) -> None:
        self._by = kind
        self._ask_chart()

    def _choose_measure(self, measure: Measure) -> None:
        self._measure = measure
        if self._chart is not None and self._stack.currentWidget() is self._lines:
            self._show_chart(self._chart)

    def _emphasise(self, term: str) -> None:
        if self._lines is not None:
            self._lines.emphasise(term)

    def _request_point(self, series: int, period: int) -> None:
        if self._chart is not None:
            label = f"{self._chart.series[series].term} · {self._chart.periods[period].name}"
            self._request(label, self._chart.papers_at(series, period))

    def _request_bar(self, bar: Bar) -> None:
        self._request(f"{bar.term} · {bar.point.period.name}", bar.papers)

    def _request_all(self, entry: Entry) -> None:
        self._enquiry.ask_papers(entry.term)

    def _request(self, label: str, ids: tuple[PaperId, ...]) -> None:
        if ids:
            self.papers_requested.emit(label, ids)

    def _ask_export(self, suffix: str) -> None:
        if self._chart is not None:
            self._export.ask(suffix, self.export_to)
