"""Feed entries: a page of papers as its source showed it."""

from dataclasses import dataclass

from reader_app.model.ids import FeedId, PaperId


@dataclass(frozen=True, slots=True)
class FeedItem:
    """A paper's place on a page, counted from 1."""

    paper: PaperId
    rank: int
    upvotes: int | None = None


@dataclass(frozen=True, slots=True)
class FeedPage:
    """One page of a feed: where it came from, the day it shows, and its papers in order."""

    id: FeedId
    title: str
    source: str
    date: str
    """The day of the page, ISO 8601; empty where the page has none."""
    date_inferred: bool
    """The page gave no year: the latest such day that was not in the future was taken."""
    imported: str
    items: tuple[FeedItem, ...]
