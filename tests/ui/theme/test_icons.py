import subprocess
import sys

import pytest
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPalette
from PySide6.QtWidgets import QApplication

from reader_app.ui.theme.icons import GLYPHS, icon, paint_icon


def inked(image: QImage) -> set[str]:
    return {
        image.pixelColor(x, y).name()
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    }


def drawn(picture: QIcon, mode: QIcon.Mode = QIcon.Mode.Normal, state: QIcon.State = QIcon.State.Off) -> QImage:
    return picture.pixmap(QSize(32, 32), 1.0, mode, state).toImage()


@pytest.mark.parametrize("name", GLYPHS)
def test_every_icon_is_drawn_within_its_square(qapp: QApplication, name: str) -> None:
    image = drawn(icon(name, "#000000"))
    assert any(image.pixelColor(x, y).alpha() > 200 for x in range(32) for y in range(32))
    edges = [image.pixelColor(place, line).alpha() for place in range(32) for line in (0, 31)]
    assert not any(edges)


def test_no_two_icons_look_the_same_but_those_that_mean_the_same(qapp: QApplication) -> None:
    pictures: dict[bytes, set[str]] = {}
    for name, glyph in GLYPHS.items():
        pictures.setdefault(bytes(drawn(icon(name, "#000000")).constBits()), set()).add(glyph or name)
    assert all(len(names) == 1 for names in pictures.values())


def test_an_icon_that_nothing_means_is_refused_at_once(qapp: QApplication) -> None:
    with pytest.raises(KeyError, match="unicorn"):
        icon("unicorn")


def test_icons_take_the_colours_of_the_palette_when_painted(qapp: QApplication) -> None:
    before = qapp.palette()
    picture = icon("star_filled")
    changed = QPalette(before)
    changed.setColor(QPalette.ColorRole.ButtonText, QColor("#12ab34"))
    qapp.setPalette(changed)
    try:
        assert inked(drawn(picture)) == {"#12ab34"}
    finally:
        qapp.setPalette(before)


def test_only_icons_that_toggle_take_the_accent_when_on(qapp: QApplication) -> None:
    accent = qapp.palette().color(QPalette.ColorRole.Accent).name()
    on = QIcon.State.On
    assert inked(drawn(icon("star_filled", toggles=True), state=on)) == {accent}
    assert inked(drawn(icon("star_filled"), state=on)) == {qapp.palette().color(QPalette.ColorRole.ButtonText).name()}


def test_disabled_icons_are_paler(qapp: QApplication) -> None:
    image = drawn(icon("star_filled"), QIcon.Mode.Disabled)
    assert 60 < image.pixelColor(16, 16).alpha() < 130


def test_icons_are_sharp_on_fine_screens(qapp: QApplication) -> None:
    pixmap = icon("star").pixmap(QSize(20, 20), 2.0)
    assert (pixmap.width(), pixmap.devicePixelRatio()) == (40, 2.0)


def test_delegates_paint_icons_where_they_like(qapp: QApplication) -> None:
    canvas = QImage(60, 60, QImage.Format.Format_ARGB32_Premultiplied)
    canvas.fill(0)
    painter = QPainter(canvas)
    paint_icon(painter, "star_filled", QRectF(30, 30, 20, 20), QColor("#ff0000"))
    painter.end()
    assert canvas.pixelColor(40, 41).name() == "#ff0000"
    assert canvas.pixelColor(10, 10).alpha() == 0


def test_icons_do_not_load_the_library_that_carries_their_font() -> None:
    script = (
        "import sys; from PySide6.QtGui import QGuiApplication; app = QGuiApplication([]);"
        "from reader_app.ui.theme.icons import icon; icon('star').pixmap(16, 16);"
        "sys.exit('qtawesome' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
