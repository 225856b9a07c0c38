import pytest

from reader_app.library.merging.wording import value_said, what_said
from tests.library.merging.tables import key, mark


@pytest.mark.parametrize(
    ("table", "fields", "words", "said"),
    [
        ("papers", ["title"], "", "title"),
        ("papers", ["doi"], "", "DOI"),
        ("papers", ["citation_key"], "", "citation key"),
        ("papers", [], "", "the paper"),
        ("notes", [], "", "the note"),
        ("annotations", ["colour"], "attention is", "colour of the highlight “attention is”"),
        ("tags", ["colour"], "", "colour of the tag"),
        ("searches", ["query"], "", "query of the search"),
    ],
)
def test_what_differs_is_said_in_the_words_of_people(table: str, fields: list[str], words: str, said: str) -> None:
    assert what_said(table, fields, words) == said


def test_long_words_of_a_highlight_are_cut() -> None:
    assert (
        what_said("annotations", [], "long words " * 20) == "the highlight “long words long words long words long wo…”"
    )


@pytest.mark.parametrize(
    ("fields", "value", "said"),
    [
        (["title"], {"title": "Maps"}, "Maps"),
        (["title"], {}, ""),
        (["title"], None, ""),
        (["authors"], {"authors": ["Ada", "Bo"]}, "Ada; Bo"),
        (["extra"], {"extra": [["isbn", "1"]]}, "isbn: 1"),
        (["year"], {"year": 2019}, "2019"),
        (["starred"], {"starred": True}, "yes"),
        (["abstract", "is_summary"], {"abstract": "We fold.", "is_summary": True}, "We fold."),
    ],
)
def test_a_value_is_said_as_words(fields: list[str], value: dict[str, object] | None, said: str) -> None:
    assert value_said("papers", fields, value) == said


@pytest.mark.parametrize(
    ("table", "document", "said"),
    [
        ("papers", {"title": "Maps"}, "Maps"),
        ("notes", {"text": "one\ntwo"}, "one\ntwo"),
        ("annotations", mark(1, 2, comment="Why?"), "folds\nWhy?"),
        ("searches", {"name": "Folds", "query": "fold"}, "Folds: fold"),
        ("tags", {"id": "fold", "colour": "red"}, "red"),
        ("of a later version", {"id": key(1)}, key(1)),
    ],
)
def test_a_whole_document_is_said_by_what_it_says(table: str, document: dict[str, object], said: str) -> None:
    assert value_said(table, [], document) == said
