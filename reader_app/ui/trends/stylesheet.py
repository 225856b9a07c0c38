"""The looks that only the trends room has, made from the colours of a scheme."""

from __future__ import annotations

from string import Template
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader_app.ui.theme import Colours

_SHEET = """
#trends_view, #trend_content, #topic_panel { background: $surface; }
#measure_switch { background: $sunken; border: none; border-radius: 8px; }
#measure_switch QToolButton { color: $muted; border: 1px solid transparent; border-radius: 6px; padding: 3px 11px;
    font-weight: 500; }
#measure_switch QToolButton:hover { color: $text; }
#measure_switch QToolButton:checked { color: $text; background: $chosen; border-color: $divider; }
#measure_switch QToolButton:focus { border-color: $focus; }
#value_box { background: $raised; border: 1px solid $border; border-radius: 8px; }
#trend_export { color: $text; border: 1px solid $border; padding: 5px 10px; }
#trend_export:disabled { color: $faint; border-color: $divider; }
"""


def trends_stylesheet(colours: Colours) -> str:
    """Return the sheet for the room."""
    return Template(_SHEET).substitute(
        surface=colours.surface,
        sunken=colours.sunken,
        muted=colours.muted,
        text=colours.text,
        faint=colours.faint,
        divider=colours.divider,
        border=colours.border,
        focus=colours.focus,
        raised=colours.raised,
        chosen=colours.pressed if colours.is_dark else colours.surface,
    )
