"""The small marks that a style sheet can only show as image files: check marks, dots, arrows."""

from pathlib import Path

from reader_app.ui.theme.palette import Colours

_CHECK = '<path d="M4 8.4 7 11.4 12.2 5" {stroke}/>'
_DASH = '<path d="M4.5 8h7" {stroke}/>'
_DOT = '<circle cx="8" cy="8" r="3" fill="{colour}"/>'
_DOWN = '<path d="M4 6l4 4 4-4" {stroke}/>'
_UP = '<path d="M4 10l4-4 4 4" {stroke}/>'
_RIGHT = '<path d="M6 4l4 4-4 4" {stroke}/>'
_LEFT = '<path d="M10 4l-4 4 4 4" {stroke}/>'
_CROSS = '<path d="M4.5 4.5l7 7M11.5 4.5l-7 7" {stroke}/>'


def write_indicators(folder: Path, colours: Colours) -> None:
    """Write the marks of the scheme as SVG files into the folder."""
    for name, (shape, colour) in _marks(colours).items():
        stroke = f'fill="none" stroke="{colour}" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round"'
        drawing = shape.format(colour=colour, stroke=stroke)
        text = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16">{drawing}</svg>'
        (folder / f"{name}.svg").write_text(text, encoding="utf-8")


def _marks(colours: Colours) -> dict[str, tuple[str, str]]:
    return {
        "check": (_CHECK, colours.on_accent),
        "dash": (_DASH, colours.on_accent),
        "dot": (_DOT, colours.on_accent),
        "menu-check": (_CHECK, colours.accent),
        "down": (_DOWN, colours.muted),
        "up": (_UP, colours.muted),
        "right": (_RIGHT, colours.muted),
        "left": (_LEFT, colours.muted),
        "close": (_CROSS, colours.muted),
        "close-hover": (_CROSS, colours.text),
    }
