from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from pytestqt.qtbot import QtBot

from reader_app.pdf.process import PdfProcess, Urgency
from reader_app.ui.pdf import page_pictures
from reader_app.ui.pdf.page_pictures import PagePictures, Wish
from reader_app.ui.pdf.pdf_document import PdfDocument
from reader_app.ui.pdf.tiles import PageFace, TileKey
from tests.pdf.process.made_pdfs import write_pdf

SLOW = "0 0 m 600 700 l 0 700 l 600 0 l f* " * 20_000
"""A page that takes seconds to draw."""
WHOLE = QRect(0, 0, 600, 700)


@pytest.fixture
def pictures(tmp_path: Path, process: PdfProcess, qtbot: QtBot) -> Iterator[PagePictures]:
    document = PdfDocument(write_pdf(tmp_path / "a.pdf", [""] * 3), process)
    yield PagePictures(document, document)
    document.close()


def wishes(width: int, page: int = 1) -> list[Wish]:
    return [Wish(key, Urgency.SEEN) for key in PageFace(page, width, 700).tiles_in(WHOLE)]


def draw(pictures: PagePictures, qtbot: QtBot, width: int, page: int = 1) -> list[TileKey]:
    wanted = wishes(width, page)
    pictures.want(wanted)
    qtbot.waitUntil(lambda: all(pictures.image(wish.key) is not None for wish in wanted))
    return [wish.key for wish in wanted]


def test_what_is_wanted_arrives_once(pictures: PagePictures, qtbot: QtBot) -> None:
    arrived: list[TileKey] = []
    pictures.arrived.connect(arrived.append)
    pictures.want(wishes(600))
    keys = draw(pictures, qtbot, 600)
    assert sorted(arrived, key=lambda key: key.row) == keys


def test_what_is_not_wanted_any_more_does_not_arrive(tmp_path: Path, process: PdfProcess, qtbot: QtBot) -> None:
    document = PdfDocument(write_pdf(tmp_path / "a.pdf", [SLOW, "", ""]), process)
    pictures = PagePictures(document, document)
    arrived: list[int] = []
    pictures.arrived.connect(lambda key: arrived.append(key.face.page))
    pictures.want(wishes(600, page=1) + wishes(600, page=2))
    draw(pictures, qtbot, 600, page=3)
    assert arrived == [3, 3]
    document.close()


def test_pieces_of_the_last_size_stand_in_for_those_to_come(pictures: PagePictures, qtbot: QtBot) -> None:
    for width in (300, 500, 550):
        draw(pictures, qtbot, width)
    stand_ins = pictures.stand_ins(PageFace(1, 600, 700), QRect(0, 0, 600, 400))
    assert {key.face.width for key, _ in stand_ins} == {550}


def test_a_small_picture_stands_in_below_pieces_that_do_not_cover_all(pictures: PagePictures, qtbot: QtBot) -> None:
    face = PageFace(1, 600, 700)
    small = pictures.stand_in(face)
    pictures.want([Wish(small, Urgency.BACKGROUND), wishes(500)[0]])
    qtbot.waitUntil(lambda: len(pictures.stand_ins(face, WHOLE)) == 2)
    assert [key.face.width for key, _ in pictures.stand_ins(face, WHOLE)] == [small.face.width, 500]


def test_a_page_that_cannot_be_drawn_is_left_alone_for_a_while_and_then_tried_again(
    pictures: PagePictures, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[int] = []
    pictures.refused.connect(lambda page, _sentence: told.append(page))
    missing = wishes(600, page=9)[:1]
    with qtbot.waitSignal(pictures.refused):
        pictures.want(missing)
    pictures.want(missing)
    draw(pictures, qtbot, 600)
    assert (told, "no page 9" in pictures.faults[9]) == ([9], True)
    monkeypatch.setattr(page_pictures, "TRY_AGAIN_AFTER_S", 0.0)
    pictures.forget_all()
    for _ in range(2):
        with qtbot.waitSignal(pictures.refused):
            pictures.want(missing)
    assert told == [9, 9, 9]
