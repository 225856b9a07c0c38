"""How many papers have each value of a field: counted over arrays, so that a click or a letter need not wait.

Of each field every paper's values are numbers, end to end; a count is then one pass over those of the papers found.
"""

from collections.abc import Callable, Iterable, Sequence

import numpy as np

from reader_app.model.facet import FacetField, FacetValue
from reader_app.model.paper import ReadState
from reader_app.model.row import Row
from reader_app.model.tag import ancestors
from reader_app.search.postings.arrays import Array

_STATES = tuple(state.value for state in ReadState)


class FacetColumns:
    """The values of some rows by field, made when they are first counted."""

    def __init__(self) -> None:
        self._rows: Sequence[Row] = ()
        self._columns: dict[FacetField, _Column] = {}

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Take the rows as they are now; what is known of those that stay the same is kept."""
        if rows is self._rows:
            return
        before, self._rows = self._rows, rows
        changed = [(old, new) for old, new in zip(before, rows, strict=False) if old is not new]
        for field in list(self._columns):
            value_of = _VALUES[field]
            if len(rows) != len(before) or any(value_of(old) != value_of(new) for old, new in changed):
                del self._columns[field]

    def counted(self, field: FacetField, mask: Array, most: int) -> tuple[FacetValue, ...]:
        """Return the values of the rows of a mask, the commonest first; years newest first, states in their order."""
        if field not in self._columns:
            self._columns[field] = _Column(map(_VALUES[field], self._rows))
        column = self._columns[field]
        counts = column.counts(mask)
        return tuple(
            FacetValue(column.values[code], int(counts[code])) for code in _ordered(field, column, counts, most)
        )


class _Column:
    """Which values each row has."""

    def __init__(self, of_rows: Iterable[Iterable[str]]) -> None:
        numbers: dict[str, int] = {}
        codes: list[int] = []
        lengths: list[int] = []
        for values in of_rows:
            # A paper counts once for a value, however often it has it.
            own = [numbers.setdefault(value, len(numbers)) for value in dict.fromkeys(values)]
            codes += own
            lengths.append(len(own))
        self.values = list(numbers)
        self._codes = np.array(codes, np.uint32)
        self._lengths = np.array(lengths, np.int64)

    def counts(self, mask: Array) -> Array:
        """Return how many rows of a mask have each value."""
        found = self._codes[np.repeat(mask, self._lengths)]
        return np.bincount(found, minlength=len(self.values))


def _ordered(field: FacetField, column: _Column, counts: Array, most: int) -> list[int]:
    """Return the numbers of the values to show."""
    values, found = column.values, np.flatnonzero(counts)
    if field is FacetField.STATE:
        return sorted(found.tolist(), key=lambda code: _STATES.index(values[code]))
    if field is FacetField.YEAR:
        return sorted(found.tolist(), key=values.__getitem__, reverse=True)[:most]
    if len(found) > most:
        least = np.partition(counts[found], len(found) - most)[len(found) - most]
        found = found[counts[found] >= least]
    return sorted(found.tolist(), key=lambda code: (-counts[code], values[code].casefold()))[:most]


def _year(row: Row) -> tuple[str, ...]:
    year = str(row.paper.year) if row.paper.year else row.paper.published[:4]
    return (year,) if year else ()


def _tags(row: Row) -> tuple[str, ...]:
    """Return the tags of a paper with those above them, which a search for them finds too."""
    return tuple(name for tag in row.paper.tags for name in (tag, *ancestors(tag)))


def _has(row: Row) -> tuple[str, ...]:
    """Return what a paper has, as has: asks for it."""
    held = (("pdf", row.files), ("note", row.note), ("highlight", row.highlights))
    return tuple(name for name, is_there in held if is_there)


_VALUES: dict[FacetField, Callable[[Row], tuple[str, ...]]] = {
    FacetField.YEAR: _year,
    FacetField.STATE: lambda row: (row.paper.state.value,),
    FacetField.TAG: _tags,
    FacetField.AUTHOR: lambda row: row.paper.authors,
    FacetField.VENUE: lambda row: (row.paper.venue,) if row.paper.venue else (),
    FacetField.HAS: _has,
}
