"""Where a mark that is not on words - a box, ink, a note in the margin - belongs in the next version of a document."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from reader_app.model.geometry import Rect
from reader_app.pdf.carrying.alignment import Alignment
from reader_app.pdf.carrying.word_stream import WordStream

_NEAREST = 40
_FEWEST = 4
_SAME_SHIFT = 12.0
_LEAST_AGREEING = 0.5

Boxes = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Shift:
    """How the words around a mark moved: to which page (from 0), by how much, and how many of them agree on it."""

    page: int
    right: float
    up: float
    agreement: float


def shift_around(
    rect: Rect, page: int, streams: tuple[WordStream, WordStream], boxes: tuple[Boxes, Boxes], alignment: Alignment
) -> Shift | None:
    """Return how the words nearest to a box on a page moved; None where they are gone, or went several ways."""
    old, new = streams
    first, last = (int(place) for place in np.searchsorted(old.pages, [page, page + 1]))
    near = first + np.argsort(_distances(boxes[0][first:last], rect), kind="stable")[:_NEAREST]
    mates = alignment.forth[near]
    near, mates = near[mates >= 0], mates[mates >= 0]
    if len(near) < _FEWEST:
        return None
    pages = new.pages[mates]
    target = int(np.bincount(pages).argmax())
    moved = boxes[1][mates, :2] - boxes[0][near, :2]
    middle = np.median(moved[pages == target], axis=0)
    agreeing = (pages == target) & (np.abs(moved - middle) <= _SAME_SHIFT).all(axis=1)
    share = float(agreeing.sum()) / min(_NEAREST, last - first)
    if share < _LEAST_AGREEING:
        return None
    right, up = moved[agreeing].mean(axis=0).tolist()
    return Shift(target, right, up, share)


def _distances(boxes: Boxes, rect: Rect) -> npt.NDArray[np.float64]:
    """Return how far boxes are from a box: 0.0 for those that it touches."""
    left, bottom, right, top = rect
    across = np.maximum(0, np.maximum(left - boxes[:, 2], boxes[:, 0] - right))
    along = np.maximum(0, np.maximum(bottom - boxes[:, 3], boxes[:, 1] - top))
    return np.asarray(np.hypot(across, along), dtype=np.float64)
