"""The looks that only the reading pane has, made from the colours of a scheme."""

from string import Template

from reader_app.ui.theme import Colours

_SHEET = """
#state_switch { background: $sunken; border: none; border-radius: 8px; }
#state_switch QToolButton { color: $muted; border: 1px solid transparent; border-radius: 6px; padding: 3px 10px;
    font-weight: 500; }
#state_switch QToolButton:hover { color: $text; }
#state_switch QToolButton:checked { color: $text; background: $chosen; border-color: $divider; }
#state_switch QToolButton:disabled { color: $faint; }
#state_switch QToolButton:focus { border-color: $focus; }
#tag_chip { padding: 0; }
#tag_chip QPushButton { border: 1px solid transparent; background: transparent; padding: 1px 5px; min-height: 0;
    border-radius: 8px; font-size: ${small}pt; font-weight: 500; color: $text; }
#tag_chip #tag_remove { padding: 3px; }
#tag_chip QPushButton:hover { background: $veil; }
#tag_chip QPushButton:focus { border-color: $focus; }
#add_tag { color: $muted; background: transparent; border: 1px dashed $border; border-radius: 9px; padding: 1px 8px;
    text-align: left; min-height: 0; font-size: ${small}pt; }
#add_tag:hover { color: $text; border-color: $faint; }
#add_tag:focus { border: 1px solid $focus; padding: 1px 8px; }
#tag_field { padding: 0 7px; min-height: 16px; border-radius: 9px; font-size: ${small}pt; }
#tag_field:focus { padding: 0 6px; }
#link_row QPushButton { color: $accent; background: transparent; border: 1px solid transparent; padding: 2px 2px 2px 0;
    text-align: left; min-height: 0; border-radius: 5px; }
#link_row QPushButton:hover { color: $accent_hover; background: $hover; }
#link_row QPushButton:focus { border: 1px solid $focus; padding: 2px 2px 2px 0; }
#open_pdf { color: $text; background: $window; border: 1px solid $divider; border-radius: 7px; padding: 3px 10px;
    text-align: left; min-height: 0; }
#open_pdf:hover { background: $hover; }
#open_pdf:disabled { color: $faint; }
#open_pdf:focus { border: 1px solid $focus; }
#attach_pdf { padding: 2px 2px 2px 0; text-align: left; min-height: 0; }
#star, #star:checked { background: transparent; }
#star:hover { background: $hover; }
#keyword { color: $muted; background: $window; border: 1px solid transparent; border-radius: 9px; padding: 2px 9px;
    min-height: 0; font-size: ${small}pt; }
#keyword:hover { color: $text; background: $hover; }
#keyword:focus { border: 1px solid $focus; padding: 2px 9px; }
#highlight_item { background: transparent; border: 1px solid transparent; border-radius: 8px; }
#highlight_item:hover { background: $window; }
#highlight_item:focus { border-color: $focus; background: $window; }
#selection_bar, #mark_card { background: $raised; border: 1px solid $border; border-radius: 10px; }
#colour_dot { border: 1px solid transparent; border-radius: 8px; padding: 3px; }
#colour_dot:hover { background: $hover; }
#colour_dot:focus { border-color: $focus; }
#colour_dot:checked { background: $pressed; }
"""


_POPUP = """
QListView { background: $raised; color: $text; border: 1px solid $border; padding: 3px; }
QListView::item { padding: 4px 8px; border-radius: 5px; }
QListView::item:selected { background: $selection; color: $text; }
"""


def popup_styles(colours: Colours) -> str:
    """Return the sheet of a list of completions, which floats and so is not reached by that of the pane."""
    return Template(_POPUP).substitute(
        raised=colours.raised, text=colours.text, border=colours.border, selection=colours.selection
    )


def reading_styles(colours: Colours, points: float) -> str:
    """Return the sheet of the pane; `points` is the interface's font size."""
    return Template(_SHEET).substitute(
        sunken=colours.sunken,
        window=colours.window,
        hover=colours.hover,
        pressed=colours.pressed,
        muted=colours.muted,
        faint=colours.faint,
        text=colours.text,
        accent=colours.accent,
        accent_hover=colours.accent_hover,
        border=colours.border,
        divider=colours.divider,
        focus=colours.focus,
        raised=colours.raised,
        chosen=colours.pressed if colours.is_dark else colours.raised,
        veil="rgba(255, 255, 255, 26)" if colours.is_dark else "rgba(0, 0, 0, 18)",
        small=points - 1,
    )
