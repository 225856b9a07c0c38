from dataclasses import replace

from reader_app.library.papers import Counts
from reader_app.model.ids import SearchId
from reader_app.model.saved_search import SavedSearch
from reader_app.model.tag import Tag
from reader_app.search.matcher import Matcher
from reader_app.search.query import parse
from reader_app.ui.library.sidebar_entries import Contents, Entry, Kind, entries, key_tags, page_title, tag_base
from tests.ui.library.samples import page, row, rows

TAGS = (
    Tag("a", "red", 5, 2),
    Tag("a/b", "blue", 3, 1),
    Tag("a/b/c", "green", 2, 2),
    Tag("a b", "grey", 1, 1),
)


def section(shown: tuple[Entry, ...], key: str) -> Entry:
    return next(entry for entry in shown if entry.key == f"section:{key}")


def test_the_places_come_first_with_their_counts() -> None:
    shown = entries(Contents(Counts(all=81, inbox=74, later=3, starred=9)))
    places = {entry.key: (entry.base, entry.count) for entry in shown if entry.kind is Kind.PLACE}
    assert list(places) == ["all", "inbox", "later", "reading", "done", "starred", "highlights", "trash"]
    assert places["all"] == ("", 81)
    assert places["inbox"] == ("is:inbox", 74)


def test_an_empty_library_shows_no_empty_sections_but_that_of_tags() -> None:
    assert [entry.key for entry in entries(Contents()) if entry.kind is Kind.SECTION] == ["section:tags"]


def test_tags_are_a_tree() -> None:
    first, second = section(entries(Contents(tags=TAGS)), "tags").children
    assert (first.title, first.count, first.colour) == ("a", 5, "red")
    assert [(child.title, child.base) for child in first.children] == [("b", 'tag:"a/b"')]
    assert [child.title for child in first.children[0].children] == ["c"]
    assert (second.title, second.children) == ("a b", ())


def test_the_first_nine_tags_have_keys() -> None:
    many = tuple(Tag(f"t{number}") for number in range(12))
    numbers = [entry.number for entry in section(entries(Contents(tags=many)), "tags").children]
    assert numbers == [1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 0, 0]
    assert key_tags(many) == tuple(f"t{number}" for number in range(9))


def test_a_tag_that_only_holds_others_has_no_key() -> None:
    assert key_tags((Tag("method", papers=3), Tag("method/rl", papers=3, own_papers=3), Tag("new"))) == (
        "method/rl",
        "new",
    )


def test_the_base_of_a_tag_finds_its_papers_and_those_below_it() -> None:
    matcher = Matcher(parse(tag_base("a b")))
    assert [matcher.matches(row(1, tags=(tag,))) for tag in ("a b", "a b/c", "a", "b")] == [True, True, False, False]


def test_the_bases_of_places_mean_what_they_say() -> None:
    for entry in entries(Contents()):
        if entry.base:
            assert not Matcher(parse(entry.base)).matches(row(1, tags=())) or entry.key == "inbox"


def test_saved_searches_keep_their_query() -> None:
    shown = section(entries(Contents(searches=(SavedSearch(SearchId("s"), "RL", "tag:rl"),))), "searches")
    (one,) = shown.children
    assert (one.title, one.base, one.tip) == ("RL", "tag:rl", "tag:rl")


def test_pages_are_listed_by_day_with_the_year_in_doubt() -> None:
    shown = section(entries(Contents(feeds=(page(rows(81)),))), "feeds")
    (one,) = shown.children
    assert (one.title, one.base, one.count) == ("18 Mar (2026?)", "feed:f1", 81)
    assert "Set Date" in one.tip
    assert "Daily papers" in one.tip
    certain = section(entries(Contents(feeds=(page(rows(2), inferred=False),))), "feeds").children[0]
    assert (certain.title, "Set Date" in certain.tip) == ("18 Mar 2026", False)


def test_several_feeds_have_a_heading_each() -> None:
    feeds = (page(rows(2)), page(rows(3), number=2, title="Weekly"), page(rows(4), number=3))
    shown = section(entries(Contents(feeds=feeds)), "feeds").children
    assert [(group.title, [one.base for one in group.children]) for group in shown] == [
        ("Daily papers", ["feed:f1", "feed:f3"]),
        ("Weekly", ["feed:f2"]),
    ]


def test_a_page_without_a_day_says_so() -> None:
    assert page_title(replace(page(()), date="")) == "No date"
