"""What can be asked about a paper: which others are like it, and why it stands where it does in the list."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from reader_app.library.library import Library
from reader_app.library.listing import Listing, Scope
from reader_app.model.explanation import Explanation
from reader_app.model.ids import PaperId
from reader_app.ui.library.rank_dialog import RankDialog, Standing
from reader_app.ui.paper_commands import Papers
from reader_app.ui.session import Session

LONGEST_TITLE = 40


class PaperQuestions(QObject):
    """Each question is about the first of the papers it is given."""

    similar_found = Signal(str, object)
    """What they are similar to, and the ids of the papers, the most similar first."""

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._window = window

    def find_similar(self, papers: Papers) -> None:
        """Look for papers like this one."""
        if papers:
            paper = papers[0]
            self._session.ask("similar", lambda library: _similar(library, paper), self._tell_similar)

    def explain_rank(self, papers: Papers, scope: Scope) -> None:
        """Say why a paper stands where it does in the list of a scope."""
        if papers:
            paper = papers[0]
            self._session.ask("explanation", lambda library: _explained(library, scope, paper), self._show_explanation)

    def _tell_similar(self, found: tuple[str, tuple[PaperId, ...]]) -> None:
        title, papers = found
        if papers:
            shown = title if len(title) <= LONGEST_TITLE else title[: LONGEST_TITLE - 1].rstrip() + "…"
            self.similar_found.emit(self.tr("Like “%1”").replace("%1", shown), papers)
        else:
            self._session.failed.emit(self.tr("No paper is like “%1”.").replace("%1", title))

    def _show_explanation(self, found: tuple[Standing, Explanation] | None) -> None:
        if found is None:
            self._session.failed.emit(self.tr("Search for some words first: only then are papers ranked."))
        else:
            RankDialog(*found, self._window).open()


def _similar(library: Library, paper: PaperId) -> tuple[str, tuple[PaperId, ...]]:
    return library.papers.get(paper).title, library.finding.similar(paper)


def _explained(library: Library, scope: Scope, paper: PaperId) -> tuple[Standing, Explanation] | None:
    """Return why a paper stands where it does, and where that is; nothing where the query ranks nothing."""
    listing = library.listing(scope)
    explanation = library.finding.explanation(scope, paper)
    place = _place(listing, paper)
    if explanation is None or place is None:
        return None
    return Standing(listing.rows[place].paper.title, place + 1, len(listing.rows)), explanation


def _place(listing: Listing, paper: PaperId) -> int | None:
    return next((place for place, row in enumerate(listing.rows) if row.paper.id == paper), None)
