"""The looks that only the strip below the search has, made from the colours of a scheme."""

from __future__ import annotations

from string import Template
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader_app.ui.theme import Colours

_SHEET = """
#query_chip { padding: 0; }
#query_chip QPushButton { border: 1px solid transparent; background: transparent; padding: 1px 5px; min-height: 0;
    border-radius: 8px; font-size: ${small}pt; font-weight: 500; color: $text; }
#query_chip #query_chip_cross { padding: 3px; }
#query_chip QPushButton:hover { background: $veil; }
#query_chip QPushButton:focus { border-color: $focus; }
#suggestion { padding: 2px 0; text-align: left; min-height: 0; }
#suggestion:focus { padding: 1px 0; }
#facet_more { background: transparent; border: 1px solid transparent; color: $muted; padding: 1px 4px; min-height: 0;
    border-radius: 6px; font-size: ${small}pt; }
#facet_more:hover { color: $text; background: $hover; }
#facet_more:focus { border-color: $focus; padding: 1px 4px; }
"""


def search_styles(colours: Colours, points: float) -> str:
    """Return the sheet of the strip; `points` is the interface's font size."""
    return Template(_SHEET).substitute(
        text=colours.text,
        muted=colours.muted,
        hover=colours.hover,
        focus=colours.focus,
        veil="rgba(255, 255, 255, 26)" if colours.is_dark else "rgba(0, 0, 0, 18)",
        small=points - 1,
    )
