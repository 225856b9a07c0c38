"""Colours as annotations have them (ISO 32000-2, table 166: grey, RGB or CMYK) and as `#rrggbb`."""

import math
from collections.abc import Sequence

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
    """Return the named colour that looks most like `#rrggbb`; yellow where there is no colour.

    Hues are compared before lightness, since a pale green is still a green: distance in CIELAB's a* and b*, with the
    lightness counted a quarter. What has hardly any hue is grey.
    """
    if not colour:
        return "yellow"
    lightness, a, b = _lab(parts_of(colour))
    if a * a + b * b < _LEAST_CHROMA**2:
        return "grey"

    def distance(name: str) -> float:
        other, c, d = _lab(parts_of(name))
        return ((lightness - other) / 4) ** 2 + _turn(a, b, c, d)

    return min((name for name in COLOURS if name != "grey"), key=distance)


_LEAST_CHROMA = 8.0
_HUE_WEIGHT = 100.0


def _turn(a: float, b: float, c: float, d: float) -> float:
    """Return how far apart two hues are: 0.0 for the same, growing with the angle between them."""
    cosine = (a * c + b * d) / (math.hypot(a, b) * math.hypot(c, d))
    return (_HUE_WEIGHT * (1 - cosine)) ** 2


def _lab(parts: tuple[float, float, float]) -> tuple[float, float, float]:
    """Return lightness, a* and b* of sRGB (IEC 61966-2-1, white D65; CIE 15)."""
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    x = _cube_root((0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047)
    y = _cube_root(0.2126729 * red + 0.7151522 * green + 0.0721750 * blue)
    z = _cube_root((0.0193339 * red + 0.1191920 * green + 0.9503041 * blue) / 1.08883)
    return (116 * y - 16, 500 * (x - y), 200 * (y - z))


def _cube_root(part: float) -> float:
    return math.cbrt(part) if part > 0.008856 else 7.787 * part + 16 / 116
