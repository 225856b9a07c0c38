"""Pages on dark or yellowed paper: every colour keeps its hue, light and dark change places."""

import numpy as np
from numpy.typing import NDArray

from reader_app.pdf.process.tile import Tone

Pixels = NDArray[np.uint8]
"""Rows x columns x 4: blue, green, red, and one that means nothing."""

DARKEST = np.array([0x21, 0x1D, 0x1B], np.int32)
"""White paper on dark paper, blue first."""
LIGHTEST = np.array([0xE4, 0xE1, 0xDE], np.int32)
SEPIA = np.array([0xDC, 0xEC, 0xF6], np.int32)
WHITE = np.uint32(0x00FFFFFF)
RED, GREEN, BLUE = 77, 150, 29
"""How light each colour looks, of 256 (ITU-R BT.601)."""
Box = tuple[int, int, int, int]
"""Left, top, right, bottom in pixels."""


def recolour(pixels: Pixels, tone: Tone, kept: tuple[Box, ...] = ()) -> None:
    """Change a picture in place, except in the kept boxes."""
    if tone is Tone.PAPER:
        return
    originals = [(box, pixels[box[1] : box[3], box[0] : box[2]].copy()) for box in kept]
    words = pixels.view(np.uint32).reshape(-1)
    words &= WHITE
    # Most of a page is paper: only what is printed on it is computed.
    ink = np.flatnonzero(words != WHITE)
    colours = words[ink].view(np.uint8).reshape(-1, 4)[:, :3].astype(np.int32)
    change = _sepia if tone is Tone.SEPIA else _dark
    changed = np.zeros((len(ink), 4), np.uint8)
    changed[:, :3] = change(colours)
    words[:] = _word(change(np.full((1, 3), 255, np.int32))[0])
    words[ink] = changed.view(np.uint32).reshape(-1)
    for (left, top, right, bottom), original in originals:
        pixels[top:bottom, left:right] = original


def _dark(colours: NDArray[np.int32]) -> NDArray[np.int32]:
    """Turn lightness over; the shift is the same for red, green and blue, so the hue stays."""
    light = (BLUE * colours[:, 0] + GREEN * colours[:, 1] + RED * colours[:, 2]) >> 8
    turned = np.clip(colours + (255 - 2 * light)[:, None], 0, 255)
    dimmed: NDArray[np.int32] = DARKEST + turned * (LIGHTEST - DARKEST) // 255
    return dimmed


def _sepia(colours: NDArray[np.int32]) -> NDArray[np.int32]:
    return colours * SEPIA // 255


def _word(colour: NDArray[np.int32]) -> np.uint32:
    blue, green, red = (int(value) for value in colour)
    return np.uint32(blue | green << 8 | red << 16)
