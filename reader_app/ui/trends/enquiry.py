"""What the trends room asks of the library, in the order that keeps both the library and the window free.

Proposing topics reads thousands of abstracts: it runs beside the library, between two short questions to it.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from reader_app.library.listing import Scope
from reader_app.model.errors import ReaderError
from reader_app.trends.terms import Term, term_of_topic
from reader_app.trends.topics import Topic, propose

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader_app.library.library import Library
    from reader_app.library.trends import CountedTopic
    from reader_app.model.ids import PaperId
    from reader_app.trends.candidates import Words
    from reader_app.trends.chart import Chart
    from reader_app.trends.periods import PeriodKind
    from reader_app.ui.session import Progress, Session, Work

LISTED, PROPOSED = 26, 70
LINES = "reader_app.ui.trends.line_chart"


@dataclass(frozen=True, slots=True)
class Proposal:
    """Topics of a scope with their papers, and further terms to complete to."""

    topics: tuple[CountedTopic, ...]
    terms: tuple[Term, ...]
    tags: tuple[str, ...]
    unindexed: int
    """Papers that cannot be searched yet, and are in no topic therefore."""


class Enquiry(QObject):
    """Questions about one scope after another; an answer about an earlier one is dropped.

    Answers go to bound methods: the session drops those whose object is gone.
    """

    topics_found = Signal(object)
    """A Proposal."""
    chart_made = Signal(object)
    """A Chart."""
    refused = Signal(str)
    """Why there is no chart, as a sentence."""
    warmed_up = Signal()
    """Lines can be drawn at once."""
    papers_found = Signal(str, object)
    """The name of a term and its papers."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._scope = Scope()
        self._round = 0
        self._work: Work | None = None

    def warm_up(self) -> None:
        """Import what draws lines beside the window, which it would hold up for more than half a second."""
        self._session.work(lambda _: import_module(LINES), done=self._tell_warm)

    def ask_topics(self, scope: Scope) -> None:
        """Find the topics of a scope, which the following questions are about too."""
        self._scope = scope
        self._round += 1
        if self._work is not None:
            self._work.cancel()
        number = self._round

        def question(library: Library) -> tuple[int, tuple[Words, ...]]:
            return number, library.trends.words(scope)

        self._session.ask("trend words", question, self._propose)

    def ask_chart(self, terms: Sequence[Term], by: PeriodKind | None) -> None:
        """Count terms over time."""
        scope, wanted = self._scope, tuple(terms)

        def question(library: Library) -> Chart | str:
            try:
                return library.trends.chart(wanted, scope, by)
            except ReaderError as error:
                return str(error)

        self._session.ask("trend chart", question, self._take_chart)

    def ask_papers(self, term: Term) -> None:
        """Find all papers of a term."""
        scope = self._scope

        def question(library: Library) -> tuple[str, tuple[PaperId, ...]]:
            return term.name, library.trends.papers(term, scope)

        self._session.ask("trend papers", question, self._take_papers)

    def _tell_warm(self, module: object) -> None:
        del module
        self.warmed_up.emit()

    def _propose(self, answer: tuple[int, tuple[Words, ...]]) -> None:
        number, words = answer

        def task(progress: Progress) -> tuple[int, tuple[Topic, ...]]:
            progress(0, 1)
            return number, propose(words, PROPOSED)

        if number == self._round:
            self._work = self._session.work(task, done=self._count, failed=self._ignore)

    def _count(self, answer: tuple[int, tuple[Topic, ...]]) -> None:
        number, topics = answer
        scope = self._scope

        def question(library: Library) -> tuple[int, Proposal]:
            counted = library.trends.counted(topics[:LISTED], scope)
            tags = tuple(tag.name for tag in library.tags.all())
            return number, Proposal(counted, tuple(map(term_of_topic, topics)), tags, library.unindexed)

        if number == self._round:
            self._session.ask("trend topics", question, self._take_topics)

    def _take_topics(self, answer: tuple[int, Proposal]) -> None:
        number, proposal = answer
        if number == self._round:
            self.topics_found.emit(proposal)

    def _take_chart(self, answer: Chart | str) -> None:
        if isinstance(answer, str):
            self.refused.emit(answer)
        else:
            self.chart_made.emit(answer)

    def _take_papers(self, answer: tuple[str, tuple[PaperId, ...]]) -> None:
        self.papers_found.emit(*answer)

    def _ignore(self, answer: object) -> None:
        """Tell nobody: a proposal was cancelled for a newer one, or an import is done."""
        del answer
