"""Where in the library the list stands, and what to say where nothing is found there."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from reader_app.ui.library.row_text import papers_text

if TYPE_CHECKING:
    from reader_app.library.listing import Listing

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Place:
    """What the sidebar chose; total counts its papers before any search, None where nobody knows."""

    title: str
    base: str = ""
    total: int | None = None
    only: str = ""
    """What the papers of Scope.only have in common, such as a point of a chart."""


class Offer(Enum):
    """What an empty list offers to do."""

    IMPORT = auto()
    STARTER = auto()
    PASTE = auto()
    ANY_WORD = auto()
    CLEAR_SEARCH = auto()
    SEARCH_ALL = auto()
    SHOW_ALL = auto()
    CLEAR_ONLY = auto()


@dataclass(frozen=True, slots=True)
class Emptiness:
    """Why a list is empty, and what can be done about it."""

    icon: str
    title: str
    text: str
    offers: tuple[Offer, ...] = ()


def emptiness(place: Place, listing: Listing) -> Emptiness:
    """Return what to say about a listing without papers."""
    if listing.library_size == 0 and place.base != "is:trashed":
        return _empty_library()
    if listing.scope.query.strip():
        return _nothing_found(place, listing)
    if listing.scope.only is not None:
        return _nothing_left()
    return _empty_place(place)


def any_word(query: str) -> str:
    """Return a query for any of the words of one that found nothing; empty where that would be the same query."""
    words = query.split()
    is_plain = all(word[0].isalnum() and ":" not in word for word in words)
    return " OR ".join(words) if len(words) > 1 and is_plain and "OR" not in words else ""


def saved_query(base: str, typed: str) -> str:
    """Return the query that finds in the whole library what was typed in a place; a feed's page cannot be said."""
    return typed if base.startswith("feed:") else f"{base} {typed}".strip()


def _nothing_found(place: Place, listing: Listing) -> Emptiness:
    query = listing.scope.query.strip()
    offers: tuple[Offer, ...] = (Offer.ANY_WORD,) if any_word(query) else ()
    if place.base or listing.scope.only is not None:
        offers += (Offer.SEARCH_ALL,)
    where = translate("Place", "No paper in %1 matches").replace("%1", f"“{place.title}”")
    title = where if place.base else translate("Place", "No paper matches")
    text = f"“{query if len(query) <= 60 else query[:59] + '…'}”"
    if listing.unindexed:
        waiting = translate("Place", "Still being indexed, and not searched yet: %1.")
        text += "\n" + waiting.replace("%1", papers_text(listing.unindexed))
    return Emptiness("search", title, text, (*offers, Offer.CLEAR_SEARCH))


def _nothing_left() -> Emptiness:
    title = translate("Place", "These papers are gone")
    text = translate("Place", "The papers that were picked have been deleted since.")
    return Emptiness("library", title, text, (Offer.CLEAR_ONLY,))


def _empty_library() -> Emptiness:
    title = translate("Place", "Bring in your first papers")
    text = translate(
        "Place",
        "Import a saved page of papers or JSON Lines, or drop files here. A copied page can be pasted, too.",
    )
    return Emptiness("library", title, text, (Offer.IMPORT, Offer.STARTER, Offer.PASTE))


def _empty_place(place: Place) -> Emptiness:
    known = {
        "is:inbox": Emptiness(
            "inbox",
            translate("Place", "Inbox is clear"),
            translate("Place", "New papers arrive here. Everything so far is read or put off."),
            (Offer.IMPORT,),
        ),
        "is:later": Emptiness(
            "later",
            translate("Place", "Nothing put off"),
            translate("Place", "Press L on a paper to keep it for later."),
        ),
        "is:reading": Emptiness(
            "reading",
            translate("Place", "Nothing on the desk"),
            translate("Place", "Mark a paper as being read, and it waits here until you are done."),
        ),
        "is:done": Emptiness(
            "done",
            translate("Place", "Nothing done yet"),
            translate("Place", "Press E on a paper once you are done with it."),
        ),
        "is:starred": Emptiness(
            "star",
            translate("Place", "No stars yet"),
            translate("Place", "Press S, or click the star of a row, to find a paper again here."),
        ),
        "has:highlight": Emptiness(
            "highlight",
            translate("Place", "No highlights yet"),
            translate("Place", "Select words of an abstract and choose a colour."),
        ),
        "is:trashed": Emptiness(
            "trash",
            translate("Place", "The trash is empty"),
            translate("Place", "Papers you remove wait here until you delete them for good."),
        ),
    }
    return known.get(place.base) or _nothing_here(place)


def _nothing_here(place: Place) -> Emptiness:
    if place.base.startswith("tag:"):
        text = translate("Place", "Drag papers onto the tag, or select some and press T.")
        return Emptiness("tag", translate("Place", "No paper has this tag"), text, (Offer.SHOW_ALL,))
    if place.base.startswith("feed:"):
        text = translate("Place", "Its papers have been removed from the library.")
        return Emptiness("feed", translate("Place", "Nothing left of this page"), text, (Offer.SHOW_ALL,))
    title = translate("Place", "No papers here now")
    text = translate("Place", "The saved search stays: papers show up as soon as they match.")
    return Emptiness("saved_search", title, text, (Offer.SHOW_ALL,))
