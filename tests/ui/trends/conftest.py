"""A trends room over a library of its own."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader_app.library.library import Library
from reader_app.library.listing import Scope
from reader_app.model.importing import Draft, Page, Reading
from reader_app.model.paper import Record
from reader_app.ui.session import Session
from reader_app.ui.settings import Settings
from reader_app.ui.theme import Theme
from reader_app.ui.trends.view import TrendsView


class Room:
    """The view, and what it stands on."""

    def __init__(self, view: TrendsView, session: Session, theme: Theme) -> None:
        self.view = view
        self.session = session
        self.theme = theme


OpenRoom = Callable[..., Room]


@pytest.fixture
def open_room(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[OpenRoom]:
    """Open the room over records; a day makes them a page of a feed."""
    sessions: list[Session] = []

    def opened(
        records: list[Record], *, day: str = "", settings: Settings | None = None, scope: Scope | None = None
    ) -> Room:
        library = Library.open(tmp_path / "library", cache=tmp_path / "cache")
        if records:
            drafts = tuple(Draft(record, f"line {place}", place) for place, record in enumerate(records, 1))
            library.add([Reading("list.txt", drafts, page=Page("Page", day) if day else None)])
            library.index_all()
        theme = Theme("light")
        theme.apply(qapp)
        session = Session(library)
        sessions.append(session)
        view = TrendsView(session, theme, settings or Settings())
        qtbot.addWidget(view)
        view.resize(1000, 640)
        view.show_scope(scope or Scope())
        view.show()
        return Room(view, session, theme)

    yield opened
    for session in sessions:
        session.close()
    qapp.setStyleSheet("")


@pytest.fixture
def yearly() -> list[Record]:
    """Forty papers of two years; distillation is in 5 and 15 of 20, transformers in 10 and 2."""
    records = []
    for year, distilled, transformed in ((2020, 5, 10), (2021, 15, 2)):
        for number in range(20):
            words = ["Knowledge distillation."] * (number < distilled) + ["Vision transformers."] * (
                number < transformed
            )
            records.append(Record(title=f"Study {year} {number}", abstract=" ".join(words), year=year))
    return records
