"""Where a reader is in the list: the chosen papers and the place scrolled to, kept by the papers' ids."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QItemSelectionModel

from reader_app.ui.library.paper_model import Column, PaperModel

if TYPE_CHECKING:
    from reader_app.library.listing import Listing
    from reader_app.model.ids import PaperId
    from reader_app.ui.library.paper_view import PaperView

_FLAG = QItemSelectionModel.SelectionFlag


@dataclass(frozen=True, slots=True)
class ListPosition:
    """The current and the selected papers, and a paper with its distance from the upper edge of the view."""

    current: PaperId | None
    current_row: int
    selected: frozenset[PaperId]
    anchor: PaperId | None
    offset: int


class ReadersPlace:
    """Keeps the reader's place from one listing to the next."""

    def __init__(self, model: PaperModel) -> None:
        self._model = model
        self._before_search: ListPosition | None = None

    def show(self, view: PaperView, listing: Listing) -> None:
        """Show a listing in the model, and go to where the reader would look for it in the view."""
        held = self._model.listing
        before, query = position_of(view, self._model), _query(held)
        if not query:
            self._before_search = before
        is_moved = self._model.show_listing(listing)
        if is_moved:
            goes_on = held is not None and _ground(held) == _ground(listing)
            restore(view, self._model, before, moves_on=goes_on)
        if _query(listing) not in ("", query):
            _go_to_best(view, self._model)
        elif query and not _query(listing):
            self._return(view)
        elif is_moved:
            scroll_back(view, self._model, before)

    def _return(self, view: PaperView) -> None:
        """Come back from a search: to what was chosen there, else to where it began."""
        current = view.currentIndex()
        if view.selectionModel().hasSelection():
            view.scrollTo(current, view.ScrollHint.PositionAtCenter)
        elif self._before_search is not None:
            restore(view, self._model, self._before_search, moves_on=False)
            scroll_back(view, self._model, self._before_search)


def position_of(view: PaperView, model: PaperModel) -> ListPosition:
    """Return where the reader is: held by the current paper while it is in sight, else by the uppermost one."""
    current = view.currentIndex().row()
    anchor = current if is_in_sight(view, model) else view.rowAt(0)
    return ListPosition(
        _id(model, current),
        current,
        frozenset(row.paper.id for row in model.rows_at(view.selected_positions())),
        _id(model, anchor),
        view.rowViewportPosition(anchor) if anchor >= 0 else 0,
    )


def restore(view: PaperView, model: PaperModel, before: ListPosition, *, moves_on: bool) -> None:
    """Choose the same papers again; moves_on takes the next paper where the current one has left the list."""
    kept = sorted(place for paper in before.selected if (place := model.position(paper)) is not None)
    current = model.position(before.current)
    if current is None and kept:
        current = kept[0]
    elif current is None and moves_on and before.current_row >= 0 and model.rowCount():
        current = min(before.current_row, model.rowCount() - 1)
        kept = [current]
    selection = view.selectionModel()
    selection.select(_ranges(model, kept), _FLAG.ClearAndSelect)
    if current is not None:
        selection.setCurrentIndex(model.index(current, Column.TITLE), _FLAG.NoUpdate)


def scroll_back(view: PaperView, model: PaperModel, before: ListPosition) -> None:
    """Bring the anchor to where it was on the screen; without it the list begins at its top."""
    anchor = model.position(before.anchor)
    if anchor is None:
        anchor = min(before.current_row, model.rowCount() - 1) if before.anchor == before.current else -1
    if anchor < 0:
        view.scrollToTop()
        return
    bar = view.verticalScrollBar()
    bar.setValue(bar.value() + view.rowViewportPosition(anchor) - before.offset)


def is_in_sight(view: PaperView, model: PaperModel) -> bool:
    """Say whether the current paper can be seen."""
    row = view.currentIndex().row()
    return row >= 0 and view.viewport().rect().intersects(view.visualRect(model.index(row, Column.TITLE)))


def _go_to_best(view: PaperView, model: PaperModel) -> None:
    """Begin at the best hit; whoever is in the list already, since Enter was quicker than the search, stands on it."""
    view.scrollToTop()
    if view.hasFocus() and model.rowCount() and not is_in_sight(view, model):
        view.choose(0)


def _query(listing: Listing | None) -> str:
    return listing.scope.query.strip() if listing else ""


def _ground(listing: Listing) -> tuple[object, ...]:
    """Return what makes two listings the same place, in whatever order."""
    return listing.scope.base, listing.scope.query, listing.scope.only


def _ranges(model: PaperModel, places: list[int]) -> QItemSelection:
    """Return rows as ranges: thousands of single rows would make Qt's selection slow."""
    selection = QItemSelection()
    for first, last in _runs(places):
        selection.select(model.index(first, 0), model.index(last, len(Column) - 1))
    return selection


def _runs(places: list[int]) -> Iterable[tuple[int, int]]:
    if not places:
        return []
    breaks = [place for place, (one, other) in enumerate(pairwise(places), 1) if other != one + 1]
    starts, ends = [0, *breaks], [*breaks, len(places)]
    return [(places[start], places[end - 1]) for start, end in zip(starts, ends, strict=True)]


def _id(model: PaperModel, row: int) -> PaperId | None:
    return model.row_at(row).paper.id if 0 <= row < model.rowCount() else None
