"""Which pieces of pages a viewport needs, and which it will need next."""

from collections.abc import Iterator

from PySide6.QtCore import QRect

from reader_app.pdf.process import Urgency
from reader_app.ui.pdf.geometry import PageGeometry
from reader_app.ui.pdf.page_pictures import PagePictures, Wish
from reader_app.ui.pdf.tiles import TileKey
from reader_app.ui.pdf.view_place import Arrangement

AHEAD, BEHIND = 1.5, 0.5
"""Viewports that are drawn before they are scrolled to, in the direction of reading and against it."""
STAND_INS_AHEAD, STAND_INS_BEHIND = 12, 4
"""Pages of which a small picture is there when somebody leafs through them."""


def wishes_for(geometry: PageGeometry, pictures: PagePictures, seen: QRect, *, downwards: bool) -> list[Wish]:
    """Return the pieces for what is seen, then for what is near, then small pictures of the pages around."""
    wishes = dict.fromkeys(_tiles(geometry, seen), Urgency.SEEN)
    for key in _near(geometry, seen, downwards=downwards):
        wishes.setdefault(key, Urgency.NEAR)
    for page in _pages_around(geometry, seen):
        wishes.setdefault(pictures.stand_in(geometry.face(page)), Urgency.BACKGROUND)
    return [Wish(key, urgency) for key, urgency in wishes.items()]


def _tiles(geometry: PageGeometry, area: QRect) -> Iterator[TileKey]:
    for page in geometry.pages_in(area):
        yield from geometry.face(page).tiles_in(area.translated(-geometry.area(page).topLeft()))


def _near(geometry: PageGeometry, seen: QRect, *, downwards: bool) -> Iterator[TileKey]:
    if geometry.viewing.arrangement is Arrangement.SINGLE:
        page = geometry.viewing.page
        for other in (page + 1, page - 1) if downwards else (page - 1, page + 1):
            if 1 <= other <= geometry.page_count:
                face = geometry.face_alone(other)
                yield from face.tiles_in(QRect(0, 0, face.width, seen.height()))
        return
    ahead, behind = round(seen.height() * AHEAD), round(seen.height() * BEHIND)
    below = QRect(seen.left(), seen.bottom() + 1, seen.width(), ahead if downwards else behind)
    above_height = behind if downwards else ahead
    above = QRect(seen.left(), seen.top() - above_height, seen.width(), above_height)
    for area in (below, above) if downwards else (above, below):
        yield from _tiles(geometry, area)


def _pages_around(geometry: PageGeometry, seen: QRect) -> Iterator[int]:
    pages = geometry.pages_in(seen)
    if not pages or geometry.viewing.arrangement is Arrangement.SINGLE:
        return
    yield from pages
    yield from range(pages[-1] + 1, min(pages[-1] + STAND_INS_AHEAD, geometry.page_count) + 1)
    yield from range(pages[0] - 1, max(pages[0] - STAND_INS_BEHIND, 1) - 1, -1)
