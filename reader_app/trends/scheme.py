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
        "#d9650b",
        "#1d8a5f",
        "#c03a8c",
        "#0f93c4",
        "#a8740f",
        "#7d4fc4",
        "#5d6875",
        "#b02a37",
        "#5f8f1c",
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
        "#ff9a52",
        "#4fd09c",
        "#f27fc3",
        "#45c4f0",
        "#dcb04b",
        "#bd9bff",
        "#a9b3bf",
        "#ff7d86",
        "#a5d053",
    ),
)
SCHEMES = {"light": LIGHT, "dark": DARK}
