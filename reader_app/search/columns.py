"""What is known of all papers, one thing at a time, as arrays: a filter is then a mask and no loop over papers."""

from bisect import bisect_left
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

import numpy as np

from reader_app.model.ids import PaperId
from reader_app.model.paper import ReadState
from reader_app.model.row import Row
from reader_app.search.filters import DATES, IDENTIFIERS, test_of
from reader_app.search.periods import days_of
from reader_app.search.postings.arrays import Array
from reader_app.search.syntax import Between, Filter

Making = Callable[[Sequence[Row]], Array]
"""Makes a column, or a stretch of one: each row's values depend on that row alone."""
COLUMNS_KEPT = 64
"""Of filters: each tag that was asked for is one; while a tag is typed, each of its beginnings."""
_DATE_LETTERS = 10
_CODES = {ord(sign): code for code, sign in enumerate("-0123456789", 1)}
_BASE = len(_CODES) + 2
_KEYS: dict[str, Callable[[Row], Hashable]] = {
    "tag": lambda row: row.paper.tags,
    "feed": lambda row: (row.paper.source, row.paper.first_seen),
}
"""What some filters look at, where many papers share it: each is then looked at once."""


class RowTable:
    """The rows of a library in the order of their ids, and columns made of them when they are first asked for.

    It never changes: `changed` gives another one, which takes over the columns that were made.
    """

    def __init__(self, rows: Mapping[PaperId, Row]) -> None:
        self.papers: list[PaperId] = sorted(rows)
        self.rows: list[Row] = [rows[paper] for paper in self.papers]
        self.places: dict[PaperId, int] = {paper: place for place, paper in enumerate(self.papers)}
        self._columns: dict[Hashable, tuple[Making, Array]] = {}
        self._identifiers: dict[str, tuple[list[str], Array]] = {}
        self._newest_first: Array | None = None

    def __len__(self) -> int:
        return len(self.rows)

    def changed(self, rows: Mapping[PaperId, Row], papers: Iterable[PaperId]) -> "RowTable":
        """Return the table of rows that differ from these in some papers only."""
        touched = sorted(papers)
        fresh = [paper for paper in touched if paper not in self.places]
        comes_between = bool(fresh and self.papers and fresh[0] < self.papers[-1])
        if comes_between or any(paper not in rows for paper in touched):
            return RowTable(rows)
        table = RowTable({})
        table.papers, table.places, table.rows = self.papers, self.places, self.rows.copy()
        if fresh:
            table.papers = self.papers + fresh
            table.rows += [rows[paper] for paper in fresh]
            table.places = self.places | {paper: len(self.papers) + place for place, paper in enumerate(fresh)}
        places = [self.places[paper] for paper in touched if paper in self.places]
        for place in places:
            table.rows[place] = rows[self.papers[place]]
        if not fresh and all(self.rows[place].paper.added == table.rows[place].paper.added for place in places):
            table._newest_first = self._newest_first
        table._columns = {key: _patched(made, table.rows, places) for key, made in self._columns.items()}
        return table

    def mask(self, wish: Filter | Between) -> Array:
        """Return of which papers a filter holds, as bool[n]."""
        if isinstance(wish, Between):
            days = self._column(("days", wish.field), _days_of(wish.field))
            return np.asarray((days[:, 0] <= _day(wish.high)) & (days[:, 1] >= _day(wish.low)))
        if wish.field in IDENTIFIERS:
            return self._identified(wish)
        return self._column(wish, _mask_of(wish))

    @property
    def trashed(self) -> Array:
        return self.mask(Filter("is", "trashed"))

    @property
    def dates(self) -> Array:
        """Return numbers that sort as the dates of papers do."""
        return self._column("date", _dates)

    @property
    def newest_first(self) -> Array:
        """Return the places of papers as an untouched library shows them: added last first, one import in its order."""
        if self._newest_first is None:
            added = [row.paper.added for row in self.rows]
            order = sorted(range(len(added)), key=added.__getitem__, reverse=True)
            self._newest_first = np.array(order, np.int64)
        return self._newest_first

    def warm(self) -> bool:
        """Make one of the columns that a search would else wait for, and say whether one was still to be made."""
        for is_made, make in self._awaited():
            if not is_made:
                make()
                return True
        return False

    def _awaited(self) -> Iterator[tuple[bool, Callable[[], object]]]:
        yield "date" in self._columns, lambda: self.dates
        yield self._newest_first is not None, lambda: self.newest_first
        for state in ("trashed", *(state.value for state in ReadState), "unread", "starred"):
            wish = Filter("is", state)
            yield wish in self._columns, partial(self.mask, wish)
        for field in ("year", "published", "added"):
            yield ("days", field) in self._columns, partial(self.mask, Between(field, "", ""))
        for field in IDENTIFIERS:
            yield field in self._identifiers, partial(self._values, field)

    def _column(self, key: Hashable, making: Making) -> Array:
        if key not in self._columns:
            filters = [known for known in self._columns if isinstance(known, Filter)]
            if len(filters) >= COLUMNS_KEPT:
                del self._columns[filters[0]]
            self._columns[key] = (making, making(self.rows))
        return self._columns[key][1]

    def _identified(self, wish: Filter) -> Array:
        values, places = self._values(wish.field)
        first = bisect_left(values, wish.value)
        last = first
        is_wanted = str.startswith if wish.field == "url" else str.__eq__
        while last < len(values) and is_wanted(values[last], wish.value):
            last += 1
        mask = np.zeros(len(self), np.bool_)
        mask[places[first:last]] = True
        return mask

    def _values(self, field: str) -> tuple[list[str], Array]:
        """Return the values of an identifier in order, and the place of each."""
        if field not in self._identifiers:
            value_of = IDENTIFIERS[field]
            pairs = sorted((value, place) for place, row in enumerate(self.rows) if (value := value_of(row)))
            places = np.array([place for _, place in pairs], np.int64)
            self._identifiers[field] = [value for value, _ in pairs], places
        return self._identifiers[field]


def _patched(made: tuple[Making, Array], rows: Sequence[Row], places: Sequence[int]) -> tuple[Making, Array]:
    making, before = made
    column = np.concatenate([before, making(rows[len(before) :])])
    if places:
        column[places] = making([rows[place] for place in places])
    return making, column


def _mask_of(wish: Filter) -> Making:
    test = test_of(wish)
    key_of = _KEYS.get(wish.field)
    known: dict[Any, bool] = {}

    def remembered(row: Row) -> bool:
        key = key_of(row) if key_of else None
        if key not in known:
            known[key] = test(row)
        return known[key]

    return lambda rows: np.fromiter(map(remembered if key_of else test, rows), np.bool_, len(rows))


def _days_of(field: str) -> Making:
    dated = DATES[field]
    known: dict[str, tuple[int, int]] = {}

    def days(row: Row) -> tuple[int, int]:
        text = dated(row)
        if text not in known:
            first, last = days_of(text)
            known[text] = _day(first), _day(last)
        return known[text]

    return lambda rows: np.array([days(row) for row in rows], np.int64).reshape(-1, 2)


def _dates(rows: Sequence[Row]) -> Array:
    texts = [row.paper.date for row in rows]
    # Many papers share a date, and reading it takes longest of all that the first search waits for.
    known = {text: _day(text) for text in set(texts)}
    return np.array([known[text] for text in texts], np.int64)


def _day(text: str) -> int:
    """Return a number that sorts as a date does as text: "2017" before "2017-06" before "2017-06-12"."""
    number = 0
    for letter in text[:_DATE_LETTERS].ljust(_DATE_LETTERS, "\0"):
        number = number * _BASE + (_CODES.get(ord(letter), _BASE - 1) if letter != "\0" else 0)
    return number
