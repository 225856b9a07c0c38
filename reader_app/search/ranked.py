"""The places of a table in the order in which a list shows them, worked out only as far as somebody looks."""

import numpy as np

from reader_app.search.columns import RowTable
from reader_app.search.postings.arrays import Array

HEAD = 256
"""As many are put in order at first: what is painted, and a little more."""


class Ranked:
    """Places of a table, the best first; those alike newest first, and then by id."""

    def __init__(self, table: RowTable, places: Array, scores: Array) -> None:
        """Take places, rising, and the score of each paper of the table."""
        # The table makes columns on the thread that searches; this is put in order where the list is shown.
        self._dates = table.dates
        self._places = places
        self.scores = scores
        self._head: Array | None = None
        self._whole: Array | None = None

    def __len__(self) -> int:
        return len(self._places)

    def head(self) -> Array:
        """Return the first places, HEAD of them or all where there are fewer."""
        if self._head is None:
            self._head = self._ordered(self._likely())[:HEAD]
        return self._head

    def whole(self) -> Array:
        """Return all places in order."""
        if self._whole is None:
            self._whole = self._ordered(self._places)
        return self._whole

    def position(self, place: int) -> int | None:
        """Return where a place is in the order, None where it is not among these: counted, without putting in order."""
        at = int(np.searchsorted(self._places, place))
        if at == len(self._places) or self._places[at] != place:
            return None
        scores, dates = self.scores[self._places], self._dates[self._places]
        is_alike = scores == scores[at]
        is_newer = (dates > dates[at]) | ((dates == dates[at]) & (self._places < place))
        return int(np.count_nonzero((scores > scores[at]) | (is_alike & is_newer)))

    def _likely(self) -> Array:
        """Return the places that may be among the first: those with a score as good as that of the last of them."""
        if len(self) <= HEAD:
            return self._places
        scores = self.scores[self._places]
        least = np.partition(scores, len(scores) - HEAD)[len(scores) - HEAD]
        return np.asarray(self._places[scores >= least])

    def _ordered(self, places: Array) -> Array:
        order = np.lexsort((places, -self._dates[places], -self.scores[places]))
        return np.asarray(places[order])


class Given:
    """Places of a table in an order that is known already."""

    def __init__(self, places: Array) -> None:
        self._places = places

    def __len__(self) -> int:
        return len(self._places)

    def position(self, place: int) -> int | None:
        found = np.flatnonzero(self._places == place)
        return int(found[0]) if len(found) else None

    def head(self) -> Array:
        return self._places[:HEAD]

    def whole(self) -> Array:
        return self._places


Places = Ranked | Given
