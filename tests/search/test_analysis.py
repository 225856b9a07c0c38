import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader_app.search.analysis import joined, tokens


def terms(text: str) -> list[str]:
    return [token.term for token in tokens(text)]


def together(text: str) -> list[str]:
    return [token.surface for token in joined(text, list(tokens(text)))]


def written(text: str) -> list[str]:
    return [text[token.start : token.end] for token in tokens(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Planning plans, mapping maps", ["plan", "plan", "map", "map"]),
        ("it is a b", ["it", "is", "a", "b"]),
        ("don't we'll", ["dont", "well"]),
        ("the model's and Bayes' rule", ["the", "model", "and", "bay", "rule"]),
        ("don’t", ["dont"]),
        ("in-context", ["in", "context"]),
        ("GPT-4 and GPT4", ["gpt", "4", "and", "gpt4"]),
        ("3D x^2", ["3d", "x", "2"]),
        ("C++, C# and C", ["c++", "c#", "and", "c"]),
        ("A* search", ["a*", "search"]),
        ("snake_case", ["snake", "case"]),
        ("Schrödinger Łódź Søren", ["schroding", "lodz", "soren"]),
        ("STRASSE straße", ["strass", "strass"]),
        ("x²", ["x2"]),
        ("ﬁne", ["fine"]),
        ("α and β", ["alpha", "and", "beta"]),
        ("İstanbul", ["istanbul"]),
        ("हिन्दी", ["हिनदी"]),
        ("", []),
        ("… — $ ?!", []),
    ],
)
def test_text_becomes_words_that_can_be_compared(text: str, expected: list[str]) -> None:
    assert terms(text) == expected


def test_accents_written_apart_are_folded_like_those_in_one_character() -> None:
    assert terms("cafe\u0301 crème") == terms("café cre\u0300me") == ["cafe", "creme"]


def test_soft_hyphens_and_blanks_without_width_are_inside_a_word() -> None:
    assert terms("trans\u00adformer zero\u200bwidth") == ["transform", "zerowidth"]


def test_a_run_without_blanks_is_cut_into_pairs_of_which_the_last_character_is_alone() -> None:
    assert terms("深層学習") == ["深層", "層学", "学習", "習"]
    assert terms("字") == ["字"]


def test_latin_letters_among_han_characters_are_a_word_of_their_own() -> None:
    assert terms("GPT模型") == ["gpt", "模型", "型"]


def test_parts_of_a_hyphenated_word_make_a_word_together() -> None:
    assert together("pre-training of GPT–4") == ["pretraining", "gpt4"]
    assert together("O'Brien, CO$_2$, $k$-means") == ["obrien", "co2", "kmeans"]


def test_a_chain_of_hyphens_makes_its_pairs_and_its_whole() -> None:
    assert together("state-of-the-art") == ["stateof", "ofthe", "theart", "stateoftheart"]


def test_words_between_blanks_or_dots_make_nothing_together() -> None:
    assert together("pre training. Deep 3.5 a - b") == []


def test_a_very_long_chain_makes_nothing_together() -> None:
    assert together("-".join("abcdefgh")) == []


def test_words_keep_their_places_in_a_text_whose_length_folding_changes() -> None:
    assert written("Straße ﬁne İ x²") == ["Straße", "ﬁne", "İ", "x²"]


def test_words_keep_their_places_in_latex() -> None:
    text = r"by Schr\"{o}dinger: {\em big} $\mathcal{O}(\alpha)$"
    assert written(text) == ["by", r"Schr\"{o}dinger", "big", "O", "alpha"]
    assert terms(text) == ["by", "schroding", "big", "o", "alpha"]


@given(st.text())
def test_every_word_is_somewhere_in_the_text_in_order(text: str) -> None:
    found = list(tokens(text))
    assert all(0 <= token.start < token.end <= len(text) and token.term and token.surface for token in found)
    assert [token.start for token in found] == sorted(token.start for token in found)


@given(st.text(alphabet="abé'-^_ ${}\\\"学習C+*#α3\u0301\u00ad.", max_size=30))
def test_words_are_found_again_in_what_was_cut_out(text: str) -> None:
    for token in tokens(text):
        if "\\" not in text and not any(character in text for character in "学習'"):
            assert [again.term for again in tokens(text[token.start : token.end])] == [token.term]
