import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader_app.formats import citation_key
from reader_app.model.paper import Record


@pytest.mark.parametrize(
    ("record", "key"),
    [
        (Record(title="Attention Is All You Need", authors=("Ashish Vaswani",), year=2017), "vaswani2017attention"),
        (Record(title="On the Life of Clocks", authors=("Ludwig van Beethoven",), year=1800), "beethoven1800life"),
        (Record(title="The Übermensch", authors=("José Ñandú",), published="1999-01"), "nandu1999ubermensch"),
        (Record(title="Straße", authors=("Søren Łukasz Ørsted",)), "orstedstrasse"),
        (Record(title="Pre-training $x^2$ Models"), "pretrainingmodels"),
        (Record(title="2001: A Space Odyssey", year=1968), "1968spaceodyssey"),
        (Record(title="The Curse of Depth in Large Language Models"), "cursedepthlarge"),
        (Record(title="Of the"), "of"),
        (Record(title="東京"), "paper"),
        (Record(title="Don't Stop", authors=("Lee, Ann",)), "leedont"),
    ],
)
def test_a_key_is_author_year_and_the_first_telling_word(record: Record, key: str) -> None:
    assert citation_key(record, ()) == key


def test_a_key_that_is_taken_is_followed_by_a_letter() -> None:
    record = Record(title="Clocks", year=2020)
    taken: list[str] = []
    for _ in range(29):
        taken.append(citation_key(record, taken))
    assert taken[:3] == ["2020clocks", "2020clocksa", "2020clocksb"]
    assert taken[26:] == ["2020clocksz", "2020clocksaa", "2020clocksab"]


@given(st.text(min_size=1), st.text())
def test_a_key_is_of_small_ascii_letters_and_digits(title: str, author: str) -> None:
    key = citation_key(Record(title=title, authors=(author,)), ())
    assert key
    assert key.isascii()
    assert key.isalnum()
    assert key == key.lower()


class Counted(set[str]):
    """Keys that count how often one asks for them."""

    asked = 0

    def __contains__(self, key: object) -> bool:
        self.asked += 1
        return super().__contains__(key)


def test_the_thousandth_paper_of_one_pattern_is_not_asked_for_a_thousand_times() -> None:
    taken = Counted()
    for _ in range(1000):
        taken.add(citation_key(Record(title="東京", year=2020), taken))
    taken.asked = 0
    assert citation_key(Record(title="東京", year=2020), taken) == "2020all"
    assert taken.asked < 30
