"""Small pictures of all pages; those are drawn that are looked at."""

from collections import OrderedDict
from concurrent.futures import Future
from functools import partial
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QColor, QImage, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from reader_app.pdf.process import Picture, TileRequest, Urgency
from reader_app.pdf.process.tile import BYTES_PER_PIXEL
from reader_app.ui.pdf.page_painter import PAPER
from reader_app.ui.pdf.page_view import PageView
from reader_app.ui.theme import Theme

WIDTH, HEIGHT = 132, 176
"""Pixels that a page has at most."""
LABEL = 22
PICTURES_KEPT = 120
ASK_AFTER_MS = 80
_Index = QModelIndex | QPersistentModelIndex


class _Pages(QAbstractListModel):
    def __init__(self, view: PageView, parent: QWidget) -> None:
        super().__init__(parent)
        self._view = view
        self._count = 0

    def refresh(self) -> None:
        self.beginResetModel()
        self._count = self._view.document.page_count
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else self._count

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.tr("Page %1").replace("%1", self._view.document.label(index.row() + 1))
        return None


class _PageDelegate(QStyledItemDelegate):
    def __init__(self, panel: "Thumbnails") -> None:
        super().__init__(panel)
        self._panel = panel

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        return QSize(WIDTH + 16, HEIGHT + LABEL + 12)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        self._panel.paint_page(painter, option, index.row() + 1)


class Thumbnails(QListView):
    """Follows one view; a click goes to the page."""

    page_chosen = Signal(int)

    def __init__(self, view: PageView, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("thumbnails")
        self.setAccessibleName(self.tr("Pages"))
        self._view = view
        self._theme = theme
        self._pictures: OrderedDict[tuple[int, object], QImage] = OrderedDict()
        self._asked: dict[tuple[int, object], Future[Any]] = {}
        self._asking = QTimer(self, interval=ASK_AFTER_MS, singleShot=True)
        self._asking.timeout.connect(self._ask)
        self._pages = _Pages(view, self)
        self.setModel(self._pages)
        self.setItemDelegate(_PageDelegate(self))
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(WIDTH + 40)
        self.verticalScrollBar().valueChanged.connect(lambda _value: self._asking.start())
        self.clicked.connect(lambda index: self.page_chosen.emit(index.row() + 1))
        self.activated.connect(lambda index: self.page_chosen.emit(index.row() + 1))
        view.document.opened.connect(self._begin)
        view.page_changed.connect(self._follow)
        view.viewing_changed.connect(self._asking.start)
        if view.document.page_count:
            self._begin()

    def is_drawn(self, page: int) -> bool:
        """Say whether the picture of a page is there."""
        return self._key(page) in self._pictures

    def paint_page(self, painter: QPainter, option: QStyleOptionViewItem, page: int) -> None:
        """Paint a page with its label."""
        colours = self._theme.colours
        area: QRect = option.rect
        frame = self._frame(page, area)
        painter.save()
        painter.fillRect(frame, QColor(PAPER[self._view.viewing.tone]))
        picture = self._pictures.get(self._key(page))
        if picture is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(frame, picture)
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.setPen(QPen(QColor(colours.accent if is_chosen else colours.border), 2 if is_chosen else 1))
        painter.drawRect(frame.adjusted(-1, -1, 0, 0))
        painter.setPen(QColor(colours.accent if is_chosen else colours.muted))
        foot = QRect(area.left(), area.bottom() - LABEL, area.width(), LABEL)
        painter.drawText(foot, Qt.AlignmentFlag.AlignCenter, self._view.document.label(page))
        painter.restore()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self.viewport().update()

    def showEvent(self, event: Any) -> None:
        super().showEvent(event)
        self._follow(self._view.page)
        self._asking.start()

    def resizeEvent(self, event: Any) -> None:
        super().resizeEvent(event)
        self._asking.start()

    def _begin(self) -> None:
        self._pictures.clear()
        self._pages.refresh()
        self._asking.start()

    def _follow(self, page: int) -> None:
        index = self._pages.index(page - 1)
        if index.isValid() and self.isVisible():
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def _key(self, page: int) -> tuple[int, object]:
        viewing = self._view.viewing
        return page, (viewing.rotation, viewing.tone)

    def _frame(self, page: int, area: QRect) -> QRect:
        size = self._size(page)
        left = area.left() + (area.width() - size.width()) // 2
        return QRect(left, area.top() + 6 + (HEIGHT - size.height()), size.width(), size.height())

    def _size(self, page: int) -> QSize:
        sheet = self._view.laid_out.sheet(page)
        share = min(WIDTH / sheet.width, HEIGHT / sheet.height)
        return QSize(max(1, round(sheet.width * share)), max(1, round(sheet.height * share)))

    def _ask(self) -> None:
        """Ask for the pages that are looked at, and take back what was asked for before."""
        if not self.isVisible() or not self._view.is_open:
            return
        wanted = {self._key(page): page for page in self._seen()}
        for key in [key for key in self._asked if key not in wanted]:
            self._view.document.take_back(self._asked.pop(key))
        for place, (key, page) in enumerate(wanted.items()):
            if key not in self._pictures and key not in self._asked:
                size = self._size(page) * self.devicePixelRatioF()
                viewing = self._view.viewing
                tile = TileRequest(
                    *(size.width(), size.height(), 0, 0, size.width(), size.height()), viewing.rotation, viewing.tone
                )
                rank = (Urgency.NEAR, 0, place)
                self._asked[key] = self._view.document.draw(page, tile, rank, partial(self._take, key))

    def _seen(self) -> list[int]:
        room = self.viewport().rect()
        return [
            row + 1
            for row in range(self._pages.rowCount())
            if self.visualRect(self._pages.index(row)).intersects(room.adjusted(0, -HEIGHT, 0, HEIGHT))
        ]

    def _take(self, key: tuple[int, object], picture: Picture | None) -> None:
        self._asked.pop(key, None)
        if picture is None:
            return
        width = picture.width * BYTES_PER_PIXEL
        image = QImage(picture.pixels, picture.width, picture.height, width, QImage.Format.Format_RGB32)
        self._pictures[key] = image.copy()
        while len(self._pictures) > PICTURES_KEPT:
            self._pictures.popitem(last=False)
        self.update(self._pages.index(key[0] - 1))
