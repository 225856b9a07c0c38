import math
from itertools import combinations

import pytest

from reader_app.model.colour import COLOUR_NAMES
from reader_app.ui.theme.palette import DARK, LIGHT, TINT_NAMES, Colours

both = pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])

# Machado, Oliveira, Fernandes 2009: full protanopia, deuteranopia and tritanopia, on linear RGB.
VISIONS = {
    "usual": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": ((0.1523, 1.0526, -0.2049), (0.1145, 0.7863, 0.0992), (-0.0039, -0.0481, 1.0520)),
    "deuteranopia": ((0.3673, 0.8606, -0.2280), (0.2801, 0.6725, 0.0474), (-0.0118, 0.0429, 0.9689)),
    "tritanopia": ((1.2555, -0.0767, -0.1788), (-0.0784, 0.9308, 0.1476), (0.0047, 0.6914, 0.3039)),
}


def linear(colour: str) -> list[float]:
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    return [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2."""
    dark, light = sorted(
        sum(weight * value for weight, value in zip((0.2126, 0.7152, 0.0722), linear(colour), strict=True))
        for colour in (one, other)
    )
    return (light + 0.05) / (dark + 0.05)


def oklab(colour: str, vision: str) -> tuple[float, float, float]:
    """The colour as somebody sees it, where distances are those of perception (Ottosson 2020)."""
    usual = linear(colour)
    red, green, blue = (
        min(max(sum(weight * value for weight, value in zip(row, usual, strict=True)), 0), 1) for row in VISIONS[vision]
    )
    long = math.cbrt(0.41222 * red + 0.53633 * green + 0.05145 * blue)
    middle = math.cbrt(0.21190 * red + 0.68070 * green + 0.10740 * blue)
    short = math.cbrt(0.08830 * red + 0.28172 * green + 0.62998 * blue)
    return (
        0.21045 * long + 0.79362 * middle - 0.00407 * short,
        1.97800 * long - 2.42859 * middle + 0.45059 * short,
        0.02590 * long + 0.78277 * middle - 0.80868 * short,
    )


@both
@pytest.mark.parametrize("role", ["text", "muted", "accent", "danger", "success", "warn"])
def test_text_is_readable_on_every_ground(colours: Colours, role: str) -> None:
    for ground in ("window", "surface", "raised", "sunken"):
        assert contrast(getattr(colours, role), getattr(colours, ground)) >= 4.5, ground


@both
def test_text_stays_readable_where_it_is_selected_or_hovered(colours: Colours) -> None:
    for ground in (colours.selection, colours.hover, colours.pressed, colours.accent_soft):
        assert contrast(colours.text, ground) >= 7
        assert contrast(colours.muted, ground) >= 4.5
    assert contrast(colours.on_accent, colours.accent) >= 4.5
    assert contrast(colours.on_accent, colours.accent_hover) >= 4.5


@both
@pytest.mark.parametrize("name", TINT_NAMES)
def test_words_are_readable_on_highlights_and_chips(colours: Colours, name: str) -> None:
    tint = colours.tint(name)
    assert contrast(colours.text, tint.soft) >= 7
    assert contrast(tint.ink, tint.soft) >= 4.5


@both
def test_highlights_are_told_from_the_page(colours: Colours) -> None:
    for name in TINT_NAMES:
        assert math.dist(oklab(colours.tint(name).soft, "usual"), oklab(colours.surface, "usual")) > 0.05, name


@both
def test_controls_stand_out_from_what_they_lie_on(colours: Colours) -> None:
    assert contrast(colours.focus, colours.surface) >= 2.5
    assert contrast(colours.accent, colours.window) >= 3


def test_tints_are_the_colours_of_the_model() -> None:
    assert TINT_NAMES == COLOUR_NAMES
    assert [name for name, _ in LIGHT.tints] == [name for name, _ in DARK.tints] == list(TINT_NAMES)


def test_a_name_that_is_no_colour_is_grey() -> None:
    assert LIGHT.tint("puce") == LIGHT.tint("grey")


@both
@pytest.mark.parametrize("vision", VISIONS)
def test_lines_of_charts_are_told_apart_by_all_eyes(colours: Colours, vision: str) -> None:
    seen = [oklab(colour, vision) for colour in colours.series]
    assert len(seen) == 10
    assert min(math.dist(*pair) for pair in combinations(seen, 2)) > 0.055
    assert min(math.dist(*pair) for pair in combinations(seen[:5], 2)) > 0.08


@both
def test_lines_of_charts_show_on_the_page(colours: Colours) -> None:
    assert min(contrast(colour, colours.surface) for colour in colours.series) >= 2.9
