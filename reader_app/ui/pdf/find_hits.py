"""All hits of a search in a document, each with the words around it and its page."""

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import (
    QLabel,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from reader_app.pdf.finding import FoundPlace
from reader_app.ui.pdf.find_run import FindRun
from reader_app.ui.pdf.pdf_document import PdfDocument
from reader_app.ui.theme import Theme, set_role

_Index = QModelIndex | QPersistentModelIndex
WIDTH = 290
PLACE_ROLE = Qt.ItemDataRole.UserRole + 1
_MARGIN = 12
_LINES = 2
_CONTEXT = 34
"""Characters before the found words, so that these are always within the lines that are shown."""


class _Hits(QAbstractListModel):
    def __init__(self, run: FindRun, document: PdfDocument, parent: QWidget) -> None:
        super().__init__(parent)
        self._run = run
        self._document = document
        self._shown = 0

    def refresh(self) -> None:
        """Show what has been found by now."""
        self.beginResetModel()
        self._shown = len(self._run)
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else self._shown

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._run):
            return None
        place = self._run[index.row()]
        if role == PLACE_ROLE:
            return place
        if role == Qt.ItemDataRole.DisplayRole:
            return place.line
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self.tr('Page')} {self._document.label(place.page)}: {place.line}"
        return None


class _HitDelegate(QStyledItemDelegate):
    """Paints the words around a hit on two lines, the found ones stressed, and the page beside the first."""

    def __init__(self, theme: Theme, document: PdfDocument, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._document = document

    def sizeHint(self, option: QStyleOptionViewItem, _index: _Index) -> QSize:
        return QSize(WIDTH, _LINES * QFontMetrics(option.font).lineSpacing() + 14)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        place: FoundPlace | None = index.data(PLACE_ROLE)
        if place is None:
            return
        colours = self._theme.colours
        painter.save()
        area: QRect = option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, QColor(colours.selection))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, QColor(colours.hover))
        room = area.adjusted(_MARGIN, 7, -_MARGIN, -7)
        label = self._document.label(place.page)
        painter.setPen(QColor(colours.muted))
        painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, label)
        room.adjust(0, 0, -QFontMetrics(option.font).horizontalAdvance(label) - 10, 0)
        painter.setPen(QColor(colours.text))
        painter.setClipRect(room)
        _laid_out(place, option, room.width(), QColor(colours.accent)).draw(painter, room.topLeft())
        painter.restore()


def _laid_out(place: FoundPlace, option: QStyleOptionViewItem, width: int, accent: QColor) -> QTextLayout:
    start, end = place.span
    cut = place.line.find(" ", start - _CONTEXT, start) + 1 if start > _CONTEXT else 0
    line = ("… " if cut else "") + place.line[cut:]
    shift = len(place.line) - len(line)
    layout = QTextLayout(line, option.font)
    layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
    stress = QTextCharFormat()
    stress.setForeground(accent)
    stress.setFontWeight(650)
    found = QTextLayout.FormatRange()
    found.start, found.length, found.format = max(0, start - shift), end - start, stress
    layout.setFormats([found])
    layout.beginLayout()
    height = 0.0
    for _number in range(_LINES):
        text_line = layout.createLine()
        if not text_line.isValid():
            break
        text_line.setLineWidth(width)
        text_line.setPosition(text_line.position() + type(text_line.position())(0, height))
        height += text_line.height()
    layout.endLayout()
    return layout


class FindHits(QWidget):
    """Lists the hits; one that is chosen is shown on its page."""

    hit_chosen = Signal(int)

    def __init__(self, run: FindRun, document: PdfDocument, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("find_hits")
        self._title = QLabel(self)
        set_role(self._title, "section")
        self._model = _Hits(run, document, self)
        self._list = QListView(self)
        self._list.setObjectName("find_hit_list")
        self._list.setAccessibleName(self.tr("Hits in this document"))
        self._list.setModel(self._model)
        self._list.setItemDelegate(_HitDelegate(theme, document, self._list))
        self._list.setUniformItemSizes(True)
        self._list.setMouseTracking(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._title.setContentsMargins(_MARGIN, 10, _MARGIN, 6)
        column.addWidget(self._title)
        column.addWidget(self._list, 1)
        self.setMinimumWidth(180)
        self._list.clicked.connect(lambda index: self.hit_chosen.emit(index.row()))
        self._list.activated.connect(lambda index: self.hit_chosen.emit(index.row()))
        self.hide()

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, 400)

    def refresh(self, chosen: int | None) -> None:
        """Show what has been found by now, and which hit is chosen."""
        bar = self._list.verticalScrollBar()
        at = bar.value()
        self._model.refresh()
        bar.setValue(at)
        count = self._model.rowCount()
        self._title.setText(self.tr("%1 hits").replace("%1", f"{count:,}") if count != 1 else self.tr("1 hit"))
        if chosen is not None and chosen < count:
            self._list.setCurrentIndex(self._model.index(chosen))
