"""The whole program on a folder of its own, for the tests of its window."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader_app.library.library import Library
from reader_app.ui.library.paper_list import PaperList
from reader_app.ui.main_window import MainWindow
from reader_app.ui.session import Session
from reader_app.ui.settings import load_settings
from reader_app.ui.theme import Theme

PAGE = """new

Get trending papers in your email inbox!

Subscribe

byAK and the research community

Mar 18

Sparse Attention for Long Documents

Long documents are hard for attention, whose cost grows with the square of their length. We propose a sparse pattern
that keeps the few links that matter, and we show on four benchmarks that nothing is lost while memory falls by half.

Learning to Rank with Few Labels

Labels for ranking are expensive to collect. We study how far a model gets that sees only a handful of them, and find
that a simple pairwise loss on clicks is enough to match systems that were trained on a thousand times more data.

A Survey of Tiny Language Models

Small models run on phones and keep data private. This survey orders two hundred papers by what they make small, namely
weights, vocabulary or context, and names the questions about training that remain open for those who build them.
"""
TITLES = ["Sparse Attention for Long Documents", "Learning to Rank with Few Labels", "A Survey of Tiny Language Models"]


class Program:
    """The program as it is started, closed and started again on the same folder."""

    def __init__(self, folder: Path, qtbot: QtBot) -> None:
        self._folder = folder
        self._qtbot = qtbot
        self.theme = Theme("light")
        self.theme.apply(app())
        self.open()

    def open(self) -> None:
        self.session = Session(Library.open(self._folder / "library", cache=self._folder / "cache"))
        self.window = MainWindow(self.session, self.theme, load_settings(), self._folder / "library")
        with self._qtbot.waitSignal(self.window.became_usable):
            self.window.show()

    def close(self) -> None:
        self.window.close()
        self._qtbot.waitUntil(lambda: not self.window.isVisible())
        self.session.close()
        self.window.deleteLater()

    def restart(self) -> None:
        self.close()
        self.open()

    @property
    def papers(self) -> PaperList:
        found = self.window.findChild(PaperList)
        assert isinstance(found, PaperList)
        return found

    def do(self, name: str) -> None:
        next(action for action in self.window.actions() if action.objectName() == name).trigger()

    def library(self, question: Callable[[Library], object]) -> object:
        """Return the library's answer, which comes after all changes asked for so far."""
        answers: list[object] = []
        self.session.ask("test", question, answers.append)
        self._qtbot.waitUntil(lambda: bool(answers))
        return answers[0]

    def paste(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self.do("paste_page")

    def shows(self, titles: list[str]) -> None:
        """Wait until exactly these papers are listed, in this order."""
        self._qtbot.waitUntil(lambda: self.titles() == titles)

    def titles(self) -> list[str]:
        listing = self.papers._model.listing
        return [row.paper.title for row in listing.rows] if listing else []

    def press(self, keys: str) -> None:
        self._qtbot.keyClicks(self.papers.focusProxy(), keys)


def app() -> QApplication:
    found = QApplication.instance()
    assert isinstance(found, QApplication)
    return found
