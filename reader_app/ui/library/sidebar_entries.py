"""What stands in the sidebar: places of the library, tags as a tree, saved searches, pages of feeds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from itertools import groupby

from PySide6.QtCore import QCoreApplication

from reader_app.library.papers import Counts
from reader_app.model.feed import FeedPage
from reader_app.model.saved_search import SavedSearch
from reader_app.model.tag import Tag
from reader_app.ui.library.row_text import day_text

translate = QCoreApplication.translate


class Kind(Enum):
    """What an entry is."""

    PLACE = auto()
    SECTION = auto()
    TAG = auto()
    SEARCH = auto()
    FEED = auto()
    GROUP = auto()


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the sidebar; base is the query it stands for, None where it is only a heading."""

    key: str
    kind: Kind
    title: str
    base: str | None = None
    icon: str = ""
    colour: str = ""
    count: int | None = None
    number: int = 0
    """The key, 1 to 9, that sets the tag; 0 without one."""
    tip: str = ""
    value: object = None
    """What the entry stands for: a Tag, a SavedSearch, a FeedPage."""
    children: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class Contents:
    """All that the sidebar shows."""

    counts: Counts = field(default_factory=Counts)
    tags: tuple[Tag, ...] = ()
    searches: tuple[SavedSearch, ...] = ()
    feeds: tuple[FeedPage, ...] = ()


def entries(contents: Contents) -> tuple[Entry, ...]:
    """Return the sidebar from top to bottom; sections that have nothing yet are left out, but for tags."""
    sections = [_tag_section(contents.tags)]
    if contents.searches:
        sections.append(_search_section(contents.searches))
    if contents.feeds:
        sections.append(_feed_section(contents.feeds))
    return (*_places(contents.counts), *sections)


def key_tags(tags: Sequence[Tag]) -> tuple[str, ...]:
    """Return the tags that the keys 1 to 9 put on and off: the first nine, but for those that only hold others."""
    return tuple(tag.name for tag in tags if tag.own_papers or not tag.papers)[:9]


def tag_base(name: str) -> str:
    """Return the query for a tag and all below it."""
    return 'tag:"' + name.replace('"', "") + '"'


def is_addable(entry: Entry) -> bool:
    """Say whether a section has a plus."""
    return entry.key in ("section:tags", "section:searches")


def _places(counts: Counts) -> tuple[Entry, ...]:
    return (
        _place("all", translate("Sidebar", "All papers"), "", "library", counts.all),
        _place("inbox", translate("Sidebar", "Inbox"), "is:inbox", "inbox", counts.inbox),
        _place("later", translate("Sidebar", "Later"), "is:later", "later", counts.later),
        _place("reading", translate("Sidebar", "Reading"), "is:reading", "reading", counts.reading),
        _place("done", translate("Sidebar", "Done"), "is:done", "done", counts.done),
        _place("starred", translate("Sidebar", "Starred"), "is:starred", "star", counts.starred),
        _place("highlights", translate("Sidebar", "Highlights"), "has:highlight", "highlight", counts.highlighted),
        _place("trash", translate("Sidebar", "Trash"), "is:trashed", "trash", counts.trashed),
    )


def _place(key: str, title: str, base: str, icon: str, count: int) -> Entry:
    return Entry(key, Kind.PLACE, title, base, icon, count=count)


def _tag_section(tags: Sequence[Tag]) -> Entry:
    children = _tag_entries(tags, key_tags(tags), depth=0)
    return Entry("section:tags", Kind.SECTION, translate("Sidebar", "Tags"), children=children)


def _tag_entries(tags: Sequence[Tag], keys: Sequence[str], depth: int) -> tuple[Entry, ...]:
    """Return tags as a tree; they come sorted by path, each ancestor before what is below it."""
    made = []
    for _, group in groupby(tags, key=lambda tag: tag.name.casefold().split("/")[: depth + 1]):
        first, *below = group
        number = keys.index(first.name) + 1 if first.name in keys else 0
        made.append(
            Entry(
                f"tag:{first.name.casefold()}",
                Kind.TAG,
                first.name.split("/", depth)[-1],
                tag_base(first.name),
                colour=first.colour,
                count=first.papers,
                number=number,
                tip=first.name if "/" in first.name else "",
                value=first,
                children=_tag_entries(below, keys, depth + 1),
            )
        )
    return tuple(made)


def _search_section(searches: Iterable[SavedSearch]) -> Entry:
    return Entry(
        "section:searches",
        Kind.SECTION,
        translate("Sidebar", "Saved searches"),
        children=tuple(
            Entry(f"search:{one.id}", Kind.SEARCH, one.name, one.query, "saved_search", tip=one.query, value=one)
            for one in searches
        ),
    )


def _feed_section(feeds: Sequence[FeedPage]) -> Entry:
    """Return pages by day; with more than one feed each has its own heading."""
    by_title: dict[str, list[FeedPage]] = {}
    for page in feeds:
        by_title.setdefault(page.title or page.source, []).append(page)
    title = translate("Sidebar", "Feeds")
    if len(by_title) == 1:
        return Entry("section:feeds", Kind.SECTION, title, children=_page_entries(feeds))
    groups = tuple(
        Entry(f"feed-group:{name}", Kind.GROUP, name, icon="feed", children=_page_entries(pages))
        for name, pages in by_title.items()
    )
    return Entry("section:feeds", Kind.SECTION, title, children=groups)


def _page_entries(feeds: Iterable[FeedPage]) -> tuple[Entry, ...]:
    return tuple(
        Entry(
            f"feed:{page.id}",
            Kind.FEED,
            page_title(page),
            f"feed:{page.id}",
            "calendar",
            count=len(page.items),
            tip=_page_tip(page),
            value=page,
        )
        for page in feeds
    )


def page_title(page: FeedPage) -> str:
    """Return the day of a page, its year in doubt where it was inferred."""
    return day_text(page.date, inferred=page.date_inferred) or translate("Sidebar", "No date")


def _page_tip(page: FeedPage) -> str:
    name = " · ".join(part for part in (page.title, page.source) if part)
    if not page.date_inferred:
        return name
    doubt = translate(
        "Sidebar", "The page gave no year: the latest such day was taken. Choose “Set Date…” if it was another."
    )
    return f"{name}\n{doubt}"
