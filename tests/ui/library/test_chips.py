from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QApplication

from reader_app.ui.library.chips import GAP, PADDING, fit

TAGS = ("method", "to read", "benchmarks")


def width(qapp: QApplication, text: str) -> float:
    return QFontMetricsF(qapp.font()).horizontalAdvance(text) + 2 * PADDING


def test_all_chips_are_shown_where_there_is_room(qapp: QApplication) -> None:
    line = fit(TAGS, {"method": "blue"}, qapp.font(), 1000)
    assert [chip.text for chip in line.chips] == list(TAGS)
    assert line.chips[0].tint == "blue"
    assert all(chip.tint for chip in line.chips)
    assert not line.is_cut
    assert line.width == sum(width(qapp, tag) for tag in TAGS) + 2 * GAP


def test_what_does_not_fit_is_counted(qapp: QApplication) -> None:
    room = width(qapp, "method") + GAP + QFontMetricsF(qapp.font()).horizontalAdvance("+2") + 1
    line = fit(TAGS, {}, qapp.font(), room)
    assert [(chip.text, bool(chip.tint)) for chip in line.chips] == [("method", True), ("+2", False)]
    assert line.is_cut
    assert line.width <= room


def test_where_not_even_the_count_fits_nothing_is_shown(qapp: QApplication) -> None:
    line = fit(TAGS, {}, qapp.font(), 3)
    assert line.chips == ()
    assert line.width == 0


def test_no_tags_take_no_room(qapp: QApplication) -> None:
    assert fit((), {}, qapp.font(), 100).width == 0
