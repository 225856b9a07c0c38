"""How many words each page has, and where its sections begin: read page by page while nothing else is to be done."""

from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from reader_app.model.pdf import OutlineEntry
from reader_app.pdf.pace import Section, references_in, share_before
from reader_app.pdf.process import Request, Urgency
from reader_app.pdf.text.page_text import PageText, empty_page_text
from reader_app.ui.pdf.page_view import PageView

BEGINS_AFTER_MS = 1200
"""The first pages have to be sharp before anybody counts."""
MOST_PAGES = 3000
DEEPEST = 1
"""Sections of sections count as sections, what is below them does not."""


class WordCounts(QObject):
    """Counts once for each opening of the file, and only while the pages are shown."""

    counted = Signal()
    """All pages have been counted."""

    def __init__(self, view: PageView) -> None:
        super().__init__(view)
        self._view = view
        self._words: list[int] = []
        self._entries: tuple[OutlineEntry, ...] = ()
        self._shares: dict[int, float] = {}
        self._references: Section | None = None
        self._is_counting = False
        self._begin = QTimer(self, interval=BEGINS_AFTER_MS, singleShot=True)
        self._begin.timeout.connect(self._start)
        view.document.opened.connect(self._begin.start)

    @property
    def words(self) -> tuple[int, ...]:
        """The words of each page; nothing until all are counted."""
        return tuple(self._words) if self.is_done else ()

    @property
    def is_done(self) -> bool:
        return bool(self._words) and len(self._words) == self._view.document.page_count

    @property
    def sections(self) -> tuple[Section, ...]:
        """Where parts begin, in the order of reading."""
        found = [
            Section(entry.page, share, is_body=not _is_references(entry.title))
            for place, entry in enumerate(self._entries)
            if (share := self._shares.get(place)) is not None
        ]
        if self._references is not None and all(section.is_body for section in found):
            found.append(self._references)
        return tuple(sorted(found, key=lambda section: (section.page, section.share)))

    def _start(self) -> None:
        if not 0 < self._view.document.page_count <= MOST_PAGES:
            return
        if not self._view.isVisible():
            self._begin.start()
            return
        if not self._is_counting:
            self._is_counting = True
            self._words, self._shares, self._references = [], {}, None
            self._view.document.outline(self._take_outline, lambda _told: self._take_outline(()))

    def _take_outline(self, entries: tuple[OutlineEntry, ...]) -> None:
        self._entries = tuple(entry for entry in entries if entry.page and entry.level <= DEEPEST)
        self._ask()

    def _ask(self) -> None:
        page = len(self._words) + 1
        if page > self._view.document.page_count:
            self._is_counting = False
            self.counted.emit()
            return
        request = Request("text", self._view.document.path, page)
        take = partial(self._take, page)
        self._view.document.ask(request, take, lambda _told: take(empty_page_text()), (Urgency.BACKGROUND,))

    def _take(self, page: int, text: PageText) -> None:
        self._words.append(len(text.words))
        for place, entry in enumerate(self._entries):
            if entry.page == page:
                self._shares[place] = share_before(text, entry.title, entry.top)
        # The last one of those that look like it: a table of contents names them too.
        share = references_in(text)
        if share is not None and 2 * page > self._view.document.page_count:
            self._references = Section(page, share, is_body=False)
        self._ask()


def _is_references(title: str) -> bool:
    return title.strip().strip("0123456789. ").casefold() in ("references", "bibliography", "works cited", "literature")
