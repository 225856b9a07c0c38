import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader_app.search.occurrences import read_places
from reader_app.search.query import Words, leaves, parse
from reader_app.search.scanning import can_scan, is_plain, scanned
from tests.search.queries import WORDS, query_texts

TEXTS = st.lists(
    st.tuples(
        st.sampled_from(
            (
                *WORDS,
                "filter",
                "the",
                "don't",
                "model's",
                "dying",
                "skies",
                "state-of-the-art",
                "o'er",
                "W",
                "A*",
                "ﬁlter",
                "Élan",
                "Straße",
                "μm",
                "µ",
                "x²",
                "ʼ",
                "e\u0301",
                "\\alpha",
                "{\\em see}",
                "\\textbf{pre}",
            )
        ),
        st.sampled_from((" ", " ", "-", "--", ", ", "'", "’", "_", ". ", "\n", "$^", "^")),
    ),
    max_size=12,
).map(lambda pieces: "".join(word + sign for word, sign in pieces))


@settings(max_examples=400, deadline=None)
@given(TEXTS, query_texts(), st.booleans())
def test_scanning_finds_what_reading_the_whole_text_finds(text: str, query: str, typing: bool) -> None:
    for wanted in leaves(parse(query, typing=typing)):
        if isinstance(wanted, Words) and can_scan(wanted, "abstract") and is_plain(text):
            assert sorted(set(scanned(wanted, text))) == sorted(set(read_places(wanted, "abstract", text)))


@pytest.mark.parametrize("text", ["μm", "µ-µ’s", "A* search", "C++", "co\u00adoperate", "学習"])
def test_texts_with_other_than_plain_letters_are_read_whole(text: str) -> None:
    assert not is_plain(text)


@pytest.mark.parametrize(
    "text",
    [
        "A plain text",
        "naïve ﬁlters of α",
        "Straße",
        "x²",
        "“Quoted” – with a dash…",
        "state-of-the-art",
        "50 % of 3-D maps",
    ],
)
def test_most_texts_are_scanned(text: str) -> None:
    assert is_plain(text)
