"""The history of one paper, its note and its highlights: each version, what it changed, and having it back."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import QComboBox, QDialog, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from reader_app.library.differences import Difference, differences
from reader_app.library.library import Library
from reader_app.library.past import LISTED, Version
from reader_app.library.store.device import device_id
from reader_app.model.changes import Changes
from reader_app.model.errors import ReaderError
from reader_app.model.ids import PaperId
from reader_app.ui.math import as_unicode
from reader_app.ui.past.difference_view import DifferenceView, word_by_word
from reader_app.ui.past.telling import steps_of, version_entry
from reader_app.ui.past.timeline_view import TimelineView
from reader_app.ui.past.window_layout import lay_out
from reader_app.ui.past.wording import moment_text
from reader_app.ui.session import Session
from reader_app.ui.theme import EmptyState, Theme, icon, set_role
from reader_app.ui.toast import Toast

EVERYTHING, PAPER, NOTE, HIGHLIGHTS = "", "papers", "notes", "annotations"


@dataclass(frozen=True, slots=True)
class _History:
    """What the library knows of a paper's past."""

    title: str
    versions: tuple[Version, ...]
    is_all: bool
    device: str


@dataclass(frozen=True, slots=True)
class _Compared:
    """A version beside the one before it, and beside what is there now."""

    version: Version
    made: tuple[Difference, ...]
    to_now: tuple[Difference, ...]


class HistoryWindow(QDialog):
    """Versions at the left, newest first; what the chosen one changed at the right."""

    brought_back = Signal(object)
    """The Changes that made a version the present one."""

    def __init__(
        self, session: Session, theme: Theme, paper: PaperId, parent: QWidget, *, only: str = EVERYTHING, key: str = ""
    ) -> None:
        """Begin with all versions, or with those of one table, or of one highlight by its id."""
        super().__init__(parent)
        self._session = session
        self._paper = paper
        self._key = key
        self._history = _History("", (), is_all=True, device="")
        self._compared: _Compared | None = None
        self._most = LISTED
        self._list = TimelineView(theme, self)
        self._only, self._beside = QComboBox(self), QComboBox(self)
        self._heading, self._when = QLabel(self), QLabel(self)
        self._difference = DifferenceView(theme, self)
        self._same = QLabel(self)
        self._nothing = EmptyState("history", "", parent=self)
        self._pages = QStackedWidget(self)
        self._back = QPushButton(icon("undo"), self.tr("Bring This Back"), self)
        self._toast = Toast(self)
        self._build(only)
        self._list.setFocus()
        session.changed.connect(self._follow)
        self._read()

    def _build(self, only: str) -> None:
        self.setObjectName("history_window")
        self.setWindowTitle(self.tr("History"))
        self._list.setObjectName("history_list")
        self._list.setAccessibleName(self.tr("Versions, newest first"))
        self._list.selection_changed.connect(self._show_chosen)
        self._list.more_requested.connect(self._read_more)
        self._fill_choices(only)
        self._back.setObjectName("bring_back")
        self._back.setAccessibleName(self.tr("Bring this version back"))
        self._back.setToolTip(self.tr("Make it again as it was in this version; that can be undone"))
        self._back.clicked.connect(self._bring_back)
        close = QPushButton(self.tr("Close"), self)
        close.setObjectName("history_close")
        close.clicked.connect(self.close)
        lay_out(self, [self._only], self._list, self._details(), [self._back, close])

    def _fill_choices(self, only: str) -> None:
        choices = [
            (self.tr("Paper, note and highlights"), EVERYTHING),
            (self.tr("The paper’s details"), PAPER),
            (self.tr("The note"), NOTE),
            (self.tr("The highlights"), HIGHLIGHTS),
        ]
        if self._key:
            choices.append((self.tr("This highlight"), self._key))
        for text, choice in choices:
            self._only.addItem(text, choice)
        self._only.setObjectName("history_only")
        self._only.setAccessibleName(self.tr("Whose versions are listed"))
        self._only.setCurrentIndex(max(0, self._only.findData(self._key or only)))
        self._only.currentIndexChanged.connect(self._show)
        self._beside.addItems([self.tr("What this change did"), self.tr("What is different now")])
        self._beside.setObjectName("history_beside")
        self._beside.setAccessibleName(self.tr("What the version is compared with"))
        self._beside.currentIndexChanged.connect(self._show_compared)

    def _details(self) -> QWidget:
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(28, 22, 28, 8)
        column.setSpacing(6)
        for label, role in ((self._heading, "title"), (self._when, "muted"), (self._same, "muted")):
            set_role(label, role)
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        set_role(self._beside, "quiet")
        column.addWidget(self._heading)
        column.addWidget(self._when)
        column.addWidget(self._beside, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._same)
        column.addWidget(self._difference, 1)
        column.addStretch(0)
        for widget in (page, self._nothing):
            self._pages.addWidget(widget)
        return self._pages

    def _follow(self, changes: Changes, _origin: object) -> None:
        if self._paper in changes.papers:
            self._read()

    def _read_more(self) -> None:
        if not self._history.is_all and self._most == len(self._history.versions):
            self._most += LISTED
            self._read()

    def _read(self) -> None:
        paper, most = self._paper, self._most

        def history(library: Library) -> _History:
            versions = library.past.of(paper, most)
            return _History(_title(library, paper, versions), versions, len(versions) < most, device_id())

        self._session.ask(f"history {paper}", history, self._take)

    def _take(self, history: _History) -> None:
        self._history = history
        self.setWindowTitle(self.tr("History of “%1”").replace("%1", as_unicode(history.title)))
        self._show()

    def _show(self) -> None:
        only = self._only.currentData()
        wanted = [one for one in self._history.versions if only in (EVERYTHING, one.table, one.key)]
        self._list.show_entries(tuple(version_entry(one, self._history.device) for one in steps_of(wanted)))

    def _chosen(self) -> Version | None:
        chosen = self._list.chosen
        value = chosen[0].value if chosen else None
        return value if isinstance(value, Version) else None

    def _show_chosen(self) -> None:
        version = self._chosen()
        self._back.setEnabled(False)
        if version is None:
            self._nothing.show_message("history", self.tr("No versions"), self.tr("Nothing of this was changed yet."))
            self._pages.setCurrentWidget(self._nothing)
            return
        entry = self._list.chosen[0]
        self._pages.setCurrentIndex(0)
        self._heading.setText(entry.title)
        today = QDate.currentDate().toPython()
        moment = moment_text(entry.moment, today)  # type: ignore[arg-type]
        self._when.setText(" · ".join(part for part in (moment, entry.detail) if part))
        self._compare(version)

    def _compare(self, version: Version) -> None:
        listed = [entry.value for entry in self._list.entries]
        of_same = [one for one in listed if isinstance(one, Version) and one.key == version.key]
        older = of_same[of_same.index(version) + 1 :]
        before = older[0].value if older else None

        def compared(library: Library) -> _Compared:
            now = library.past.difference(_restorable(version, older))
            return _Compared(version, word_by_word(differences(before, version.value)), word_by_word(now))

        self._session.ask(f"compared {self._paper}", compared, self._take_compared)

    def _take_compared(self, compared: _Compared) -> None:
        if compared.version == self._chosen():
            self._compared = compared
            self._show_compared()

    def _show_compared(self) -> None:
        if self._compared is None:
            return
        is_now = self._beside.currentIndex() == 1
        shown = self._compared.to_now if is_now else self._compared.made
        self._difference.show_differences(shown)
        self._difference.setVisible(bool(shown))
        nothing = self.tr("Nothing: it is the same now.") if is_now else self.tr("Nothing that can be seen.")
        self._same.setText(nothing)
        self._same.setVisible(not shown)
        self._back.setEnabled(bool(self._compared.to_now) and not self._session.is_read_only)

    def _bring_back(self) -> None:
        version = self._chosen()
        if version is None:
            return
        wanted = version if version.value else replace(version, is_before=True)
        self._session.change(
            lambda library: library.past.restore(wanted), done=self._tell_change, failed=self._toast.warn
        )

    def _tell_change(self, changes: Changes) -> None:
        if changes:
            self._toast.tell(f"{changes.label}.", self.tr("Undo"), lambda: self._session.change(Library.undo))
            self.brought_back.emit(changes)
        else:
            self._toast.tell(self.tr("It is like that already."))


def _restorable(version: Version, older: list[Version]) -> Version:
    """Return the version that bringing it back leads to: for a deletion, what was deleted."""
    return version if version.value or not older else older[0]


def _title(library: Library, paper: PaperId, versions: tuple[Version, ...]) -> str:
    try:
        return library.papers.get(paper).title
    except ReaderError:
        return next((one.event.papers[0].title for one in versions if one.event.papers), "")
