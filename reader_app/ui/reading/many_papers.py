"""What the pane shows while several papers are chosen: how many, and what can be done with all of them."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from reader_app.library.library import Library
from reader_app.model.ids import PaperId
from reader_app.model.paper import ReadState
from reader_app.ui.math import as_unicode
from reader_app.ui.reading.state_switch import StateSwitch
from reader_app.ui.reading.tag_row import TagRow
from reader_app.ui.theme import ElidedLabel, Theme, icon, set_role

TITLES_SHOWN = 8


@dataclass(frozen=True, slots=True)
class Several:
    """Several papers, and what they have in common."""

    ids: tuple[PaperId, ...]
    titles: tuple[str, ...] = ()
    """The first few."""
    states: tuple[ReadState, ...] = ()
    starred: int = 0
    trashed: int = 0
    tags: tuple[tuple[str, int], ...] = ()
    """Each tag that one of them has, with how many have it, most first."""
    tag_colours: tuple[tuple[str, str], ...] = ()


def several(library: Library, *, ids: Sequence[PaperId]) -> Several:
    """Return what is shown of several papers; those deleted meanwhile are left out."""
    known = library.papers.rows()
    papers = [known[paper].paper for paper in ids if paper in known]
    tags = Counter(tag for paper in papers for tag in paper.tags)
    return Several(
        tuple(paper.id for paper in papers),
        tuple(paper.title for paper in papers[:TITLES_SHOWN]),
        tuple(sorted({paper.state for paper in papers})),
        sum(paper.starred for paper in papers),
        sum(bool(paper.trashed) for paper in papers),
        tuple(tags.most_common()),
        tuple(library.tags.colours().items()),
    )


class ManyPapers(QWidget):
    """Shows several papers and asks for changes to all of them."""

    state_chosen = Signal(object)
    star_requested = Signal(bool)
    trash_requested = Signal(bool)
    """True to put them in the trash, False to take them out."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: Several | None = None
        self._count, self._rest = QLabel(self), QLabel(self)
        self._titles = [ElidedLabel(parent=self) for _ in range(TITLES_SHOWN)]
        self._state = StateSwitch(self)
        self._star, self._trash = QPushButton(self), QPushButton(self)
        self.tags = TagRow(theme, self)
        self.setObjectName("many_papers")
        self._build()

    def show_papers(self, shown: Several) -> None:
        """Show what several papers have in common."""
        self._shown = shown
        count = len(shown.ids)
        self._count.setText(self.tr("{0} papers").format(f"{count:,}"))
        rest = count - len(shown.titles)
        for place, label in enumerate(self._titles):
            label.setVisible(place < len(shown.titles))
            label.setText(as_unicode(shown.titles[place]) if place < len(shown.titles) else "")
        self._rest.setText(self.tr("and {0} more").format(f"{rest:,}"))
        self._rest.setVisible(rest > 0)
        self._state.show_state(shown.states[0] if len(shown.states) == 1 else None)
        names = [tag for tag, _ in shown.tags]
        partly = {tag: f"{tag}  {have}" for tag, have in shown.tags if have < count}
        self.tags.show_tags(names, dict(shown.tag_colours), partly)
        self._star.setText(self.tr("Take the star off") if self._all(shown.starred) else self.tr("Star"))
        self._trash.setText(self.tr("Restore") if self._all(shown.trashed) else self.tr("Move to Trash"))

    def lock(self) -> None:
        """Offer no change."""
        for control in (*self._state.controls, self._star, self._trash):
            control.setEnabled(False)
        self.tags.lock()

    def _build(self) -> None:
        set_role(self._count, "heading")
        self._count.setObjectName("many_count")
        for label in (*self._titles, self._rest):
            set_role(label, "muted")
        self._star.setAccessibleName(self.tr("Star all"))
        self._trash.setAccessibleName(self.tr("Move all to the trash, or restore them"))
        self._star.setObjectName("star_all")
        self._star.setIcon(icon("star"))
        self._trash.setObjectName("trash_all")
        self._trash.setIcon(icon("trash"))
        self._state.state_chosen.connect(self.state_chosen)
        self._star.clicked.connect(self._ask_star)
        self._trash.clicked.connect(self._ask_trash)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for widget in (self._star, self._trash):
            buttons.addWidget(widget)
        buttons.addStretch()
        queue = QHBoxLayout()
        queue.addWidget(self._state)
        queue.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self._count)
        titles = QVBoxLayout()
        titles.setSpacing(5)
        for label in (*self._titles, self._rest):
            titles.addWidget(label)
        column.addLayout(titles)
        column.addLayout(queue)
        column.addWidget(self.tags)
        column.addLayout(buttons)
        column.addStretch()

    def _all(self, count: int) -> bool:
        return self._shown is not None and 0 < len(self._shown.ids) == count

    def _ask_star(self) -> None:
        if self._shown is not None:
            self.star_requested.emit(not self._all(self._shown.starred))

    def _ask_trash(self) -> None:
        if self._shown is not None:
            self.trash_requested.emit(not self._all(self._shown.trashed))
