import pytest
from hypothesis import given

from reader_app.search.query import parse
from reader_app.search.spelling import respelled
from tests.search.collected import collected
from tests.search.papers import row
from tests.search.queries import query_texts

ROWS = (
    *(row(f"a{n}", title="Attention for language models", authors=("Stan Szymanowicz",)) for n in range(6)),
    *(row(f"b{n}", title="Neural network pretraining", abstract="Happy transformers transform.") for n in range(6)),
    row("c", title="An atention typo"),
)
COLLECTION = collected(ROWS[:7], ROWS[7:])


@pytest.mark.parametrize(
    ("query", "better"),
    [
        ("langauge", "language"),
        ("Lanuage modle", "language model"),
        ("neuralnetwork", "neural network"),
        ("pre trainng", "pre trainng"),
        ("pretrainng", "pretraining"),
        ("neural net work", "neural network"),
        ("author:szymanowics", "author:szymanowicz"),
        ("title:(langauge OR xyzzy)", "title:(language OR xyzzy)"),
        ('"langauge models"', '"language models"'),
        ("year:2019 langauge", "year:2019 language"),
        ("trnasformers", "transformers"),
        ("hapy", "happy"),
    ],
)
def test_misspelled_words_are_put_right(query: str, better: str) -> None:
    assert respelled(COLLECTION, query) == better


@pytest.mark.parametrize(("slip", "meant"), [("maping", "mapping"), ("ofrm", "form")])
def test_letters_doubled_or_swapped_are_likelier_than_others_in_a_commoner_word(slip: str, meant: str) -> None:
    rare = [row(f"r{n}", title=meant) for n in range(4)]
    common = [row(f"c{n}", title="making farm firm of") for n in range(9)]
    assert respelled(collected([*rare, *common]), slip) == meant


@pytest.mark.parametrize(
    "query",
    ["language", "xyzzyplugh", "-langauge", "tag:langauge", "feed:langauge", "2o17", "学習", "", "title:", "gpt4x"],
)
def test_what_is_right_denied_or_like_nothing_stays(query: str) -> None:
    assert respelled(COLLECTION, query) == query


def test_a_word_of_another_field_is_no_better_spelling() -> None:
    assert respelled(COLLECTION, "author:langauge") == "author:langauge"
    assert respelled(COLLECTION, "title:szymanowics") == "title:szymanowics"


def test_a_rare_word_is_put_right_only_by_one_that_is_much_commoner() -> None:
    assert respelled(COLLECTION, "atention") == "atention"
    many = collected((*ROWS, *(row(f"d{n}", title="Attention") for n in range(40))))
    assert respelled(many, "atention") == "attention"


def test_a_stem_that_nobody_writes_is_no_better_spelling() -> None:
    assert respelled(COLLECTION, "happj") == "happy"
    assert respelled(COLLECTION, "attentiom") == "attention"


@given(query_texts())
def test_any_query_can_be_asked_about(text: str) -> None:
    parse(respelled(COLLECTION, text))
