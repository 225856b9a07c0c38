import pytest

from reader_app.model.colour import COLOURS
from reader_app.pdf.annotations.colours import hex_of, nearest_name, parts_of, text_colour


@pytest.mark.parametrize("name", list(COLOURS))
def test_each_named_colour_is_nearest_to_itself(name: str) -> None:
    assert nearest_name(f"#{COLOURS[name]}") == name
    assert hex_of(parts_of(name)) == f"#{COLOURS[name]}"


@pytest.mark.parametrize(
    ("colour", "name"),
    [
        ("#ffff00", "yellow"),
        ("#ffff99", "yellow"),
        ("#fdfdae", "yellow"),
        ("#facd5a", "yellow"),
        ("#ff0000", "red"),
        ("#f94244", "red"),
        ("#00ff00", "green"),
        ("#7df066", "green"),
        ("#009800", "green"),
        ("#0000ff", "blue"),
        ("#4b99ff", "blue"),
        ("#aad9ff", "blue"),
        ("#ff8000", "orange"),
        ("#ff00ff", "magenta"),
        ("#800080", "magenta"),
        ("#000000", "grey"),
        ("#ffffff", "grey"),
        ("#cccccc", "grey"),
        ("", "yellow"),
    ],
)
def test_colours_of_other_programs_get_the_name_that_people_would_give(colour: str, name: str) -> None:
    assert nearest_name(colour) == name


def test_what_is_no_colour_is_shown_in_yellow() -> None:
    assert parts_of("mauve") == parts_of("#12345") == parts_of("yellow")


@pytest.mark.parametrize(
    ("appearance", "colour"),
    [
        ("/Helv 12 Tf 1 0 0 rg", "#ff0000"),
        ("0.5 g /F 9 Tf", "#808080"),
        ("0 0 0 1 k", "#000000"),
        ("/Helv 12 Tf", ""),
        ("x y z rg", ""),
        ("rg", ""),
        ("1 0 0 rg 0 g", "#000000"),
    ],
)
def test_the_colour_of_words_is_read_from_their_operators(appearance: str, colour: str) -> None:
    assert text_colour(appearance) == colour
