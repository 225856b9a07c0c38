"""The pages of the window: the library, and a tab for each PDF that is open."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from reader_app.model.changes import Changes
from reader_app.model.ids import AttachmentId, PaperId
from reader_app.ui.session import Session
from reader_app.ui.settings import Settings
from reader_app.ui.tabs.open_file import Goal, Opened, OpenFile, open_files
from reader_app.ui.tabs.tab_strip import LIBRARY, TabStrip
from reader_app.ui.theme import Theme

if TYPE_CHECKING:
    from reader_app.ui.tabs.reading_page import ReadingPage

MOST_CLOSED = 30
WARM_UP_AFTER_MS = 2000


class Tabs(QWidget):
    """Opens, closes and brings back tabs. What reads PDFs is loaded with the first of them."""

    shown = Signal(object)
    """The OpenFile of the tab that is shown now; None for the library."""
    failed = Signal(str)
    told = Signal(str)
    """What was done, for the reader to know."""
    link_opened = Signal(str)
    attach_requested = Signal(object, object)
    search_requested = Signal(str)
    history_requested = Signal(object, str, str)
    export_requested = Signal(object)

    def __init__(self, session: Session, theme: Theme, settings: Settings, library: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("tabs")
        self._session, self._theme, self._settings = session, theme, settings
        self._files: dict[str, OpenFile] = {}
        self._closed: list[str] = []
        self._goals: dict[str, Goal] = {}
        self._library = library
        self._reading: ReadingPage | None = None
        self._strip = TabStrip(self)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(library)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._strip)
        column.addWidget(self._pages, 1)
        self._strip.chosen.connect(self._show)
        self._strip.close_requested.connect(self.close_tab)
        self._strip.close_others_requested.connect(self._close_others)
        self._strip.beside_requested.connect(self._show_beside)
        self._idle = QTimer(self, singleShot=True)
        self._idle.timeout.connect(self._ask_for_pdfs)
        session.changed.connect(self._follow)

    @property
    def current(self) -> OpenFile | None:
        """The file of the tab that is shown; None for the library."""
        return self._files.get(self._strip.current)

    @property
    def reading(self) -> "ReadingPage":
        """The page on which PDFs are read, made when it is first asked for."""
        if self._reading is None:
            from reader_app.ui.tabs.reading_page import ReadingPage  # with all that reads PDFs

            self._reading = reading = ReadingPage(self._session, self._theme, self._settings, self)
            self._pages.addWidget(reading)
            reading.chosen.connect(self._strip.choose)
            reading.told.connect(self.told)
            reading.link_opened.connect(self.link_opened)
            reading.pdf_opened.connect(self.open_file)
            reading.attach_requested.connect(self.attach_requested)
            reading.search_requested.connect(self.search_requested)
            reading.history_requested.connect(self.history_requested)
            reading.export_requested.connect(self.export_requested)
        return self._reading

    def slots(self) -> Mapping[str, Callable[[], object]]:
        """Return the commands on tabs by their names."""
        return {
            "close_tab": lambda: self.close_tab(self._strip.current),
            "reopen_tab": self.reopen_tab,
            "next_tab": lambda: self._strip.step(1),
            "previous_tab": lambda: self._strip.step(-1),
            "take_over_annotations": lambda: self.reading.take_over() if self.current else None,
            "write_annotated_copy": lambda: self.reading.write_copy() if self.current else None,
            "show_beside": self.toggle_beside,
            "toggle_side_pane": self.toggle_side,
        }

    def open_file(self, attachment: str, goal: Goal | None = None) -> None:
        """Show a PDF in its tab, which is made where there is none; with a goal, at a certain place."""
        if goal is not None:
            self._goals[attachment] = goal
        if attachment in self._files:
            self._strip.choose(attachment)
            self._reach_goal(attachment)
        else:
            question = partial(open_files, attachments=[AttachmentId(attachment)])
            self._session.ask(f"open {attachment}", question, self._open_and_show)

    def open_at(self, attachment: str, page: int, words: Sequence[str]) -> None:
        """Show a PDF with the words on a page that were searched for, or, without a page, where it was left."""
        self.open_file(attachment, Goal(page, " ".join(words)) if page else None)

    def warm_up(self) -> None:
        """Load what reads PDFs while nothing is asked for, where there are any: the first one need not wait."""
        self._idle.start(WARM_UP_AFTER_MS)

    def show_library(self) -> None:
        self._strip.choose(LIBRARY)

    def close_tab(self, key: str) -> None:
        """Close the tab of a PDF; the library's stays."""
        if key not in self._files:
            return
        if self._reading is not None:
            self._reading.drop(key)
        del self._files[key]
        self._closed = [*(one for one in self._closed if one != key), key][-MOST_CLOSED:]
        self._strip.remove(key)

    def reopen_tab(self) -> None:
        """Bring back the tab that was closed last."""
        if self._closed:
            self.open_file(self._closed.pop())

    def toggle_beside(self) -> None:
        """Show the tab next to the one that is open at its right, or end that."""
        if self._reading is not None and self._reading.beside:
            self._show_beside("")
        elif len(keys := self._strip.keys) > 1 and self.current is not None:
            self._show_beside(keys[(keys.index(self.current.id) + 1) % len(keys)])

    def toggle_side(self) -> None:
        """Show what the reader has of the paper beside its PDF, or put it away."""
        if self.current is not None:
            self.reading.toggle_side()

    def write_note(self) -> None:
        """Give the keyboard to the note beside the PDF."""
        self.reading.write_note()

    def set_text_size(self, delta: int) -> None:
        if self._reading is not None:
            self._reading.set_text_size(delta)

    def pending(self) -> bool:
        """Say whether there are words that the library does not have yet."""
        return self._reading is not None and self._reading.pending()

    def flush(self, done: Callable[[bool], None]) -> None:
        """Save now; `done` is told whether everything typed is in the library then."""
        if self._reading is None:
            done(True)
        else:
            self._reading.flush(done)

    def finish(self) -> None:
        """Let go of all files, and of the process that reads them."""
        if self._reading is not None:
            self._reading.finish()

    def restore(self, settings: Settings) -> None:
        """Open the tabs that were open; those whose files are gone are left out without a word."""
        if not settings.tabs:
            return

        def show(opened: Opened) -> None:
            self._take(opened.files)
            if settings.tab in self._files:
                self._strip.choose(settings.tab)

        self._session.ask("tabs", partial(open_files, attachments=[*map(AttachmentId, settings.tabs)]), show)

    def kept(self, settings: Settings) -> Settings:
        """Return settings with the tabs as they are now."""
        kept = replace(settings, tabs=tuple(self._strip.keys), tab=self._strip.current)
        return self._reading.kept(kept) if self._reading is not None else kept

    def _ask_for_pdfs(self) -> None:
        self._session.ask("has PDFs", lambda library: bool(library.attachments.all()), self._load_if)

    def _load_if(self, has_pdfs: bool) -> None:
        if has_pdfs:
            self.reading.load()

    def _open_and_show(self, opened: Opened) -> None:
        for sentence in opened.faults:
            self.failed.emit(sentence)
        self._take(opened.files)
        for file in opened.files:
            self._strip.choose(file.id)
            self._reach_goal(file.id)

    def _take(self, files: Sequence[OpenFile]) -> None:
        before = self._strip.keys[-1] if self._strip.keys and not self.current else ""
        for file in files:
            if file.id not in self._files:
                self._files[file.id] = file
                self._strip.add(file.id, file.title, behind=before or None)
                before = file.id

    def _show(self, key: str) -> None:
        file = self._files.get(key)
        if file is None:
            self._pages.setCurrentWidget(self._library)
        else:
            self.reading.show_file(file)
            self._pages.setCurrentWidget(self.reading)
        self.shown.emit(file)

    def _reach_goal(self, key: str) -> None:
        goal = self._goals.pop(key, None)
        if goal is not None:
            self.reading.go_to(key, goal)

    def _show_beside(self, key: str) -> None:
        file = self._files.get(key)
        if file is None:
            self.reading.end_beside()
            return
        if self._strip.current in (LIBRARY, key):
            others = [one for one in self._strip.keys if one != key]
            if not others:
                return
            self._strip.choose(others[0])
        self.reading.show_beside(file)

    def _close_others(self, key: str) -> None:
        for one in list(self._strip.keys):
            if one != key:
                self.close_tab(one)

    def _follow(self, changes: Changes, _origin: object) -> None:
        """Call tabs as their papers are called now; close those whose files were detached."""
        papers = {PaperId(file.paper) for file in self._files.values()}
        if papers & changes.papers:
            question = partial(open_files, attachments=[*map(AttachmentId, self._files)])
            self._session.ask("titles of tabs", question, self._rename)

    def _rename(self, opened: Opened) -> None:
        now: dict[str, OpenFile] = {file.id: file for file in opened.files}
        for key in list(self._files):
            if key not in now:
                self.close_tab(key)
                continue
            if self._files[key].title != now[key].title:
                self._strip.rename(key, now[key].title)
                if self._reading is not None:
                    self._reading.rename(key, now[key].title)
            self._files[key] = now[key]
