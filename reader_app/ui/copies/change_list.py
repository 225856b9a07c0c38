"""A list of what would change or has changed: groups of lines under headings, each with the sign of its kind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from reader_app.ui.theme import interface_font, paint_icon

if TYPE_CHECKING:
    from reader_app.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
PADDING_Y, INSET, SIGN, GAP, RADIUS = 4.0, 8.0, 14.0, 10.0, 6.0
HEADING_ABOVE = 12.0


@dataclass(frozen=True, slots=True)
class Group:
    """Lines of one kind."""

    title: str
    icon: str
    tone: str
    """The colour of the sign, by its name in the scheme: "success", "danger", "accent", "muted"."""
    lines: tuple[str, ...] = ()


class ChangeModel(QAbstractListModel):
    """Groups as rows: a heading, then its lines."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._rows: list[tuple[Group, int]] = []

    def show_groups(self, groups: tuple[Group, ...]) -> None:
        """Show other groups; those without lines are left out."""
        self.beginResetModel()
        self._rows = [(group, line) for group in groups if group.lines for line in range(-1, len(group.lines))]
        self.endResetModel()

    def group(self, index: Index) -> Group:
        return self._rows[index.row()][0]

    def is_heading(self, index: Index) -> bool:
        return self._rows[index.row()][1] < 0

    def text(self, index: Index) -> str:
        group, line = self._rows[index.row()]
        return group.title if line < 0 else group.lines[line]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt declares it
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag
        if not index.isValid():
            return flags.NoItemFlags
        return flags.ItemIsEnabled if self.is_heading(index) else flags.ItemIsEnabled | flags.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        if not index.isValid():
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self.text(index)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.text(index) if self.is_heading(index) else f"{self.text(index)}. {self.group(index).title}"
        return None


class ChangeDelegate(QStyledItemDelegate):
    """A quiet heading, and a line with its sign."""

    def __init__(self, model: ChangeModel, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        above = HEADING_ABOVE if self._model.is_heading(index) and index.row() else 0
        return QSize(80, round(QFontMetricsF(option.font).height() + 2 * PADDING_Y + above))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, colours = QRectF(option.rect), self._theme.colours
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(row, QColor(colours.surface))  # over the square selection of the style
        if self._model.is_heading(index):
            font = interface_font(-1, QFont.Weight.DemiBold)
            self._paint_text(painter, row.adjusted(INSET, 0, -INSET, -PADDING_Y), index, font, colours.muted)
        else:
            self._paint_line(painter, row, option, index)
        painter.restore()

    def _paint_line(self, painter: QPainter, row: QRectF, option: QStyleOptionViewItem, index: Index) -> None:
        colours, group = self._theme.colours, self._model.group(index)
        if option.state & QStyle.StateFlag.State_HasFocus:
            shape = QPainterPath()
            shape.addRoundedRect(row.adjusted(1, 1, -1, -1), RADIUS, RADIUS)
            painter.fillPath(shape, QColor(colours.selection))
            painter.strokePath(shape, QPen(QColor(colours.focus), 1.2))
        sign = QRectF(row.left() + INSET, row.center().y() - SIGN / 2, SIGN, SIGN)
        paint_icon(painter, group.icon, sign, QColor(str(getattr(colours, group.tone))))
        place = row.adjusted(INSET + SIGN + GAP, 0, -INSET, -PADDING_Y)
        self._paint_text(painter, place, index, option.font, colours.text)

    def _paint_text(self, painter: QPainter, place: QRectF, index: Index, font: QFont, colour: str) -> None:
        painter.setFont(font)
        painter.setPen(QColor(colour))
        words = " ".join(self._model.text(index).split())
        line = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, line)


class ChangeList(QListView):
    """Shows groups; its lines can be walked through and read out, and do nothing."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._changes = ChangeModel(self)
        self.setModel(self._changes)
        self.setItemDelegate(ChangeDelegate(self._changes, theme, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setLayoutMode(QListView.LayoutMode.Batched)

    def show_groups(self, groups: tuple[Group, ...]) -> None:
        """Show other groups, from the first."""
        self._changes.show_groups(groups)

    def is_empty(self) -> bool:
        return not self._changes.rowCount()
