"""Which papers of the list are seen, and where."""

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QWidget

from reader_app.library.listing import Scope
from reader_app.model.ids import PaperId
from reader_app.ui.library.import_drop import Target
from reader_app.ui.library.paper_model import PaperModel
from reader_app.ui.library.paper_view import PaperView

MOST_SEEN = 60


def target_at(pane: QWidget, view: PaperView, model: PaperModel, position: QPoint) -> Target | None:
    """Return the paper at a place of the pane around a view, and where it is shown."""
    viewport = view.viewport()
    place = viewport.mapFrom(pane, position)
    index = view.indexAt(place)
    if not (view.isVisible() and index.isValid() and viewport.rect().contains(place)):
        return None
    rect = view.visualRect(index)
    corner = viewport.mapTo(pane, QPoint(0, rect.top()))
    return Target(model.row_at(index.row()).paper.id, QRect(corner, QSize(viewport.width(), rect.height())))


def wanted_passages(view: PaperView, model: PaperModel) -> tuple[Scope | None, tuple[PaperId, ...]]:
    """Return what is searched for, and the papers in sight in whose PDFs it is yet to be looked for."""
    listing = model.listing
    if listing is None or listing.matcher is None or view.isHidden():
        return None, ()
    first = max(view.rowAt(0), 0)
    last = view.rowAt(view.viewport().height() - 1)
    end = last + 1 if last >= 0 else model.rowCount()
    rows = model.rows_at(range(first, min(end, first + MOST_SEEN)))
    return listing.scope, tuple(row.paper.id for row in rows if row.files and row.paper.id not in model.passages)
