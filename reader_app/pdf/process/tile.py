"""Pieces of pages as pictures."""

from dataclasses import dataclass
from enum import StrEnum

MOST_PIXELS = 4_194_304
"""As many pixels a picture may have: bounds the shared memory, and how long a piece holds up the next."""
BYTES_PER_PIXEL = 4


class Tone(StrEnum):
    """The paper that pages are shown on; photographs keep their colours on each."""

    PAPER = "paper"
    SEPIA = "sepia"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class TileRequest:
    """A piece of a page that is drawn `page_width` x `page_height` pixels large, turned clockwise by a multiple of 90.

    The rotation is added to the page's own; the piece lies `left` and `top` from the corner of the page as shown.
    """

    page_width: int
    page_height: int
    left: int
    top: int
    width: int
    height: int
    rotation: int = 0
    tone: Tone = Tone.PAPER
    with_annotations: bool = True


@dataclass(frozen=True, slots=True)
class Picture:
    """Pixels, row by row from the top, four bytes each: blue, green, red, and one that means nothing."""

    width: int
    height: int
    pixels: bytes
