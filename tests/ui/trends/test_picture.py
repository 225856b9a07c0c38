from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from reader_app.model.errors import ReaderError
from reader_app.model.ids import PaperId
from reader_app.trends.chart import Chart, chart_of
from reader_app.trends.scheme import DARK, LIGHT
from reader_app.trends.writing import svg_text
from reader_app.ui import theme
from reader_app.ui.trends.picture import MOST_PIXELS, picture, write_png


def chart(terms: int = 1, years: tuple[str, ...] = ("2020", "2021")) -> Chart:
    dates = {PaperId(f"{year} {number}"): year for year in years for number in range(20)}
    return chart_of([(f"term {number}", list(dates)) for number in range(terms)], dates)


def test_a_picture_is_as_wide_as_asked_for(qapp: QApplication, tmp_path: Path) -> None:
    path = tmp_path / "chart.png"
    write_png(svg_text(chart()), path, 640)
    image = QImage(str(path))
    assert (image.width(), image.height()) == (640, 360)


def test_the_line_is_in_the_picture(qapp: QApplication) -> None:
    image = picture(svg_text(chart()), 960)
    colours = {image.pixelColor(x, y).name() for x in range(300, 500) for y in range(60, 120)}
    assert LIGHT.series[0] in colours


def test_a_very_long_ranking_is_made_smaller_rather_than_too_large(qapp: QApplication) -> None:
    image = picture(svg_text(chart(900, ("2020",))), 1920)
    assert image.height() <= MOST_PIXELS
    assert not image.isNull()


def test_a_file_that_cannot_be_written_is_told(qapp: QApplication, tmp_path: Path) -> None:
    with pytest.raises(ReaderError, match="cannot be written"):
        write_png(svg_text(chart()), tmp_path / "nowhere" / "chart.png")


def test_pictures_have_the_colours_of_the_window() -> None:
    for written, shown in ((LIGHT, theme.LIGHT), (DARK, theme.DARK)):
        assert (written.series, written.background, written.text) == (shown.series, shown.surface, shown.text)
