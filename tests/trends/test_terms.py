import pytest

from reader_app.trends.terms import Term, distinct, term_of, term_of_tag, term_of_topic
from reader_app.trends.topics import Topic


def test_words_are_one_phrase() -> None:
    assert term_of("  in-context   learning ") == Term("in-context learning", '"in-context learning"')


@pytest.mark.parametrize(
    "query", ["tag:method/rl", "author:hinton", '"exact words"', "lora OR peft", "(a b)", "gan -image"]
)
def test_a_query_stays_a_query(query: str) -> None:
    assert term_of(query) == Term(query, query)


def test_words_with_a_hyphen_or_a_small_or_are_no_query() -> None:
    assert term_of("text-to-image").query == '"text-to-image"'
    assert term_of("trick or treat").query == '"trick or treat"'


def test_nothing_is_no_query() -> None:
    assert term_of("  ") == Term("", "")


def test_a_topic_is_found_in_all_its_spellings() -> None:
    topic = Topic("large language models", ("LLMs", "large language models"), 1.0)
    assert term_of_topic(topic) == Term("large language models", '"LLMs" OR "large language models"')


def test_a_tag_is_found_by_its_field() -> None:
    assert term_of_tag("to read") == Term("#to read", 'tag:"to read"')


def test_each_name_is_kept_once() -> None:
    assert distinct([Term("LoRA", "1"), Term("lora", "2"), Term("x", "3")]) == (Term("LoRA", "1"), Term("x", "3"))
