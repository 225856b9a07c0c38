"""The topics of a single period, ranked: a bar each, the name on the left, papers and share on the right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QKeyEvent, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate

from reader_app.trends.summary import percent, reading
from reader_app.ui.theme import interface_font, tabular

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

    from reader_app.model.ids import PaperId
    from reader_app.trends.chart import Chart
    from reader_app.trends.series import Point
    from reader_app.ui.theme import Theme

ROW, BAR, MARGIN, GAP = 34, 14.0, 16.0, 14.0
NAME_SHARE, VALUE_WIDTH = 0.34, 104.0
_BAR = Qt.ItemDataRole.UserRole
_NOWHERE = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Bar:
    """A topic of the period."""

    term: str
    point: Point
    papers: tuple[PaperId, ...]
    most: int
    """The papers of the longest bar."""
    is_own: bool


class BarModel(QAbstractListModel):
    """Bars, the longest first."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.bars: tuple[Bar, ...] = ()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.bars)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self.bars):
            return None
        bar = self.bars[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return bar.term
            case Qt.ItemDataRole.AccessibleTextRole | Qt.ItemDataRole.ToolTipRole:
                return reading(bar.term, bar.point)
            case Qt.ItemDataRole.UserRole:
                return bar
        return None

    def show_chart(self, chart: Chart, own: frozenset[str]) -> None:
        """Rank the topics of a chart of one period."""
        most = max((series.count for series in chart.series), default=0) or 1
        bars = (
            Bar(series.term, series.points[0], papers[0], most, series.term in own)
            for series, papers in zip(chart.series, chart.members, strict=True)
        )
        self.beginResetModel()
        self.bars = tuple(sorted(bars, key=lambda bar: -bar.point.count))
        self.endResetModel()


class BarDelegate(QStyledItemDelegate):
    """Paints a bar; the reader's own terms are in a second colour."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        del index
        return QSize(200, max(ROW, option.fontMetrics.height() + 14))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        bar: Bar = index.data(_BAR)
        rect = QRectF(option.rect).adjusted(MARGIN, 0, -MARGIN, 0)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_background(painter, option)
        names = self._name_width(option.font, rect.width())
        name = QRectF(rect.left(), rect.top(), names, rect.height())
        painter.setFont(option.font)
        painter.setPen(QColor(self._theme.colours.text))
        elided = option.fontMetrics.elidedText(bar.term, Qt.TextElideMode.ElideRight, int(names))
        painter.drawText(name, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, elided)
        room = rect.width() - names - GAP - VALUE_WIDTH
        width = max(2.0, room * bar.point.count / bar.most)
        start = name.right() + GAP
        self._paint_bar(painter, QRectF(start, rect.center().y() - BAR / 2, width, BAR), bar)
        self._paint_value(painter, option.font, QRectF(start + width + 10, rect.top(), VALUE_WIDTH, rect.height()), bar)
        painter.restore()

    def _name_width(self, font: QFont, width: float) -> float:
        """Return the room for names: that of the longest, but leave most of the row to the bars."""
        metrics = QFontMetricsF(font)
        model = self._view.model()
        bars = model.bars if isinstance(model, BarModel) else ()
        longest = max((metrics.horizontalAdvance(bar.term) for bar in bars), default=0.0)
        return min(longest + 2, width * NAME_SHARE)

    def _paint_background(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        colours = self._theme.colours
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(option.rect).adjusted(4, 1, -4, -1), 7, 7)
        if option.state & QStyle.StateFlag.State_Selected and option.state & QStyle.StateFlag.State_HasFocus:
            painter.fillPath(shape, QColor(colours.selection))
            painter.strokePath(shape, QPen(QColor(colours.focus), 1.2))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillPath(shape, QColor(colours.hover))

    def _paint_bar(self, painter: QPainter, rect: QRectF, bar: Bar) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.colours.series[1 if bar.is_own else 0]))
        painter.drawRoundedRect(rect, 4, 4)

    def _paint_value(self, painter: QPainter, font: QFont, rect: QRectF, bar: Bar) -> None:
        colours = self._theme.colours
        strong = tabular(font)
        strong.setWeight(QFont.Weight.DemiBold)
        painter.setFont(strong)
        painter.setPen(QColor(colours.text))
        count = f"{bar.point.count:,}"
        painter.drawText(rect, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, count)
        rect.setLeft(rect.left() + QFontMetricsF(strong).horizontalAdvance(count) + 8)
        painter.setFont(interface_font(-0.5))
        painter.setPen(QColor(colours.muted))
        share = percent(bar.point.share or 0.0)
        painter.drawText(rect, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, share)


class BarList(QListView):
    """A click or Enter asks for the papers of a bar, Delete takes its topic off the list."""

    papers_requested = Signal(object)
    """The Bar that was chosen."""
    removal_requested = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("topic_bars")
        self.setAccessibleName(self.tr("Topics, ranked by their papers"))
        self._bars = BarModel(self)
        self.setModel(self._bars)
        self.setItemDelegate(BarDelegate(theme, self))
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self._choose)
        theme.changed.connect(self.viewport().update)

    @property
    def bars(self) -> tuple[Bar, ...]:
        """What is drawn, top to bottom."""
        return self._bars.bars

    def show_chart(self, chart: Chart, own: frozenset[str], summary: str) -> None:
        """Draw a chart of one period; `own` are the terms that the reader added."""
        self._bars.show_chart(chart, own)
        self.setAccessibleDescription(summary)
        if self.bars:
            self.setCurrentIndex(self._bars.index(0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if index.isValid() and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._choose(index)
        elif index.isValid() and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removal_requested.emit(self.bars[index.row()].term)
        else:
            super().keyPressEvent(event)

    def _choose(self, index: QModelIndex) -> None:
        self.papers_requested.emit(self.bars[index.row()])
