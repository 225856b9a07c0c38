"""Where in a document a reader is, and how the pages are shown: what is remembered of a document."""

import math
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from reader_app.pdf.process.tile import Tone

Choice = TypeVar("Choice", bound=StrEnum)


class Fit(StrEnum):
    """What the zoom follows when the window changes."""

    ZOOM = "zoom"
    """Nothing: the zoom stays as it was set."""
    WIDTH = "width"
    PAGE = "page"
    TEXT = "text"


class Arrangement(StrEnum):
    """How pages lie beside each other."""

    CONTINUOUS = "continuous"
    SINGLE = "single"
    FACING = "facing"


@dataclass(frozen=True, slots=True)
class ViewPlace:
    """A page, the point of it (in the page's own space) that is in the upper left corner, and the way it is shown.

    Without a point the page begins at its upper left corner. A zoom of 1 shows the page as large as it is on paper.
    """

    page: int = 1
    left: float | None = None
    top: float | None = None
    zoom: float = 1.0
    fit: Fit = Fit.WIDTH
    arrangement: Arrangement = Arrangement.CONTINUOUS
    rotation: int = 0
    tone: Tone = Tone.PAPER


def place_from(held: dict[str, object]) -> ViewPlace:
    """Return a place from its fields as they were kept; what is missing or senseless has its default."""
    usual = ViewPlace()
    return ViewPlace(
        page=max(1, int(_number(held.get("page")) or usual.page)),
        left=_number(held.get("left")),
        top=_number(held.get("top")),
        zoom=_number(held.get("zoom")) or usual.zoom,
        fit=_choice(Fit, held.get("fit"), usual.fit),
        arrangement=_choice(Arrangement, held.get("arrangement"), usual.arrangement),
        rotation=int(_number(held.get("rotation")) or 0) // 90 * 90 % 360,
        tone=_choice(Tone, held.get("tone"), usual.tone),
    )


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) and math.isfinite(value) else None


def _choice(kind: type[Choice], value: object, usual: Choice) -> Choice:
    return next((one for one in kind if one == value), usual)
