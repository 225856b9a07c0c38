"""One page as it is shown: where its points lie on a sheet that is turned and scaled, and back."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QTransform

from reader_app.model.geometry import Point, Rect
from reader_app.model.pdf import PageShape

QUARTER = 90


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page turned clockwise by its own rotation and the reader's; sizes are points as shown."""

    box: Rect
    rotation: int = 0

    @property
    def width(self) -> float:
        return self._height if self._is_turned else self._width

    @property
    def height(self) -> float:
        return self._width if self._is_turned else self._height

    def transform(self, area: QRectF) -> QTransform:
        """Return the way from points of the page to the area in which the whole page is shown."""
        left, bottom, right, top = self.box
        upright = {
            0: QTransform(1, 0, 0, -1, -left, top),
            90: QTransform(0, 1, 1, 0, -bottom, -left),
            180: QTransform(-1, 0, 0, 1, right, -bottom),
            270: QTransform(0, -1, -1, 0, top, right),
        }[self.rotation]
        return upright * QTransform(
            area.width() / self.width, 0, 0, area.height() / self.height, area.left(), area.top()
        )

    @property
    def _width(self) -> float:
        return max(self.box[2] - self.box[0], 1.0)

    @property
    def _height(self) -> float:
        return max(self.box[3] - self.box[1], 1.0)

    @property
    def _is_turned(self) -> bool:
        return self.rotation % 180 == QUARTER


def sheet_of(shape: PageShape, rotation: int) -> Sheet:
    """Return a page as a reader who turned it clockwise sees it."""
    return Sheet(shape.box, (shape.rotation + rotation) // QUARTER * QUARTER % 360)


def mapped_rect(transform: QTransform, rect: Rect) -> QRectF:
    """Return where a box of the page lies."""
    left, bottom, right, top = rect
    return transform.mapRect(QRectF(QPointF(left, bottom), QPointF(right, top)))


def point_of(point: QPointF) -> Point:
    return (point.x(), point.y())
