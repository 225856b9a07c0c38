"""The library room at work: sidebar, search box and list follow the scope, and ask the library for changes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject, QPoint, QTimer, Signal
from PySide6.QtWidgets import QWidget

from reader_app.library.library import Library
from reader_app.library.listing import Listing
from reader_app.model.changes import Changes
from reader_app.model.ids import FeedId, SearchId
from reader_app.model.row import Row
from reader_app.model.saved_search import SavedSearch
from reader_app.model.tag import Tag, is_within, moved_tag, normal_tag
from reader_app.ui.actions import first_keys
from reader_app.ui.browsing import Browsing
from reader_app.ui.library.name_dialog import NameDialog
from reader_app.ui.library.paper_list import PaperList
from reader_app.ui.library.place import Place, saved_query
from reader_app.ui.library.search_box import SearchBox
from reader_app.ui.library.search_words import Values, known_values
from reader_app.ui.library.sidebar import Sidebar
from reader_app.ui.library.sidebar_entries import Contents, key_tags, tag_base
from reader_app.ui.library.tag_editor import TagEditor
from reader_app.ui.paper_commands import PaperCommands, Papers
from reader_app.ui.paper_questions import PaperQuestions
from reader_app.ui.session import Session

VALUES_AFTER_MS = 700
"""To complete from, behind a change of the library: in a large one they take a while, and nobody types that soon."""


@dataclass(frozen=True, slots=True)
class Panels:
    """What the room is made of."""

    sidebar: Sidebar
    search: SearchBox
    papers: PaperList
    tag_editor: TagEditor


class LibraryRoom(QObject):
    """Connects the panels of the library with each other and with the session."""

    listed = Signal(object)
    """The Listing on screen."""

    def __init__(
        self, session: Session, panels: Panels, browsing: Browsing, commands: PaperCommands, window: QWidget
    ) -> None:
        super().__init__(window)
        self._session = session
        self._panels = panels
        self._browsing = browsing
        self._commands = commands
        self._window = window
        self._questions = PaperQuestions(session, window)
        self._contents = Contents()
        self._values_timer = QTimer(self, singleShot=True, interval=VALUES_AFTER_MS)
        self._values_timer.timeout.connect(self._read_values)
        self._wire_list()
        self._wire_sidebar()
        self._wire_search()
        session.changed.connect(self._take_change)
        session.index_moved.connect(self._take_index)

    @property
    def tags(self) -> tuple[Tag, ...]:
        """The tags of the library."""
        return self._contents.tags

    def refresh(self) -> None:
        """Read everything again."""
        self._read_sidebar()
        self._browsing.refresh()

    def toggle_tag_of_key(self, number: int) -> None:
        """Put the tag of a key, from 1, on the chosen papers, or take it off."""
        tags = key_tags(self._contents.tags)
        if number <= len(tags):
            self._commands.toggle_tag(self._panels.papers.selected, tags[number - 1])

    def show_similar(self, label: str, papers: Papers) -> None:
        """Show papers of the whole library, the most similar first."""
        self._show_all()
        self._panels.search.show_query("")
        self._browsing.show_only(label, tuple(papers))

    def edit_tags(self, papers: Papers) -> None:
        """Open the tag editor on papers."""
        if papers:
            self._session.ask("tag editor", lambda library: tuple(map(library.papers.row, papers)), self._edit_tags)

    def slots(self) -> Mapping[str, Callable[[], None]]:
        """Return the commands by their names, on the papers that are chosen when they are called."""
        papers = self._panels.papers
        return {
            "save_search": self.save_search,
            "edit_tags": lambda: self.edit_tags(papers.selected),
            "find_similar": lambda: self._questions.find_similar(papers.selected),
            "explain_rank": lambda: self._questions.explain_rank(papers.selected, self._browsing.scope),
        }

    def save_search(self) -> None:
        """Give what is searched for, and where, a name, and keep it."""
        typed = self._browsing.scope.query.strip()
        if not typed:
            self._panels.search.enter()
            return
        query = saved_query(self._browsing.scope.base, typed)
        label = self.tr("Name of the search “%1”").replace("%1", query)
        dialog = NameDialog(self.tr("Save search"), label, typed, self._window)
        dialog.accepted.connect(lambda: self._save_search(dialog.name, query))
        dialog.open()

    def _take_index(self, left: int) -> None:
        """Search again once the pages of new PDFs can be found."""
        if not left and self._browsing.scope.query.strip():
            self._browsing.refresh()

    def _save_search(self, name: str, query: str) -> None:
        self._session.change(lambda library: library.searches.save(name, query))

    def _edit_tags(self, rows: tuple[Row, ...]) -> None:
        papers = self._panels.papers
        at = papers.mapToGlobal(QPoint(papers.width() // 2 - self._panels.tag_editor.width() // 2, 96))
        self._panels.tag_editor.edit(rows, self._contents.tags, at)

    def _wire_list(self) -> None:
        papers, commands, browsing = self._panels.papers, self._commands, self._browsing
        browsing.listed.connect(self._show_listing)
        papers.star_toggled.connect(commands.toggle_star)
        papers.state_requested.connect(commands.set_state)
        papers.tags_requested.connect(commands.change_tags)
        papers.tag_editor_requested.connect(self.edit_tags)
        papers.trash_requested.connect(commands.trash)
        papers.restore_requested.connect(commands.restore)
        papers.delete_requested.connect(commands.delete)
        papers.citation_requested.connect(commands.copy_citation)
        papers.bibtex_requested.connect(commands.copy_bibtex)
        papers.link_requested.connect(commands.offer_link)
        papers.similar_requested.connect(self._questions.find_similar)
        papers.explanation_requested.connect(lambda ids: self._questions.explain_rank(ids, browsing.scope))
        self._questions.similar_found.connect(self.show_similar)
        papers.order_requested.connect(browsing.sort)
        papers.only_cleared.connect(browsing.clear_only)
        papers.query_requested.connect(self._panels.search.show_query)
        papers.everywhere_requested.connect(self._search_everywhere)
        papers.all_requested.connect(self._show_all)
        self._panels.tag_editor.tags_requested.connect(commands.change_tags)

    def _wire_sidebar(self) -> None:
        sidebar, commands, change = self._panels.sidebar, self._commands, self._session.change
        sidebar.place_chosen.connect(self._browsing.choose)
        sidebar.list_requested.connect(self._panels.papers.enter)
        sidebar.tags_requested.connect(commands.change_tags)
        sidebar.state_requested.connect(commands.set_state)
        sidebar.star_requested.connect(commands.star)
        sidebar.trash_requested.connect(commands.trash)
        sidebar.trash_empty_requested.connect(commands.empty_trash)
        sidebar.tag_add_requested.connect(lambda name: change(lambda library: library.tags.create(name)))
        sidebar.tag_rename_requested.connect(self._rename_tag)
        sidebar.tag_recolour_requested.connect(
            lambda name, colour: change(lambda library: library.tags.recolour(name, colour))
        )
        sidebar.tag_delete_requested.connect(lambda name: self._delete(lambda library: library.tags.delete(name)))
        sidebar.search_save_requested.connect(self.save_search)
        sidebar.search_edit_requested.connect(self._edit_search)
        sidebar.search_rename_requested.connect(self._rename_search)
        sidebar.search_delete_requested.connect(
            lambda search: self._delete(lambda library: library.searches.delete(SearchId(search)))
        )
        sidebar.feed_date_requested.connect(
            lambda feed, day: change(lambda library: library.feeds.set_date(FeedId(feed), day))
        )
        sidebar.feed_remove_requested.connect(
            lambda feed: self._delete(lambda library: library.feeds.remove(FeedId(feed)))
        )

    def _wire_search(self) -> None:
        search = self._panels.search
        search.query_changed.connect(lambda query, typing: self._browsing.search(query, typing=typing))
        search.list_requested.connect(self._panels.papers.enter_at_best)
        search.save_requested.connect(self.save_search)

    def _show_listing(self, listing: Listing, place: Place) -> None:
        self._panels.papers.show_listing(listing, place)
        self._panels.search.show_place(place.title if place.base else "")
        self.listed.emit(listing)

    def _search_everywhere(self) -> None:
        self._panels.sidebar.choose("")
        self._browsing.search_everywhere(self._browsing.scope.query, self.tr("All papers"))

    def _show_all(self) -> None:
        self._panels.sidebar.choose("")
        self._browsing.choose(self._panels.sidebar.place)

    def _edit_search(self, search: SavedSearch) -> None:
        self._show_all()
        self._panels.search.show_query(search.query)
        self._panels.search.enter()

    def _delete(self, action: Callable[[Library], Changes]) -> None:
        """Delete what no question guards; it can be taken back."""
        self._session.change(action, done=self._commands.offer_undo)

    def _rename_tag(self, old: str, new: str) -> None:
        self._session.change(
            lambda library: library.tags.rename(old, new),
            done=lambda _: self._follow_tag(old, normal_tag(new)),
            failed=self._refuse_rename,
        )

    def _follow_tag(self, old: str, new: str) -> None:
        """Stay with the papers of a tag that has another name now."""
        place = self._browsing.place
        if place.base == tag_base(place.title) and is_within(place.title, old):
            name = moved_tag(place.title, old, new)
            self._panels.sidebar.choose(tag_base(name))
            self._browsing.choose(Place(name, tag_base(name)))

    def _rename_search(self, search: SearchId, name: str) -> None:
        self._session.change(lambda library: library.searches.rename(search, name), failed=self._refuse_rename)

    def _refuse_rename(self, sentence: str) -> None:
        """Show the old name again."""
        self._session.failed.emit(sentence)
        self._read_sidebar()

    def _take_change(self, changes: Changes, _: object) -> None:
        if changes:
            self._read_sidebar()

    def _read_values(self) -> None:
        self._session.ask("values", _values, self._panels.search.show_values)

    def _read_sidebar(self) -> None:
        self._session.ask("sidebar", _contents, self._show_sidebar)

    def _show_sidebar(self, contents: Contents) -> None:
        if (contents.counts.all, contents.tags) != (self._contents.counts.all, self._contents.tags):
            self._values_timer.start()
        self._contents = contents
        sidebar, papers = self._panels.sidebar, self._panels.papers
        sidebar.show_contents(self._contents)
        if not sidebar.has_place:
            self._show_all()  # the tag, search or page that was open is gone
        papers.show_keys(first_keys(), key_tags(contents.tags))
        self._browsing.rename(sidebar.place)
        papers.show_place(self._browsing.place)
        papers.show_feeds(contents.feeds)


def _contents(library: Library) -> Contents:
    return Contents(
        counts=library.papers.counts(),
        tags=library.tags.all(),
        searches=library.searches.all(),
        feeds=library.feeds.all(),
    )


def _values(library: Library) -> Values:
    """Return what the search box completes, the commonest values first."""
    return known_values(library.finding.values(), starred=library.papers.counts().starred)
