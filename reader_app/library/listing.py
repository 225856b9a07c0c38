"""What a list shows: the papers of a scope, in an order."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from operator import is_not, itemgetter
from types import MappingProxyType
from typing import Any, overload

import numpy as np

from reader_app.model.ids import PaperId
from reader_app.model.paper import ReadState, family_name, normal_title
from reader_app.model.row import Row
from reader_app.search.columns import RowTable
from reader_app.search.matcher import Matcher
from reader_app.search.postings.arrays import Array
from reader_app.search.ranked import HEAD, Places


class Order(StrEnum):
    """What a list is sorted by."""

    BEST = "best"
    """The best match first; without words to rank by, the papers added last."""
    ADDED = "added"
    PUBLISHED = "published"
    TITLE = "title"
    AUTHOR = "author"
    VENUE = "venue"
    STATE = "state"
    STARRED = "starred"
    HIGHLIGHTS = "highlights"


@dataclass(frozen=True, slots=True)
class Scope:
    """Which papers to list: those in base (a query, or "feed:" and the id of a page) that query finds, or only some."""

    base: str = ""
    query: str = ""
    only: tuple[PaperId, ...] | None = None
    typing: bool = False
    """The last word of the query may be unfinished."""
    order: Order = Order.BEST
    descending: bool | None = None
    """None for the way round that is usual for the order."""
    nearly: bool = False
    """Where few papers match the query, also those that have some of its words, behind them, while BEST orders them."""


@dataclass(frozen=True, slots=True)
class Listing:
    """The papers of a scope, in its order."""

    scope: Scope
    rows: Sequence[Row]
    library_size: int = 0
    """Papers in the library, the trash left out."""
    scores: Mapping[PaperId, float] = field(default_factory=lambda: MappingProxyType({}))
    ranks: Mapping[PaperId, int] = field(default_factory=lambda: MappingProxyType({}))
    """Places on the page, where the scope is one."""
    matcher: Matcher | None = None
    """Marks the found words; None where the query has none."""
    tag_colours: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    unindexed: int = 0
    """Papers that search cannot find yet."""
    nearly: int = 0
    """How many of the papers have only some of the words of the query: the last."""

    @property
    def matching(self) -> int:
        """How many of the papers match the query."""
        return len(self.rows) - self.nearly


class Rows(Sequence[Row]):
    """Rows of a table in an order; made and sorted only as far as somebody looks, since few look at 50,000."""

    def __init__(self, table: RowTable, places: Places) -> None:
        self._table, self._places = table, places

    def __len__(self) -> int:
        return len(self._places)

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Row, ...]: ...
    def __getitem__(self, index: int | slice) -> Row | tuple[Row, ...]:
        if isinstance(index, slice):
            return tuple(self._table.rows[place] for place in self._in_sight(index.stop)[index].tolist())
        return self._table.rows[int(self._in_sight(index + 1 if index >= 0 else None)[index])]

    def __iter__(self) -> Iterator[Row]:
        return map(self._table.rows.__getitem__, self._places.whole().tolist())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and len(self) == len(other) and tuple(self) == tuple(other)

    __hash__ = None  # type: ignore[assignment]

    def position(self, paper: PaperId) -> int | None:
        """Return where a paper is, None where it is not among these."""
        place = self._table.places.get(paper)
        return None if place is None else self._places.position(place)

    def is_alike(self, other: "Rows") -> bool:
        """Say whether these are the same papers in the same order."""
        if len(self) != len(other) or not self._begin_alike(other, HEAD):
            return False
        return len(self) <= HEAD or self._begin_alike(other, None)

    def first_and_last_changed(self, other: "Rows") -> tuple[int, int] | None:
        """Return where the first and the last other row are in a list of the same papers in the same order."""
        if self._table.papers is not other._table.papers:
            return _first_and_last(map(is_not, self, other))
        # By the tables, which takes a fifth of the time of going through two lists of 50,000 in an order.
        differs = np.fromiter(map(is_not, self._table.rows, other._table.rows), np.bool_, len(self._table))
        return _first_and_last(differs[self._places.whole()])

    def _begin_alike(self, other: "Rows", most: int | None) -> bool:
        """Say whether the first papers, or all, are the same in the same order."""
        mine, others = self._in_sight(most)[:most], other._in_sight(most)[:most]
        if self._table.papers is other._table.papers:  # Ids need not be looked at, which holds up the window.
            return np.array_equal(mine, others)
        papers, its_papers = self._table.papers, other._table.papers
        return [papers[place] for place in mine.tolist()] == [its_papers[place] for place in others.tolist()]

    def _in_sight(self, end: int | None) -> Array:
        """Return places in order, at least up to an end that is not counted backwards."""
        return self._places.head() if end is not None and 0 <= end <= HEAD else self._places.whole()


def same_papers(before: Sequence[Row], after: Sequence[Row]) -> bool:
    """Say whether two lists have the same papers in the same order."""
    if isinstance(before, Rows) and isinstance(after, Rows):
        return before.is_alike(after)
    return len(before) == len(after) and all(
        old.paper.id == new.paper.id for old, new in zip(before, after, strict=True)
    )


def first_and_last_changed(before: Sequence[Row], after: Sequence[Row]) -> tuple[int, int] | None:
    """Return where the first and the last row are that are not the same ones in two lists of the same papers."""
    if isinstance(before, Rows) and isinstance(after, Rows):
        return before.first_and_last_changed(after)
    return _first_and_last(map(is_not, before, after))


def _first_and_last(differs: Iterable[bool]) -> tuple[int, int] | None:
    places = np.flatnonzero(differs if isinstance(differs, np.ndarray) else list(differs))
    return (int(places[0]), int(places[-1])) if len(places) else None


class Scores(Mapping[PaperId, float]):
    """The scores of the papers that a query found."""

    def __init__(self, table: RowTable, found: Array, scores: Array) -> None:
        self._table, self._found, self._scores = table, found, scores

    def __getitem__(self, paper: PaperId) -> float:
        place = self._table.places[paper]
        if not self._found[place]:
            raise KeyError(paper)
        return float(self._scores[place])

    def __iter__(self) -> Iterator[PaperId]:
        return (self._table.papers[place] for place in np.flatnonzero(self._found).tolist())

    def __len__(self) -> int:
        return int(self._found.sum())


_STATES = {state: place for place, state in enumerate(ReadState)}
_KEYS: Mapping[Order, Callable[[Row], Any]] = MappingProxyType(
    {
        Order.ADDED: lambda row: row.paper.added,
        Order.PUBLISHED: lambda row: row.paper.date,
        Order.TITLE: lambda row: normal_title(row.paper.title) or row.paper.title,
        Order.AUTHOR: lambda row: normal_title(family_name("".join(row.paper.authors[:1]))),
        Order.VENUE: lambda row: normal_title(row.paper.venue),
        Order.STATE: lambda row: _STATES[row.paper.state],
        Order.STARRED: lambda row: row.paper.starred,
        Order.HIGHLIGHTS: lambda row: row.highlights,
    }
)
_USUALLY_DESCENDING = frozenset({Order.ADDED, Order.PUBLISHED, Order.STARRED, Order.HIGHLIGHTS})


def sorted_rows(rows: Sequence[Row], order: Order, descending: bool | None) -> Sequence[Row]:
    """Return rows sorted; equal ones stay as they come, and those without what is sorted by are last either way.

    BEST leaves them as the search ranked them.
    """
    if order is Order.BEST:
        return rows[::-1] if descending is False else rows
    downwards = order in _USUALLY_DESCENDING if descending is None else descending
    keyed = [(_KEYS[order](row), row) for row in rows]
    telling = sorted((pair for pair in keyed if pair[0] != ""), key=itemgetter(0), reverse=downwards)
    return [row for _, row in telling] + [row for key, row in keyed if key == ""]
