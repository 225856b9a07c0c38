"""What a list shows: the papers of a scope, in an order."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from operator import itemgetter
from types import MappingProxyType
from typing import Any

from reader_app.model.ids import PaperId
from reader_app.model.paper import ReadState, family_name, normal_title
from reader_app.model.row import Row
from reader_app.search.matcher import Matcher


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


@dataclass(frozen=True, slots=True)
class Listing:
    """The papers of a scope, in its order."""

    scope: Scope
    rows: tuple[Row, ...]
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


def sorted_rows(rows: list[Row], order: Order, descending: bool | None) -> list[Row]:
    """Return rows sorted; equal ones stay as they come, and those without what is sorted by are last either way.

    BEST leaves them as the search ranked them.
    """
    if order is Order.BEST:
        return rows[::-1] if descending is False else rows
    downwards = order in _USUALLY_DESCENDING if descending is None else descending
    keyed = [(_KEYS[order](row), row) for row in rows]
    telling = sorted((pair for pair in keyed if pair[0] != ""), key=itemgetter(0), reverse=downwards)
    return [row for _, row in telling] + [row for key, row in keyed if key == ""]


def newest_first(rows: list[Row]) -> list[Row]:
    """Return rows as an untouched library shows them: added last first, papers of one import in their own order."""
    by_place = sorted(rows, key=lambda row: row.paper.id)
    return sorted(by_place, key=lambda row: row.paper.added, reverse=True)
