import pytest

from reader_app.search.stemming import fold, stem


@pytest.mark.parametrize(
    ("word", "expected"),
    [("planning", "plan"), ("mapping", "map"), ("embedding", "embed"), ("dynamics", "dynam"), ("policies", "polici")],
)
def test_words_are_stemmed_as_the_reference_does_and_not_as_whoosh_does(word: str, expected: str) -> None:
    assert stem(word) == expected


@pytest.mark.parametrize("word", ["gpt4s", "学習", "c++", "ärzte"])
def test_only_plain_letters_are_stemmed(word: str) -> None:
    assert stem(word) == word


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("Émile", "emile"),
        ("Ødegård", "odegard"),
        ("Æther", "aether"),
        ("þorn", "thorn"),
        ("Ω", "omega"),
        ("ς", "sigma"),
        ("λ", "lambda"),
        ("λόγος", "λογοσ"),
        ("ＧＰＴ", "gpt"),
        ("한국", "한국"),
        ("donʼt", "dont"),
        ("²", "2"),
    ],
)
def test_folding_leaves_lower_case_letters_without_accents(word: str, expected: str) -> None:
    assert fold(word) == expected
