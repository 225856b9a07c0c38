"""Feed entries and their dates."""

import pytest

from reader_app.library.catalogue import Catalogue
from reader_app.library.feeds import Feeds
from reader_app.library.importing import take_in
from reader_app.library.papers import Papers
from reader_app.model.errors import ReaderError
from reader_app.model.ids import FeedId
from reader_app.model.importing import Page
from tests.library.making import reading

ONE, TWO, THREE = (f"A long and telling title of the {number} paper" for number in ("first", "second", "third"))


@pytest.fixture
def feeds(catalogue: Catalogue) -> Feeds:
    return Feeds(catalogue)


def take(catalogue: Catalogue, *titles: str, day: str = "2026-03-18", inferred: bool = True) -> FeedId:
    page = Page("Daily Papers", day, date_inferred=inferred)
    return take_in(catalogue, [reading(*titles, page=page)], "Import")[1].feeds[0]


def seen(catalogue: Catalogue) -> list[tuple[str, bool]]:
    return [(row.paper.first_seen, row.paper.first_seen_inferred) for row in catalogue.rows.values()]


def test_pages_come_with_the_newest_day_first(catalogue: Catalogue, feeds: Feeds) -> None:
    for title, day in ((ONE, "2026-03-18"), (TWO, "2026-03-20"), (THREE, "2026-03-19")):
        take(catalogue, title, day=day)
    assert [page.date for page in feeds.all()] == ["2026-03-20", "2026-03-19", "2026-03-18"]


def test_a_corrected_date_reaches_the_papers_seen_first_on_that_page(catalogue: Catalogue, feeds: Feeds) -> None:
    take(catalogue, ONE, day="2026-03-17", inferred=False)
    feed = take(catalogue, ONE, TWO)
    changes = feeds.set_date(feed, " 2025-03-18 ")
    assert (feeds.get(feed).date, feeds.get(feed).date_inferred) == ("2025-03-18", False)
    assert seen(catalogue) == [("2026-03-17", False), ("2025-03-18", False)]
    assert (len(changes.papers), changes.feeds) == (1, {feed})
    catalogue.undo()
    assert seen(catalogue) == [("2026-03-17", False), ("2026-03-18", True)]
    assert feeds.get(feed).date_inferred


def test_confirming_an_inferred_date_makes_it_a_given_one(catalogue: Catalogue, feeds: Feeds) -> None:
    feed = take(catalogue, ONE)
    assert feeds.set_date(feed, "2026-03-18")
    assert seen(catalogue) == [("2026-03-18", False)]
    assert not feeds.set_date(feed, "2026-03-18")


def test_a_page_without_a_date_can_be_given_one(catalogue: Catalogue, feeds: Feeds) -> None:
    feed = take(catalogue, ONE, day="", inferred=False)
    feeds.set_date(feed, "2026-03-18")
    assert seen(catalogue) == [("2026-03-18", False)]


def test_papers_deleted_meanwhile_do_no_harm(catalogue: Catalogue, feeds: Feeds) -> None:
    feed = take(catalogue, ONE, TWO)
    gone = next(iter(catalogue.rows))
    Papers(catalogue).trash([gone])
    Papers(catalogue).delete([gone])
    feeds.set_date(feed, "2025-03-18")
    assert seen(catalogue) == [("2025-03-18", False)]


@pytest.mark.parametrize("day", ["", "2026", "2026-03", "2026-02-30", "18.3.2026"])
def test_what_is_no_day_is_refused(day: str, catalogue: Catalogue, feeds: Feeds) -> None:
    feed = take(catalogue, ONE)
    with pytest.raises(ReaderError, match="is not a day"):
        feeds.set_date(feed, day)
    assert feeds.get(feed).date == "2026-03-18"


def test_a_removed_page_leaves_its_papers(catalogue: Catalogue, feeds: Feeds) -> None:
    feed = take(catalogue, ONE)
    assert feeds.remove(feed).feeds == {feed}
    assert feeds.all() == ()
    assert seen(catalogue) == [("2026-03-18", True)]
    for verb in (feeds.get, feeds.remove, lambda gone: feeds.set_date(gone, "2026-03-18")):
        with pytest.raises(ReaderError, match="not in the library any more"):
            verb(feed)
