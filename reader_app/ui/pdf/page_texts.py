"""The words of the pages that are seen, asked for before somebody needs them."""

from collections import OrderedDict
from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from reader_app.pdf.line_map import LineMap
from reader_app.pdf.text.page_text import PageText, empty_page_text
from reader_app.ui.pdf.page_view import PageView

PAGES_KEPT = 64
ASKED_AFTER_MS = 60
"""While somebody scrolls by, no words are read."""


class PageTexts(QObject):
    """Knows the lines of pages; those of a page that cannot be read are none."""

    arrived = Signal(int)
    """The words of a page are there."""

    def __init__(self, view: PageView) -> None:
        super().__init__(view)
        self._view = view
        self._lines: OrderedDict[int, LineMap] = OrderedDict()
        self._asked: set[int] = set()
        self._rest = QTimer(self, interval=ASKED_AFTER_MS, singleShot=True)
        self._rest.timeout.connect(self._ask_for_seen)
        view.viewport_changed.connect(self._rest.start)
        view.document.opened.connect(self._forget)

    def lines(self, page: int) -> LineMap | None:
        """Return the lines of a page; None until they have arrived."""
        known = self._lines.get(page)
        if known is None:
            self._ask(page)
            return None
        self._lines.move_to_end(page)
        return known

    def length(self, page: int) -> int:
        """Return how many characters a page has, as far as is known."""
        known = self._lines.get(page)
        return len(known.text.text) if known else 0

    def when_known(self, pages: Iterable[int], done: Callable[[dict[int, LineMap]], None]) -> None:
        """Give the lines of pages, once all of them are there."""
        held: dict[int, LineMap] = {}
        left = list(pages)

        def take_next(page: int, lines: LineMap) -> None:
            held[page] = lines
            step()

        def step() -> None:
            while left and left[0] in self._lines:
                page = left.pop(0)
                held[page] = self._lines[page]
            if not left:
                done(held)
                return
            page = left.pop(0)
            self._view.document.text(
                page,
                lambda text: take_next(page, self._take(page, text)),
                lambda _told: take_next(page, self._take(page, empty_page_text())),
            )

        step()

    def _ask_for_seen(self) -> None:
        for page in self._view.pages_seen() if self._view.is_open else ():
            self.lines(page)

    def _ask(self, page: int) -> None:
        if page not in self._asked and 1 <= page <= self._view.document.page_count:
            self._asked.add(page)
            self._view.document.text(page, partial(self._keep, page), lambda _told: self._keep(page, empty_page_text()))

    def _keep(self, page: int, text: PageText) -> None:
        self._take(page, text)

    def _take(self, page: int, text: PageText) -> LineMap:
        self._asked.discard(page)
        self._lines[page] = lines = LineMap(text)
        self._lines.move_to_end(page)
        if len(self._lines) > PAGES_KEPT:
            self._lines.popitem(last=False)
        self.arrived.emit(page)
        return lines

    def _forget(self) -> None:
        self._lines.clear()
        self._asked.clear()
