from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QTransform, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader_app.pdf.process import PdfProcess, Tone
from reader_app.ui.pdf.page_view import PageView
from reader_app.ui.pdf.pdf_document import PdfDocument
from reader_app.ui.pdf.view_place import Arrangement, Fit, ViewPlace
from tests.pdf.process.made_pdfs import write_endless_pdf, write_pdf

HALF = "0 0 306 792 re f"
"""The left half of a page is black."""
BOX = (100.0, 500.0, 200.0, 520.0)


@pytest.fixture
def opened(tmp_path: Path, process: PdfProcess, qtbot: QtBot) -> Iterator[Callable[..., PageView]]:
    views = []

    def open_view(pages: int = 5, *, place: ViewPlace | None = None, **how: object) -> PageView:
        document = PdfDocument(write_pdf(tmp_path / "a.pdf", [HALF] * pages, **how), process)  # type: ignore[arg-type]
        view = PageView(document)
        qtbot.addWidget(view)
        view.resize(520, 400)
        view.show()
        if place is not None:
            view.restore(place)
        with qtbot.waitSignal(document.shapes_known):
            document.open()
        views.append(view)
        return view

    yield open_view
    for view in views:
        view.pictures.want(())
        view.document.close()


def colour_at(view: PageView, page: int, x: float, y: float) -> str:
    at = view.transform(page).map(QPointF(x, y)).toPoint()
    return view.viewport().grab().toImage().pixelColor(at).name()


def sharp(view: PageView, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: view.is_sharp)


def test_pages_are_drawn(opened: Callable[..., PageView], qtbot: QtBot) -> None:
    view = opened()
    sharp(view, qtbot)
    assert (colour_at(view, 1, 100, 700), colour_at(view, 1, 500, 700)) == ("#000000", "#ffffff")


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_positions_and_points_of_pages_mean_the_same_place(
    opened: Callable[..., PageView], qtbot: QtBot, rotation: int
) -> None:
    view = opened(box=(0, 0, 612, 792), rotation=rotation)
    sharp(view, qtbot)
    view.go_to(2)
    page, point = view.to_page(view.transform(2).map(QPointF(123, 456)))
    assert page == 2
    assert point == pytest.approx((123, 456))
    assert view.page_at(QPointF(2, 2)) == 0


def test_turned_pages_are_drawn_as_they_are_mapped(opened: Callable[..., PageView], qtbot: QtBot) -> None:
    view = opened(rotation=90)
    view.show_as(replace(view.viewing, rotation=90, fit=Fit.PAGE))
    sharp(view, qtbot)
    assert (colour_at(view, 1, 100, 700), colour_at(view, 1, 500, 100)) == ("#000000", "#ffffff")


def test_a_page_that_is_cut_out_of_its_sheet_is_drawn_as_it_is_mapped(
    opened: Callable[..., PageView], qtbot: QtBot
) -> None:
    view = opened(box=(206, 100, 406, 300))
    sharp(view, qtbot)
    assert (colour_at(view, 1, 250, 200), colour_at(view, 1, 350, 200)) == ("#000000", "#ffffff")


def test_a_jump_shows_the_page_from_its_upper_edge(opened: Callable[..., PageView]) -> None:
    view = opened()
    with_signal: list[int] = []
    view.page_changed.connect(with_signal.append)
    view.go_to(3)
    assert (view.page, with_signal) == (3, [3])
    assert 0 < view.to_view(3, (0, 791, 612, 792)).top() < 20


def test_a_point_of_a_page_comes_to_the_top(opened: Callable[..., PageView]) -> None:
    view = opened()
    view.go_to(3, None, 400)
    assert view.transform(3).map(QPointF(0, 400)).y() == pytest.approx(0, abs=1)


def test_a_jump_beyond_the_end_goes_to_the_last_page(opened: Callable[..., PageView]) -> None:
    view = opened()
    view.go_to(99)
    assert view.page == 5


def test_a_box_that_is_seen_already_moves_nothing(opened: Callable[..., PageView]) -> None:
    view = opened()
    view.show_rect(3, BOX)
    assert QRectF(view.viewport().rect()).contains(view.to_view(3, BOX))
    before = view.origin
    view.show_rect(3, (100, 480, 200, 490))
    assert view.origin == before


def test_a_box_beside_what_is_seen_is_scrolled_to(opened: Callable[..., PageView]) -> None:
    view = opened()
    view.zoom_to(6.0)
    view.show_rect(2, (500, 500, 520, 510))
    assert QRectF(view.viewport().rect()).contains(view.to_view(2, (500, 500, 520, 510)))


def test_the_reader_comes_back_to_the_same_place(opened: Callable[..., PageView]) -> None:
    view = opened()
    view.zoom_to(2.0)
    view.go_to(4, 100, 300)
    place = view.place()
    assert (place.page, place.zoom, place.fit) == (4, pytest.approx(2.0), Fit.ZOOM)
    view.show_as(replace(view.viewing, fit=Fit.PAGE))
    view.go_to(1)
    view.restore(place)
    again = view.place()
    assert again.page == 4
    assert (again.left, again.top) == (pytest.approx(place.left, abs=1), pytest.approx(place.top, abs=1))


def test_a_place_that_is_given_before_the_file_is_open_is_shown_then(opened: Callable[..., PageView]) -> None:
    view = opened(place=ViewPlace(page=3, left=0, top=500, zoom=1.5, fit=Fit.ZOOM), box=(0, 100, 612, 892))
    assert view.zoom == pytest.approx(1.5)
    assert view.transform(3).map(QPointF(0, 500)).y() == pytest.approx(0, abs=1)


@pytest.mark.parametrize("rotation", [0, 90])
def test_what_is_under_the_pointer_stays_there_in_zooming(opened: Callable[..., PageView], rotation: int) -> None:
    view = opened(rotation=rotation)
    view.go_to(3)
    at = QPointF(200, 150)
    before = view.to_page(at)
    view.zoom_to(view.zoom * 1.7, at=at)
    page, point = view.to_page(at)
    assert (page, point) == (before[0], pytest.approx(before[1], abs=1))


def test_ctrl_and_the_wheel_zoom_where_the_pointer_is(opened: Callable[..., PageView]) -> None:
    view = opened()
    at = QPointF(200, 150)
    before, zoom = view.to_page(at), view.zoom
    QApplication.sendEvent(view.viewport(), wheel(at, 120, Qt.KeyboardModifier.ControlModifier))
    assert view.zoom > zoom
    assert view.to_page(at)[1] == pytest.approx(before[1], abs=1)


def test_the_wheel_scrolls(opened: Callable[..., PageView], qtbot: QtBot) -> None:
    view = opened()
    before = view.origin.y()
    QApplication.sendEvent(view.viewport(), wheel(QPointF(9, 9), -240, Qt.KeyboardModifier.NoModifier))
    qtbot.waitUntil(lambda: not view.glide.is_moving)
    assert view.origin.y() - before == round(220 * view.ratio)


def test_the_width_is_fitted_again_when_the_window_changes(opened: Callable[..., PageView], qtbot: QtBot) -> None:
    view = opened()
    view.go_to(3, None, 400)
    view.resize(900, 400)
    qtbot.waitUntil(lambda: view.to_view(3, (0, 0, 612, 1)).width() > 800)
    assert view.page == 3
    assert view.to_view(3, (0, 0, 612, 1)).right() <= view.viewport().width()
    assert view.transform(3).map(QPointF(0, 400)).y() == pytest.approx(0, abs=3)


def test_a_whole_page_is_fitted_in(opened: Callable[..., PageView]) -> None:
    view = opened()
    view.zooming.fit(Fit.PAGE)
    view.go_to(2)
    assert QRectF(view.viewport().rect()).contains(view.to_view(2, (0, 0, 612, 792)))


def test_single_pages_are_turned_where_there_is_no_more_to_scroll(opened: Callable[..., PageView]) -> None:
    view = opened()
    view.show_as(replace(view.viewing, arrangement=Arrangement.SINGLE, fit=Fit.PAGE))
    assert view.pages_seen() == [1]
    view.scroll_by(0, 100)
    assert (view.page, view.pages_seen()) == (2, [2])
    view.scroll_by(0, -100)
    view.scroll_by(0, -100)
    assert view.page == 1


def test_scrolling_up_to_a_single_page_shows_its_end(opened: Callable[..., PageView]) -> None:
    view = opened()
    view.show_as(replace(view.viewing, arrangement=Arrangement.SINGLE, fit=Fit.WIDTH))
    view.go_to(2)
    view.scroll_by(0, -10)
    assert view.page == 1
    assert view.verticalScrollBar().value() == view.verticalScrollBar().maximum() > 0


def test_facing_pages_are_turned_in_pairs(opened: Callable[..., PageView]) -> None:
    view = opened()
    view.show_as(replace(view.viewing, arrangement=Arrangement.FACING, fit=Fit.PAGE))
    pages = []
    for by in (1, 1, 1, -1, -1, -1):
        view.turn_page(by)
        pages.append(view.page)
    assert pages == [2, 4, 4, 2, 1, 1]


@pytest.mark.parametrize(
    ("key", "page"), [(Qt.Key.Key_End, 5), (Qt.Key.Key_Home, 1), (Qt.Key.Key_PageDown, 0), (Qt.Key.Key_J, 0)]
)
def test_keys_move_through_the_document(opened: Callable[..., PageView], qtbot: QtBot, key: Qt.Key, page: int) -> None:
    view = opened()
    view.go_to(2)
    before = view.origin.y()
    qtbot.keyClick(view, key)
    qtbot.waitUntil(lambda: not view.glide.is_moving)
    assert view.page == page or (not page and view.origin.y() > before)


def test_other_paper_is_shown_and_keeps_the_place(opened: Callable[..., PageView], qtbot: QtBot) -> None:
    view = opened()
    view.go_to(2)
    view.show_as(replace(view.viewing, tone=Tone.DARK))
    sharp(view, qtbot)
    assert view.page == 2
    assert QColor(colour_at(view, 2, 500, 700)).lightness() < 60


def test_overlays_paint_over_the_pages_they_are_asked_for(opened: Callable[..., PageView], qtbot: QtBot) -> None:
    view = opened()

    def paint(painter: QPainter, page: int, transform: QTransform) -> None:
        if page == 1:
            painter.fillRect(transform.mapRect(QRectF(400, 600, 50, 50)), QColor("#ff0000"))

    view.add_overlay(paint)
    sharp(view, qtbot)
    assert colour_at(view, 1, 420, 620) == "#ff0000"


def test_a_page_that_cannot_be_drawn_says_why_and_others_are_drawn(
    tmp_path: Path, process: PdfProcess, qtbot: QtBot
) -> None:
    document = PdfDocument(write_endless_pdf(tmp_path / "a.pdf"), process)
    view = PageView(document)
    qtbot.addWidget(view)
    view.show()
    view.pictures.refused.connect(lambda *_: None)
    with qtbot.waitSignal(document.opened):
        document.open()
    with qtbot.waitSignal(view.pictures.refused, timeout=20_000):
        end_drawing(qtbot)
    assert "damaged" in view.pictures.faults[1]
    view.viewport().grab()
    document.close()


def end_drawing(qtbot: QtBot) -> None:
    import multiprocessing

    qtbot.wait(200)  # the process has to be at it
    for child in multiprocessing.active_children():
        if "pdf" in child.name:
            child.kill()


def wheel(at: QPointF, angle: int, modifiers: Qt.KeyboardModifier) -> QWheelEvent:
    buttons, phase = Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
    return QWheelEvent(at, at, QPoint(), QPoint(0, angle), buttons, modifiers, phase, False)
