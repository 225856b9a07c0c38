"""The papers of a listing as rows that Qt's views can show."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt

from reader_app.library.listing import Order, Rows, first_and_last_changed, same_papers
from reader_app.ui.library.paper_mime import PAPER_IDS, mime_of
from reader_app.ui.library.row_text import Appearance, byline, day_text, spoken, state_name

if TYPE_CHECKING:
    from reader_app.library.listing import Listing
    from reader_app.model.hit import PagePassage
    from reader_app.model.ids import PaperId
    from reader_app.model.row import Row

AnyIndex = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
CELL_FLAGS = (
    Qt.ItemFlag.ItemIsEnabled
    | Qt.ItemFlag.ItemIsSelectable
    | Qt.ItemFlag.ItemIsDragEnabled
    | Qt.ItemFlag.ItemNeverHasChildren
)


class Column(IntEnum):
    """The columns of the table; the list shows the title's alone."""

    STATE = 0
    STARRED = 1
    TITLE = 2
    AUTHORS = 3
    YEAR = 4
    VENUE = 5
    TAGS = 6
    ADDED = 7


COLUMN_ORDERS = {
    Column.STATE: Order.STATE,
    Column.STARRED: Order.STARRED,
    Column.TITLE: Order.TITLE,
    Column.AUTHORS: Order.AUTHOR,
    Column.YEAR: Order.PUBLISHED,
    Column.VENUE: Order.VENUE,
    Column.ADDED: Order.ADDED,
}


class PaperModel(QAbstractTableModel):
    """Rows in the order the library gave them; views and delegates read `row_at` directly, since Qt copies values."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._listing: Listing | None = None
        self._rows: Sequence[Row] = ()
        self._positions: dict[PaperId, int] | None = None
        self._appearances: Mapping[PaperId, Appearance] = {}
        self._passages: dict[PaperId, PagePassage | None] = {}
        self._texts: dict[Column, Callable[[Row], str]] = {
            Column.STATE: lambda row: state_name(row.paper.state),
            Column.STARRED: lambda row: self.tr("Starred") if row.paper.starred else "",
            Column.TITLE: lambda row: row.paper.title,
            Column.AUTHORS: lambda row: ", ".join(row.paper.authors),
            Column.YEAR: lambda row: str(row.paper.year or row.paper.published[:4]),
            Column.VENUE: lambda row: row.paper.venue or self._feed(row),
            Column.TAGS: lambda row: ", ".join(row.paper.tags),
            Column.ADDED: lambda row: day_text(row.paper.added),
        }

    @property
    def listing(self) -> Listing | None:
        """What is shown; None before the first answer."""
        return self._listing

    @property
    def appearances(self) -> Mapping[PaperId, Appearance]:
        """Where feeds showed the papers that have no authors to name."""
        return self._appearances

    @property
    def passages(self) -> Mapping[PaperId, PagePassage | None]:
        """What was found in the PDFs of papers; None for those in whose PDFs it is not."""
        return self._passages

    def show_passages(self, passages: Mapping[PaperId, PagePassage | None]) -> None:
        """Take what was found in PDFs besides."""
        self._passages.update(passages)

    def show_listing(self, listing: Listing) -> bool:
        """Show other papers and return True, or only tell what changed when they are the same in the same order."""
        is_same = self._listing is not None and self._listing.scope.query == listing.scope.query
        # In whose PDFs nothing was found, something may be by now.
        self._passages = {paper: one for paper, one in self._passages.items() if is_same and one}
        self._listing = listing
        if same_papers(self._rows, listing.rows):
            self._replace(listing.rows)
            return False
        self.beginResetModel()
        self._rows = listing.rows
        self._positions = None
        self.endResetModel()
        return True

    def show_appearances(self, known: Mapping[PaperId, Appearance]) -> None:
        self._appearances = known
        self._tell(0, len(self._rows) - 1)

    def row_at(self, position: int) -> Row:
        return self._rows[position]

    def rows_at(self, positions: Iterable[int]) -> tuple[Row, ...]:
        return tuple(self._rows[position] for position in positions)

    def text(self, row: Row, column: Column) -> str:
        """Return what a cell of the table says."""
        return self._texts[column](row)

    def position(self, paper: PaperId | None) -> int | None:
        """Return the row of a paper, None where it is not in the listing."""
        if isinstance(self._rows, Rows):
            return self._rows.position(paper) if paper is not None else None
        if self._positions is None:
            self._positions = {row.paper.id: place for place, row in enumerate(self._rows)}
        return self._positions.get(paper) if paper is not None else None

    def rowCount(self, parent: AnyIndex = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: AnyIndex = ROOT) -> int:
        return 0 if parent.isValid() else len(Column)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row, column = self._rows[index.row()], Column(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return self._texts[column](row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            is_title = column is Column.TITLE
            return spoken(row, byline(row, self._appearances)) if is_title else self._texts[column](row)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Vertical:
            return None
        title = self._titles()[Column(section)]
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return title
        is_narrow = section in (Column.STATE, Column.STARRED)
        return title if role == Qt.ItemDataRole.DisplayRole and not is_narrow else None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return CELL_FLAGS

    def mimeTypes(self) -> list[str]:
        return [PAPER_IDS, "text/plain"]

    def mimeData(self, indexes: Iterable[QModelIndex]) -> QMimeData:
        return mime_of(self.rows_at(sorted({index.row() for index in indexes})))

    def supportedDragActions(self) -> Qt.DropAction:
        return Qt.DropAction.CopyAction

    def _feed(self, row: Row) -> str:
        shown = self._appearances.get(row.paper.id)
        return shown.feed if shown else ""

    def _replace(self, rows: Sequence[Row]) -> None:
        before, self._rows = self._rows, rows
        # A row that was not changed is the same one; to compare what is in 50,000 of them would hold up the window.
        # What the query found, and the tags' colours, may differ though the papers do not: what is seen is drawn anew.
        self._tell(*(first_and_last_changed(before, rows) or (0, len(rows) - 1)))

    def _tell(self, first: int, last: int) -> None:
        if self._rows:
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(Column) - 1))

    def _titles(self) -> dict[Column, str]:
        return {
            Column.STATE: self.tr("Read state"),
            Column.STARRED: self.tr("Star"),
            Column.TITLE: self.tr("Title"),
            Column.AUTHORS: self.tr("Authors"),
            Column.YEAR: self.tr("Year"),
            Column.VENUE: self.tr("Venue"),
            Column.TAGS: self.tr("Tags"),
            Column.ADDED: self.tr("Added"),
        }
