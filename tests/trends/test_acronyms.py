from reader_app.trends.acronyms import acronyms_in


def test_an_acronym_in_brackets_stands_for_the_words_before() -> None:
    assert acronyms_in(["We study large language models (LLMs) today."]) == {"llm": "large language model"}


def test_joining_words_may_be_skipped() -> None:
    assert acronyms_in(["the internet of things (IoT) grows"]) == {"iot": "internet of thing"}
    assert acronyms_in(["simultaneous localization and mapping (SLAM)"]) == {
        "slam": "simultaneous localization and mapping"
    }


def test_hyphenated_words_give_a_letter_each() -> None:
    assert acronyms_in(["parameter-efficient fine-tuning (PEFT, for short)"]) == {
        "peft": "parameter efficient fine tuning"
    }


def test_closed_spellings_are_read_as_the_hyphenated_ones() -> None:
    found = acronyms_in(["pretrained language models (PLMs)"], {"pretrained": "pre trained"})
    assert found == {"plm": "pre trained language model"}


def test_a_bracket_that_explains_nothing_is_ignored() -> None:
    assert acronyms_in(["a model of size two (GPT)", "in the first case (Fig)", "(LLM) alone"]) == {}


def test_an_acronym_that_papers_use_differently_stands_for_neither() -> None:
    texts = ["contrastive learning (CL)", "continual learning (CL)"]
    assert acronyms_in(texts) == {}


def test_the_meaning_that_nearly_all_papers_give_wins() -> None:
    texts = ["contrastive learning (CL)"] * 8 + ["continual learning (CL)"]
    assert acronyms_in(texts) == {"cl": "contrastive learning"}
