"""Tags as small coloured chips, painted wherever a delegate shows them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from reader_app.model.tag import colour_for
from reader_app.ui.library.row_text import chip_text

if TYPE_CHECKING:
    from reader_app.ui.theme import Colours

PADDING = 7.0
GAP = 4.0


@dataclass(frozen=True, slots=True)
class Chip:
    """A chip with its place relative to the left edge of its line; without a tint it is the "+2" for the rest."""

    text: str
    tint: str
    left: float
    width: float


@dataclass(frozen=True, slots=True)
class ChipLine:
    """The chips that fit on a line."""

    chips: tuple[Chip, ...]
    width: float
    is_cut: bool


def fit(tags: Sequence[str], colours: Mapping[str, str], font: QFont, width: float) -> ChipLine:
    """Return as many chips as fit, and a "+n" for the others; nothing where not even one fits."""
    metrics = QFontMetricsF(font)
    room = [width - _more_width(metrics, len(tags) - place - 1) for place in range(len(tags))]
    chips: list[Chip] = []
    left = 0.0
    for place, tag in enumerate(tags):
        text = chip_text(tag)
        wide = metrics.horizontalAdvance(text) + 2 * PADDING
        if left + wide > room[place]:
            break
        chips.append(Chip(text, colours.get(tag) or colour_for(tag), left, wide))
        left += wide + GAP
    return _with_rest(chips, len(tags) - len(chips), left, metrics, width)


def _with_rest(chips: list[Chip], rest: int, left: float, metrics: QFontMetricsF, width: float) -> ChipLine:
    if rest:
        wide = metrics.horizontalAdvance(f"+{rest}")
        if left + wide <= width:
            chips.append(Chip(f"+{rest}", "", left, wide))
            left += wide + GAP
    return ChipLine(tuple(chips), max(left - GAP, 0.0), bool(rest))


def _more_width(metrics: QFontMetricsF, rest: int) -> float:
    return metrics.horizontalAdvance(f"+{rest}") + GAP if rest else 0.0


def chip_height(font: QFont) -> float:
    return QFontMetricsF(font).height() + 3.0


def paint_chips(painter: QPainter, line: ChipLine, at: QPointF, font: QFont, colours: Colours) -> None:
    """Draw the chips, at being the upper left corner of the first."""
    height = chip_height(font)
    painter.setFont(font)
    for chip in line.chips:
        rect = QRectF(at.x() + chip.left, at.y(), chip.width, height)
        if chip.tint:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.tint(chip.tint).soft))
            painter.drawRoundedRect(rect, height / 2, height / 2)
        painter.setPen(QColor(colours.tint(chip.tint).ink if chip.tint else colours.muted))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, chip.text)
