import pytest

from reader_app.model.facet import Facet, FacetField, FacetValue
from reader_app.search.lexer import FIELD_NAMES
from reader_app.ui.library.search_words import MOST, Suggestion, completion, fields, known_values


def facet(field: FacetField, *values: str) -> Facet:
    return Facet(field, tuple(FacetValue(value, papers) for papers, value in enumerate(values, 1)))


VALUES = known_values(
    (
        facet(FacetField.TAG, "method", "method/rl", "to read", "vision/3D"),
        facet(FacetField.AUTHOR, "Ada Example", "Grace Sample", "Jörg Müller", "LeCun, Yann"),
        facet(FacetField.YEAR, "2020", "2019"),
        facet(FacetField.STATE, "inbox"),
    ),
    starred=1200,
)


def offered(query: str, cursor: int | None = None) -> list[str]:
    found = completion(query, len(query) if cursor is None else cursor, VALUES)
    return [suggestion.text for suggestion in found.suggestions]


@pytest.mark.parametrize(
    ("query", "texts"),
    [
        ("", []),
        ("t", []),
        ("ta", ["tag:"]),
        ("words au", ["author:"]),
        ("-ta", ["tag:"]),
        ("(ta", ["tag:"]),
        ("table", []),
        ("tag:", ["tag:method", "tag:method/rl", 'tag:"to read"', "tag:vision/3D"]),
        ("tag:me", ["tag:method", "tag:method/rl"]),
        ("tag:rl", ["tag:method/rl"]),
        ('tag:"to r', ['tag:"to read"']),
        ("tag:vision/3d", []),
        ("author:sam", ['author:"Grace Sample"']),
        ("is:st", ["is:starred"]),
        ("IS:st", ["IS:starred"]),
        ("unknown:x", []),
        ("author:muller", ['author:"Jörg Müller"']),
        ("author:Jorg", ['author:"Jörg Müller"']),
        ("by:yann", ['by:"LeCun, Yann"']),
        ("author:“grace", ['author:"Grace Sample"']),
        ("year:2020,20", ["year:2020,2020", "year:2020,2019"]),
        ("is:inbox,la", ["is:inbox,later"]),
        ("ke", ["keyword:", "key:"]),
    ],
)
def test_what_is_typed_can_be_completed(query: str, texts: list[str]) -> None:
    assert offered(query) == texts


def test_nothing_is_offered_in_the_middle_of_a_word() -> None:
    assert offered("tag:me", 5) == []
    assert offered("ta words", 2) == ["tag:"]


def test_a_long_list_is_cut() -> None:
    many = known_values([facet(FacetField.TAG, *(f"{'a ' * (number % 2)}t{number}" for number in range(50)))])
    assert len(completion("tag:t", 5, many).suggestions) == MOST


def test_taking_a_value_ends_the_word() -> None:
    found = completion("sparse tag:me", 13, VALUES)
    assert found.is_value
    assert found.applied("sparse tag:me", found.suggestions[0]) == ("sparse tag:method ", 18)


def test_taking_a_field_leaves_room_for_its_value() -> None:
    found = completion("-ta words", 3, VALUES)
    assert not found.is_value
    assert found.applied("-ta words", Suggestion("tag:")) == ("-tag: words", 5)


def test_every_field_is_one_the_search_knows() -> None:
    assert set(fields()) <= set(FIELD_NAMES)


def test_a_value_is_offered_with_the_number_of_its_papers() -> None:
    (found,) = completion("author:gra", 10, VALUES).suggestions
    assert (found.shown, found.meaning) == ("Grace Sample", "2")
    states = completion("is:", 3, VALUES).suggestions
    assert ("inbox", "1") in {(one.shown, one.meaning) for one in states}
    (starred,) = completion("is:star", 7, VALUES).suggestions
    assert (starred.shown, starred.meaning) == ("starred", "1,200")


def test_a_field_is_offered_by_its_name() -> None:
    (found,) = completion("tit", 3, VALUES).suggestions
    assert found.shown == "title:"
