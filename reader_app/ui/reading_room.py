"""The list and the reading pane beside it: what is chosen in one is shown in the other."""

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from reader_app.library.listing import Listing
from reader_app.model.ids import PaperId
from reader_app.search.matcher import Matcher
from reader_app.ui.library.paper_list import PaperList
from reader_app.ui.reading.detail_pane import DetailPane

AFTER_LISTING_MS = 60
"""Papers that a search finds are drawn first, and who types on does not wait for the words found in one of them."""


class ReadingRoom(QObject):
    """Follows the list from one listing to the next."""

    filled = Signal()
    """The first listing is on screen."""

    def __init__(self, papers: PaperList, detail: DetailPane, paper: PaperId, parent: QObject) -> None:
        super().__init__(parent)
        self._papers = papers
        self._detail = detail
        self._first_paper = paper
        self._listing: Listing | None = None
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._show)
        # Qt draws what is chosen in the list before a timer runs out.
        papers.selection_changed.connect(lambda _: self._timer.start(0))
        detail.left.connect(papers.enter)
        papers.scroll_requested.connect(self._scroll)

    @property
    def listed(self) -> tuple[PaperId, ...]:
        """The papers of the list, in its order."""
        return tuple(row.paper.id for row in self._listing.rows) if self._listing else ()

    def take(self, listing: Listing) -> None:
        """Follow what the list shows now; the first time, go to the paper that was read last."""
        before, self._listing = self._listing, listing
        if before is None:
            self._papers.choose(self._first_paper)
            self._papers.enter()
            self.filled.emit()
        elif before.matcher != listing.matcher:
            self._timer.start(AFTER_LISTING_MS)
        if listing.rows and not self._papers.selected and not listing.scope.query.strip():
            self._papers.choose(listing.rows[0].paper.id)

    def go_to_added(self, papers: tuple[PaperId, ...]) -> None:
        """Show the first of the papers that came in, unless somebody is reading or writing just now."""
        if not self._is_in_detail():
            self._papers.choose(papers[0])

    def go_to_changed(self, papers: frozenset[PaperId]) -> None:
        """Show a paper that an undo brought back or changed, unless one of them is chosen already."""
        if self._is_in_detail() or papers & {*self._papers.selected}:
            return
        for paper in self.listed:
            if paper in papers:
                self._papers.choose(paper)
                return

    def _show(self) -> None:
        papers = self._papers.selected
        if len(papers) > 1:
            self._detail.show_many(papers)
        else:
            self._detail.show_paper(papers[0] if papers else None, self._matcher)

    def _is_in_detail(self) -> bool:
        focused = QApplication.focusWidget()
        return focused is not None and self._detail.isAncestorOf(focused)

    @property
    def _matcher(self) -> Matcher | None:
        return self._listing.matcher if self._listing else None

    def _scroll(self, pages: int) -> None:
        """Scroll the paper on; at its end go to the next one."""
        if not self._detail.scroll_on(pages):
            self._papers.step(pages)
