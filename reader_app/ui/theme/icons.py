"""Line icons by what they mean, drawn in the colours of the palette at the moment they are painted."""

import json
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QIcon,
    QIconEngine,
    QPainter,
    QPainterPath,
    QPainterPathStroker,
    QPalette,
    QPixmap,
    QRawFont,
    QTransform,
)

# The meaning of an icon in Paper Reader, and its name in the Phosphor family that qtawesome carries; what the
# family lacks is drawn below.
GLYPHS = {
    "add": "plus",
    "back": "arrow-left",
    "backup": "archive",
    "book_open": "book-open",
    "calendar": "calendar-blank",
    "chart_bar": "chart-bar-horizontal",
    "check": "check",
    "chevron_down": "caret-down",
    "chevron_left": "caret-left",
    "chevron_right": "caret-right",
    "chevron_up": "caret-up",
    "clear": "x-circle",
    "close": "x",
    "columns": "columns",
    "comment": "chat-text",
    "copy": "copy",
    "done": "check-circle",
    "duplicate": "copy-simple",
    "edit": "pencil-simple",
    "export": "upload-simple",
    "external": "arrow-square-out",
    "feed": "rss",
    "file": "file-text",
    "filter": "funnel-simple",
    "folder": "folder",
    "forward": "arrow-right",
    "frame": "frame-corners",
    "freetext": "text-t",
    "guide": "lifebuoy",
    "help": "question",
    "highlight": "",
    "history": "clock-counter-clockwise",
    "import": "download-simple",
    "inbox": "tray",
    "info": "info",
    "ink": "scribble-loop",
    "later": "clock",
    "layout": "layout",
    "library": "books",
    "link": "link",
    "list": "rows",
    "lock": "lock",
    "merge": "git-merge",
    "moon": "moon",
    "more": "dots-three",
    "note": "note-pencil",
    "outline": "list-bullets",
    "palette": "command",
    "pdf": "file-pdf",
    "present": "presentation",
    "print": "printer",
    "quote": "quotes",
    "reading": "book-open",
    "redo": "arrow-u-up-right",
    "refresh": "arrows-clockwise",
    "remove": "minus",
    "rotate": "arrow-clockwise",
    "saved_search": "bookmark-simple",
    "search": "magnifying-glass",
    "settings": "gear-six",
    "shield": "shield-check",
    "sidebar": "",
    "sort": "sort-ascending",
    "sparkle": "sparkle",
    "square": "bounding-box",
    "squiggly": "waves",
    "star": "star",
    "star_filled": "star-fill",
    "strikeout": "text-strikethrough",
    "sun": "sun",
    "system": "circle-half",
    "table": "table",
    "tag": "tag",
    "trash": "trash",
    "trends": "chart-line-up",
    "underline": "text-underline",
    "undo": "arrow-u-up-left",
    "user": "user",
    "warning": "warning",
    "zoom_in": "magnifying-glass-plus",
    "zoom_out": "magnifying-glass-minus",
}

_FONT = "phosphor-1.3.0.ttf"
_CHARACTERS = "phosphor-charmap-1.3.0.json"
_UNITS = 256.0
_STROKE_UNITS = 16.0
_DISABLED_OPACITY = 0.4


def icon(name: str, colour: str = "", *, toggles: bool = False) -> QIcon:
    """Return the icon that means `name`; one of a button that toggles takes the accent while it is checked.

    With a colour ("#rrggbb") it keeps that one. Raises KeyError for a name that is not in GLYPHS.
    """
    return QIcon(_LineIcon(name, colour, toggles=toggles))


def paint_icon(painter: QPainter, name: str, rect: QRectF, colour: QColor) -> None:
    """Draw the icon that means `name` into the rectangle, for delegates that paint their rows themselves."""
    side = min(rect.width(), rect.height())
    corner = rect.center() - QPointF(side / 2, side / 2)
    scale = side / _UNITS
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    placed = QTransform().translate(corner.x(), corner.y()).scale(scale, scale)
    painter.fillPath(placed.map(_outline(name)), colour)
    painter.restore()


class _LineIcon(QIconEngine):
    """Paints a glyph as an outline, so that it is sharp at every size and re-tinted with the theme."""

    def __init__(self, name: str, colour: str, *, toggles: bool) -> None:
        super().__init__()
        self._name = name
        self._colour = colour
        self._toggles = toggles
        _outline(name)  # a name that means nothing must fail here: an error while Qt paints ends the program

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        colour = QColor(self._colour) if self._colour else self._state_colour(mode, state)
        if mode == QIcon.Mode.Disabled:
            colour.setAlphaF(_DISABLED_OPACITY)
        paint_icon(painter, self._name, QRectF(rect), colour)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        pixmap = QPixmap(size)
        if pixmap.isNull():
            return pixmap  # A tab that has no room for its icon asks for one of no size.
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return pixmap

    def clone(self) -> QIconEngine:
        return _LineIcon(self._name, self._colour, toggles=self._toggles)

    def key(self) -> str:
        return "reader_app.line"

    def _state_colour(self, mode: QIcon.Mode, state: QIcon.State) -> QColor:
        palette = QGuiApplication.palette()
        # Asked for by the button, since an opened branch of a tree is "on" as well.
        if self._toggles and state == QIcon.State.On:
            return palette.color(QPalette.ColorRole.Accent)
        if mode == QIcon.Mode.Selected:
            return palette.color(QPalette.ColorRole.HighlightedText)
        return palette.color(QPalette.ColorRole.ButtonText)


@lru_cache(maxsize=256)
def _outline(name: str) -> QPainterPath:
    """Return the icon in a square of 256 units. Raises KeyError for a name that means nothing."""
    if name in _DRAWN:
        return _stroked(_DRAWN[name]())
    font = _font()
    path = font.pathForGlyph(font.glyphIndexesForString(_characters()[GLYPHS[name]])[0])
    path.setFillRule(Qt.FillRule.WindingFill)
    return QTransform().translate(0, font.ascent()).map(path)


def _sidebar() -> QPainterPath:
    shape = QPainterPath()
    shape.addRoundedRect(QRectF(32, 44, 192, 168), 10, 10)
    shape.moveTo(92, 44)
    shape.lineTo(92, 212)
    return shape


def _marker() -> QPainterPath:
    """Return a felt pen that leans over the line it draws."""
    shape = QPainterPath()
    for line in (
        ((98, 150), (182, 40), (222, 72), (140, 180), (98, 150)),
        ((98, 150), (86, 192), (140, 180)),
        ((120, 121), (162, 151)),
        ((32, 220), (224, 220)),
    ):
        shape.moveTo(*line[0])
        for point in line[1:]:
            shape.lineTo(*point)
    return shape


def _stroked(shape: QPainterPath) -> QPainterPath:
    pen = QPainterPathStroker()
    pen.setWidth(_STROKE_UNITS)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    outline = pen.createStroke(shape)
    outline.setFillRule(Qt.FillRule.WindingFill)
    return outline


_DRAWN = {"highlight": _marker, "sidebar": _sidebar}


@lru_cache(maxsize=1)
def _font() -> QRawFont:
    return QRawFont(str(_fonts_folder() / _FONT), _UNITS)


@lru_cache(maxsize=1)
def _characters() -> dict[str, str]:
    points: dict[str, str] = json.loads((_fonts_folder() / _CHARACTERS).read_text(encoding="utf-8"))
    return {name: chr(int(point, 16)) for name, point in points.items()}


def _fonts_folder() -> Path:
    """Find qtawesome's fonts without importing it: the import costs 100 ms, and its first icon 60 more."""
    found = find_spec("qtawesome")
    if found is None or not found.submodule_search_locations:
        raise FileNotFoundError("the package qtawesome, which carries the icons, is not installed")
    return Path(found.submodule_search_locations[0]) / "fonts"
