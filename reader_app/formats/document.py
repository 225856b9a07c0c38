"""What every reader of a format is given: one text, and what is known of where it comes from."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from reader_app.model.importing import Reading

Progress = Callable[[int, int], None]
"""Called with the work done and the whole of it; raises Cancelled to stop."""


def unobserved(_done: int, _total: int) -> None:
    """Watch nothing: the progress of those who do not ask for it."""


@dataclass(frozen=True, slots=True)
class Document:
    """A text to read; `today` is the day that decides which year a date without one belongs to."""

    name: str
    text: str
    today: date
    progress: Progress = unobserved

    @property
    def suffix(self) -> str:
        """The last suffix of the name, lower-case, that of a compression left out."""
        parts = self.name.lower().rsplit("/", 1)[-1].split(".")
        while len(parts) > 1 and parts[-1] in {"gz", "xz"}:
            parts.pop()
        return f".{parts[-1]}" if len(parts) > 1 else ""


@dataclass(frozen=True, slots=True)
class Reader:
    """A format that can be read: the words for it, its suffixes, how to know its content, and how to read it."""

    format: str
    label: str
    suffixes: tuple[str, ...]
    knows: Callable[[Document], bool]
    read: Callable[[Document], Reading]
