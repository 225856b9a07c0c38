import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader_app.search.latex import plain


@pytest.mark.parametrize(
    ("latex", "expected"),
    [
        (r"Schr\"odinger", "Schrödinger"),
        (r"Erd\H{o}s", "Erdős"),
        (r"{\'E}cole", "École"),
        (r"\'{\i}", "í"),
        (r"Ho\v{r}ava", "Hořava"),
        (r"\o re", "øre"),
        (r"Stra\ss{}e", "Straße"),
        (r"pre\-train", "pre\u00adtrain"),
        (r"\emph{big}", " {big}"),
        (r"$\alpha$", "$ alpha$"),
        (r"\leftarrow", " leftarrow"),
        ("no commands", "no commands"),
        ("trailing \\", "trailing \\"),
    ],
)
def test_commands_become_letters_or_blanks(latex: str, expected: str) -> None:
    assert plain(latex)[0] == expected


@given(st.text(alphabet="ab{}\\'\"^~Hvo -lemphss"))
def test_each_character_left_knows_its_place_in_order(text: str) -> None:
    shown, places = plain(text)
    assert len(places) == len(shown) + 1
    assert places == sorted(places)
    assert places[-1] == len(text)
