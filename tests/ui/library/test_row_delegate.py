from dataclasses import replace

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication, QStyle, QStyleOptionViewItem, QWidget

from reader_app.model.paper import ReadState
from reader_app.model.row import Row
from reader_app.ui.library.paper_model import Column, PaperModel
from reader_app.ui.library.row_delegate import RowDelegate
from reader_app.ui.theme import Theme
from tests.ui.library.samples import listing, row

WIDTH = 480


@pytest.fixture
def parent(qapp: QApplication) -> QWidget:
    return QWidget()


def painted(theme: Theme, parent: QWidget, shown: Row, flags: QStyle.StateFlag = QStyle.StateFlag.State_None) -> QImage:
    """Return a row as it is painted."""
    model = PaperModel(parent)
    model.show_listing(listing([shown]))
    delegate = RowDelegate(model, theme, parent)
    image = QImage(WIDTH, delegate.row_height, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    option = QStyleOptionViewItem()
    option.rect = image.rect()
    option.state = flags | QStyle.StateFlag.State_Active
    painter = QPainter(image)
    delegate.paint(painter, option, model.index(0, Column.TITLE))
    painter.end()
    return image


def colours(image: QImage, area: QRectF) -> set[str]:
    left, top, right, bottom = area.toRect().getCoords()
    return {image.pixelColor(x, y).name() for x in range(left, right) for y in range(top, bottom)}


def painted_row(theme: Theme, parent: QWidget, position: int, *, nearly: int) -> QImage:
    """Return one of three rows of which the last match a search only nearly."""
    model = PaperModel(parent)
    done = [row(number, state=ReadState.DONE) for number in range(3)]
    model.show_listing(replace(listing(done, "words"), nearly=nearly))
    delegate = RowDelegate(model, theme, parent)
    image = QImage(WIDTH, delegate.row_height, QImage.Format.Format_RGB32)
    option = QStyleOptionViewItem()
    option.rect = image.rect()
    painter = QPainter(image)
    delegate.paint(painter, option, model.index(position, Column.TITLE))
    painter.end()
    return image


def test_a_line_is_drawn_above_the_first_paper_that_lacks_words_of_the_search(theme: Theme, parent: QWidget) -> None:
    top = QRectF(WIDTH / 2, 0, 20, 3)
    shown = [theme.colours.accent in colours(painted_row(theme, parent, at, nearly=2), top) for at in range(3)]
    assert shown == [False, True, False]
    assert theme.colours.accent not in colours(painted_row(theme, parent, 0, nearly=0), top)
    assert theme.colours.accent not in colours(painted_row(theme, parent, 0, nearly=3), top)


LEFT_EDGE = QRectF(16, 8, 20, 30)
RIGHT_EDGE = QRectF(WIDTH - 40, 8, 30, 30)


def test_new_papers_have_a_dot_in_the_accent_colour(theme: Theme, parent: QWidget) -> None:
    accent = theme.colours.accent
    assert accent in colours(painted(theme, parent, row(1)), LEFT_EDGE)
    assert accent not in colours(painted(theme, parent, row(1, state=ReadState.DONE)), LEFT_EDGE)


def test_starred_papers_have_a_star_and_others_its_outline_under_the_pointer(theme: Theme, parent: QWidget) -> None:
    yellow, hovered = theme.colours.tint("yellow").solid, QStyle.StateFlag.State_MouseOver
    assert yellow in colours(painted(theme, parent, row(1, starred=True)), RIGHT_EDGE)
    assert colours(painted(theme, parent, row(1)), RIGHT_EDGE) == {theme.colours.surface}
    assert len(colours(painted(theme, parent, row(1), hovered), RIGHT_EDGE)) > 2


def test_the_title_of_a_paper_that_is_done_steps_back(theme: Theme, parent: QWidget) -> None:
    title = QRectF(42, 8, 200, 20)
    strong = colours(painted(theme, parent, row(1)), title)
    quiet = colours(painted(theme, parent, row(1, state=ReadState.DONE)), title)
    darkest = [min(QColor(name).lightness() for name in names) for names in (strong, quiet)]
    assert darkest[0] < darkest[1]


def test_selection_hover_and_rest_have_calm_grounds(theme: Theme, parent: QWidget) -> None:
    flags, middle = QStyle.StateFlag, QRectF(200, 4, 4, 3)
    for state, colour in (
        (flags.State_Selected, theme.colours.selection),
        (flags.State_MouseOver, theme.colours.hover),
        (flags.State_None, theme.colours.surface),
    ):
        assert colours(painted(theme, parent, row(1), state), middle) == {colour}


def test_the_row_of_the_keyboard_has_a_frame(theme: Theme, parent: QWidget) -> None:
    framed = painted(theme, parent, row(1), QStyle.StateFlag.State_HasFocus)
    assert theme.colours.focus in colours(framed, QRectF(200, 0, 4, 4))


def test_tags_are_chips_in_their_colours(theme: Theme, parent: QWidget) -> None:
    shown = painted(theme, parent, row(1, tags=("method", "to read")))
    seen = colours(shown, QRectF(WIDTH / 2, 20, WIDTH / 2 - 44, 40))
    assert {theme.colours.tint("blue").soft, theme.colours.tint("red").soft} <= seen


def test_every_row_is_equally_high(theme: Theme, parent: QWidget) -> None:
    model = PaperModel(parent)
    papers = [row(1, "A"), row(2, "B " * 200, tags=("method",)), row(3, "C", abstract="", authors=())]
    model.show_listing(listing(papers))
    delegate = RowDelegate(model, theme, parent)
    heights = {delegate.sizeHint(QStyleOptionViewItem(), model.index(place, 0)).height() for place in range(3)}
    assert heights == {delegate.row_height}


def test_larger_type_makes_higher_rows(theme: Theme, parent: QWidget) -> None:
    delegate = RowDelegate(PaperModel(parent), theme, parent)
    before, font = delegate.row_height, parent.font()
    font.setPointSizeF(font.pointSizeF() * 1.5)
    delegate.set_font(font)
    assert delegate.row_height > before * 1.3
