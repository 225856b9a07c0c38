"""Paints the rows of a list of marks, and opens a field in them for a comment or for tags."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractItemModel, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from reader_app.ui.library.chips import chip_height, paint_chips
from reader_app.ui.marks.mark_face import COMMENT_LEFT, LINE_GAP, PADDING_Y, TEXT_LEFT, TEXT_RIGHT, MarkFace, MarkFaces
from reader_app.ui.marks.mark_model import Index, MarkModel
from reader_app.ui.reading.comment_edit import CommentEdit
from reader_app.ui.theme import paint_icon

if TYPE_CHECKING:
    from reader_app.ui.theme import Colours, Theme

INSET, RADIUS = 6.0, 8.0
BAR, BAR_LEFT = 3.0, 15.0
SIGN = 13.0


class MarkDelegate(QStyledItemDelegate):
    """Words, comment, and a line that says where and when; every row is equally high."""

    commented = Signal(str, str)
    """A mark and its whole comment, while it is typed."""
    tagged = Signal(str, str)
    """A mark and its tags, between commas."""

    def __init__(self, model: MarkModel, theme: "Theme", parent: QWidget, *, with_paper: bool) -> None:
        super().__init__(parent)
        self._model = model
        self._theme = theme
        self._with_paper = with_paper
        self._faces = MarkFaces(parent.font(), with_paper=with_paper)
        self.edits_tags = False
        """Whether the next field that opens is the one for tags."""

    def set_font(self, font: QFont) -> None:
        """Take another typeface or size."""
        self._faces = MarkFaces(font, with_paper=self._with_paper)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return self._faces.row_size

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect = QRectF(option.rect)
        face = self._faces.face(self._model.at(index), rect.width())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, rect, option.state)
        self._paint_mark(painter, rect, face)
        painter.restore()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        mark = self._model.at(index).annotation
        if self.edits_tags:
            line = QLineEdit(parent)
            line.setObjectName("mark_tags")
            line.setAccessibleName(self.tr("Tags of the mark, between commas"))
            line.setPlaceholderText(self.tr("Tags, between commas"))
            line.editingFinished.connect(lambda: self.tagged.emit(mark.id, line.text()))
            return line
        field = CommentEdit(parent)
        field.setAutoFillBackground(True)
        field.typed.connect(lambda text: self.commented.emit(mark.id, text))
        field.finished.connect(lambda: self._close(field))
        return field

    def _close(self, field: QWidget) -> None:
        """Close a field once: losing the keyboard meanwhile ends it, too."""
        if not field.property("is_closed"):
            field.setProperty("is_closed", True)
            self.closeEditor.emit(field)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Fill a field once: what is typed in it must not be replaced by what was saved meanwhile."""
        mark = self._model.at(index).annotation
        if editor.property("is_filled"):
            return
        editor.setProperty("is_filled", True)
        if isinstance(editor, CommentEdit):
            editor.set_text(mark.comment)
        elif isinstance(editor, QLineEdit):
            editor.setText(", ".join((*mark.tags, "")))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Leave the model alone: what is typed goes to the library, and comes back from there."""

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        rect = QRectF(option.rect)
        height = editor.sizeHint().height() if isinstance(editor, QLineEdit) else editor.height()
        width = round(rect.width() - TEXT_LEFT - TEXT_RIGHT + 12)
        top = round(rect.bottom() - PADDING_Y / 2) - height
        editor.setGeometry(round(rect.left() + TEXT_LEFT) - 6, max(top, round(rect.top()) + 4), width, height)

    def _paint_ground(self, painter: QPainter, rect: QRectF, state: QStyle.StateFlag) -> None:
        """Draw selection, hover, focus, and the line below rows that have none of these."""
        colours, flags = self._theme.colours, QStyle.StateFlag
        painter.fillRect(rect, QColor(colours.surface))  # over the square selection that the style has drawn
        card = rect.adjusted(INSET, 1, -INSET, -1)
        fill = ""
        if state & flags.State_Selected:
            fill = colours.selection if state & flags.State_Active else colours.pressed
        elif state & flags.State_MouseOver:
            fill = colours.hover
        has_focus = bool(state & flags.State_HasFocus)
        painter.setPen(QPen(QColor(colours.focus), 1.0) if has_focus else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(fill) if fill else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(card.adjusted(0.5, 0.5, -0.5, -0.5) if has_focus else card, RADIUS, RADIUS)
        if not fill:
            line = QRectF(rect.left() + TEXT_LEFT, rect.bottom() - 0.5, rect.width() - TEXT_LEFT - TEXT_RIGHT, 1)
            painter.fillRect(line, QColor(colours.divider))

    def _paint_mark(self, painter: QPainter, rect: QRectF, face: MarkFace) -> None:
        colours, mark = self._theme.colours, face.passage.annotation
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.tint(mark.colour).solid))
        inside = rect.adjusted(0, PADDING_Y, 0, -PADDING_Y)
        painter.drawRoundedRect(QRectF(rect.left() + BAR_LEFT, inside.top(), BAR, inside.height()), BAR / 2, BAR / 2)
        left, foot = rect.left() + TEXT_LEFT, self._faces.foot_height
        y = inside.top() + max((inside.height() - foot - LINE_GAP - face.height) / 2, 0.0)
        text, muted = QColor(colours.text), QColor(colours.muted)
        has_words = bool(mark.anchor.exact) or mark.kind == "freetext"
        face.words.paint(painter, QPointF(left, y), text if has_words else muted, text, text)
        y += face.words.height + LINE_GAP
        if face.comment:
            sign = QRectF(left, y + (face.comment.height - SIGN) / 2, SIGN, SIGN)
            paint_icon(painter, "comment", sign, QColor(colours.accent))
            face.comment.paint(painter, QPointF(left + COMMENT_LEFT, y), text, text, text)
        self._paint_foot(painter, inside, face, colours)

    def _paint_foot(self, painter: QPainter, inside: QRectF, face: MarkFace, colours: "Colours") -> None:
        """Draw where and when at the left, and the tags at the right."""
        faces = self._faces
        line = QRectF(inside.left() + TEXT_LEFT, inside.bottom() - faces.foot_height, 0, faces.foot_height)
        line.setRight(inside.right() - TEXT_RIGHT)
        painter.setFont(faces.small)
        painter.setPen(QColor(colours.muted))
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, face.foot)
        middle = line.center().y() - chip_height(faces.small) / 2
        paint_chips(painter, face.chips, QPointF(line.right() - face.chips.width, middle), faces.small, colours)
