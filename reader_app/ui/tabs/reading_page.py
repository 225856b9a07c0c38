"""The page on which PDFs are read: one or two of them, and beside them the paper's note and marks."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reader_app.model.anchor import Anchor
from reader_app.pdf.process import PdfProcess
from reader_app.ui.session import Session
from reader_app.ui.settings import Settings
from reader_app.ui.tabs.open_file import Goal, OpenFile
from reader_app.ui.tabs.other_programs import OtherPrograms
from reader_app.ui.tabs.pdf_tab import PdfTab
from reader_app.ui.tabs.reading_area import ReadingArea
from reader_app.ui.tabs.side_pane import SidePane
from reader_app.ui.tabs.view_places import ViewPlaces
from reader_app.ui.theme import Theme

PROCESS_RESTS_AFTER_S = 900.0


class ReadingPage(QWidget):
    """Makes what shows a PDF when its tab is first turned to, and remembers where each was left."""

    chosen = Signal(str)
    """The id of the file that the reader turned to, of two side by side."""
    told = Signal(str)
    link_opened = Signal(str)
    pdf_opened = Signal(str)
    attach_requested = Signal(object, object)
    search_requested = Signal(str)
    history_requested = Signal(object, str, str)
    export_requested = Signal(object)

    def __init__(self, session: Session, theme: Theme, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("reading_page")
        self._session, self._theme, self._settings = session, theme, settings
        self._process = PdfProcess(rests_after_s=PROCESS_RESTS_AFTER_S)
        self._others = OtherPrograms(session, self._process, self)
        self._others.told.connect(self.told)
        self._places = ViewPlaces()
        self._tabs: dict[str, PdfTab] = {}
        self._shown = ""
        self._side: SidePane | None = None
        self._area = ReadingArea(self)
        self._area.chosen.connect(self.chosen)
        self._area.beside_ended.connect(self.end_beside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._area)
        if settings.side_shown:
            self.toggle_side()

    @property
    def process(self) -> PdfProcess:
        """What reads and writes PDFs."""
        return self._process

    @property
    def beside(self) -> str:
        """The id of the file at the right; empty where there is one only."""
        return self._area.beside

    def load(self) -> None:
        """Have the process that reads PDFs ready."""
        self._process.warm_up()

    def show_file(self, file: OpenFile) -> None:
        """Turn to a file."""
        self._shown = file.id
        tab = self._tab(file)
        self._area.show_page(file.id)
        self._show_in_side()
        tab.setFocus()

    def go_to(self, key: str, goal: Goal) -> None:
        if key in self._tabs:
            self._tabs[key].go_to(goal)

    def show_beside(self, file: OpenFile) -> None:
        """Show a file at the right of the one that is shown."""
        self._tab(file)
        self._area.show_beside(file.id)

    def end_beside(self) -> None:
        self._area.show_beside("")

    def rename(self, key: str, title: str) -> None:
        if key in self._tabs:
            self._area.rename(key, title)

    def drop(self, key: str) -> None:
        """Close a file; where it was left is remembered."""
        tab = self._tabs.pop(key, None)
        if tab is not None:
            self._leave(tab)
            self._area.drop_page(key)
            tab.close_document()
            tab.deleteLater()

    def toggle_side(self) -> None:
        """Show note and marks of the paper beside it, or put them away."""
        if self._side is None:
            self._side = self._made_side()
        self._area.show_side(self._side, shown=self._side.isHidden() or self._side.parent() is self)
        self._show_in_side()

    def write_note(self) -> None:
        if self._side is None or self._side.isHidden():
            self.toggle_side()
        if self._side is not None:
            self._side.write_note()

    def take_over(self) -> None:
        """Make the annotations of the PDF that is shown marks of the reader."""
        if (tab := self._tabs.get(self._shown)) is not None:
            self._others.take_over(tab.file, tab.password)

    def write_copy(self) -> None:
        """Write a copy of the PDF that is shown, with the marks as annotations."""
        if (tab := self._tabs.get(self._shown)) is not None:
            self._others.write_copy(tab.file, tab.password)

    def set_text_size(self, delta: int) -> None:
        if self._side is not None:
            self._side.set_text_size(delta)

    def pending(self) -> bool:
        return self._side is not None and self._side.pending()

    def flush(self, done: Callable[[bool], None]) -> None:
        if self._side is None:
            done(True)
        else:
            self._side.flush(done)

    def finish(self) -> None:
        """Let go of all files."""
        for tab in self._tabs.values():
            self._leave(tab)
            tab.close_document()
        self._places.save()
        self._process.close()

    def kept(self, settings: Settings) -> Settings:
        is_shown = self._side is not None and not self._side.isHidden()
        return replace(settings, side_shown=is_shown, side=self._side.side if self._side else settings.side)

    def _tab(self, file: OpenFile) -> PdfTab:
        if file.id not in self._tabs:
            place = self._places.of(file.id)
            tab = PdfTab(self._session, self._theme, self._process, file, place, self)
            tab.link_opened.connect(self.link_opened)
            tab.place_changed.connect(self._places.keep)
            tab.mark_chosen.connect(self._choose_in_side)
            tab.quote_requested.connect(self._quote)
            if self._session.is_read_only:
                tab.lock()
            self._tabs[file.id] = tab
            self._area.add_page(file.id, tab, file.title)
        return self._tabs[file.id]

    def _made_side(self) -> SidePane:
        side = SidePane(self._session, self._theme, self._settings, self)
        side.mark_opened.connect(lambda mark: self.go_to(self._shown, Goal(mark=mark)))
        side.search_requested.connect(self.search_requested)
        side.pdf_opened.connect(self.pdf_opened)
        side.attach_requested.connect(self.attach_requested)
        side.history_requested.connect(self.history_requested)
        side.export_requested.connect(self.export_requested)
        return side

    def _show_in_side(self) -> None:
        tab = self._tabs.get(self._shown)
        if self._side is not None and tab is not None and not self._side.isHidden():
            self._side.show_paper(tab.file.paper)

    def _choose_in_side(self, mark: str) -> None:
        if self._side is not None and mark:
            self._side.choose_mark(mark.removeprefix("echo "))

    def _quote(self, anchor: Anchor) -> None:
        self.write_note()
        tab = self._tabs.get(self._shown)
        if self._side is not None and tab is not None:
            self._side.quote(tab.file, anchor)

    def _leave(self, tab: PdfTab) -> None:
        self._places.keep(tab.file.id, tab.place)
