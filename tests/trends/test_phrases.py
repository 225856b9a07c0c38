import pytest

from reader_app.trends.phrases import Lexicon, compounds_in, folded, is_acronym, phrases


def keys(text: str, lexicon: Lexicon | None = None) -> list[str]:
    return [phrase.key for run in (lexicon or Lexicon()).runs(text) for phrase in phrases(run)]


def test_grammar_and_rhetoric_are_in_no_phrase() -> None:
    assert keys("We propose a novel method for the pruning, and it significantly outperforms") == ["pruning"]


def test_phrases_do_not_reach_over_punctuation() -> None:
    assert keys("pruning, quantization") == ["pruning", "quantization"]


def test_wide_words_are_a_topic_together_but_not_alone() -> None:
    assert keys("neural networks") == ["neural network"]
    assert keys("networks") == []


def test_dull_words_are_a_topic_behind_a_telling_word_only() -> None:
    assert keys("training data") == []
    assert "genetic algorithm" in keys("genetic algorithms")


def test_an_of_joins_two_words_but_stands_at_no_edge() -> None:
    assert "mixture of expert" in keys("a mixture of experts")
    assert not any(key.startswith("of") or key.endswith("of") for key in keys("of pruning of"))


def test_hyphens_are_blanks() -> None:
    assert keys("in-context learning")[-1] == "in context learning"


def test_an_adjective_made_of_a_topic_names_the_topic_and_ends_the_phrase() -> None:
    found = keys("transformer-based pruning")
    assert "transformer" in found
    assert not any("transformer pruning" in key for key in found)


def test_a_closed_spelling_counts_as_the_hyphenated_one() -> None:
    lexicon = Lexicon(closed=compounds_in(["fine-tuning helps"]))
    assert keys("finetuning", lexicon) == ["fine tuning"]


def test_an_acronym_stands_for_its_long_form() -> None:
    lexicon = Lexicon(acronyms={"llm": "large language model"})
    assert keys("LLMs", lexicon) == ["large language model"]
    assert keys("llms", lexicon) == ["llm"]


def test_links_formulas_and_commands_are_no_words() -> None:
    assert keys(r"see https://example.org/pruning and $pruning$ or \pruning") == []


def test_numbers_and_adverbs_are_no_topics() -> None:
    assert keys("512 and surprisingly") == []


def test_a_phrase_knows_whether_it_goes_on_and_stands_alone() -> None:
    [run] = Lexicon().runs("large language models")
    stands = {phrase.surface: (phrase.goes_on, phrase.is_alone) for phrase in phrases(run)}
    assert stands == {
        "large language": (True, False),
        "large language models": (False, True),
        "language models": (False, False),
    }


@pytest.mark.parametrize(
    ("plural", "singular"),
    [
        ("networks", "network"),
        ("policies", "policy"),
        ("boxes", "box"),
        ("losses", "loss"),
        ("bias", "bias"),
        ("analysis", "analysis"),
        ("robotics", "robotics"),
        ("series", "series"),
        ("gas", "gas"),
    ],
)
def test_plurals_are_folded_and_words_that_only_look_like_one_are_not(plural: str, singular: str) -> None:
    assert folded(plural) == singular


def test_acronyms_are_known_by_their_capitals() -> None:
    assert [word for word in ("LLMs", "DoF", "NLP", "Bayesian", "transformer", "A") if is_acronym(word)] == [
        "LLMs",
        "DoF",
        "NLP",
    ]
