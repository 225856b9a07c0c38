"""Places on the page of a PDF, in points (1/72 inch) of its own space: not rotated, y upwards, as the file has them."""

Point = tuple[float, float]
"""x and y."""

Rect = tuple[float, float, float, float]
"""Left, bottom, right, top; left <= right, bottom <= top."""

Quad = tuple[float, float, float, float, float, float, float, float]
"""x and y of the top left, top right, bottom left and bottom right corner, as seen by who reads the words in it."""


def quad_of(rect: Rect) -> Quad:
    """Return the corners of an upright box."""
    left, bottom, right, top = rect
    return (left, top, right, top, left, bottom, right, bottom)


def bounds_of(quad: Quad) -> Rect:
    """Return the smallest upright box around four corners."""
    return (min(quad[::2]), min(quad[1::2]), max(quad[::2]), max(quad[1::2]))
