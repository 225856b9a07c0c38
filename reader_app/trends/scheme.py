"""The colours of written pictures, light and dark; the window draws its charts in the same."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scheme:
    """Colours of a picture, each "#rrggbb"."""

    background: str
    text: str
    muted: str
    grid: str
    strip: str
    """The papers per period beneath the lines."""
    series: tuple[str, ...]
    """Told apart under the common colour-vision deficiencies too; further lines begin again."""

    def line(self, place: int) -> str:
        """Return the colour of the line at a place."""
        return self.series[place % len(self.series)]


LIGHT = Scheme(
    background="#ffffff",
    text="#1b1f26",
    muted="#5b6472",
    grid="#e4e7eb",
    strip="#d3d8de",
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
)
DARK = Scheme(
    background="#1d2025",
    text="#e5e8ec",
    muted="#a0a9b5",
    grid="#2e333a",
    strip="#3d434c",
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
)
SCHEMES = {"light": LIGHT, "dark": DARK}
