"""Where the files that travel with the program are: the starter library and the user guide."""

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path


def resource(*parts: str) -> Traversable:
    """Return a shipped file or folder, from an installed wheel and from a clone alike."""
    shipped = files("reader_app").joinpath("resources")
    root: Traversable = shipped if shipped.is_dir() else Path(__file__).resolve().parent.parent / "resources"
    return root.joinpath(*parts)
