"""How long the real window takes from a key in the search box to the list painted with what it found."""

import time
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from reader_app.app import made_window
from reader_app.ui.library.paper_model import PaperModel
from reader_app.ui.library.paper_view import PaperView

SETTLED_S = 2.0
GIVEN_UP_S = 5.0


class Watch(QObject):
    """Notes when a list is painted that shows what was asked for."""

    def __init__(self, view: PaperView) -> None:
        super().__init__()
        self._view = view
        self.wanted = ""
        self.has_seen = False
        view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        model = self._view.model()
        if event.type() == QEvent.Type.Paint and isinstance(model, PaperModel) and model.listing is not None:
            self.has_seen = self.has_seen or model.listing.scope.query.strip() == self.wanted
        return False


def painted(folder: Path, texts: Sequence[str]) -> list[float]:
    """Return the seconds from the last letter of each text to the painted list."""
    opened = made_window(folder)
    if opened is None:
        raise SystemExit(f"{folder} cannot be opened")
    app, window, session = opened
    window.resize(1400, 900)
    window.show()
    pump(app, SETTLED_S)
    edit = window.findChild(QLineEdit, "search_edit")
    view = next(view for view in window.findChildren(PaperView) if view.isVisible())
    watch = Watch(view)
    times = [one for one in (seconds(app, edit, watch, text) for text in texts) if one]
    window.close()
    session.close()
    return times


def seconds(app: QApplication, edit: QLineEdit, watch: Watch, text: str) -> float:
    edit.setText(text[:-1])
    pump(app, 0.25)
    watch.wanted, watch.has_seen = text.strip(), False
    began = time.perf_counter()
    QTest.keyClick(edit, text[-1], Qt.KeyboardModifier.NoModifier)
    while not watch.has_seen and time.perf_counter() - began < GIVEN_UP_S:
        # Waits as the program's own loop does: asking over and over would take turns from the thread that searches.
        app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    if not watch.has_seen:
        print(f"the list was never painted for “{text}”")
    return time.perf_counter() - began if watch.has_seen else 0.0


def pump(app: QApplication, seconds: float) -> None:
    """Let the window do what it does while nothing is typed."""
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        app.processEvents()
        time.sleep(0.002)
