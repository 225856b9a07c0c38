import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QTransform
from pytestqt.qtbot import QtBot

from reader_app.model.anchor import Anchor, Target
from reader_app.model.annotation import Annotation
from reader_app.model.geometry import Quad, quad_of
from reader_app.model.ids import AnnotationId, PaperId
from reader_app.pdf.process.tile import Tone
from reader_app.ui.pdf.mark_painting import fitted, page_mark, paint_mark
from reader_app.ui.pdf.page_ink import word_boxes
from reader_app.ui.pdf.sheet import Sheet

BOX = (20.0, 40.0, 80.0, 60.0)
SLANTED: Quad = (20.0, 50.0, 70.0, 70.0, 25.0, 40.0, 75.0, 60.0)
pytestmark = pytest.mark.usefixtures("qapp")


def mark(
    kind: str, *quads: Quad, comment: str = "", strokes: tuple[tuple[tuple[float, float], ...], ...] = ()
) -> Annotation:
    anchor = Anchor(Target.PDF, "words", "", "", 0, 5, 1, quads or (quad_of(BOX),), strokes)
    return Annotation(AnnotationId("m"), PaperId("p"), anchor, "red", comment, kind)


def painted(annotation: Annotation, tone: Tone = Tone.PAPER, rotation: int = 0) -> tuple[QImage, QTransform]:
    """Return a page of 100 x 100 points, twice as large, with a mark on it, and the way there."""
    image = QImage(200, 200, QImage.Format.Format_RGB32)
    image.fill(QColor("#1b1d21" if tone is Tone.DARK else "#ffffff"))
    transform = Sheet((0, 0, 100, 100), rotation).transform(QRectF(0, 0, 200, 200))
    shape = page_mark(annotation)
    assert shape is not None
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_mark(painter, shape, transform, tone)
    painter.end()
    return image, transform


def ink(image: QImage, transform: QTransform, box: tuple[float, float, float, float]) -> int:
    """Return how many pixels of a box of the page are coloured."""
    left, bottom, right, top = box
    area = transform.mapRect(QRectF(left, bottom, right - left, top - bottom)).toRect() & image.rect()
    return sum(
        image.pixelColor(x, y).saturation() > 40
        for x in range(area.left(), area.right() + 1)
        for y in range(area.top(), area.bottom() + 1)
    )


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
@pytest.mark.parametrize(
    ("kind", "coloured", "white"),
    [
        ("highlight", (22, 42, 78, 58), (20, 70, 80, 90)),
        ("underline", (22, 39, 78, 43), (22, 48, 78, 58)),
        ("strikeout", (22, 46, 78, 51), (22, 40, 78, 45)),
        ("squiggly", (22, 38, 78, 44), (22, 48, 78, 58)),
        ("square", (19, 38, 81, 42), (30, 70, 70, 90)),
    ],
)
def test_each_kind_is_painted_where_it_belongs(
    kind: str, coloured: tuple[float, ...], white: tuple[float, ...], rotation: int
) -> None:
    image, transform = painted(mark(kind), rotation=rotation)
    assert ink(image, transform, coloured) > 50  # type: ignore[arg-type]
    assert ink(image, transform, white) == 0  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", ["note", "freetext", "stamp"])
def test_marks_beside_the_words_are_painted_too(kind: str) -> None:
    image, transform = painted(mark(kind, comment="Said"))
    assert ink(image, transform, BOX) > 50


def test_strokes_are_painted_and_found_where_the_pen_went() -> None:
    annotation = mark("ink", strokes=(((20.0, 40.0), (50.0, 42.0), (80.0, 40.0)), ((30.0, 55.0),)))
    image, transform = painted(annotation)
    assert ink(image, transform, (20, 38, 80, 44)) > 50
    assert ink(image, transform, (40, 50, 80, 60)) == 0
    shape = page_mark(annotation)
    assert shape is not None
    assert shape.holds((50, 41), 2)
    assert not shape.holds((60, 55), 2)


def test_boxes_that_overlap_are_as_light_as_others() -> None:
    image, transform = painted(mark("highlight", quad_of(BOX), quad_of((50.0, 40.0, 95.0, 60.0))))
    y = int(transform.map(0.0, 50.0)[1])
    once, twice = (image.pixelColor(int(transform.map(x, 50.0)[0]), y) for x in (30.0, 60.0))
    assert once == twice


def test_words_stay_readable_on_light_and_dark_paper() -> None:
    light, transform = painted(mark("highlight"))
    dark, _transform = painted(mark("highlight"), Tone.DARK)
    x, y = (int(part) for part in transform.map(50.0, 50.0))
    assert light.pixelColor(x, y).lightness() > 150
    assert dark.pixelColor(x, y).lightness() < 130


def test_slanted_words_are_marked_along_their_slant() -> None:
    image, transform = painted(mark("highlight", SLANTED))
    assert ink(image, transform, (30, 48, 60, 58)) > 50
    assert ink(image, transform, (60, 40, 75, 48)) == 0
    assert word_boxes([SLANTED]).intersects(QRectF(40, 50, 2, 2))


def test_a_mark_that_says_something_has_a_dot() -> None:
    silent, transform = painted(mark("underline"))
    telling, _transform = painted(mark("underline", comment="Why?"))
    corner = (77.0, 57.0, 83.0, 63.0)
    assert ink(telling, transform, corner) > ink(silent, transform, corner) + 10


def test_a_mark_without_a_place_is_not_painted() -> None:
    anchor = Anchor(Target.PDF, "", "", "", 0, 0, 1)
    assert page_mark(Annotation(AnnotationId("m"), PaperId("p"), anchor, "red")) is None


def test_text_has_the_room_it_needs(qtbot: QtBot) -> None:
    assert fitted((0, 0, 100, 300), "Short") == (0, 0, 100, 300)
    left, bottom, right, top = fitted((0, 90, 100, 100), "many words " * 20)
    assert (left, right, top) == (0, 100, 100)
    assert bottom < 30
