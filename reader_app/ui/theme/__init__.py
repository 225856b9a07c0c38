"""How Paper Reader looks: colours, typefaces, icons, style sheet and small shared widgets."""

from reader_app.ui.theme.application_icon import application_icon
from reader_app.ui.theme.flow import FlowLayout
from reader_app.ui.theme.fonts import interface_font, monospace_font, reading_font, reading_measure, tabular
from reader_app.ui.theme.icons import icon, paint_icon
from reader_app.ui.theme.palette import DARK, LIGHT, Colours, Tint
from reader_app.ui.theme.theme import Scheme, Theme
from reader_app.ui.theme.widgets import Divider, ElidedLabel, EmptyState, set_role

__all__ = [
    "DARK",
    "LIGHT",
    "Colours",
    "Divider",
    "ElidedLabel",
    "EmptyState",
    "FlowLayout",
    "Scheme",
    "Theme",
    "Tint",
    "application_icon",
    "icon",
    "interface_font",
    "monospace_font",
    "paint_icon",
    "reading_font",
    "reading_measure",
    "set_role",
    "tabular",
]
