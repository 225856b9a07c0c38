"""What stands above the abstract: title, authors, where and when, place in the queue, tags, links."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCursor, QIcon
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from reader_app.model.feed import FeedPage
from reader_app.model.paper import Paper
from reader_app.ui.library.row_text import day_text
from reader_app.ui.reading.file_list import FileList
from reader_app.ui.reading.first_seen_menu import FirstSeenMenu
from reader_app.ui.reading.link_row import LinkRow
from reader_app.ui.reading.open_paper import OpenPaper
from reader_app.ui.reading.state_switch import StateSwitch
from reader_app.ui.reading.tag_row import TagRow
from reader_app.ui.reading.title_view import TitleView
from reader_app.ui.theme import Theme, icon, interface_font, set_role

AUTHORS_SHOWN = 12
_STAR = QSize(19, 19)
_AUTHOR, _MORE, _SEEN, _EDIT = "author:", "more:", "seen:", "edit:"


class PaperHead(QWidget):
    """Shows a paper's details and asks for changes to them."""

    search_requested = Signal(str)
    state_chosen = Signal(object)
    star_toggled = Signal(bool)
    day_chosen = Signal(str)
    """The day on which the paper was first seen, as the reader corrected it, ISO 8601."""
    edit_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: OpenPaper | None = None
        self._shows_all_authors = False
        self._is_locked = False
        self._title = TitleView(theme, self)
        self._authors, self._meta = QLabel(self), QLabel(self)
        self._state, self._star = StateSwitch(self), QToolButton(self)
        self.tags = TagRow(theme, self)
        self.links = LinkRow(self)
        self.files = FileList(self)
        self._build()
        self.set_text_size(0)
        theme.changed.connect(self._write_lines)

    @property
    def controls(self) -> tuple[QWidget, ...]:
        """What the Tab key reaches, in this order."""
        tags, links = self.tags.controls, self.links.controls
        return self._authors, self._meta, *self._state.controls, self._star, *tags, *links, *self.files.controls

    def show_paper(self, shown: OpenPaper) -> None:
        """Show a paper's details as they are now."""
        paper = shown.paper
        if self._shown is None or self._shown.paper.id != paper.id:
            self._shows_all_authors = False
        self._shown = shown
        self._title.show_text(shown.title)
        self._state.show_state(paper.state)
        self._star.setChecked(paper.starred)
        self._star.setIcon(self._star_icon(filled=paper.starred))
        self.tags.show_tags(paper.tags, shown.tag_colours or {})
        self.links.show_links(paper)
        self._write_lines()

    def lock(self) -> None:
        """Show everything, and offer no change of it."""
        self._is_locked = True
        for control in (*self._state.controls, self._star):
            control.setEnabled(False)
        self.tags.lock()
        self.files.lock()
        self._write_lines()

    def set_text_size(self, delta: int) -> None:
        """Show the words some points larger or smaller."""
        self._title.set_text_size(delta)
        self._authors.setFont(interface_font(delta + 0.5))
        self._meta.setFont(interface_font(delta))

    def _build(self) -> None:
        self.setObjectName("paper_head")
        for label, name, spoken in (
            (self._authors, "paper_authors", self.tr("Authors")),
            (self._meta, "paper_meta", self.tr("Where and when")),
        ):
            label.setObjectName(name)
            label.setAccessibleName(spoken)
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.RichText)
            label.setTextInteractionFlags(
                Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
            )
            label.linkActivated.connect(self._follow)
        set_role(self._meta, "muted")
        self._star.setObjectName("star")
        self._star.setAccessibleName(self.tr("Star"))
        self._star.setToolTip(self.tr("Star (S)"))
        self._star.setCheckable(True)
        self._star.setIconSize(_STAR)
        self._star.clicked.connect(self.star_toggled)
        self._state.state_chosen.connect(self.state_chosen)
        self._lay_out()

    def _lay_out(self) -> None:
        queue = QHBoxLayout()
        queue.setSpacing(8)
        queue.addWidget(self._state)
        queue.addWidget(self._star)
        queue.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget, gap in ((self._title, 8), (self._authors, 5), (self._meta, 14)):
            column.addWidget(widget)
            column.addSpacing(gap)
        column.addLayout(queue)
        column.addSpacing(12)
        column.addWidget(self.tags)
        column.addSpacing(6)
        column.addWidget(self.links)
        column.addSpacing(6)
        column.addWidget(self.files)

    def _write_lines(self) -> None:
        if self._shown is None:
            return
        paper = self._shown.paper
        self._authors.setText(self._author_line(paper.authors))
        self._authors.setVisible(bool(paper.authors))
        self._meta.setText(self._meta_line(paper, self._shown.page))

    def _author_line(self, authors: Sequence[str]) -> str:
        some = len(authors) > AUTHORS_SHOWN + 1 and not self._shows_all_authors
        shown = authors[:AUTHORS_SHOWN] if some else authors
        names = [self._link(f"{_AUTHOR}{place}", name) for place, name in enumerate(shown)]
        if some:
            rest = self.tr("{0} others").format(len(authors) - AUTHORS_SHOWN)
            names.append(self._link(_MORE, rest, colour=self._theme.colours.accent))
        return ", ".join(names)

    def _meta_line(self, paper: Paper, page: FeedPage | None) -> str:
        published = day_text(paper.published) if paper.published else str(paper.year or "")
        is_said = bool(published) and paper.venue.endswith(published)
        parts = [escape(paper.venue), "" if is_said else escape(published), self._seen(paper, page)]
        edit = self.tr("Edit details").replace(" ", "\N{NO-BREAK SPACE}")
        if not self._is_locked:
            parts.append(self._link(_EDIT, edit, colour=self._theme.colours.accent))
        return " &nbsp;·&nbsp; ".join(part for part in parts if part)

    def _seen(self, paper: Paper, page: FeedPage | None) -> str:
        """Return when a feed showed the paper first; a year that nobody gave is a link to put it right."""
        if not paper.first_seen:
            return ""
        words = escape(self.tr("first seen {0}").format(day_text(paper.first_seen)))
        if page is not None and page.title:
            words = escape(self.tr("{0}, first seen {1}").format(page.title, day_text(paper.first_seen)))
        if not paper.first_seen_inferred:
            return words
        if self._is_locked:
            return f"{words} ({escape(self.tr('year inferred'))})"
        doubt = self._link(_SEEN, self.tr("year inferred"), colour=self._theme.colours.accent)
        return f"{words} ({doubt})"

    def _link(self, target: str, words: str, *, colour: str = "") -> str:
        """Return a link in the text's colour or another; its words never break between the links' commas."""
        shade = colour or self._theme.colours.text
        return f'<a href="{target}" style="color: {shade}; text-decoration: none">{escape(words)}</a>'

    def _follow(self, target: str) -> None:
        if self._shown is None:
            return
        if target == _MORE:
            self._shows_all_authors = True
            self._write_lines()
        elif target == _EDIT:
            self.edit_requested.emit()
        elif target == _SEEN:
            self._correct_day(self._shown)
        else:
            name = self._shown.paper.authors[int(target.removeprefix(_AUTHOR))].replace('"', "")
            self.search_requested.emit(f'author:"{name}"')

    def _correct_day(self, shown: OpenPaper) -> None:
        menu = FirstSeenMenu(shown.paper, shown.page, self)
        menu.day_chosen.connect(self.day_chosen)
        menu.other_requested.connect(self.edit_requested)
        menu.popup(QCursor.pos())

    def _star_icon(self, *, filled: bool) -> QIcon:
        return icon("star_filled", self._theme.colours.tint("yellow").solid) if filled else icon("star")
