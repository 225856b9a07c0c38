"""One scrolling column of a comfortable measure, in the middle where the pane is wide."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from reader_app.ui.reading.abstract_view import sized_reading_font
from reader_app.ui.theme import reading_measure, set_role

MEASURE_SHARE = 0.82
"""Running English is narrower than the alphabet by which the theme measures: 72 letters hold about 85 characters."""
PAGE_SHARE = 0.85
"""Of the height that is seen: the last lines stay, to read on from."""
_NARROW = 480
_MARGIN, _NARROW_MARGIN = 36, 18
_TOP, _BOTTOM = 30, 64
_REVEAL_MARGIN = 40


class ReadingColumn(QScrollArea):
    """Holds the widgets of a page one below the other."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._delta = 0
        self.setObjectName("reading_column")
        self.page = QWidget(self)
        self.page.setObjectName("reading_page")
        set_role(self.page, "surface")
        self._column = QVBoxLayout(self.page)
        self._column.setSpacing(0)
        self.setWidget(self.page)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._centre()

    def add(self, widget: QWidget, *, gap: int = 0) -> None:
        """Put a widget below the others, with a gap above it."""
        self._column.addSpacing(gap)
        self._column.addWidget(widget)

    def finish(self) -> None:
        """Keep what was added at the top of a pane that is higher."""
        self._column.addStretch(1)

    def set_text_size(self, delta: int) -> None:
        """Fit the measure to words some points larger or smaller."""
        self._delta = delta
        self._centre()

    def reveal(self, widget: QWidget, where: QRect) -> None:
        """Scroll as little as brings a part of a widget into view."""
        top = widget.mapTo(self.page, where.topLeft()).y()
        bar, height = self.verticalScrollBar(), self.viewport().height()
        if top - _REVEAL_MARGIN < bar.value():
            bar.setValue(top - _REVEAL_MARGIN)
        elif top + where.height() + _REVEAL_MARGIN > bar.value() + height:
            bar.setValue(top + where.height() + _REVEAL_MARGIN - height)

    def scroll_on(self, pages: int) -> bool:
        """Scroll by so many pages, upwards when negative; False where there is nothing more that way."""
        bar = self.verticalScrollBar()
        before = bar.value()
        bar.setValue(before + round(pages * PAGE_SHARE * self.viewport().height()))
        return bar.value() != before

    def settle(self) -> None:
        """Lay out at once what was shown a moment ago, before anything is placed beside it."""
        self._column.activate()

    def visible_rect(self) -> QRect:
        """Return the part of the page that is seen, in the page's coordinates."""
        return QRect(-self.page.pos(), self.viewport().size())

    def to_top(self) -> None:
        self.verticalScrollBar().setValue(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._centre()

    def _centre(self) -> None:
        width = self.viewport().width()
        least = _NARROW_MARGIN if width < _NARROW else _MARGIN
        measure = round(reading_measure(sized_reading_font(self._delta)) * MEASURE_SHARE)
        side = max(least, (width - measure) // 2)
        self._column.setContentsMargins(side, _TOP, side, _BOTTOM)
