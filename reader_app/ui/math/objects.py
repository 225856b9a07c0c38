"""Formulas as objects within the lines of a text document."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QPainter,
    QPyTextObject,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)

from reader_app.ui.math.picture import Extent, em_beside, extent, paint_formula
from reader_app.ui.math.typeset import Formula

OBJECT_CHARACTER = "\ufffc"
_OBJECT_TYPE = QTextFormat.ObjectTypes.UserObject.value + 1
_NUMBER = QTextFormat.Property.UserProperty.value + 1


class MathObjects(QPyTextObject):
    """Draws the formulas of one document in the colour and size of the text around them; keep it while that lives."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._font = document.defaultFont()
        self._formulas: list[Formula] = []
        document.documentLayout().registerHandler(_OBJECT_TYPE, self)

    def set_font(self, font: QFont) -> None:
        """Forget the formulas of a document that is being filled anew, and fit the new ones to this font."""
        self._formulas.clear()
        self._font = font

    def insert(self, cursor: QTextCursor, formula: Formula, around: QTextCharFormat | None = None) -> None:
        """Put the formula at the cursor as one character; `around` brings a tool tip or link of the text there."""
        style = QTextCharFormat(around) if around is not None else QTextCharFormat()
        style.setObjectType(_OBJECT_TYPE)
        style.setProperty(_NUMBER, len(self._formulas))
        style.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignMiddle)
        style.setFont(_font_of_extent(self._extent(formula), self._font))
        self._formulas.append(formula)
        cursor.insertText(OBJECT_CHARACTER, style)

    def formula_of(self, style: QTextFormat) -> Formula | None:
        """Return the formula that a character format belongs to."""
        number = style.intProperty(_NUMBER) if style.hasProperty(_NUMBER) else -1
        return self._formulas[number] if 0 <= number < len(self._formulas) else None

    def intrinsicSize(self, document: QTextDocument, position: int, style: QTextFormat) -> QSizeF:
        formula = self.formula_of(style)
        if formula is None:
            return QSizeF(0, 0)
        room = self._extent(formula)
        middle = QFontMetrics(style.toCharFormat().font()).xHeight() / 2
        return QSizeF(room.width, max(2 * room.ascent - middle, 2 * room.descent + middle))

    def drawObject(
        self, painter: QPainter, rect: QRectF | QRect, document: QTextDocument, position: int, style: QTextFormat
    ) -> None:
        formula = self.formula_of(style)
        if formula is not None:
            baseline = QPointF(rect.x(), _baseline(QRectF(rect), document, position))
            paint_formula(painter, formula, baseline, em_beside(self._font))

    def _extent(self, formula: Formula) -> Extent:
        return extent(formula, em_beside(self._font))


def _font_of_extent(room: Extent, font: QFont) -> QFont:
    """Return a font that makes Qt give the object the ascent and descent it needs.

    Qt knows no baseline of an object. One aligned to the middle reaches (height + x/2) / 2 above the baseline and
    (height - x/2) / 2 below it, x being the height of "x" in the font of the object, in which nothing else is set.
    """
    wanted = max(2 * (room.ascent - room.descent), 1)
    shaped = QFont(font)
    shaped.setPixelSize(100)
    shaped.setPixelSize(max(1, round(wanted * 100 / max(QFontMetrics(shaped).xHeight(), 1))))
    return shaped


def _baseline(rect: QRectF, document: QTextDocument, position: int) -> float:
    """Return the height of the baseline of the line; Qt centres the rectangle of such an object in its line."""
    block = document.findBlock(position)
    line = block.layout().lineForTextPosition(position - block.position())
    if not line.isValid():
        return rect.bottom()
    above = line.ascent() + max(0.0, line.leading())
    return rect.top() - (line.height() - rect.height()) / 2 + above
