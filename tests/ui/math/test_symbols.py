import pytest

from reader_app.ui.math.symbols import lettered, symbol


@pytest.mark.parametrize(
    ("name", "character"), [("alpha", "α"), ("|", "‖"), ("leq", "≤"), ("to", "→"), ("log", "log"), ("nonsense", "")]
)
def test_names_of_symbols_have_their_characters(name: str, character: str) -> None:
    assert symbol(name) == character


@pytest.mark.parametrize(
    ("letters", "alphabet", "result"),
    [
        ("R", "mathbb", "ℝ"),
        ("E", "mathbb", "𝔼"),
        ("B", "mathcal", "ℬ"),
        ("N", "mathcal", "𝒩"),
        ("g1", "mathfrak", "𝔤1"),
    ],
)
def test_letters_of_other_alphabets_are_found_under_both_their_names(letters: str, alphabet: str, result: str) -> None:
    assert lettered(letters, alphabet) == result
