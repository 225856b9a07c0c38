"""The main window: what it consists of, and how its parts are wired."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent, QCursor
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget

from reader_app.library.mark_list import MarkedPassage
from reader_app.ui.actions import (
    COMMANDS,
    allow_in_pdf,
    allow_on_papers,
    fill_menus,
    forbid_changes,
    made_actions,
    made_tag_actions,
)
from reader_app.ui.copies.commands import CopiesCommands
from reader_app.ui.dialogs.opening import Dialogs
from reader_app.ui.dialogs.preferences import LARGEST_TEXT, SMALLEST_TEXT
from reader_app.ui.exporter import Exporter
from reader_app.ui.import_strip import ImportStrip
from reader_app.ui.intake import Intake
from reader_app.ui.layout import layout, restore_layout
from reader_app.ui.library_page import LibraryPage
from reader_app.ui.links import follow
from reader_app.ui.marks.mark_exporter import MarkExporter
from reader_app.ui.marks.wording import address_of
from reader_app.ui.paper_commands import PaperCommands
from reader_app.ui.past.commands import PastCommands
from reader_app.ui.past.reading_only_bar import ReadingOnlyBar
from reader_app.ui.past.wording import window_title
from reader_app.ui.session import Session
from reader_app.ui.settings import Settings, save_settings
from reader_app.ui.tabs.open_file import OpenFile
from reader_app.ui.tabs.place_requests import FoundPlace, PlaceRequests
from reader_app.ui.tabs.tabs import Tabs
from reader_app.ui.theme import Theme
from reader_app.ui.toast import Toast
from reader_app.ui.undo import Undo

WINDOW_SIZE = (1384, 880)
SMALLEST_SIZE = (760, 480)
TEXT_STEPS = {"larger_text": 1, "smaller_text": -1, "usual_text": 0}


class MainWindow(QMainWindow):
    """Library and trends around one list of papers."""

    became_usable = Signal()
    """Once, when the papers are on screen."""

    def __init__(
        self,
        session: Session,
        theme: Theme,
        settings: Settings,
        folder: Path,
        *,
        is_read_only: bool = False,
        as_of: datetime | None = None,
    ) -> None:
        """As of an earlier moment it is one of two windows, and leaves the settings to the other."""
        super().__init__()
        self.setObjectName("main_window")
        self.setWindowTitle(window_title(as_of, is_read_only=is_read_only))
        self.setMinimumSize(*SMALLEST_SIZE)
        self._session, self._theme, self._settings, self._folder = session, theme, settings, folder
        self._as_of = as_of
        self._toast = Toast(self)
        self._dialogs = Dialogs(session, theme, folder, self)
        self._undo = Undo(session, self._toast, self)
        self._commands = PaperCommands(session, self._toast, self)
        self._past = PastCommands(session, theme, folder, self._toast, self)
        self._copies = CopiesCommands(session, theme, folder, self._toast, self, is_read_only=is_read_only)
        self._strip = ImportStrip(self)
        self._intake = Intake(session, self._strip, self._toast, self)
        self._exporter = Exporter(session, self)
        self._mark_exporter = MarkExporter(session, self)
        self._page = LibraryPage(session, theme, settings, self._commands, self)
        self._places = PlaceRequests(session, self)
        self._tabs = Tabs(session, theme, settings, self._page, self)
        self._actions = made_actions(self, self._slots())
        self._tag_actions = made_tag_actions(self, self._page.toggle_tag_of_key)
        self._undo.follow(self._actions)
        self._page.take_actions(self._actions)
        self._lay_out()
        fill_menus(self.menuBar(), self._actions)
        self.addActions([*self._actions.values(), *self._tag_actions])
        self._wire()
        self._restore(settings)
        if is_read_only:
            self._forbid_changes()

    def tell_fault(self, sentence: str) -> None:
        """Show what went wrong."""
        self._toast.warn(sentence)

    def show_query(self, query: str) -> None:
        """Search for something in the place that is open."""
        self._page.show_query(query)

    def take_files(self, paths: list[Path]) -> None:
        """Import files and folders."""
        self._intake.take_files(paths)

    def open_place(self, wanted: str) -> None:
        """Show the place that an address names, or the PDF of the paper that a text names."""
        self._places.open_place(wanted)

    def export_papers(self) -> None:
        """Export what is selected, or all that is listed where that is one paper or none."""
        self._exporter.export(self._page.exported, self._settings.import_folder)

    def show_preferences(self) -> None:
        self._dialogs.show_preferences(self._settings, self._take_settings)

    def show_commands(self) -> None:
        self._dialogs.show_commands([self._actions[command.name] for command in COMMANDS])

    def resize_text(self, by: int) -> None:
        """Make the reading text larger or smaller by some points; 0 brings the usual size back."""
        size = max(SMALLEST_TEXT, min(self._settings.text_size + by, LARGEST_TEXT)) if by else 0
        self._take_settings(replace(self._settings, text_size=size))

    def switch_scheme(self) -> None:
        scheme = "light" if self._theme.colours.is_dark else "dark"
        self._take_settings(replace(self._settings, scheme=scheme))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close when all that was typed is kept; what cannot be kept keeps the window open, and says why."""
        if self._page.pending() or self._tabs.pending():
            event.ignore()
            self._page.flush(lambda _: self._tabs.flush(lambda _kept: self._close_if_kept()))
            return
        if self._as_of is None:
            save_settings(self._kept_settings())
        self._tabs.finish()
        self._places.finish()
        super().closeEvent(event)

    def _close_if_kept(self) -> None:
        if not (self._page.pending() or self._tabs.pending()):
            QTimer.singleShot(0, self.close)  # Qt ignores a close from within a closing
        else:
            self._toast.warn(self.tr("The note could not be saved; copy it before you close the window."))

    def _slots(self) -> Mapping[str, Callable[[], object]]:
        """Return what each command of the table does."""
        own: dict[str, Callable[[], object]] = {
            command.name: getattr(self, command.name) for command in COMMANDS if command.name in vars(MainWindow)
        }
        return {
            **own,
            **self._dialogs.slots(),
            **self._past.slots(lambda: self._page.papers.selected),
            **self._copies.slots(),
            **self._page.slots(),
            **self._tabs.slots(),
            **self._commands.slots(lambda: self._page.papers.selected),
            "show_library": lambda: self._in_library(self._page.show_library),
            "show_trends": lambda: self._in_library(self._page.show_trends),
            "show_marks": lambda: self._in_library(self._page.show_marks),
            "focus_note": self.focus_note,
            "close": self.close,
            "undo": self._undo.undo,
            "redo": self._undo.redo,
            "import_files": lambda: self._intake.choose_files(self._settings.import_folder),
            "paste_page": self._intake.paste,
            "add_starter_library": self._intake.add_starter_library,
            **{name: partial(self.resize_text, by) for name, by in TEXT_STEPS.items()},
        }

    def _lay_out(self) -> None:
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        bar = [(ReadingOnlyBar(self._as_of, self), 0)] if self._session.is_read_only else []
        foot = [(self._strip, 0)] if self._session.is_read_only else [(self._copies.notice(), 0), (self._strip, 0)]
        for widget, stretch in (*bar, (self._tabs, 1), *foot):
            column.addWidget(widget, stretch)
        self.setCentralWidget(inside)

    def _wire(self) -> None:
        session, page, papers, intake = self._session, self._page, self._page.papers, self._intake
        session.failed.connect(self._toast.warn)
        papers.import_requested.connect(self._actions["import_files"].trigger)
        papers.starter_requested.connect(intake.add_starter_library)
        papers.text_pasted.connect(intake.take_text)
        papers.export_requested.connect(lambda ids: self._exporter.export(ids, self._settings.import_folder))
        page.files_dropped.connect(intake.take_files)
        for source in (page, self._tabs):
            source.attach_requested.connect(
                lambda paper, pdfs: intake.attach(paper, pdfs, self._settings.import_folder)
            )
        page.pdf_requested.connect(self._tabs.open_at)
        page.papers.opened.connect(page.pdfs.open_paper)
        page.pdfs.nothing_to_open.connect(lambda _: page.detail.enter())
        self._tabs.shown.connect(self._show_tab)
        self._tabs.failed.connect(self._toast.warn)
        self._tabs.told.connect(self._toast.tell)
        self._tabs.link_opened.connect(lambda address: follow(address, self, QCursor.pos()))
        self._tabs.export_requested.connect(self._export_marks)
        page.marks_export_requested.connect(self._export_marks)
        page.mark_opened.connect(lambda passage: self.open_place(str(address_of(passage.annotation))))
        self._places.found.connect(self._show_place)
        self._tabs.search_requested.connect(lambda query: self._in_library(lambda: page.search_for(query)))
        self._tabs.history_requested.connect(self._past.show_history)
        page.filled.connect(self.became_usable)
        page.filled.connect(self._ask_for_notices)
        page.filled.connect(self._tabs.warm_up)
        page.room_shown.connect(lambda _: self._allow_commands())
        page.detail.preview_toggled.connect(lambda shown: self._keep(note_preview=shown))
        page.detail.history_requested.connect(self._past.show_history)
        intake.papers_added.connect(page.follow_added)
        intake.folder_chosen.connect(lambda folder: self._keep(import_folder=folder))
        self._past.paper_requested.connect(page.show_papers)
        self._undo.papers_changed.connect(page.follow_changed)
        for writer in (self._exporter, self._mark_exporter, page.trends):
            writer.exported.connect(lambda path: self._toast.tell(self.tr("Written: %1").replace("%1", str(path))))

    def _forbid_changes(self) -> None:
        """Show nothing that would only be refused: the library is open for reading."""
        forbid_changes(self._actions, self._tag_actions, self)
        self._page.lock()

    def _ask_for_notices(self) -> None:
        """Tell what was wrong with the library when it was opened."""

        def tell(notices: tuple[str, ...]) -> None:
            if notices:
                self._toast.warn("\n".join(notices))

        self._session.ask("notices", lambda library: library.notices, tell)

    def focus_note(self) -> None:
        """Write a note on the paper that is read, or chosen."""
        if self._tabs.current is None:
            self._page.write_note()
        else:
            self._tabs.write_note()

    def _in_library(self, show: Callable[[], None]) -> None:
        self._tabs.show_library()
        show()

    def _show_place(self, place: FoundPlace) -> None:
        if place.file is not None:
            self._tabs.open_file(place.file, place.goal)
        else:
            self._in_library(lambda: self._page.show_papers(place.title, (place.paper,)))

    def _export_marks(self, passages: Sequence[MarkedPassage]) -> None:
        self._mark_exporter.export(passages, self._settings.import_folder)

    def _show_tab(self, file: OpenFile | None) -> None:
        self.setWindowTitle(file.title if file else window_title(self._as_of, is_read_only=self._session.is_read_only))
        self._allow_commands()
        if file is None:
            self._page.papers.setFocus()

    def _allow_commands(self) -> None:
        """Let commands work only on what is seen."""
        is_pdf = self._tabs.current is not None
        allow_on_papers(self._actions, self._tag_actions, allowed=self._page.room == "library" and not is_pdf)
        allow_in_pdf(self._actions, is_pdf=is_pdf)

    def _take_settings(self, settings: Settings) -> None:
        """Show a taste at once."""
        self._settings = settings
        self._theme.set_scheme(settings.scheme)
        self._intake.link_pdfs(settings.link_pdfs)
        self._intake.watch(settings.watch_folder)
        self._page.detail.set_text_size(settings.text_size)
        self._tabs.set_text_size(settings.text_size)

    def _keep(self, **fields: object) -> None:
        self._settings = replace(self._settings, **fields)  # type: ignore[arg-type]

    def _restore(self, settings: Settings) -> None:
        """Open where the window was left."""
        self._intake.link_pdfs(settings.link_pdfs)
        if not self._session.is_read_only:
            self._intake.watch(settings.watch_folder, settings.watched)
        self.resize(*WINDOW_SIZE)
        restore_layout(self, self._page.splitters, settings)
        self._page.restore(settings)
        self._tabs.restore(settings)

    def _kept_settings(self) -> Settings:
        """Return the settings with the layout as it is now."""
        kept = replace(self._settings, **layout(self, self._page.splitters), watched=self._intake.watched)  # type: ignore[arg-type]
        return self._tabs.kept(self._page.kept(kept))
