"""A reader's desk: a library of a few papers behind a session, and a theme."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from pytestqt.qtbot import QtBot

from reader_app.library.library import Library
from reader_app.model.changes import Changes
from reader_app.model.ids import PaperId
from reader_app.model.importing import Draft, Page, Reading
from reader_app.model.paper import Record
from reader_app.ui.session import Session
from reader_app.ui.theme import Theme

Answer = TypeVar("Answer")

REPLAY = (
    "We study how language models learn rare facts. A model that has seen a fact once forgets it within a few "
    "thousand steps. We introduce replay with spaced repetition, which keeps rare facts at one tenth of the cost."
)
FORMULAS = "We show that $x^2 + y_i$ bounds the loss of 𝒪-notation for every rare fact, and that $n$ is small."
RECORDS = (
    Record(
        title="Replay for Rare Facts",
        authors=("Ada Muster", "Grace van der Sample"),
        abstract=REPLAY,
        year=2024,
        venue="Conference of Samples",
        doi="10.1000/replay",
        arxiv="2401.00001",
        keywords=("language models", "memory"),
    ),
    Record(title="Bounds with $x^2$", abstract=FORMULAS, is_summary=True),
    Record(title="A Title without an Abstract", url="file:///etc/passwd"),
)


@dataclass
class Desk:
    """What a test works at."""

    session: Session
    theme: Theme
    qtbot: QtBot
    papers: tuple[PaperId, ...] = ()
    faults: list[str] = field(default_factory=list)

    def ask(self, question: Callable[[Library], Answer]) -> Answer:
        """Return the library's answer, given after all changes asked for before."""
        answers: list[Answer] = []
        self.session.ask("test", question, answers.append)
        self.qtbot.waitUntil(lambda: bool(answers))
        return answers[0]

    def change(self, action: Callable[[Library], Changes]) -> Changes:
        """Change the library as another part of the window would, and wait until everybody was told."""
        done: list[Changes] = []
        self.session.change(action, done=done.append)
        self.qtbot.waitUntil(lambda: bool(done))
        return done[0]

    def note(self, paper: PaperId) -> str:
        """Return the note of a paper as the library has it."""
        return self.ask(lambda library: library.notes.text(paper))


@contextmanager
def desk_in(folder: Path, qtbot: QtBot) -> Iterator[Desk]:
    """Set up a desk on a library of its own, and clear it away."""
    library = Library.open(folder / "library", cache=folder / "cache")
    drafts = tuple(Draft(record, rank=place) for place, record in enumerate(RECORDS, start=1))
    library.add([Reading("page.txt", drafts, page=Page("Daily page", "2026-03-18", date_inferred=True))])
    desk = Desk(Session(library), Theme("light"), qtbot, tuple(library.papers.rows()))
    desk.session.failed.connect(desk.faults.append)
    try:
        yield desk
    finally:
        desk.session.close()
