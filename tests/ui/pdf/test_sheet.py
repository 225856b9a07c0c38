import pytest
from PySide6.QtCore import QPointF, QRectF

from reader_app.model.pdf import PageShape
from reader_app.ui.pdf.sheet import mapped_rect, sheet_of

CUT = (10.0, 20.0, 110.0, 220.0)
"""A page 100 wide and 200 high, cut out of a larger sheet."""
UPPER_LEFT = {0: (10, 220), 90: (10, 20), 180: (110, 20), 270: (110, 220)}
"""The point of the page that is in the upper left corner when the page is turned clockwise."""


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_a_turned_page_has_its_corners_where_they_are_seen(rotation: int) -> None:
    sheet = sheet_of(PageShape(CUT, rotation), 0)
    area = QRectF(5, 7, sheet.width * 2, sheet.height * 2)
    assert sheet.transform(area).map(QPointF(*UPPER_LEFT[rotation])) == area.topLeft()
    assert mapped_rect(sheet.transform(area), CUT) == area
    assert (sheet.width, sheet.height) == ((200, 100) if rotation % 180 else (100, 200))


def test_the_reader_turns_a_page_beyond_its_own_rotation() -> None:
    assert sheet_of(PageShape(CUT, 270), 180).rotation == 90
