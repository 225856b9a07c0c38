"""The column of text at a point of a page."""

from typing import TYPE_CHECKING

import numpy as np

from reader_app.model.geometry import Point

if TYPE_CHECKING:
    from reader_app.pdf.text.page_text import PageText

WIDER = 1.4
"""Lines so much wider than most above and below the point are in no column with them: a title, an abstract."""
SHARED = 0.6
"""Of the narrower of two lines, at least, lies above or below the other when both are in a column."""


def column_at(text: "PageText", point: Point) -> tuple[float, float] | None:
    """Return left and right of the column whose lines are nearest to a point; None on a page without text."""
    boxes = _line_boxes(text)
    if not len(boxes):
        return None
    x, y = point
    away = np.maximum(np.maximum(boxes[:, 0] - x, x - boxes[:, 2]), 0)
    off = np.maximum(np.maximum(boxes[:, 1] - y, y - boxes[:, 3]), 0)
    nearest = boxes[np.argmin(away**2 + off**2)]
    width = nearest[2] - nearest[0]
    widths = boxes[:, 2] - boxes[:, 0]
    shared = np.minimum(boxes[:, 2], nearest[2]) - np.maximum(boxes[:, 0], nearest[0])
    is_stacked = shared >= SHARED * np.minimum(widths, width)
    column = boxes[is_stacked & (widths <= max(WIDER * float(np.median(widths[is_stacked])), width))]
    return float(column[:, 0].min()), float(column[:, 2].max())


def _line_boxes(text: "PageText") -> "np.ndarray[tuple[int, int], np.dtype[np.float32]]":
    """Return left, bottom, right and top of each line."""
    found = []
    for start, end in text.lines:
        boxes = text.boxes[start:end]
        boxes = boxes[boxes[:, 2] > boxes[:, 0]]
        if len(boxes):
            found.append((*boxes[:, :2].min(axis=0), *boxes[:, 2:].max(axis=0)))
    return np.array(found, np.float32).reshape(-1, 4)
