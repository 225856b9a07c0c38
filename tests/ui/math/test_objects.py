import pytest
from PySide6.QtGui import QFontMetricsF, QImage, QPainter, QTextCursor, QTextDocument
from PySide6.QtWidgets import QApplication

from reader_app.ui.math.objects import MathObjects
from reader_app.ui.math.picture import em_beside, extent
from reader_app.ui.math.typeset import Formula, typeset
from reader_app.ui.theme.fonts import interface_font


def made(latex: str) -> Formula:
    formula = typeset(latex)
    assert formula is not None
    return formula


def laid_out(latex: str) -> QTextDocument:
    document = QTextDocument()
    document.setDefaultFont(interface_font(4))
    objects = MathObjects(document)
    cursor = QTextCursor(document)
    cursor.insertText("before ")
    objects.insert(cursor, made(latex))
    document.setTextWidth(600)
    return document


@pytest.mark.parametrize("latex", ["x", r"\frac{a}{\frac{b}{c}}", r"\sum_{i=1}^{n} x_i", "X^{2^{2^2}}", "g_{i_j}"])
def test_a_line_makes_room_for_its_formula_above_and_below_the_baseline(qapp: QApplication, latex: str) -> None:
    document = laid_out(latex)
    line = document.begin().layout().lineAt(0)
    room = extent(made(latex), em_beside(document.defaultFont()))
    metrics = QFontMetricsF(document.defaultFont())
    assert line.ascent() >= room.ascent - 1
    assert line.descent() >= room.descent - 1
    assert line.ascent() <= max(room.ascent, metrics.ascent()) + 2
    assert line.descent() <= max(room.descent, metrics.descent()) + 2


def test_the_formula_is_drawn_on_the_baseline_of_its_line(qapp: QApplication) -> None:
    document = laid_out("H")
    line = document.begin().layout().lineAt(0)
    image = QImage(700, 80, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    document.drawContents(painter)
    painter.end()
    left = int(line.cursorToX(7)[0] if isinstance(line.cursorToX(7), tuple) else line.cursorToX(7)) + 4
    rows = [y for y in range(80) if any(image.pixelColor(x, y).lightness() < 120 for x in range(left + 1, left + 18))]
    baseline = document.documentMargin() + line.y() + line.ascent() + max(0.0, line.leading())
    assert rows
    assert rows[-1] + 1 == pytest.approx(baseline, abs=1)


def test_a_formula_is_known_by_its_format(qapp: QApplication) -> None:
    document = QTextDocument()
    objects = MathObjects(document)
    cursor = QTextCursor(document)
    objects.insert(cursor, made("x"))
    assert objects.formula_of(cursor.charFormat()) == made("x")
    objects.set_font(interface_font())
    assert objects.formula_of(cursor.charFormat()) is None
