"""The typefaces: the best one of the platform for the interface, and one for reading."""

from functools import lru_cache

from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF

SMALLEST_POINTS = 10.0
MEASURE_CHARACTERS = 72

_READING_DELTA = 1.5
_LARGEST_RATIO = 1.2

# Families that a desktop falls back to when nobody has chosen one; a font that the user did choose is kept.
_UNCHOSEN = frozenset(
    {
        "",
        "sans",
        "sans serif",
        "sans-serif",
        "dejavu sans",
        "bitstream vera sans",
        "liberation sans",
        "nimbus sans",
        "helvetica",
        "arial",
        "ms shell dlg 2",
        "segoe ui",
    }
)
_INTERFACE = (
    "Inter",
    "Inter Variable",
    "Segoe UI Variable Text",
    "Segoe UI",
    "Adwaita Sans",
    "Cantarell",
    "Noto Sans",
    "DejaVu Sans",
)
_READING = (
    "Charter",
    "XCharter",
    "Bitstream Charter",
    "Source Serif 4",
    "Source Serif Pro",
    "Source Serif Variable",
    "Iowan Old Style",
    "Literata",
    "Georgia",
    "Noto Serif",
)


def interface_font(delta: float = 0, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """Return the interface font, `delta` points larger (or smaller) than the system's size."""
    font = _system_font()
    font.setFamilies([_interface_family(font.family())])
    font.setPointSizeF(max(font.pointSizeF(), SMALLEST_POINTS) + delta)
    font.setWeight(weight)
    return font


def reading_font(size: float = 0) -> QFont:
    """Return the font of abstracts, as large to the eye as the interface's at `size` points.

    Without a size it is a little larger than the interface. Of two fonts of one size that with the higher "x" looks
    larger, so a serif face gets some more points.
    """
    font = interface_font()
    font.setPointSizeF(size or font.pointSizeF() + _READING_DELTA)
    family = first_of(_READING)
    if not family:
        return font
    face = QFont([family])
    face.setPointSizeF(font.pointSizeF())
    ratio = QFontMetricsF(font).xHeight() / max(QFontMetricsF(face).xHeight(), 1.0)
    face.setPointSizeF(round(font.pointSizeF() * min(max(ratio, 1.0), _LARGEST_RATIO) * 2) / 2)
    return face


def reading_measure(font: QFont) -> float:
    """Return the widest comfortable line of running text in `font`, in logical pixels."""
    return QFontMetricsF(font).horizontalAdvance("abcdefghijklmnopqrstuvwxyz ") / 27 * MEASURE_CHARACTERS


def monospace_font(delta: float = 0) -> QFont:
    """Return the platform's fixed-width font at the interface's size."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    font.setPointSizeF(interface_font(delta).pointSizeF())
    return font


def tabular(font: QFont) -> QFont:
    """Return the font with digits of equal width, for columns of numbers and counts that change."""
    aligned = QFont(font)
    aligned.setFeature(QFont.Tag("tnum"), 1)
    return aligned


def first_of(families: tuple[str, ...]) -> str:
    """Return the first family that is installed, or an empty string."""
    installed = _installed()
    return next((family for family in families if family in installed), "")


def _system_font() -> QFont:
    return QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)


def _interface_family(chosen: str) -> str:
    if chosen.casefold() not in _UNCHOSEN:
        return chosen
    return first_of(_INTERFACE) or chosen


@lru_cache(maxsize=1)
def _installed() -> frozenset[str]:
    # A family that two foundries made is listed as "P052 [urw]".
    return frozenset(family.partition(" [")[0] for family in QFontDatabase.families())
