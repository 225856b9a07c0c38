"""Where pages lie above and beside each other, in pixels of the screen."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reader_app.ui.pdf.view_place import Arrangement

Sizes = NDArray[np.float64]
"""Pages x 2: width and height in points as shown."""
Places = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Spaces:
    """Pixels around and between pages."""

    margin: int
    gap: int


@dataclass(frozen=True, slots=True)
class PageLayout:
    """Pages x 4: left, top, width and height; pages that are not laid out are empty. Pages count from 1."""

    places: Places
    width: int
    height: int

    def place(self, page: int) -> tuple[int, int, int, int]:
        """Return left, top, width and height of a page."""
        left, top, width, height = (int(value) for value in self.places[page - 1])
        return left, top, width, height

    def pages_between(self, top: int, bottom: int) -> range:
        """Return the pages of which something lies between two heights.

        Pages are in order from top to bottom, so that those in between follow each other.
        """
        tops, heights = self.places[:, 1], self.places[:, 3]
        seen = np.flatnonzero((tops < bottom) & (tops + heights > top) & (heights > 0))
        return range(int(seen[0]) + 1, int(seen[-1]) + 2) if len(seen) else range(0)

    def nearest_page(self, x: int, y: int) -> int:
        """Return the page at a point or nearest to it; 0 where there are none."""
        if not len(self.places):
            return 0
        left, top, width, height = self.places.T
        across = np.maximum(np.maximum(left - x, x - left - width + 1), 0)
        down = np.maximum(np.maximum(top - y, y - top - height + 1), 0)
        distance = np.where(height > 0, across**2 + down**2, np.iinfo(np.int64).max)
        return int(np.argmin(distance)) + 1


def laid_out(
    sizes: Sizes, scale: float, arrangement: Arrangement, spaces: Spaces, *, room: tuple[int, int], page: int
) -> PageLayout:
    """Lay pages out, in the middle of a room of this width and height; single pages only the one given."""
    pixels = np.maximum(np.rint(sizes * scale), 1).astype(np.int64)
    if arrangement is Arrangement.SINGLE:
        return _single(pixels, spaces, room, page)
    rows = _rows(len(sizes), arrangement)
    heights = np.zeros(rows[-1] + 1 if len(rows) else 0, np.int64)
    np.maximum.at(heights, rows, pixels[:, 1])
    tops = spaces.margin + np.concatenate(([0], np.cumsum(heights + spaces.gap)))[:-1]
    lefts, width = _lefts(pixels, arrangement, spaces, room[0])
    height = int(tops[-1] + heights[-1]) + spaces.margin if len(heights) else 0
    down = max(0, (room[1] - height) // 2)
    offsets = tops[rows] + (heights[rows] - pixels[:, 1]) // 2 + down
    places = np.column_stack((lefts, offsets, pixels))
    return PageLayout(places, width, max(height, room[1]))


def row_sizes(sizes: Sizes, arrangement: Arrangement) -> Sizes:
    """Return width and height in points of what is shown beside each other, for each row of pages."""
    if arrangement is not Arrangement.FACING:
        return sizes
    rows = _rows(len(sizes), arrangement)
    widths = np.zeros(len(sizes) // 2 + 1)
    heights = np.zeros(len(sizes) // 2 + 1)
    # A spine in the middle: the wider page decides for both.
    np.maximum.at(widths, rows, sizes[:, 0])
    np.maximum.at(heights, rows, sizes[:, 1])
    return np.column_stack((2 * widths, heights))


def first_of_row(page: int, arrangement: Arrangement) -> int:
    """Return the first of the pages that are shown beside a page."""
    return page - page % 2 if arrangement is Arrangement.FACING and page > 1 else page


def _rows(count: int, arrangement: Arrangement) -> Places:
    """Return the row of each page; facing pages begin with the cover, which stands alone."""
    pages = np.arange(count)
    return (pages + 1) // 2 if arrangement is Arrangement.FACING else pages


def _lefts(pixels: Places, arrangement: Arrangement, spaces: Spaces, room: int) -> tuple[Places, int]:
    widest = int(pixels[:, 0].max()) if len(pixels) else 0
    if arrangement is not Arrangement.FACING:
        width = max(room, widest + 2 * spaces.margin)
        return (width - pixels[:, 0]) // 2, width
    width = max(room, 2 * widest + spaces.gap + 2 * spaces.margin)
    spine = (width - spaces.gap) // 2
    is_right = np.arange(len(pixels)) % 2 == 0
    return np.where(is_right, spine + spaces.gap, spine - pixels[:, 0]), width


def _single(pixels: Places, spaces: Spaces, room: tuple[int, int], page: int) -> PageLayout:
    places = np.zeros((len(pixels), 4), np.int64)
    if not len(pixels):
        return PageLayout(places, *room)
    page = min(max(page, 1), len(pixels))
    own = pixels[page - 1]
    size = np.maximum(own + 2 * spaces.margin, room)
    places[page - 1] = (*((size - own) // 2), *own)
    return PageLayout(places, int(size[0]), int(size[1]))
