"""The time that is left to read, quietly in the bar: of the section, and of the whole paper."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from reader_app.pdf.pace import PageClock, Section, time_left
from reader_app.ui.pdf.kept_pace import KeptPace
from reader_app.ui.pdf.page_view import PageView
from reader_app.ui.pdf.word_counts import WordCounts
from reader_app.ui.theme import Theme

MINUTES_AN_HOUR = 60
MARGIN = 10
TAKES_WHAT_IS_LEFT = 100
HOURS_ONLY_FROM = 10 * MINUTES_AN_HOUR


class ReadingTime(QWidget):
    """Says how long the rest takes at the reader's own pace, which it measures; as much of it as there is room for."""

    def __init__(
        self,
        view: PageView,
        theme: Theme,
        parent: QWidget,
        *,
        kept: KeptPace | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("reading_time")
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHorizontalStretch(TAKES_WHAT_IS_LEFT)
        self.setSizePolicy(policy)
        self._view, self._theme, self._now = view, theme, clock
        self._kept = kept or KeptPace()
        self._pace = self._kept.read()
        self._clock = PageClock()
        self._texts: tuple[str, ...] = ()
        self._words: tuple[int, ...] = ()
        self._sections: tuple[Section, ...] = ()
        self.counts = WordCounts(view)
        self.counts.counted.connect(self._take_counts)
        view.viewport_changed.connect(self._follow)
        view.installEventFilter(self)
        theme.changed.connect(self.update)
        self._follow()

    @property
    def text(self) -> str:
        """What it says where there is room; empty where nothing is left or known."""
        return self._texts[0] if self._texts else ""

    @property
    def shown(self) -> str:
        """As much of that as there is room for."""
        metrics = self.fontMetrics()
        return next((text for text in self._texts if metrics.horizontalAdvance(text) <= self.width() - MARGIN), "")

    def sizeHint(self) -> QSize:
        return QSize(0, self.fontMetrics().height())  # the tools come first

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self._theme.colours.muted)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(self.rect().adjusted(0, 0, -MARGIN, 0), right, self.shown)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Measure nothing while the pages are out of sight."""
        if event.type() in (QEvent.Type.Hide, QEvent.Type.WindowDeactivate):
            self._clock.pause(self._now())
        elif event.type() in (QEvent.Type.Show, QEvent.Type.WindowActivate):
            self._follow()
        return super().eventFilter(watched, event)

    def refresh(self) -> None:
        """Say how long the rest takes."""
        texts = self._said() if self._view.is_open and self._words else ()
        if texts == self._texts:  # while somebody scrolls it hardly ever changes
            return
        self._texts = texts
        self.setToolTip(self._reason() if self._texts else "")
        self.setAccessibleName(self.text)
        self.update()

    def _take_counts(self) -> None:
        self._words, self._sections = self.counts.words, self.counts.sections
        self.refresh()

    def _follow(self) -> None:
        if not self._view.is_open or not self._view.isVisible():
            return
        here = self._here()
        pages, seconds = self._clock.look(here.page, here.share, self._now())
        if pages and self._words:
            words = sum(self._words[page - 1] for page in pages)
            self._pace = self._kept.add(words, seconds)
        self.refresh()

    def _here(self) -> Section:
        """Return the page being read, and how much of it has been scrolled by."""
        page = self._view.page
        area = self._view.to_view(page, self._view.laid_out.sheet(page).box)
        return Section(page, min(max(-area.top() / max(area.height(), 1.0), 0.0), 1.0))

    def _said(self) -> tuple[str, ...]:
        """Return the text, and a shorter one for less room."""
        left = time_left(self._words, self._here(), self._sections, self._pace)
        if left.whole <= 0:
            return ()
        whole = self.tr("%1 left").replace("%1", self._minutes(left.whole))
        if left.section is None or left.section >= left.whole:
            return (whole,)
        both = self.tr("%1 left in section, %2 in all")
        return both.replace("%1", self._minutes(left.section)).replace("%2", self._minutes(left.whole)), whole

    def _reason(self) -> str:
        pace = f"{self._pace.words_a_minute:.0f}"
        if self._pace.is_own:
            return self.tr("Up to the references, at %1 words a minute, as you have read lately").replace("%1", pace)
        told = self.tr("Up to the references, at a usual %1 words a minute; your own pace is measured as you read")
        return told.replace("%1", pace)

    def _minutes(self, minutes: float) -> str:
        whole = max(1, round(minutes))
        hours, rest = divmod(whole, MINUTES_AN_HOUR)
        if whole < MINUTES_AN_HOUR:
            return self.tr("%1 min").replace("%1", str(whole))
        if whole >= HOURS_ONLY_FROM or not rest:
            return self.tr("%1 h").replace("%1", str(round(whole / MINUTES_AN_HOUR)))
        return self.tr("%1 h %2 min").replace("%1", str(hours)).replace("%2", str(rest))
