import numpy as np

from reader_app.pdf.process.recolouring import DARKEST, LIGHTEST, SEPIA, recolour
from reader_app.pdf.process.tile import Tone

WHITE, BLACK, BLUE, RED = (255, 255, 255), (0, 0, 0), (255, 0, 0), (0, 0, 255)
"""Blue first, as pixels have them."""


def recoloured(tone: Tone, *colours: tuple[int, int, int], kept: bool = False) -> list[tuple[int, ...]]:
    pixels = np.zeros((1, len(colours), 4), np.uint8)
    pixels[0, :, :3] = colours
    recolour(pixels, tone, ((0, 0, len(colours), 1),) if kept else ())
    return [tuple(int(part) for part in pixel) for pixel in pixels[0, :, :3]]


def test_white_paper_stays_white() -> None:
    assert recoloured(Tone.PAPER, WHITE, BLACK) == [WHITE, BLACK]


def test_light_and_dark_change_places_on_dark_paper() -> None:
    assert recoloured(Tone.DARK, WHITE, BLACK) == [tuple(DARKEST), tuple(LIGHTEST)]


def test_colours_keep_their_hue_on_dark_paper_and_can_be_seen() -> None:
    (blue, green, red), (other_blue, _, other_red) = recoloured(Tone.DARK, BLUE, RED)
    assert blue > red
    assert other_red > other_blue
    assert green > 150  # dark blue ink has become light


def test_sepia_paper_is_yellowed_and_its_ink_black() -> None:
    assert recoloured(Tone.SEPIA, WHITE, BLACK) == [tuple(SEPIA), BLACK]


def test_photographs_keep_their_colours() -> None:
    assert recoloured(Tone.DARK, WHITE, BLUE, kept=True) == [WHITE, BLUE]
