"""Bars: figures with what is wanted of them, printed a line each."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bar:
    """A measured figure; smaller is better."""

    name: str
    value: float
    unit: str
    wanted: float

    @property
    def is_held(self) -> bool:
        """Whether the figure is good enough."""
        return self.value <= self.wanted

    def __str__(self) -> str:
        """Return the line that a benchmark prints."""
        verdict = "held" if self.is_held else "short"
        return f"{self.name}: {self.value:.3g} {self.unit} (wanted <= {self.wanted:g}) {verdict}"


def report(*bars: Bar) -> int:
    """Print each bar and return the exit status: 1 where one is short."""
    for bar in bars:
        print(bar)
    return 0 if all(bar.is_held for bar in bars) else 1
