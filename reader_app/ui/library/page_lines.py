"""The passages of PDFs in the rows that are seen, asked for once the list has been painted."""

from functools import partial

from PySide6.QtCore import QObject, QTimer

from reader_app.library.library import Library
from reader_app.library.listing import Scope
from reader_app.model.hit import PagePassage
from reader_app.model.ids import PaperId
from reader_app.ui.library.paper_list import PaperList
from reader_app.ui.session import Session

AFTER_MS = 80
"""Who types on, or scrolls on, does not wait for them."""


class PageLines(QObject):
    """Follows what is seen of the list; a library without PDFs is asked nothing."""

    def __init__(self, session: Session, papers: PaperList) -> None:
        super().__init__(papers)
        self._session = session
        self._papers = papers
        self._timer = QTimer(self, singleShot=True, interval=AFTER_MS)
        self._timer.timeout.connect(self._ask)
        papers.sight_changed.connect(self._timer.start)

    def _ask(self) -> None:
        scope, wanted = self._papers.wanted_passages()
        if scope is not None and wanted:
            self._session.ask("page lines", partial(_passages, scope=scope, papers=wanted), self._show)

    def _show(self, found: tuple[Scope, dict[PaperId, PagePassage | None]]) -> None:
        self._papers.show_passages(*found)


def _passages(
    library: Library, *, scope: Scope, papers: tuple[PaperId, ...]
) -> tuple[Scope, dict[PaperId, PagePassage | None]]:
    """Return the passages of papers; None for those whose PDFs have none."""
    found = library.pages.passages(scope, papers)
    return scope, {paper: found.get(paper) for paper in papers}
