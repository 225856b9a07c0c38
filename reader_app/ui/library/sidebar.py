"""The sidebar: where in the library to look."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from reader_app.model.feed import FeedPage
from reader_app.model.paper import ReadState
from reader_app.model.saved_search import SavedSearch
from reader_app.model.tag import Tag
from reader_app.ui.library.date_dialog import DateDialog
from reader_app.ui.library.name_dialog import NameDialog
from reader_app.ui.library.place import Place
from reader_app.ui.library.sidebar_entries import Contents, Entry, Kind, entries
from reader_app.ui.library.sidebar_menu import SidebarDeeds, sidebar_menu
from reader_app.ui.library.sidebar_model import SidebarModel
from reader_app.ui.library.sidebar_tree import SidebarTree
from reader_app.ui.theme import set_role

if TYPE_CHECKING:
    from reader_app.model.ids import PaperId
    from reader_app.ui.theme import Theme

LEAST_WIDTH = 196


class Sidebar(QFrame):
    """Shows what the library holds and says which part of it is wanted."""

    place_chosen = Signal(object)
    """A Place."""
    list_requested = Signal()
    tag_add_requested = Signal(str)
    tag_rename_requested = Signal(str, str)
    """Old name, new name; an existing new name joins the two."""
    tag_recolour_requested = Signal(str, str)
    tag_delete_requested = Signal(str)
    search_save_requested = Signal()
    search_edit_requested = Signal(object)
    """A SavedSearch, to be put into the search box."""
    search_rename_requested = Signal(object, str)
    search_delete_requested = Signal(object)
    feed_date_requested = Signal(object, str)
    """The id of a page, and its day in ISO 8601."""
    feed_remove_requested = Signal(object)
    tags_requested = Signal(object, object, object)
    """Ids, tags to add, tags to remove: papers were dropped on a tag."""
    state_requested = Signal(object, object)
    star_requested = Signal(object)
    trash_requested = Signal(object)
    trash_empty_requested = Signal()
    files_dropped = Signal(object)
    collapsed_changed = Signal(object)
    """The keys of the entries that are closed, as a tuple."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("library_sidebar")
        set_role(self, "panel")
        self.setMinimumWidth(LEAST_WIDTH)
        self._theme = theme
        self._contents = Contents()
        self._collapsed: set[str] = set()
        self._base = ""
        self._model = SidebarModel(self)
        self._tree = SidebarTree(self._model, theme, self)
        self.setFocusProxy(self._tree)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 8)
        column.addWidget(self._tree)
        self._wire()
        self.show_contents(self._contents)

    @property
    def place(self) -> Place:
        """What is chosen, with the number of its papers as it is now."""
        index = self._model.find(base=self._base)
        return _place(self._model.entry(index)) if index.isValid() else Place(self._base, self._base)

    @property
    def has_place(self) -> bool:
        """Whether what was chosen is still there."""
        return self._model.find(base=self._base).isValid()

    @property
    def collapsed(self) -> tuple[str, ...]:
        """The keys of the entries that are closed, to be kept."""
        return tuple(sorted(self._collapsed))

    def show_contents(self, contents: Contents) -> None:
        """Show what the library holds now; what is chosen stays chosen."""
        self._contents = contents
        if self._model.show_entries(entries(contents)):
            self._open_all()
            self.choose(self._base)

    def lock(self) -> None:
        """Offer no change of the library: no menus, no names to edit, nothing to drop things on."""
        self._tree.lock()

    def restore_collapsed(self, keys: Iterable[str]) -> None:
        self._collapsed = set(keys)
        self._open_all()

    def choose(self, base: str) -> None:
        """Mark the entry of a base without telling anybody; none where the sidebar has none."""
        self._base = base
        self._tree.blockSignals(True)
        index = self._model.find(base=base)
        self._tree.setCurrentIndex(index)
        if not index.isValid():
            self._tree.clearSelection()
        self._tree.blockSignals(False)

    def _wire(self) -> None:
        tree = self._tree
        tree.chosen.connect(self._choose)
        tree.added_to.connect(self._add_to)
        tree.papers_dropped.connect(self._take_papers)
        tree.files_dropped.connect(self.files_dropped)
        tree.list_requested.connect(self.list_requested)
        tree.menu_requested.connect(self._offer_menu)
        tree.deletion_requested.connect(lambda entry: self._deletion(entry)())
        tree.expanded.connect(partial(self._remember, closed=False))
        tree.collapsed.connect(partial(self._remember, closed=True))
        self._model.renamed.connect(self._rename)
        self._theme.changed.connect(tree.viewport().update)

    def _choose(self, entry: Entry) -> None:
        self._base = entry.base or ""
        self.place_chosen.emit(_place(entry))

    def _open_all(self) -> None:
        closed = set(self._collapsed)
        for index in self._model.indexes():
            self._tree.setExpanded(index, self._model.entry(index).key not in closed)
        self._collapsed = closed

    def _remember(self, index: QModelIndex, *, closed: bool) -> None:
        key = self._model.entry(index).key
        before = set(self._collapsed)
        self._collapsed = before | {key} if closed else before - {key}
        if self._collapsed != before:
            self.collapsed_changed.emit(self.collapsed)

    def _rename(self, entry: Entry, text: str) -> None:
        if isinstance(entry.value, Tag):
            self.tag_rename_requested.emit(entry.value.name, text)
        elif isinstance(entry.value, SavedSearch):
            self.search_rename_requested.emit(entry.value.id, text)

    def _add_to(self, section: Entry) -> None:
        if section.key == "section:tags":
            self._ask_for_tag("")
        else:
            self.search_save_requested.emit()

    def _ask_for_tag(self, start: str) -> None:
        title, label = self.tr("New tag"), self.tr("Name; a slash puts a tag below another: method/rl")
        dialog = NameDialog(title, label, start, self)
        dialog.accepted.connect(lambda: self.tag_add_requested.emit(dialog.name))
        dialog.open()

    def _ask_for_date(self, page: FeedPage) -> None:
        dialog = DateDialog(page, self)
        dialog.accepted.connect(lambda: self.feed_date_requested.emit(page.id, dialog.date))
        dialog.open()

    def _take_papers(self, ids: tuple[PaperId, ...], entry: Entry) -> None:
        if isinstance(entry.value, Tag):
            self.tags_requested.emit(ids, (entry.value.name,), ())
        elif entry.key == "starred":
            self.star_requested.emit(ids)
        elif entry.key == "trash":
            self.trash_requested.emit(ids)
        else:
            self.state_requested.emit(ids, ReadState(entry.key))

    def _offer_menu(self, index: QModelIndex, at: QPoint) -> None:
        if not index.isValid():
            return
        entry = self._model.entry(index)
        menu = sidebar_menu(entry, self._deeds(index, entry), self._contents.tags, self._theme.colours, self)
        if menu.isEmpty():
            menu.deleteLater()
            return
        self._tree.show_target(index)
        menu.aboutToHide.connect(lambda: self._tree.show_target(QModelIndex()))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    def _deeds(self, index: QModelIndex, entry: Entry) -> SidebarDeeds:
        tag = entry.value.name if isinstance(entry.value, Tag) else ""
        page = entry.value if isinstance(entry.value, FeedPage) else None
        return SidebarDeeds(
            rename=lambda: self._tree.edit(index),
            recolour=lambda colour: self.tag_recolour_requested.emit(tag, colour),
            merge=lambda into: self.tag_rename_requested.emit(tag, into),
            add_below=lambda: self._ask_for_tag(f"{tag}/"),
            delete=self._deletion(entry),
            edit=lambda: self.search_edit_requested.emit(entry.value),
            set_date=lambda: self._ask_for_date(page) if page else None,
            add=lambda: self._add_to(entry),
            empty_trash=self.trash_empty_requested.emit,
        )

    def _deletion(self, entry: Entry) -> Callable[[], None]:
        if isinstance(entry.value, Tag):
            return partial(self.tag_delete_requested.emit, entry.value.name)
        if isinstance(entry.value, SavedSearch):
            return partial(self.search_delete_requested.emit, entry.value.id)
        if isinstance(entry.value, FeedPage):
            return partial(self.feed_remove_requested.emit, entry.value.id)
        return lambda: None


def _place(entry: Entry) -> Place:
    title = entry.value.name if isinstance(entry.value, Tag) else entry.title
    if entry.kind is Kind.FEED and isinstance(entry.value, FeedPage):
        title = " · ".join(part for part in (entry.value.title, entry.title) if part)
    return Place(title, entry.base or "", entry.count)
