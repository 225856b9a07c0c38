import pytest

from reader_app.ui.library.place import Offer, Place, any_word, emptiness
from tests.ui.library.samples import listing


def test_an_empty_library_offers_ways_to_begin() -> None:
    reason = emptiness(Place("All papers"), listing(()))
    assert reason.offers == (Offer.IMPORT, Offer.STARTER, Offer.PASTE)


def test_an_empty_library_says_so_whatever_is_searched_for() -> None:
    assert Offer.STARTER in emptiness(Place("Inbox", "is:inbox"), listing((), "words")).offers


def test_the_trash_of_an_empty_library_is_just_empty() -> None:
    assert emptiness(Place("Trash", "is:trashed"), listing(())).title == "The trash is empty"


def test_a_search_without_result_offers_less_strict_ones() -> None:
    nothing = listing((), "sparse zebra", base="is:inbox", library_size=9)
    reason = emptiness(Place("Inbox", "is:inbox"), nothing)
    assert reason.title == "No paper in “Inbox” matches"
    assert reason.text == "“sparse zebra”"
    assert reason.offers == (Offer.ANY_WORD, Offer.SEARCH_ALL, Offer.CLEAR_SEARCH)


def test_a_search_of_everything_for_one_word_can_only_be_cleared() -> None:
    assert emptiness(Place("All papers"), listing((), "zebra", library_size=9)).offers == (Offer.CLEAR_SEARCH,)


def test_a_very_long_query_is_not_repeated_whole() -> None:
    assert len(emptiness(Place("All papers"), listing((), "z" * 500, library_size=9)).text) < 70


def test_picked_papers_that_are_gone_can_be_left() -> None:
    reason = emptiness(Place("All papers"), listing((), only=(), library_size=9))
    assert reason.offers == (Offer.CLEAR_ONLY,)


@pytest.mark.parametrize(
    "base",
    ["is:inbox", "is:later", "is:reading", "is:done", "is:starred", "has:highlight", 'tag:"a"', "feed:f1", "x y"],
)
def test_every_empty_place_says_what_brings_papers_there(base: str) -> None:
    reason = emptiness(Place("Here", base), listing((), base=base, library_size=9))
    assert reason.title
    assert reason.text
    assert reason.icon


@pytest.mark.parametrize(
    ("query", "loose"),
    [
        ("sparse zebra", "sparse OR zebra"),
        ("zebra", ""),
        ("author:ada zebra", ""),
        ('"sparse zebra" list', ""),
        ("sparse OR zebra", ""),
        ("-sparse zebra", ""),
        ("", ""),
    ],
)
def test_plain_words_can_be_searched_for_one_or_another(query: str, loose: str) -> None:
    assert any_word(query) == loose
