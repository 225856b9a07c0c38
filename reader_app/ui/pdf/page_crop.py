"""A part of a page as a picture."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage

from reader_app.model.geometry import Rect
from reader_app.pdf.process import Picture, TileRequest
from reader_app.pdf.process.tile import BYTES_PER_PIXEL, MOST_PIXELS
from reader_app.ui.pdf.page_view import PageView
from reader_app.ui.pdf.sheet import mapped_rect


def shown_area(view: PageView, page: int, area: Rect) -> QRectF:
    """Return where a part of a page lies on the page as it is shown, in points from its upper left corner."""
    sheet = view.laid_out.sheet(page)
    whole = QRectF(0, 0, sheet.width, sheet.height)
    return mapped_rect(sheet.transform(whole), area).intersected(whole)


def crop_tile(view: PageView, page: int, area: QRectF, scale: float) -> TileRequest:
    """Return what draws a part of a page, turned and on paper as it is shown, so many pixels a point."""
    sheet, viewing = view.laid_out.sheet(page), view.viewing
    scale = min(scale, (MOST_PIXELS / max(1.0, area.width() * area.height())) ** 0.5 * 0.99)
    left, top = round(area.left() * scale), round(area.top() * scale)
    width, height = max(1, round(area.width() * scale)), max(1, round(area.height() * scale))
    whole = (round(sheet.width * scale), round(sheet.height * scale))
    return TileRequest(*whole, left, top, width, height, rotation=viewing.rotation, tone=viewing.tone)


def image_of(picture: Picture, ratio: float = 1.0) -> QImage:
    """Return a picture that stands for itself, so many of its pixels a pixel."""
    width = picture.width * BYTES_PER_PIXEL
    image = QImage(picture.pixels, picture.width, picture.height, width, QImage.Format.Format_RGB32).copy()
    image.setDevicePixelRatio(ratio)
    return image
