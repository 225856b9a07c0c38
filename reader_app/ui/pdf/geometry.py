"""Where the pages of a document lie, for a way of showing them, in device pixels from the corner of the first page."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from PySide6.QtCore import QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QTransform

from reader_app.model.geometry import Point
from reader_app.model.pdf import PageShape
from reader_app.ui.pdf.page_layout import Sizes, Spaces, first_of_row, laid_out, row_sizes
from reader_app.ui.pdf.sheet import Sheet, point_of, sheet_of
from reader_app.ui.pdf.tiles import PageFace
from reader_app.ui.pdf.view_place import Arrangement, Fit, ViewPlace

POINTS_PER_INCH = 72.0
LEAST_ZOOM, LARGEST_ZOOM = 0.1, 16.0
MOST_PIXELS_ACROSS = 60_000
"""A page larger than that would leave PDFium's whole numbers."""


@dataclass(frozen=True, slots=True)
class Screen:
    """The room for pages in device pixels, and how many of those an inch and one of Qt's pixels have."""

    size: QSize
    per_inch: float
    ratio: float

    def pixels(self, logical: float) -> int:
        return round(logical * self.ratio)


class Sheets:
    """All pages of a document, turned in one way."""

    def __init__(self, shapes: Sequence[PageShape], rotation: int = 0) -> None:
        self.shapes = shapes
        self.rotation = rotation
        self.sheets = [sheet_of(shape, rotation) for shape in shapes]
        self.sizes: Sizes = np.array([(sheet.width, sheet.height) for sheet in self.sheets]).reshape(-1, 2)

    def turned(self, rotation: int) -> "Sheets":
        """Return the pages turned by so much in all."""
        return self if rotation == self.rotation else Sheets(self.shapes, rotation)


class PageGeometry:
    """Pages on a screen, shown as a place says (its point does not matter here)."""

    def __init__(self, sheets: Sheets, viewing: ViewPlace, screen: Screen, spaces: Spaces) -> None:
        self.sheets = sheets.turned(viewing.rotation)
        self.viewing = viewing
        self.screen = screen
        self._spaces = spaces
        zoom = self.fit_zoom(viewing.fit) if viewing.fit in (Fit.WIDTH, Fit.PAGE) else viewing.zoom
        self.scale = self._bounded(zoom * screen.per_inch / POINTS_PER_INCH)
        """Device pixels a point."""
        room = (screen.size.width(), screen.size.height())
        self.layout = laid_out(self.sheets.sizes, self.scale, viewing.arrangement, spaces, room=room, page=viewing.page)

    @property
    def page_count(self) -> int:
        return len(self.sheets.sheets)

    @property
    def zoom(self) -> float:
        """How much larger than on paper pages are shown."""
        return self.scale * POINTS_PER_INCH / self.screen.per_inch

    def sheet(self, page: int) -> Sheet:
        return self.sheets.sheets[page - 1]

    def area(self, page: int) -> QRect:
        """Return where a page lies."""
        return QRect(*self.layout.place(page))

    def face(self, page: int) -> PageFace:
        """Return what pieces of a page are cut of."""
        _left, _top, width, height = self.layout.place(page)
        return PageFace(page, width, height, self.viewing.rotation, self.viewing.tone)

    def face_alone(self, page: int) -> PageFace:
        """Return what pieces of a page are cut of when it is shown, which need not be now."""
        other = PageGeometry(self.sheets, replace(self.viewing, page=page), self.screen, self._spaces)
        return other.face(page)

    def pages_in(self, area: QRect) -> list[int]:
        """Return the pages of which something lies in an area."""
        between = self.layout.pages_between(area.top(), area.bottom() + 1)
        return [page for page in between if self.area(page).intersects(area)]

    def transform(self, page: int) -> QTransform:
        """Return the way from points of a page to where they lie."""
        return self.sheet(page).transform(QRectF(self.area(page)))

    def page_near(self, at: QPointF) -> int:
        """Return the page at or nearest to a place; 0 where there are none."""
        return self.layout.nearest_page(round(at.x()), round(at.y()))

    def point_at(self, page: int, at: QPointF) -> Point:
        """Return which point of a page lies at a place, which may be beside the page."""
        back, _can_be_inverted = self.transform(page).inverted()
        return point_of(back.map(at))

    def fit_zoom(self, fit: Fit, text_width: float = 0.0) -> float:
        """Return the zoom at which a page, its width, or words of this width fill the room."""
        room = self.screen.size
        gap = self._spaces.gap if self.viewing.arrangement is Arrangement.FACING else 0
        across = max(1, room.width() - 2 * self._spaces.margin - gap)
        width, height = self._usual_row()
        if fit is Fit.TEXT and text_width > 0:
            width = text_width
        scale = across / width
        if fit is Fit.PAGE:
            scale = min(scale, max(1, room.height() - 2 * self._spaces.margin) / height)
        return bounded_zoom(scale * POINTS_PER_INCH / self.screen.per_inch)

    def first_beside(self, page: int) -> int:
        """Return the first of the pages that are shown beside a page."""
        return first_of_row(page, self.viewing.arrangement)

    def _usual_row(self) -> tuple[float, float]:
        """Return what most pages need; one fold-out must not make all others small."""
        rows = row_sizes(self.sheets.sizes, self.viewing.arrangement)
        if self.viewing.arrangement is Arrangement.SINGLE and len(rows):
            rows = rows[self.viewing.page - 1 : self.viewing.page]
        if not len(rows):
            return 612.0, 792.0
        # Not np.median, which loads a tenth of a second's worth of numpy when the first PDF is opened.
        width, height = (float(value) for value in np.sort(rows, axis=0)[len(rows) // 2])
        return width, height

    def _bounded(self, scale: float) -> float:
        largest = float(self.sheets.sizes.max()) if len(self.sheets.sizes) else 1.0
        return min(scale, MOST_PIXELS_ACROSS / largest)


def bounded_zoom(zoom: float) -> float:
    return min(max(zoom, LEAST_ZOOM), LARGEST_ZOOM)
