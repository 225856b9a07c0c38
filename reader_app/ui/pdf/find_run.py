"""Finding something on all pages of a document, from the page being read on."""

from bisect import bisect_left
from collections.abc import Iterator
from concurrent.futures import Future
from functools import partial
from itertools import groupby
from operator import attrgetter
from typing import Any

from PySide6.QtCore import QObject, Signal

from reader_app.model.errors import ReaderError
from reader_app.pdf.finding import Finder, FoundPlace, Sought
from reader_app.ui.pdf.pdf_document import PdfDocument

FIRST_PAGES, PAGES_AT_ONCE = 2, 12
"""What is found near is there at once; then fewer questions are faster."""
ASKED_AHEAD = 2


class FindRun(QObject):
    """Holds what has been found so far, page by page; exactly where on the page only where somebody looks."""

    grown = Signal()
    """More has been found, or where something stands."""
    finished = Signal()
    failed = Signal(str)
    """A sentence on why nothing, or no more, is found."""

    def __init__(self, document: PdfDocument, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._sought: Sought | None = None
        self._round = 0
        self._left: Iterator[range] = iter(())
        self._waiting: list[Future[Any]] = []
        self._places: dict[int, tuple[FoundPlace, ...]] = {}
        self._starts: list[int] = []
        self._pages: list[int] = []
        self._exact: set[int] = set()
        self._is_done = True

    @property
    def sought(self) -> Sought | None:
        return self._sought

    @property
    def is_done(self) -> bool:
        """Whether all pages have been looked through."""
        return self._is_done

    def __len__(self) -> int:
        return self._starts[-1] + len(self._places[self._pages[-1]]) if self._pages else 0

    def __getitem__(self, number: int) -> FoundPlace:
        """Return a hit by its number in reading order."""
        if not 0 <= number < len(self):
            raise IndexError(number)
        at = bisect_left(self._starts, number + 1) - 1
        return self._places[self._pages[at]][number - self._starts[at]]

    def on_page(self, page: int) -> tuple[FoundPlace, ...]:
        """Return what was found on a page; where it stands there is asked for."""
        places = self._places.get(page, ())
        if places and page not in self._exact:
            self._ask_exactly(page)
        return places

    def number_of(self, page: int, nth: int = 0) -> int:
        """Return the number of a hit on a page, or of the first one behind the page."""
        at = bisect_left(self._pages, page)
        if at == len(self._pages):
            return len(self)
        return self._starts[at] + (nth if self._pages[at] == page else 0)

    def start(self, sought: Sought, page: int) -> None:
        """Look for something else, from a page on."""
        self.stop()
        self._sought = sought if sought.words.strip() or (sought.is_pattern and sought.words) else None
        self._places.clear()
        self._exact.clear()
        self._count()
        try:
            if self._sought is not None:
                Finder(self._sought)
                self._left = _batches(page, self._document.page_count)
                self._is_done = False
                self._ask()
        except ReaderError as error:
            self._sought = None
            self.failed.emit(str(error))
        self.grown.emit()

    def stop(self) -> None:
        """Look no further."""
        self._round += 1
        self._is_done = True
        for future in self._waiting:
            future.cancel()
        self._waiting.clear()

    def _ask(self) -> None:
        while len(self._waiting) < ASKED_AHEAD and self._sought is not None:
            pages = next(self._left, None)
            if pages is None:
                break
            this = self._round
            future = self._document.found(
                self._sought, pages, partial(self._take, this, pages), partial(self._refuse, this)
            )
            self._waiting.append(future)
        if not self._waiting and not self._is_done:
            self._is_done = True
            self.finished.emit()

    def _take(self, this: int, _pages: range, places: tuple[FoundPlace, ...]) -> None:
        if this != self._round:
            return
        self._waiting = [future for future in self._waiting if not future.done()]
        if places:
            for page, on_page in groupby(places, key=attrgetter("page")):
                self._places[page] = tuple(on_page)
            self._count()
            self.grown.emit()
        self._ask()

    def _refuse(self, this: int, _sentence: str) -> None:
        if this != self._round:
            return
        self.stop()
        if self._sought is not None and self._sought.is_pattern:
            self.failed.emit(self.tr("Some pages take too long with this pattern; make it simpler."))
        else:
            self.failed.emit(self.tr("Some pages cannot be searched."))

    def _ask_exactly(self, page: int) -> None:
        if self._sought is not None:
            self._exact.add(page)
            pages = range(page, page + 1)
            self._document.found(self._sought, pages, partial(self._place, self._round, page), exactly=True)

    def _place(self, this: int, page: int, places: tuple[FoundPlace, ...]) -> None:
        if this == self._round:
            self._places[page] = places
            if not places:
                del self._places[page]
            self._count()
            self.grown.emit()

    def _count(self) -> None:
        self._pages = sorted(self._places)
        self._starts = []
        total = 0
        for page in self._pages:
            self._starts.append(total)
            total += len(self._places[page])


def _batches(page: int, count: int) -> Iterator[range]:
    """Yield pages to be asked for together: from one to the end, then those before it."""
    size = FIRST_PAGES
    for first, last in ((max(page, 1), count), (1, max(page, 1) - 1)):
        while first <= last:
            yield range(first, min(first + size, last + 1))
            first += size
            size = PAGES_AT_ONCE
