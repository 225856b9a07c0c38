"""Colours as annotations have them (ISO 32000-2, table 166: grey, RGB or CMYK) and as `#rrggbb`."""

from collections.abc import Sequence
from colorsys import rgb_to_hsv

from reader_app.model.colour import COLOURS

_SETTERS = {"g": 1, "rg": 3, "k": 4}


def hex_of(parts: Sequence[float]) -> str:
    """Return a colour of one, three or four parts from 0.0 to 1.0; empty for any other number of parts."""
    if len(parts) not in _SETTERS.values():
        return ""
    parts = [min(1.0, max(0.0, part)) for part in parts]
    if len(parts) == 1:
        parts = parts * 3
    if len(parts) == 4:
        cyan, magenta, yellow, black = parts
        parts = [1 - min(1.0, ink + black) for ink in (cyan, magenta, yellow)]
    return "#" + "".join(f"{int(part * 255 + 0.5):02x}" for part in parts)


def parts_of(colour: str) -> tuple[float, float, float]:
    """Return red, green and blue from 0.0 to 1.0 of `#rrggbb`, or of one of the reader's named colours.

    A colour that is neither is yellow, so that a mark is seen.
    """
    digits = COLOURS.get(colour, colour).removeprefix("#")
    if len(digits) != 6 or not all(digit in "0123456789abcdefABCDEF" for digit in digits):
        digits = COLOURS["yellow"]
    red, green, blue = (int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4))
    return (red, green, blue)


def text_colour(appearance: str) -> str:
    """Return the colour that a default appearance string (`/Helv 12 Tf 1 0 0 rg`) gives to a text."""
    tokens = appearance.split()
    found = ""
    for at, token in enumerate(tokens):
        count = _SETTERS.get(token)
        if count and at >= count:
            found = hex_of(_numbers(tokens[at - count : at])) or found
    return found


def _numbers(tokens: Sequence[str]) -> list[float]:
    try:
        return [float(token) for token in tokens]
    except ValueError:
        return []


def nearest_name(colour: str) -> str:
    """Return the named colour that people would call `#rrggbb` by; yellow where there is no colour.

    It goes by the hue alone, since a pale green is still a green; what has hardly any hue is grey.
    """
    if not colour:
        return "yellow"
    parts = parts_of(colour)
    if max(parts) - min(parts) < _LEAST_CHROMA:
        return "grey"
    hue = 360 * rgb_to_hsv(*parts)[0]
    return next((name for name, end in _HUES if hue < end), "red")


_LEAST_CHROMA = 0.08
_HUES = (
    ("red", 15), ("orange", 40), ("yellow", 68), ("green", 165), ("blue", 249), ("purple", 282), ("magenta", 340),
)  # fmt: skip
"""Where on the circle of hues each name ends, in degrees; from the last on it is red again."""
