from ctypes import c_longlong, c_ubyte
from pathlib import Path

import pytest

from reader_app.pdf.process.canvas import Canvas
from reader_app.pdf.process.open_documents import OpenDocuments
from reader_app.pdf.process.recolouring import DARKEST, LIGHTEST
from reader_app.pdf.process.tile import TileRequest, Tone
from tests.pdf.process.made_pdfs import write_pdf, write_picture_pdf

WIDTH, HEIGHT = 612, 792


def drawn(path: Path, tone: Tone, rotation: int = 0) -> dict[str, tuple[int, ...]]:
    """Return the colours, blue first, of the photograph in the corner, the black box, and the paper."""
    size = (HEIGHT, WIDTH) if rotation else (WIDTH, HEIGHT)
    tile = TileRequest(*size, 0, 0, *size, rotation=rotation, tone=tone)
    pixels = (c_ubyte * (WIDTH * HEIGHT * 4))()
    documents = OpenDocuments()
    Canvas(pixels, c_longlong(-1)).draw(1, documents.page(path, "", 1), tile)
    documents.forget(path)

    def at(x: int, y: int) -> tuple[int, ...]:
        across, down = (y, x) if rotation else (x, HEIGHT - y)
        start = 4 * (down * size[0] + across)
        return tuple(pixels[start : start + 3])

    return {"photograph": at(100, 100), "ink": at(350, 350), "paper": at(500, 600)}


@pytest.mark.parametrize("rotation", [0, 90])
def test_photographs_keep_their_colours_on_dark_paper(tmp_path: Path, rotation: int) -> None:
    found = drawn(write_picture_pdf(tmp_path / "a.pdf"), Tone.DARK, rotation)
    assert found == {"photograph": (0, 0, 255), "ink": tuple(LIGHTEST), "paper": tuple(DARKEST)}


def test_a_scanned_page_is_paper_and_ink(tmp_path: Path) -> None:
    path = write_picture_pdf(tmp_path / "a.pdf", b"\xff\xff\xff", share=1.0)
    assert drawn(path, Tone.DARK)["paper"] == tuple(DARKEST)


def test_white_paper_is_drawn_as_it_is(tmp_path: Path) -> None:
    found = drawn(write_picture_pdf(tmp_path / "a.pdf"), Tone.PAPER)
    assert found == {"photograph": (0, 0, 255), "ink": (0, 0, 0), "paper": (255, 255, 255)}


def test_a_drawing_that_nobody_wants_is_not_finished(tmp_path: Path) -> None:
    path = write_pdf(tmp_path / "a.pdf", ["0 0 m 600 700 l 0 700 l 600 0 l f* " * 2000])
    pixels = (c_ubyte * (WIDTH * HEIGHT * 4))()
    page = OpenDocuments().page(path, "", 1)
    tile = TileRequest(WIDTH, HEIGHT, 0, 0, WIDTH, HEIGHT)
    assert not Canvas(pixels, c_longlong(7)).draw(7, page, tile).is_finished
    assert Canvas(pixels, c_longlong(6)).draw(7, page, tile).is_finished
