"""The list of papers: header, rich rows or table, and what to say where there is nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from reader_app.model.paper import ReadState
from reader_app.ui.library.import_drop import ImportDrop, Target
from reader_app.ui.library.list_header import ListHeader
from reader_app.ui.library.list_position import ReadersPlace, is_in_sight
from reader_app.ui.library.nothing_here import NothingHere
from reader_app.ui.library.paper_menu import Deed, forbid_changes, link_of, paper_menu
from reader_app.ui.library.paper_mime import mime_of
from reader_app.ui.library.paper_model import Column, PaperModel
from reader_app.ui.library.paper_table import PaperTable
from reader_app.ui.library.paper_view import PaperView, RowsView
from reader_app.ui.library.place import Place
from reader_app.ui.library.row_text import appearances
from reader_app.ui.library.sight import target_at, wanted_passages
from reader_app.ui.theme import Divider

if TYPE_CHECKING:
    from reader_app.library.listing import Listing, Scope
    from reader_app.model.feed import FeedPage
    from reader_app.model.hit import PagePassage
    from reader_app.model.ids import PaperId
    from reader_app.model.row import Row
    from reader_app.ui.theme import Theme

LEAST_WIDTH = 300


class PaperList(QWidget):
    """Shows one listing after another; selection and place are kept by paper."""

    selection_changed = Signal(object)
    """The ids of the selected papers, in the order of the list."""
    current_changed = Signal(object)
    """The id of the paper to show in detail, or None."""
    opened = Signal(object)
    star_toggled = Signal(object)
    state_requested = Signal(object, object)
    """Ids and a ReadState."""
    tags_requested = Signal(object, object, object)
    """Ids, tags to add, tags to remove."""
    tag_editor_requested = Signal(object)
    trash_requested = Signal(object)
    restore_requested = Signal(object)
    delete_requested = Signal(object)
    export_requested = Signal(object)
    citation_requested = Signal(object)
    """Ids of papers whose citations should go to the clipboard."""
    bibtex_requested = Signal(object)
    """The same as BibTeX."""
    similar_requested = Signal(object)
    explanation_requested = Signal(object)
    link_requested = Signal(str)
    order_requested = Signal(object, object)
    """An Order, and True for descending, False for ascending, None for the usual way round."""
    mode_changed = Signal(str)
    """"rows" or "table", by the user."""
    table_layout_changed = Signal()
    scroll_requested = Signal(int)
    """Space: the paper shown beside should scroll on by a page (1) or back (-1)."""
    only_cleared = Signal()
    query_requested = Signal(str)
    everywhere_requested = Signal()
    """Search all papers for the same words."""
    all_requested = Signal()
    import_requested = Signal()
    starter_requested = Signal()
    files_dropped = Signal(object)
    attach_requested = Signal(object, object)
    """A paper, and the PDFs that were dropped on it; an empty list where they are yet to be chosen."""
    text_pasted = Signal(str)

    sight_changed = Signal()
    """Other rows are seen, or the same ones for another search."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("paper_list")
        self.setMinimumWidth(LEAST_WIDTH)
        self._place = Place(self.tr("All papers"))
        self._model = PaperModel(self)
        self._readers_place = ReadersPlace(self._model)
        self._header = ListHeader(self)
        self._rows = RowsView(self._model, theme, self)
        self._table = PaperTable(self._model, theme, self)
        self._table.setSelectionModel(self._rows.selectionModel())
        self._nothing = NothingHere(self)
        self._drop = ImportDrop(theme, self, self._target_at)
        self._view: PaperView = self._rows
        self._told: tuple[PaperId | None, tuple[PaperId, ...]] = (None, ())
        self._is_moving = False
        self._is_locked = False
        self._keys: Mapping[str, str] = {}
        self._menu_tags: tuple[str, ...] = ()
        self._requests = {
            "toggle_star": self.star_toggled,
            "edit_tags": self.tag_editor_requested,
            "copy_citation": self.citation_requested,
            "copy_bibtex": self.bibtex_requested,
            "find_similar": self.similar_requested,
            "explain_rank": self.explanation_requested,
            "export_papers": self.export_requested,
            "trash_papers": self.trash_requested,
            "restore_papers": self.restore_requested,
            "delete_papers": self.delete_requested,
        }
        self._lay_out()
        self._wire()
        self.setFocusProxy(self._rows)
        theme.changed.connect(self._repaint)

    def lock(self) -> None:
        """Offer no change of the library."""
        self._is_locked = True
        self._drop.lock()
        self._nothing.lock()
        for view in (self._rows, self._table):
            view.lock()

    @property
    def mode(self) -> str:
        """Which face is shown: "rows" or "table"."""
        return "table" if self._view is self._table else "rows"

    @property
    def current(self) -> PaperId | None:
        """The paper that is shown in detail."""
        row = self._view.currentIndex().row()
        return self._model.row_at(row).paper.id if row >= 0 else None

    @property
    def selected(self) -> tuple[PaperId, ...]:
        """The chosen papers, in the order of the list."""
        return tuple(row.paper.id for row in self._chosen())

    def show_listing(self, listing: Listing, place: Place | None = None) -> None:
        """Show other papers, or the same ones as they are now."""
        self._place = place or self._place
        self._is_moving = True
        self._readers_place.show(self._view, listing)
        self._is_moving = False
        self._header.show_place(self._place, listing)
        self._table.show_order(listing.scope.order, listing.scope.descending)
        self._show_face(listing)
        self._repaint()
        self._tell()
        self.sight_changed.emit()

    def wanted_passages(self) -> tuple[Scope | None, tuple[PaperId, ...]]:
        """Return what is searched for, and the papers in sight in whose PDFs it is to be looked for."""
        return wanted_passages(self._rows, self._model)

    def show_passages(self, scope: Scope, passages: Mapping[PaperId, PagePassage | None]) -> None:
        """Show where in their PDFs papers have what is searched for, unless that is something else by now."""
        if self._model.listing is not None and self._model.listing.scope.query == scope.query:
            self._model.show_passages(passages)
            self._rows.viewport().update()

    def show_place(self, place: Place) -> None:
        """Take what is known by now about the place that is listed."""
        self._place = place
        if self._model.listing is not None:
            self._header.show_place(place, self._model.listing)

    def show_feeds(self, feeds: Iterable[FeedPage]) -> None:
        """Name the page, day and rank of papers that have no authors."""
        self._model.show_appearances(appearances(feeds))

    def show_keys(self, keys: Mapping[str, str], tags: Sequence[str]) -> None:
        """Take the shortcuts that the menu shows, by the names of the commands, and the tags that it offers."""
        self._keys, self._menu_tags = keys, tuple(tags)

    def set_mode(self, mode: str) -> None:
        """Show the papers as "rows" or as a "table"."""
        had_focus = self._view.hasFocus()
        index = self._model.index(self._view.currentIndex().row(), Column.TITLE)
        self._view = self._table if mode == "table" else self._rows
        self.setFocusProxy(self._view)
        self._header.show_face(as_table=mode == "table")
        self._show_face(self._model.listing)
        if index.isValid():
            self._view.selectionModel().setCurrentIndex(index, self._view.selectionModel().SelectionFlag.NoUpdate)
            self._view.scrollTo(index)
        if had_focus:
            self._view.setFocus()

    def table_layout(self) -> bytes:
        """Return widths and order of the table's columns, to be kept."""
        return self._table.layout_state()

    def restore_table_layout(self, state: bytes) -> None:
        self._table.restore_layout(state)

    def choose(self, paper: PaperId | None) -> bool:
        """Select a paper and bring it into sight; return whether it is in the list."""
        place = self._model.position(paper)
        if place is not None:
            self._view.choose(place)
            self._view.scrollTo(self._model.index(place, Column.TITLE))
        return place is not None

    def enter(self) -> None:
        """Take the keyboard; without a chosen paper the first becomes it, and without papers the offer to import."""
        (self._nothing if self._stack.currentWidget() is self._nothing else self._view).setFocus()

    def enter_at_best(self) -> None:
        """Take the keyboard from the search: at the chosen paper while it can be seen, else at the best hit."""
        if self._model.rowCount() and not is_in_sight(self._view, self._model):
            self._view.choose(max(self._view.rowAt(0), 0))
        self.enter()

    def step(self, by: int) -> None:
        """Go some papers on, or back."""
        last = self._model.rowCount() - 1
        if last >= 0:
            self._view.choose(max(0, min(self._view.currentIndex().row() + by, last)))

    def copy(self) -> None:
        """Put the chosen papers on the clipboard, as citations and for other places in this window."""
        if rows := self._chosen():
            QGuiApplication.clipboard().setMimeData(mime_of(rows))

    def paste(self) -> None:
        """Import what is on the clipboard."""
        self._drop.take(QGuiApplication.clipboard().mimeData())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        self._stack = QStackedWidget(self)
        for page in (self._rows, self._table, self._nothing):
            self._stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._header)
        column.addWidget(Divider(parent=self))
        column.addWidget(self._stack, 1)

    def _wire(self) -> None:
        for view in (self._rows, self._table):
            view.opened.connect(self.opened)
            view.star_toggled.connect(self.star_toggled)
            view.scroll_requested.connect(self.scroll_requested)
            view.copy_requested.connect(self.copy)
            view.menu_requested.connect(self._offer_menu)
        self._rows.verticalScrollBar().valueChanged.connect(self.sight_changed)
        selection = self._rows.selectionModel()
        selection.selectionChanged.connect(self._tell)
        selection.currentChanged.connect(self._tell)
        self._drop.files_dropped.connect(self.files_dropped)
        self._drop.text_dropped.connect(self.text_pasted)
        self._drop.attached.connect(self.attach_requested)
        self._table.order_requested.connect(self.order_requested)
        self._table.layout_changed.connect(self.table_layout_changed)
        self._header.order_requested.connect(self.order_requested)
        self._header.only_cleared.connect(self.only_cleared)
        self._header.table_requested.connect(self._change_mode)
        self._nothing.import_requested.connect(self.import_requested)
        self._nothing.starter_requested.connect(self.starter_requested)
        self._nothing.paste_requested.connect(self.paste)
        self._nothing.query_requested.connect(self.query_requested)
        self._nothing.everywhere_requested.connect(self.everywhere_requested)
        self._nothing.all_requested.connect(self.all_requested)
        self._nothing.only_cleared.connect(self.only_cleared)

    def _change_mode(self, as_table: bool) -> None:
        self.set_mode("table" if as_table else "rows")
        self.mode_changed.emit(self.mode)

    def _show_face(self, listing: Listing | None) -> None:
        is_empty = listing is not None and not listing.rows
        self._stack.setCurrentWidget(self._nothing if is_empty else self._view)
        if listing is not None and is_empty:
            self._nothing.show_reason(self._place, listing)

    def _chosen(self) -> tuple[Row, ...]:
        return self._model.rows_at(self._view.selected_positions())

    def _tell(self) -> None:
        """Say what is chosen, once for each change and never on the way from one listing to the next."""
        if self._is_moving:
            return
        (paper, papers), now = self._told, (self.current, self.selected)
        self._told = now
        if now[1] != papers:
            self.selection_changed.emit(now[1])
        if now[0] != paper:
            self.current_changed.emit(now[0])

    def _repaint(self) -> None:
        self._rows.viewport().update()
        self._table.viewport().update()

    def _target_at(self, position: QPoint) -> Target | None:
        return target_at(self, self._view, self._model, position)

    def _offer_menu(self, at: QPoint) -> None:
        rows = self._chosen()
        if rows:
            is_ranked = self._model.listing is not None and self._model.listing.matcher is not None
            menu = paper_menu(rows, self._menu_tags, self._keys, self._do, self, is_ranked=is_ranked)
            if self._is_locked:
                forbid_changes(menu)
            menu.aboutToHide.connect(menu.deleteLater)
            menu.popup(at)

    def _do(self, deed: Deed) -> None:
        """Ask for what was picked in the menu."""
        ids = self.selected
        if isinstance(deed.value, ReadState):
            self.state_requested.emit(ids, deed.value)
        elif deed.value is not None:
            tag, on = deed.value
            self.tags_requested.emit(ids, (tag,) if on else (), () if on else (tag,))
        elif deed.name == "open":
            self.opened.emit(ids[0])
        elif deed.name == "attach_pdf":
            self.attach_requested.emit(ids[0], [])
        elif deed.name == "open_link":
            self.link_requested.emit(link_of(self._chosen()[0]))
        else:
            self._requests[deed.name].emit(ids)
