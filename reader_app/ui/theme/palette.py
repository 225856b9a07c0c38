"""The colours of the light and of the dark scheme, by what they are for."""

from dataclasses import dataclass

TINT_NAMES = ("yellow", "red", "green", "blue", "purple", "magenta", "orange", "grey")


@dataclass(frozen=True, slots=True)
class Tint:
    """One named colour of highlights and tags."""

    solid: str
    """Dots, swatches, the edge of a highlight."""
    soft: str
    """Background of highlighted words and of tag chips; the usual text stays readable on it."""
    ink: str
    """Text of the same hue, readable on `soft`."""


@dataclass(frozen=True, slots=True)
class Colours:
    """One scheme; every value is "#rrggbb"."""

    is_dark: bool
    window: str
    """Chrome: sidebar, toolbar, status bar."""
    surface: str
    """Where content is read: lists, abstracts, charts."""
    raised: str
    """What floats: menus, dialogs, cards, tooltips."""
    sunken: str
    """Wells: inputs, tracks, code."""
    divider: str
    border: str
    """Edge of inputs and buttons; stronger than a divider."""
    text: str
    muted: str
    faint: str
    """Decoration and disabled text only: too light to be read for long."""
    accent: str
    accent_hover: str
    accent_soft: str
    on_accent: str
    selection: str
    hover: str
    pressed: str
    focus: str
    danger: str
    success: str
    warn: str
    scrollbar: str
    scrollbar_hover: str
    series: tuple[str, ...]
    """Ten colours of chart lines, told apart under the common colour-vision deficiencies too."""
    tints: tuple[tuple[str, Tint], ...]

    def tint(self, name: str) -> Tint:
        """Return the named tint; grey for a name that is not known."""
        known = dict(self.tints)
        return known.get(name, known["grey"])


LIGHT = Colours(
    is_dark=False,
    window="#f5f6f8",
    surface="#ffffff",
    raised="#ffffff",
    sunken="#eef0f3",
    divider="#e4e7eb",
    border="#d3d8de",
    text="#1b1f26",
    muted="#5b6472",
    faint="#8d96a3",
    accent="#3d56c9",
    accent_hover="#3348b0",
    accent_soft="#e9edfc",
    on_accent="#ffffff",
    selection="#e3e8fa",
    hover="#eceff3",
    pressed="#e1e5ea",
    focus="#7f92e6",
    danger="#c22f3d",
    success="#1f7a47",
    warn="#925a07",
    scrollbar="#c9ced6",
    scrollbar_hover="#a5adb9",
    series=(
        "#3d56c9",
        "#c46446",
        "#155700",
        "#b9228e",
        "#0a99e1",
        "#b78e28",
        "#682990",
        "#cb1043",
        "#446b00",
        "#1b968b",
    ),
    tints=(
        ("yellow", Tint("#e0b000", "#fff1a8", "#6b5200")),
        ("red", Tint("#f25f5f", "#ffdada", "#a32020")),
        ("green", Tint("#55a82e", "#d9f0cc", "#2c6310")),
        ("blue", Tint("#2a9fd8", "#d3ecfa", "#0b5c85")),
        ("purple", Tint("#9478df", "#e6defb", "#5a3fb0")),
        ("magenta", Tint("#d957e2", "#fadcfc", "#93209c")),
        ("orange", Tint("#ec8b25", "#ffe3c4", "#8a4a05")),
        ("grey", Tint("#959ba3", "#e6e8eb", "#4d555f")),
    ),
)

DARK = Colours(
    is_dark=True,
    window="#17191d",
    surface="#1d2025",
    raised="#262a31",
    sunken="#121417",
    divider="#2e333a",
    border="#3d434c",
    text="#e5e8ec",
    muted="#a0a9b5",
    faint="#6f7884",
    accent="#93a6ff",
    accent_hover="#abbaff",
    accent_soft="#272f4e",
    on_accent="#10142b",
    selection="#2a3350",
    hover="#272b31",
    pressed="#31363e",
    focus="#5f74d6",
    danger="#ff8087",
    success="#67cf95",
    warn="#e9b55a",
    scrollbar="#424953",
    scrollbar_hover="#5f6874",
    series=(
        "#93a6ff",
        "#e45323",
        "#a7d990",
        "#be6798",
        "#4ce4fd",
        "#ecd338",
        "#b06ee5",
        "#f0797f",
        "#a0b803",
        "#23cacb",
    ),
    tints=(
        ("yellow", Tint("#e3c02f", "#524707", "#ffe680")),
        ("red", Tint("#ff7070", "#5c2527", "#ffb8b8")),
        ("green", Tint("#6cc142", "#284a19", "#b6e89c")),
        ("blue", Tint("#41b2ec", "#123f58", "#a5dcfa")),
        ("purple", Tint("#ab95ee", "#3c2f66", "#d6c9ff")),
        ("magenta", Tint("#e676ee", "#542359", "#f7bdfb")),
        ("orange", Tint("#f5a14a", "#583510", "#ffcf9c")),
        ("grey", Tint("#a7adb5", "#3b4048", "#d3d8de")),
    ),
)
