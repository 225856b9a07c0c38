"""The feed entries of a library: pages as their source showed them."""

from dataclasses import replace
from datetime import date

from reader_app.library.catalogue import Catalogue
from reader_app.library.documents import document_of, feed_from
from reader_app.library.papers import edits
from reader_app.model.changes import Changes
from reader_app.model.errors import ReaderError
from reader_app.model.feed import FeedPage
from reader_app.model.ids import FeedId


class Feeds:
    """The verbs on feed entries."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def all(self) -> tuple[FeedPage, ...]:
        """Return all pages, the newest day first."""
        pages = (feed_from(document) for document in self._catalogue.documents("feeds").values())
        return tuple(sorted(pages, key=lambda page: (page.date, page.imported), reverse=True))

    def get(self, feed: FeedId) -> FeedPage:
        """Return a page. Raises ReaderError where there is none."""
        document = self._catalogue.document("feeds", feed)
        if document is None:
            raise ReaderError("That page is not in the library any more.")
        return feed_from(document)

    def set_date(self, feed: FeedId, day: str) -> Changes:
        """Correct the day of a page, and the first-seen date of its papers that came from it.

        Raises ReaderError where it is not a day.
        """
        try:
            day = date.fromisoformat(day.strip()).isoformat()
        except ValueError:
            raise ReaderError(f"“{day}” is not a day; write it like 2026-03-18.") from None
        page = self.get(feed)
        papers = [item.paper for item in page.items if item.paper in self._catalogue.rows]
        batch, _ = edits(
            self._catalogue,
            papers,
            lambda paper: (
                replace(paper, first_seen=day, first_seen_inferred=False) if paper.first_seen == page.date else paper
            ),
        )
        corrected = document_of(replace(page, date=day, date_inferred=False))
        return self._catalogue.commit("Set the date of a page", {**batch, "feeds": {feed: corrected}})

    def remove(self, feed: FeedId) -> Changes:
        """Forget a page; its papers stay."""
        page = self.get(feed)
        return self._catalogue.commit(f"Remove the page {page.title}", {"feeds": {page.id: None}})
