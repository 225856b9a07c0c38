"""Finding in a document: what is typed, what is found, and where the reader is among the hits."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QColor, QPainter, QPen, QTransform

from reader_app.model.geometry import Rect, bounds_of
from reader_app.pdf.finding import FoundPlace, Sought
from reader_app.ui.pdf.find_bar import FindBar
from reader_app.ui.pdf.find_hits import FindHits
from reader_app.ui.pdf.find_run import FindRun
from reader_app.ui.pdf.page_ink import fill_over_words, word_boxes
from reader_app.ui.pdf.page_view import PageView
from reader_app.ui.pdf.selecting import Selecting
from reader_app.ui.theme import Theme

SHOWN_EVERY_MS = 80
FOUND, CHOSEN = "#ffe08a", "#ffb13d"
_DARK_FOUND, _DARK_CHOSEN = "#c9a227", "#ff9d2e"


class Finding(QObject):
    """Puts the find bar, the list of hits and the pages together."""

    def __init__(self, view: PageView, selecting: Selecting, theme: Theme, leave_place: Callable[[], None]) -> None:
        super().__init__(view)
        self._view = view
        self._selecting = selecting
        self._leave_place = leave_place
        self._theme = theme
        self._chosen: tuple[int, int] | None = None
        self._goes_to_first = False
        self._wants_to_see = False
        self.run = FindRun(view.document, self)
        self.bar = FindBar()
        self.hits = FindHits(self.run, view.document, theme)
        self._showing = QTimer(self, interval=SHOWN_EVERY_MS, singleShot=True)
        self._showing.timeout.connect(self._refresh)
        self.run.grown.connect(self._grow)
        self.run.finished.connect(self._refresh)
        self.run.failed.connect(self.bar.show_fault)
        self.bar.sought_changed.connect(self.find)
        self.bar.step_requested.connect(self.step)
        self.bar.list_requested.connect(self._show_list)
        self.bar.closed.connect(self._close)
        self.hits.hit_chosen.connect(self.choose)
        selecting.changed.connect(self._fade)
        view.add_overlay(self._paint)

    @property
    def chosen(self) -> FoundPlace | None:
        """The hit that was gone to last."""
        number = self._number()
        return None if number is None else self.run[number]

    def open(self) -> None:
        """Show the bar; a few selected words are looked for."""
        words = " ".join(self._selecting.words().split())
        self.bar.open(words if 0 < len(words) <= 80 else "")

    def find(self, sought: Sought) -> None:
        """Look for something, from the page being read on; the first hit there is gone to."""
        if sought == self.run.sought and self._chosen is not None:
            return
        self._chosen = None
        self._goes_to_first = True
        self.run.start(sought, max(self._view.page, 1))

    def find_words(self, words: str, page: int) -> None:
        """Show where words are on a page, as far as they are there."""
        self._chosen = None
        self._goes_to_first = True
        self.run.start(Sought(words), page)

    def step(self, by: int) -> None:
        """Go to the next hit, or back; behind the last one comes the first."""
        count = len(self.run)
        if not count:
            return
        number = self._number()
        if number is None:
            first = self.run.number_of(self._view.page)
            self.choose(first % count if by > 0 else (first - 1) % count)
        else:
            self.choose((number + by) % count)

    def choose(self, number: int) -> None:
        """Go to a hit."""
        place = self.run[number]
        self._chosen = (place.page, number - self.run.number_of(place.page))
        self._wants_to_see = True
        self._leave_place()
        self._see()
        self._refresh()

    def _grow(self) -> None:
        if self._goes_to_first and len(self.run):
            first = self.run.number_of(max(self._view.page, 1))
            if first < len(self.run) or self.run.is_done:
                self._goes_to_first = False
                self.choose(first % len(self.run))
        if self._wants_to_see:
            self._see()
        if not self._showing.isActive():
            self._showing.start()
        self._view.viewport().update()

    def _see(self) -> None:
        """Bring the chosen hit into view, and select it, once it is known where it stands."""
        if self._chosen is None:
            return
        places = self.run.on_page(self._chosen[0])
        if self._chosen[1] >= len(places):
            self._chosen = None
            return
        place = places[self._chosen[1]]
        if not place.quads:
            if place.page not in self._view.pages_seen():
                self._view.go_to(place.page)
            return
        self._wants_to_see = False
        self._view.show_rect(place.page, _around(place))
        self._selecting.select_passage(place.page, place.start, place.end, quietly=True)

    def _number(self) -> int | None:
        if self._chosen is None:
            return None
        number = self.run.number_of(*self._chosen)
        return number if number < len(self.run) else None

    def _refresh(self) -> None:
        if self._goes_to_first and self.run.is_done and len(self.run):
            self._goes_to_first = False
            self.choose(0)
        number = self._number()
        if self.run.sought is not None or not self.bar.sought.words:
            shown = 0 if number is None else number + 1
            self.bar.show_count(shown, len(self.run), is_done=self.run.is_done)
        if not self.hits.isHidden():
            self.hits.refresh(number)

    def _show_list(self, shown: bool) -> None:
        self.hits.setVisible(shown)
        self._refresh()

    def _close(self) -> None:
        self.run.start(Sought(""), 1)
        self._chosen = None
        self.hits.hide()
        self._view.setFocus()
        self._view.viewport().update()

    def _fade(self) -> None:
        """Let hits that came from elsewhere go, with the first click or Escape."""
        if self.bar.isHidden() and self.run.sought is not None and not self._selecting.has_words:
            self._goes_to_first = False
            self.run.start(Sought(""), 1)
            self._chosen = None

    def _paint(self, painter: QPainter, page: int, transform: QTransform) -> None:
        if self.run.sought is None:
            return
        tone = self._view.viewing.tone
        is_dark = tone.value == "dark"
        for number, place in enumerate(self.run.on_page(page)):
            if not place.quads:
                continue
            is_chosen = self._chosen == (page, number)
            colour = (_DARK_CHOSEN if is_dark else CHOSEN) if is_chosen else (_DARK_FOUND if is_dark else FOUND)
            boxes = word_boxes(place.quads)
            fill_over_words(painter, boxes, transform, QColor(colour), tone)
            if is_chosen:
                painter.setPen(QPen(QColor(self._theme.colours.tint("orange").ink), 1))
                painter.drawPath(boxes.outline(transform))


def _around(place: FoundPlace) -> Rect:
    boxes = [bounds_of(quad) for quad in place.quads]
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    return (min(lefts), min(bottoms), max(rights), max(tops))
