from PySide6.QtGui import QFont, QFontMetricsF
from PySide6.QtWidgets import QApplication

from reader_app.ui.theme.fonts import (
    MEASURE_CHARACTERS,
    SMALLEST_POINTS,
    first_of,
    interface_font,
    monospace_font,
    reading_font,
    reading_measure,
    tabular,
)


def test_the_interface_font_is_never_tiny_and_grows_as_asked(qapp: QApplication) -> None:
    assert interface_font().pointSizeF() >= SMALLEST_POINTS
    assert interface_font(3).pointSizeF() == interface_font().pointSizeF() + 3
    assert interface_font(weight=QFont.Weight.Bold).weight() == QFont.Weight.Bold


def test_reading_text_is_larger_than_the_interface(qapp: QApplication) -> None:
    assert QFontMetricsF(reading_font()).xHeight() >= QFontMetricsF(interface_font()).xHeight()
    assert QFontMetricsF(reading_font(20)).xHeight() > QFontMetricsF(reading_font(10)).xHeight()


def test_the_measure_holds_a_comfortable_line(qapp: QApplication) -> None:
    line = "the quick brown fox jumps over the lazy dog and runs home again " * 2
    fits = reading_measure(reading_font()) / QFontMetricsF(reading_font()).horizontalAdvance(line) * len(line)
    assert abs(fits - MEASURE_CHARACTERS) < 12


def test_the_first_family_that_is_there_is_taken(qapp: QApplication) -> None:
    there = interface_font().families()[0]
    assert first_of(("No Such Font", there)) == there
    assert first_of(("No Such Font",)) == ""


def test_digits_of_columns_are_of_one_width(qapp: QApplication) -> None:
    metrics = QFontMetricsF(tabular(interface_font()))
    assert metrics.horizontalAdvance("1111") == metrics.horizontalAdvance("8888")


def test_code_is_set_in_a_font_of_one_width(qapp: QApplication) -> None:
    metrics = QFontMetricsF(monospace_font())
    assert metrics.horizontalAdvance("iiii") == metrics.horizontalAdvance("MMMM")
