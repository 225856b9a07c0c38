import pytest

from reader_app.search.lexer import FIELD_NAMES
from reader_app.ui.library.search_words import MOST, Suggestion, completion, fields

VALUES = {"tag": ("method", "method/rl", "to read", "vision/3D"), "author": ("Ada Example", "Grace Sample")}


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
    ],
)
def test_what_is_typed_can_be_completed(query: str, texts: list[str]) -> None:
    assert offered(query) == texts


def test_nothing_is_offered_in_the_middle_of_a_word() -> None:
    assert offered("tag:me", 5) == []
    assert offered("ta words", 2) == ["tag:"]


def test_a_long_list_is_cut() -> None:
    many = {"tag": tuple(f"t{number}" for number in range(50))}
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
