import pytest

from reader_app.formats.page_names import is_name, names_of_list, ordinary_words

WORDS = ordinary_words(["we tune language models with a label transfer of zero shot learning"])


@pytest.mark.parametrize(
    "text", ["Ann Lee", "A. Author", "Carl van Meer", "J.-P. Sartre", "Ann-Marie O’Neil", "Özgür Çelik"]
)
def test_names_are_known(text: str) -> None:
    assert is_name(text, WORDS)


@pytest.mark.parametrize(
    "text",
    [
        "Language Models",
        "Zero-Shot Label Transfer",
        "Ann",
        "Ann 3 Lee",
        "ann lee",
        "GPT Models",
        "Deep Generation",
        "Carl van",
    ],
)
def test_titles_and_words_are_no_names(text: str) -> None:
    assert not is_name(text, WORDS)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Ann Lee, Bob Day and Carl van Meer", ("Ann Lee", "Bob Day", "Carl van Meer")),
        ("by Ann Lee; Bob Day et al.", ("Ann Lee", "Bob Day")),
        ("Ann Lee · Bob Day · 3 others", ("Ann Lee", "Bob Day")),
        ("Ann Lee", ()),
        ("Language Models, Label Transfer and Zero Shot", ()),
        ("Ann Lee, Bob Day, and others wrote this.", ()),
    ],
)
def test_a_line_of_names_is_told_from_a_title_with_commas(line: str, names: tuple[str, ...]) -> None:
    assert names_of_list(line, WORDS) == names
