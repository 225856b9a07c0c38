"""The looks that only what floats over pages, and the strip for finding, have, made from the colours of a scheme."""

from string import Template

from reader_app.ui.theme import Colours

_SHEET = """
#selection_bar, #mark_card, #comment_box, #preview_card { background: $raised; border: 1px solid $border;
    border-radius: 10px; }
#colour_dot { border: 1px solid transparent; border-radius: 8px; padding: 3px; }
#colour_dot:hover { background: $hover; }
#colour_dot:focus { border-color: $focus; }
#colour_dot:checked { background: $pressed; }
#find_bar { background: $window; border: none; border-bottom: 1px solid $divider; }
#find_case, #find_words, #find_pattern { font-weight: 600; padding: 4px 6px; min-width: 16px; }
#preview_go, #preview_close { padding: 2px; }
"""


def pdf_styles(colours: Colours) -> str:
    """Return the sheet of a reader of PDFs."""
    return Template(_SHEET).substitute(
        raised=colours.raised,
        border=colours.border,
        hover=colours.hover,
        focus=colours.focus,
        pressed=colours.pressed,
        window=colours.window,
        divider=colours.divider,
    )
