"""Saved searches."""

import pytest

from reader_app.library.catalogue import Catalogue
from reader_app.library.searches import Searches
from reader_app.model.errors import ReaderError
from reader_app.model.ids import SearchId


@pytest.fixture
def searches(catalogue: Catalogue) -> Searches:
    return Searches(catalogue)


def names(searches: Searches) -> list[tuple[str, str]]:
    return [(search.name, search.query) for search in searches.all()]


def test_searches_are_kept_by_name(searches: Searches) -> None:
    changes = searches.save("maps ", " tag:fold ")
    searches.save("Astronomy", "star")
    assert names(searches) == [("Astronomy", "star"), ("maps", "tag:fold")]
    assert changes.searches == {searches.all()[1].id}


def test_a_name_that_is_there_gets_the_new_query(searches: Searches) -> None:
    searches.save("Maps", "fold")
    before = searches.all()[0].id
    searches.save("MAPS", "crease")
    assert names(searches) == [("Maps", "crease")]
    assert searches.all()[0].id == before


@pytest.mark.parametrize(("name", "query"), [("", "fold"), (" ", "fold"), ("Maps", ""), ("Maps", " ")])
def test_a_search_needs_a_name_and_words(name: str, query: str, searches: Searches) -> None:
    with pytest.raises(ReaderError, match="needs a name and some words"):
        searches.save(name, query)
    assert searches.all() == ()


def test_a_search_is_renamed_unless_the_name_is_taken_or_blank(searches: Searches) -> None:
    searches.save("Maps", "fold")
    searches.save("Stars", "star")
    maps = searches.all()[0].id
    searches.rename(maps, "maps")
    for name, told in (("STARS", "already"), (" ", "needs a name")):
        with pytest.raises(ReaderError, match=told):
            searches.rename(maps, name)
    assert names(searches) == [("maps", "fold"), ("Stars", "star")]


def test_the_query_is_changed_unless_it_is_blank(searches: Searches) -> None:
    searches.save("Maps", "fold")
    searches.set_query(searches.all()[0].id, " crease ")
    with pytest.raises(ReaderError, match="some words"):
        searches.set_query(searches.all()[0].id, " ")
    assert names(searches) == [("Maps", "crease")]


def test_each_verb_can_be_undone_and_redone(catalogue: Catalogue, searches: Searches) -> None:
    searches.save("Maps", "fold")
    search = searches.all()[0].id
    for verb in (
        lambda: searches.rename(search, "Charts"),
        lambda: searches.set_query(search, "crease"),
        lambda: searches.delete(search),
    ):
        before = names(searches)
        verb()
        after = names(searches)
        assert after != before
        assert catalogue.undo().searches == {search}
        assert names(searches) == before
        catalogue.redo()
        assert names(searches) == after


def test_a_search_that_is_gone_is_told(searches: Searches) -> None:
    for verb in (searches.delete, lambda gone: searches.rename(gone, "x"), lambda gone: searches.set_query(gone, "x")):
        with pytest.raises(ReaderError, match="does not exist any more"):
            verb(SearchId("gone"))
