"""Larger and smaller: by wheel, fingers and keys, to a width, a page, or a column of text."""

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, Qt
from PySide6.QtGui import QNativeGestureEvent, QWheelEvent

from reader_app.ui.pdf.geometry import bounded_zoom
from reader_app.ui.pdf.text_column import column_at
from reader_app.ui.pdf.view_place import Fit

if TYPE_CHECKING:
    from reader_app.pdf.text.page_text import PageText
    from reader_app.ui.pdf.page_view import PageView

STEPS = (0.1, 0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0, 4.0, 6.0, 8.0, 12.0, 16.0)
A_NOTCH = 1.15
NOTCH = 120
COLUMN_MARGIN = 6.0
"""Points beside a column of text."""
SAME = 0.01


class Zooming(QObject):
    """Zooms one view."""

    def __init__(self, view: "PageView") -> None:
        super().__init__(view)
        self._view = view

    def zoom_in(self) -> None:
        self._view.zoom_to(next((step for step in STEPS if step > self._view.zoom * (1 + SAME)), STEPS[-1]))

    def zoom_out(self) -> None:
        self._view.zoom_to(next((step for step in reversed(STEPS) if step < self._view.zoom * (1 - SAME)), STEPS[0]))

    def as_on_paper(self) -> None:
        self._view.zoom_to(1.0)

    def fit(self, fit: Fit) -> None:
        """Let the zoom follow the window from now on."""
        if fit is Fit.TEXT:
            self._fit_text()
        else:
            self._view.show_as(replace(self._view.viewing, fit=fit, zoom=self._view.zoom))

    def zoom_by_wheel(self, event: QWheelEvent) -> None:
        """Zoom where the pointer is."""
        notches = (event.angleDelta().y() or event.angleDelta().x()) / NOTCH
        self._zoom_at(event.position(), math.pow(A_NOTCH, notches))

    def zoom_by_gesture(self, event: QNativeGestureEvent) -> bool:
        """Zoom between two fingers; return whether it was that gesture."""
        if event.gestureType() is not Qt.NativeGestureType.ZoomNativeGesture:
            return False
        self._zoom_at(event.position(), max(0.1, 1 + event.value()))
        return True

    def _zoom_at(self, at: QPointF, factor: float) -> None:
        self._view.zoom_to(bounded_zoom(self._view.zoom * factor), at=at)

    def _fit_text(self) -> None:
        """Let the column of text in the middle of the viewport fill its width."""
        page, point = self._view.to_page(QPointF(self._view.viewport().rect().center()))

        def fit(text: "PageText") -> None:
            column = column_at(text, point)
            if column is not None and self._view.is_open:
                self._show_column(page, *column)

        if page:
            self._view.document.text(page, fit)

    def _show_column(self, page: int, left: float, right: float) -> None:
        view = self._view
        left, right = left - COLUMN_MARGIN, right + COLUMN_MARGIN
        zoom = view.laid_out.fit_zoom(Fit.TEXT, right - left)
        view.show_as(replace(view.viewing, fit=Fit.TEXT, zoom=zoom))
        area = view.to_view(page, (left, 0, right, 1))
        across = area.center().x() - view.viewport().width() / 2
        view.glide.jump(view.origin.x() + across * view.ratio, view.origin.y())
