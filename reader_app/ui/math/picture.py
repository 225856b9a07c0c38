"""A typeset formula as pixels, in the colour and at the sharpness asked for."""

from dataclasses import dataclass
from functools import lru_cache
from math import ceil

from PySide6.QtCore import QByteArray, QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QFont, QFontInfo, QFontMetricsF, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from reader_app.ui.math.typeset import Formula

# The height of an "x" of STIX Two Math, which ziamath sets in, in ems.
_X_HEIGHT = 0.473
_SMALLEST_SCALE, _LARGEST_SCALE = 0.92, 1.18


@dataclass(frozen=True, slots=True)
class Extent:
    """How much room a formula takes, in logical pixels; ascent and descent from the baseline."""

    width: float
    ascent: float
    descent: float


def em_beside(font: QFont) -> float:
    """Return the size of formulas whose "x" is as high as that of the font, in logical pixels."""
    pixels = QFontInfo(font).pixelSize()
    wanted = QFontMetricsF(font).xHeight() / _X_HEIGHT
    return min(max(wanted, pixels * _SMALLEST_SCALE), pixels * _LARGEST_SCALE)


def extent(formula: Formula, em: float) -> Extent:
    return Extent(formula.width * em, formula.ascent * em, formula.descent * em)


def paint_formula(painter: QPainter, formula: Formula, baseline: QPointF, em: float) -> None:
    """Draw the formula from a point of the baseline on, in the colour of the painter's pen."""
    ratio = painter.device().devicePixelRatioF()
    image = formula_image(formula, em, painter.pen().color().name(QColor.NameFormat.HexArgb), ratio)
    top = round(baseline.y() * ratio) / ratio - ceil(formula.ascent * em * ratio) / ratio
    painter.drawImage(QPointF(round(baseline.x() * ratio) / ratio, top), image)


@lru_cache(maxsize=1024)
def formula_image(formula: Formula, em: float, colour: str, ratio: float) -> QImage:
    """Return the formula drawn so that its baseline falls on the edge of a row of pixels."""
    scale = em * ratio
    above, below, width = ceil(formula.ascent * scale), ceil(formula.descent * scale), ceil(formula.width * scale)
    image = QImage(QSize(max(width, 1), max(above + below, 1)), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    whole = QRectF(0, above - formula.ascent * scale, formula.width * scale, (formula.ascent + formula.descent) * scale)
    QSvgRenderer(QByteArray(formula.svg)).render(painter, whole)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(image.rect(), QColor(colour))
    painter.end()
    image.setDevicePixelRatio(ratio)
    return image
