"""Files and text that are dragged over the list, or pasted into it, to be imported."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QDragEnterEvent, QDragMoveEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from reader_app.ui.library.paper_mime import PAPER_IDS, local_files

if TYPE_CHECKING:
    from reader_app.model.ids import PaperId
    from reader_app.ui.theme import Theme

EDGE = 10
RADIUS = 10
STRIP = 56
"""The height of the strip at the foot where PDFs become papers of their own, though papers are above it."""
_VEIL, _STRIP_VEIL, _TARGET_VEIL = 0.86, 0.97, 0.12


@dataclass(frozen=True, slots=True)
class Target:
    """A paper that PDFs can be dropped on, and where it is shown."""

    paper: PaperId
    rect: QRect


class ImportDrop(QWidget):
    """Lies over its parent, unseen but while something is dragged that could be imported.

    PDFs alone can be dropped on a paper, to which they are attached then.
    """

    files_dropped = Signal(object)
    text_dropped = Signal(str)
    attached = Signal(object, object)
    """A paper, and the PDFs that were dropped on it."""

    def __init__(
        self, theme: Theme, parent: QWidget, target_at: Callable[[QPoint], Target | None] = lambda _: None
    ) -> None:
        super().__init__(parent)
        self._target_at = target_at
        self._target: Target | None = None
        self._has_targets = False
        self.setObjectName("import_drop")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(self.tr("Drop to import"))
        self._theme = theme
        self._covered = parent
        self.hide()
        parent.setAcceptDrops(True)
        parent.installEventFilter(self)

    def lock(self) -> None:
        """Take nothing from now on."""
        self._covered.setAcceptDrops(False)

    def take(self, mime: QMimeData) -> None:
        """Hand on what can be imported; papers of this very library cannot."""
        if files := local_files(mime):
            self.files_dropped.emit(files)
        elif _has_text(mime):
            self.text_dropped.emit(mime.text())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDragEnterEvent):
            if local_files(event.mimeData()) or _has_text(event.mimeData()):
                event.acceptProposedAction()
                self._has_targets = _are_pdfs(event.mimeData())
                self._cover()
            return True
        if event.type() == QEvent.Type.DragMove and isinstance(event, QDragMoveEvent):
            self._aim(event.position().toPoint())
            return False
        if event.type() == QEvent.Type.DragLeave:
            self.hide()
        elif event.type() == QEvent.Type.Drop and isinstance(event, QDropEvent):
            self.hide()
            event.acceptProposedAction()
            self._has_targets = _are_pdfs(event.mimeData())
            self._aim(event.position().toPoint())
            if self._target:
                self.attached.emit(self._target.paper, local_files(event.mimeData()))
            else:
                self.take(event.mimeData())
            return True
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self._has_targets:
            self._paint(painter, QRectF(self.rect()).adjusted(EDGE, EDGE, -EDGE, -EDGE), self.accessibleName(), on=True)
            return
        strip = QRectF(self._strip()).adjusted(EDGE, 0, -EDGE, -EDGE)
        self._paint(painter, strip, self.tr("Drop here to add as papers"), on=self._target is None)
        if self._target:
            self._paint_target(painter, QRectF(self._target.rect).adjusted(4, 2, -4, -2))

    def _paint_target(self, painter: QPainter, row: QRectF) -> None:
        """Paint a frame around the paper that would be taken, which stays to be read, and say so over its foot."""
        colours, words = self._theme.colours, self.tr("Attach to this paper")
        veil = QColor(colours.accent)
        veil.setAlphaF(_TARGET_VEIL)
        painter.setPen(QPen(QColor(colours.accent), 1.5, Qt.PenStyle.DashLine))
        painter.setBrush(veil)
        painter.drawRoundedRect(row, RADIUS, RADIUS)
        metrics = painter.fontMetrics()
        width, height = metrics.horizontalAdvance(words) + 24, metrics.height() + 8
        pill = QRectF(row.right() - width - 10, row.bottom() - height - 8, width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.accent))
        painter.drawRoundedRect(pill, height / 2, height / 2)
        painter.setPen(QColor(colours.on_accent))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, words)

    def _paint(self, painter: QPainter, frame: QRectF, words: str, *, on: bool) -> None:
        """Paint a place to drop on; the one that would be taken stands out."""
        colours = self._theme.colours
        veil = QColor(colours.accent_soft if on else colours.raised)
        veil.setAlphaF(_STRIP_VEIL if self._has_targets else _VEIL)
        painter.setPen(QPen(QColor(colours.accent if on else colours.border), 1.5, Qt.PenStyle.DashLine))
        painter.setBrush(veil)
        painter.drawRoundedRect(frame, RADIUS, RADIUS)
        painter.setPen(QColor(colours.accent if on else colours.muted))
        painter.drawText(frame, Qt.AlignmentFlag.AlignCenter, words)

    def _aim(self, position: QPoint) -> None:
        aims_at_paper = self._has_targets and not self._strip().contains(position)
        self._target = self._target_at(position) if aims_at_paper else None
        self.update()

    def _strip(self) -> QRect:
        whole = self._covered.rect()
        return QRect(0, whole.height() - STRIP, whole.width(), STRIP)

    def _cover(self) -> None:
        self.setGeometry(self._covered.rect())
        self.raise_()
        self.show()


def _has_text(mime: QMimeData) -> bool:
    return mime.hasText() and bool(mime.text().strip()) and not mime.hasFormat(PAPER_IDS)


def _are_pdfs(mime: QMimeData) -> bool:
    files = local_files(mime)
    return bool(files) and all(path.suffix.lower() == ".pdf" for path in files)
