"""Papers, listings and a theme that the tests of the list share."""

from collections.abc import Iterable

from reader_app.library.listing import Listing, Order, Scope
from reader_app.model.feed import FeedItem, FeedPage
from reader_app.model.ids import FeedId, PaperId
from reader_app.model.paper import Paper, ReadState
from reader_app.model.row import Row
from reader_app.search.matcher import Matcher
from reader_app.search.query import has_words, parse

ABSTRACT = (
    "Sparse retrieval keeps an inverted list for each term. We show that a careful pruning of long lists costs little "
    "recall, halves the memory and lets one machine serve a collection that took four; and we say when it does not."
)


def row(number: int, title: str = "", **fields: object) -> Row:
    """Return a paper with a note where `note` is given, and so many highlights."""
    note, highlights = str(fields.pop("note", "")), fields.pop("highlights", 0)
    known: dict[str, object] = {
        "title": title or f"Paper number {number}",
        "abstract": ABSTRACT,
        "authors": ("Ada Example", "Grace Sample"),
        "year": 2024,
        "venue": "Journal of Tests",
        "added": "2026-11-23T10:00:00+00:00",
        "state": ReadState.INBOX,
    }
    paper = Paper(id=PaperId(f"p{number:03}"), **(known | fields))  # type: ignore[arg-type]
    return Row(paper, note=note, highlights=highlights)  # type: ignore[arg-type]


def rows(count: int) -> tuple[Row, ...]:
    return tuple(row(number) for number in range(count))


def listing(
    shown: Iterable[Row],
    query: str = "",
    *,
    base: str = "",
    only: tuple[PaperId, ...] | None = None,
    order: Order = Order.BEST,
    descending: bool | None = None,
    library_size: int | None = None,
) -> Listing:
    """Return a listing of rows as the library would give it."""
    papers, parsed = tuple(shown), parse(query)
    return Listing(
        Scope(base, query, only, order=order, descending=descending),
        papers,
        len(papers) if library_size is None else library_size,
        matcher=Matcher(parsed) if has_words(parsed) else None,
        tag_colours={"method": "blue", "method/rl": "purple", "to read": "red"},
    )


def page(papers: Iterable[Row], *, inferred: bool = True, number: int = 1, title: str = "Daily papers") -> FeedPage:
    items = tuple(FeedItem(shown.paper.id, rank) for rank, shown in enumerate(papers, 1))
    return FeedPage(FeedId(f"f{number}"), title, "page.txt", "2026-03-18", inferred, "2026-11-23", items)
