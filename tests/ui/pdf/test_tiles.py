from PySide6.QtCore import QRect
from PySide6.QtGui import QImage

from reader_app.pdf.process import Tone
from reader_app.ui.pdf.tiles import TILE_HEIGHT, TILE_WIDTH, PageFace, TileCache, TileKey

FACE = PageFace(3, 2000, 1100)


def image() -> QImage:
    return QImage(10, 10, QImage.Format.Format_RGB32)


def test_pieces_cover_a_page_without_gaps_and_overlaps() -> None:
    areas = [key.area for key in FACE.tiles_in(QRect(0, 0, 2000, 1100))]
    assert sum(area.width() * area.height() for area in areas) == 2000 * 1100
    assert not any(one.intersects(other) for one in areas for other in areas if one is not other)


def test_only_pieces_of_what_is_seen_are_wanted() -> None:
    assert [(key.column, key.row) for key in FACE.tiles_in(QRect(-50, TILE_HEIGHT, 60, 1))] == [(0, 1)]
    assert list(FACE.tiles_in(QRect(0, 5000, 10, 10))) == []


def test_a_piece_is_asked_for_with_the_size_of_the_page_it_is_cut_of() -> None:
    request = TileKey(PageFace(3, 2000, 1100, 90, Tone.DARK), 1, 2).request()
    assert (request.page_width, request.page_height, request.left, request.top) == (2000, 1100, TILE_WIDTH, 1024)
    assert (request.width, request.height, request.rotation, request.tone) == (464, 76, 90, Tone.DARK)


def test_the_cache_forgets_what_was_not_looked_at_for_longest() -> None:
    cache = TileCache(3 * image().sizeInBytes())
    keys = [TileKey(FACE, 0, row) for row in range(4)]
    for key in keys[:3]:
        cache.put(key, image())
    cache.get(keys[0])
    cache.put(keys[3], image())
    assert [key in cache for key in keys] == [True, False, True, True]
    assert cache.size == 3 * image().sizeInBytes()


def test_pieces_of_other_sizes_are_found_but_not_of_another_paper_or_turn() -> None:
    cache = TileCache(1 << 20)
    smaller, dark, turned = PageFace(3, 500, 275), PageFace(3, 500, 275, 0, Tone.DARK), PageFace(3, 500, 275, 90)
    for face in (FACE, smaller, dark, turned, PageFace(4, 500, 275)):
        cache.put(TileKey(face, 0, 0), image())
    assert [key.face for key, _ in cache.others(FACE)] == [smaller]


def test_a_piece_that_is_put_twice_counts_once() -> None:
    cache = TileCache(1 << 20)
    for _ in range(2):
        cache.put(TileKey(FACE, 0, 0), image())
    assert cache.size == image().sizeInBytes()
    cache.clear()
    assert (cache.size, cache.others(PageFace(3, 1, 1))) == (0, [])
