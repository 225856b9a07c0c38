"""The page on which the library is browsed: search over sidebar, list and reading pane, or over the trends."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from reader_app.library.listing import Order, Scope
from reader_app.model.ids import PaperId
from reader_app.ui.browsing import Browsing
from reader_app.ui.library.list_column import ListColumn
from reader_app.ui.library.page_lines import PageLines
from reader_app.ui.library.paper_list import PaperList
from reader_app.ui.library.place import Place
from reader_app.ui.library.search_box import SearchBox
from reader_app.ui.library.search_strip import SearchStrip
from reader_app.ui.library.sidebar import Sidebar
from reader_app.ui.library.tag_editor import TagEditor
from reader_app.ui.library_room import LibraryRoom, Panels
from reader_app.ui.marks.mark_panel import MarkPanel
from reader_app.ui.panes import ROOM_FOR_SIDEBAR, Panes
from reader_app.ui.paper_commands import PaperCommands
from reader_app.ui.pdf_requests import PdfRequests
from reader_app.ui.reading.detail_pane import DetailPane
from reader_app.ui.reading_room import ReadingRoom
from reader_app.ui.refining import Refining
from reader_app.ui.session import Session
from reader_app.ui.settings import Settings, packed, unpacked
from reader_app.ui.theme import Divider, Theme
from reader_app.ui.top_bar import TopBar
from reader_app.ui.trends.view import TrendsView


class LibraryPage(QWidget):
    """Makes the panels around one list of papers, and connects them."""

    filled = Signal()
    """The papers are on screen."""
    room_shown = Signal(str)
    """The "library" or the "trends" were opened."""
    files_dropped = Signal(object)
    """Paths, dropped on the list or on the sidebar."""
    attach_requested = Signal(object, object)
    """A paper, and PDFs to attach to it; an empty list where they are yet to be chosen."""
    mark_opened = Signal(object)
    """The MarkedPassage that the reader wants to see in its place."""
    marks_export_requested = Signal(object)
    """MarkedPassages, to be written to a file."""
    pdf_requested = Signal(str, int, object)
    """The id of a PDF to be read, the page (0: where it was left), and the words on it that were searched for."""

    def __init__(
        self, session: Session, theme: Theme, settings: Settings, commands: PaperCommands, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setObjectName("library_page")
        self._room_name = settings.room
        self._session, self._theme = session, theme
        self._marks: MarkPanel | None = None
        self._search = SearchBox(theme, self)
        self._search_strip = SearchStrip(theme, self)
        self._sidebar = Sidebar(theme, self)  # the Tab key goes through the panes as they are made
        self.papers = PaperList(theme, self)
        self.detail = DetailPane(session, theme, settings, self)
        self.trends = TrendsView(session, theme, settings, self)
        self._browsing = Browsing(session, Place(self.tr("All papers"), settings.base), _scope(settings), parent=self)
        panels = Panels(self._sidebar, self._search, self.papers, TagEditor(theme, self))
        self._room = LibraryRoom(session, panels, self._browsing, commands, self)
        self._refining = Refining(session, self._browsing, self._search, self._search_strip, self)
        self._reader = ReadingRoom(self.papers, self.detail, PaperId(settings.paper), self)
        self._panes = Panes(
            self._sidebar, ListColumn(self._search_strip, self.papers, self), self.detail, self.trends, self
        )
        self._top: TopBar | None = None
        self.pdfs = PdfRequests(session, self)
        PageLines(session, self.papers)
        self._wire()

    @property
    def listed(self) -> tuple[PaperId, ...]:
        """The papers of the list, in its order."""
        return self._reader.listed

    @property
    def exported(self) -> tuple[PaperId, ...]:
        """The papers that are selected, or all that are listed where that is one or none."""
        chosen = self.papers.selected
        return chosen if len(chosen) > 1 else self.listed

    @property
    def room(self) -> str:
        """The room that is open."""
        return self._room_name

    @property
    def splitters(self) -> tuple[QSplitter, QSplitter]:
        """What a reader can move, for the layout to be kept."""
        return self._panes.splitters

    def take_actions(self, actions: Mapping[str, QAction]) -> None:
        """Show the buttons of the window's actions over the panes."""
        self._refining.follow(actions)
        self._top = TopBar(actions, self._search, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget, stretch in ((self._top, 0), (Divider(), 0), (self._panes, 1)):
            column.addWidget(widget, stretch)

    def slots(self) -> Mapping[str, Callable[[], object]]:
        """Return the commands of the page by their names."""
        return {
            **self._refining.slots(),
            **self._room.slots(),
            "show_library": self.show_library,
            "show_trends": self.show_trends,
            "show_marks": self.show_marks,
            "focus_search": self._search.enter,
            "focus_note": self.write_note,
            "open_pdf": self.open_pdf,
            "toggle_sidebar": self.toggle_sidebar,
            "toggle_table": self.toggle_table,
            "edit_details": self.detail.edit_details,
            "next_found": lambda: self.detail.step_found(1),
            "previous_found": lambda: self.detail.step_found(-1),
        }

    def toggle_tag_of_key(self, number: int) -> None:
        """Put the tag of a key, from 1, on the chosen papers, or take it off."""
        self._room.toggle_tag_of_key(number)

    def show_library(self) -> None:
        self._show_room("library")
        self.papers.setFocus()

    def show_trends(self) -> None:
        self._show_room("trends")
        self.trends.show_scope(replace(self._browsing.scope, only=None))
        self.trends.setFocus()

    def show_marks(self) -> None:
        """List the marks of the whole library."""
        if self._marks is None:
            self._marks = self._made_marks()
        self._show_room("marks")
        self._marks.enter()

    def pending(self) -> bool:
        """Say whether there are words that the library does not have yet."""
        return self.detail.pending() or (self._marks is not None and self._marks.pending())

    def flush(self, done: Callable[[bool], None]) -> None:
        """Save now; `done` is told whether everything typed is in the library then."""
        if self._marks is not None:
            self._marks.flush()
        self.detail.flush(lambda _: done(not self.pending()))

    def write_note(self) -> None:
        self._show_room("library")
        self.detail.write_note()

    def open_pdf(self) -> None:
        """Ask for the PDF of the paper that is chosen."""
        if self.papers.current is not None:
            self.pdfs.open_paper(self.papers.current)

    def toggle_sidebar(self) -> None:
        wanted, window = not self._panes.is_sidebar_shown(), self.window()
        if wanted and self.width() < ROOM_FOR_SIDEBAR:
            window.resize(ROOM_FOR_SIDEBAR, window.height())
        self._panes.want_sidebar(wanted)

    def toggle_table(self) -> None:
        self.papers.set_mode("rows" if self.papers.mode == "table" else "table")

    def show_query(self, query: str) -> None:
        """Search for something in the place that is open."""
        self._search.show_query(query)

    def search_for(self, query: str) -> None:
        """Search for something in the whole library."""
        self._browsing.search_everywhere(query, self.tr("All papers"))
        self._sidebar.choose("")
        self._search.show_query(query)

    def show_papers(self, label: str, papers: tuple[PaperId, ...]) -> None:
        """Show exactly these papers, such as those of a point of a chart."""
        self._browsing.show_only(label, papers)
        self.show_library()

    def lock(self) -> None:
        """Offer nothing that changes the library."""
        for pane in (self._sidebar, self.papers, self.detail):
            pane.lock()

    def follow_added(self, papers: tuple[PaperId, ...]) -> None:
        """Show the first of the papers that came in."""
        self._reader.go_to_added(papers)

    def follow_changed(self, papers: frozenset[PaperId]) -> None:
        """Show a paper that an undo brought back or changed."""
        self._reader.go_to_changed(papers)

    def restore(self, settings: Settings) -> None:
        """Open where the page was left."""
        self._panes.want_sidebar(settings.sidebar_shown)
        self._sidebar.restore_collapsed(settings.sidebar_collapsed)
        self._sidebar.choose(settings.base)
        self._refining.want_facets(settings.facets_shown)
        self.papers.set_mode(settings.list_mode)
        self.papers.restore_table_layout(unpacked(settings.table_state))
        self._search.show_query(settings.query)
        self._room.refresh()
        self._show_room(settings.room)
        if settings.room == "trends":
            self.show_trends()
        elif settings.room == "marks":
            self.show_marks()

    def kept(self, settings: Settings) -> Settings:
        """Return settings with the page as it is now."""
        scope = self._browsing.scope
        kept = replace(
            settings,
            room=self._room_name,
            sidebar_shown=self._panes.wants_sidebar,
            facets_shown=self._search_strip.wants_facets,
            sidebar_collapsed=self._sidebar.collapsed,
            list_mode=self.papers.mode,
            table_state=packed(self.papers.table_layout()),
            base=scope.base,
            query=scope.query,
            order=str(scope.order),
            descending=scope.descending,
            paper=str(self.papers.current or ""),
        )
        return self.trends.kept(kept)

    def _wire(self) -> None:
        self._room.listed.connect(self._reader.take)
        self._reader.filled.connect(self.filled)
        self.detail.search_requested.connect(self.search_for)
        self.trends.papers_requested.connect(self.show_papers)
        for pane in (self.papers, self._sidebar):
            pane.files_dropped.connect(self.files_dropped)
        self._browsing.scope_changed.connect(self._follow_scope)
        self._room.listed.connect(lambda listing: self.pdfs.show_scope(listing.scope))
        self.detail.pdf_opened.connect(self.pdfs.open_file)
        self.pdfs.pdf_requested.connect(self.pdf_requested)
        self.detail.attach_requested.connect(self.attach_requested)
        self.papers.attach_requested.connect(self.attach_requested)

    def _show_room(self, name: str) -> None:
        self._room_name = name
        if self._marks is not None:
            self._marks.set_shown(name == "marks")
        if name == "marks" and self._marks is not None:
            self._panes.show_other(self._marks)
        else:
            self._panes.show_room(name)
        if self._top is not None:
            self._top.show_room(name)
        self.room_shown.emit(name)

    def _made_marks(self) -> MarkPanel:
        marks = MarkPanel(self._session, self._theme, self, with_paper=True)
        marks.opened.connect(self.mark_opened)
        marks.export_requested.connect(self.marks_export_requested)
        if self._session.is_read_only:
            marks.lock()
        return marks

    def _follow_scope(self, scope: Scope) -> None:
        if self._room_name == "trends" and scope.only is None:
            self.trends.show_scope(scope)


def _scope(settings: Settings) -> Scope:
    """Return what was listed last, in its order; in the usual one where the settings name none that is known."""
    order = Order(settings.order) if settings.order in set(Order) else Order.BEST
    return Scope(settings.base, settings.query, order=order, descending=settings.descending, nearly=True)
