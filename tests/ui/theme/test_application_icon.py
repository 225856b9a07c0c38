from itertools import pairwise

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from reader_app.ui.theme.application_icon import SIZES, application_icon, application_picture


def test_every_size_of_the_picture_is_there(qapp: QApplication) -> None:
    assert {size.width() for size in application_icon().availableSizes()} == set(SIZES)


@pytest.mark.parametrize("size", SIZES)
def test_the_picture_is_a_highlighted_sheet_on_a_rounded_tile(qapp: QApplication, size: int) -> None:
    image = application_picture(size).toImage()
    assert application_picture(size).size() == QSize(size, size)
    assert image.pixelColor(0, 0).alpha() == 0
    assert image.pixelColor(size // 2, size // 8).blue() > 150
    marked = image.pixelColor(round(size * 0.4), round(size * 0.47))
    assert marked.red() > 200 > marked.blue() + 60


def test_small_pictures_have_fewer_lines(qapp: QApplication) -> None:
    small, large = application_picture(24).toImage(), application_picture(48).toImage()
    column = [[image.pixelColor(round(image.width() * 0.4), y).lightness() < 190 for y in range(image.height())]
              for image in (small, large)]  # fmt: skip
    changes = [sum(a != b for a, b in pairwise(rows)) for rows in column]
    assert changes[0] < changes[1]
