"""Named colours."""

import re

import pytest

from reader_app.model.colour import COLOUR_NAMES, COLOURS, MEANINGS, colour_named
from reader_app.model.errors import ReaderError


def test_each_colour_has_a_value_and_a_meaning_of_its_own() -> None:
    assert set(MEANINGS) == set(COLOURS)
    assert len(set(MEANINGS.values())) == len(MEANINGS)
    assert all(re.fullmatch("[0-9a-f]{6}", value) for value in COLOURS.values())


@pytest.mark.parametrize(("text", "colour"), [(" Yellow ", "yellow"), ("gray", "grey"), ("METHOD", "blue")])
def test_a_colour_goes_by_its_name_or_its_meaning(text: str, colour: str) -> None:
    assert colour_named(text) == colour


@pytest.mark.parametrize("text", ["", "pinkish", "#ffd400"])
def test_another_word_is_refused_with_the_colours_there_are(text: str) -> None:
    with pytest.raises(ReaderError, match=f"“{text}” is not a colour; use one of {', '.join(COLOUR_NAMES)}"):
        colour_named(text)
