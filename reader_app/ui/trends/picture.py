"""Charts as PNG files, drawn from the same SVG that is exported."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from reader_app.model.errors import ReaderError

if TYPE_CHECKING:
    from pathlib import Path

WIDTH = 1920
MOST_PIXELS = 16384


def write_png(svg: str, path: Path, width: int = WIDTH) -> None:
    """Write a chart as a PNG, `width` pixels wide. Raises ReaderError where the file cannot be written."""
    image = picture(svg, width)
    if not image.save(str(path), "PNG"):  # type: ignore[call-overload]
        raise ReaderError(f"The chart cannot be written to {path}; choose another folder or name.")


def picture(svg: str, width: int = WIDTH) -> QImage:
    """Return a chart as an image, `width` pixels wide; less where it would be too high for an image."""
    renderer = QSvgRenderer(QByteArray(svg.encode()))
    size = QSize(renderer.defaultSize())
    size.scale(QSize(width, MOST_PIXELS), Qt.AspectRatioMode.KeepAspectRatio)
    image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter, QRectF(0, 0, size.width(), size.height()))
    painter.end()
    return image
