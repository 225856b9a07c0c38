import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFont, QImage, QPainter
from PySide6.QtWidgets import QApplication

from reader_app.ui.math.picture import em_beside, extent, formula_image, paint_formula
from reader_app.ui.math.typeset import Formula, typeset


def made(latex: str) -> Formula:
    formula = typeset(latex)
    assert formula is not None
    return formula


def inked_rows(image: QImage) -> list[int]:
    return [y for y in range(image.height()) if any(image.pixelColor(x, y).alpha() > 100 for x in range(image.width()))]


def test_formulas_grow_with_the_font_beside_them(qapp: QApplication) -> None:
    small, large = QFont(), QFont()
    small.setPixelSize(10)
    large.setPixelSize(30)
    assert em_beside(large) == pytest.approx(3 * em_beside(small), rel=0.1)
    assert extent(made("x"), 20).width == pytest.approx(2 * extent(made("x"), 10).width)


def test_a_formula_is_drawn_in_the_colour_asked_for(qapp: QApplication) -> None:
    image = formula_image(made("X"), 20.0, "#ffc02020", 1.0)
    colours = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())
               if image.pixelColor(x, y).alpha() == 255}  # fmt: skip
    assert colours == {"#c02020"}


def test_a_sharper_screen_gets_more_pixels_for_the_same_room(qapp: QApplication) -> None:
    once, twice = (formula_image(made("x"), 20.0, "#ff000000", ratio) for ratio in (1.0, 2.0))
    assert twice.width() > 1.8 * once.width()
    assert twice.deviceIndependentSize().width() == pytest.approx(once.deviceIndependentSize().width(), abs=1)


def test_letters_stand_on_the_baseline(qapp: QApplication) -> None:
    canvas = QImage(60, 60, QImage.Format.Format_ARGB32_Premultiplied)
    canvas.fill(0)
    painter = QPainter(canvas)
    painter.setPen(QColor("black"))
    paint_formula(painter, made("H"), QPointF(5, 40), 24.0)
    painter.end()
    assert inked_rows(canvas)[-1] == 39
