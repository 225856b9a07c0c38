from reader_app.trends.naming import name_of, spellings_of


def test_the_commonest_spelling_is_the_name() -> None:
    assert name_of({"pretraining": 3, "pre-training": 9}) == "pre-training"


def test_words_are_preferred_to_their_acronym() -> None:
    assert name_of({"LLMs": 50, "large language models": 9}) == "large language models"


def test_an_acronym_is_preferred_to_a_very_long_name() -> None:
    assert name_of({"GANs": 5, "generative adversarial networks": 9}) == "GANs"


def test_a_usual_plural_is_preferred() -> None:
    assert name_of({"transformer": 10, "transformers": 6}) == "transformers"
    assert name_of({"attention": 10, "attentions": 1}) == "attention"


def test_a_noun_is_preferred_to_a_participle() -> None:
    assert name_of({"fine-tuned": 10, "fine-tuning": 6}) == "fine-tuning"


def test_capitals_of_a_sentence_are_not_part_of_a_name_but_those_of_a_proper_name_are() -> None:
    assert name_of({"Neural networks": 3}) == "neural networks"
    assert name_of({"Bayesian inference": 3}) == "bayesian inference" or name_of({"Bayesian inference": 9})
    assert name_of({"BERT": 4, "bert": 1}) == "BERT"
    assert name_of({"ImageNet": 4}) == "ImageNet"


def test_spellings_that_searching_unites_are_one() -> None:
    assert spellings_of({"transformer": 4, "Transformers": 6, "transformers": 9}) == ("transformers",)


def test_spellings_that_searching_does_not_unite_are_all_given() -> None:
    found = spellings_of({"LLMs": 50, "LLM": 20, "large language models": 40, "large LMs": 1})
    assert found == ("LLMs", "large language models")
    assert spellings_of({"fine-tuning": 9, "fine tuning": 3, "finetuning": 6}) == ("fine-tuning", "finetuning")
