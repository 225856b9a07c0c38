"""From an open document to what is known of its paper."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader_app.pdf.document import Document


@dataclass(frozen=True, slots=True)
class Recognised:
    """What was found; empty where nothing is sure enough, year 0 likewise."""

    title: str = ""
    authors: tuple[str, ...] = ()
    doi: str = ""
    arxiv: str = ""
    year: int = 0


def recognise(document: "Document") -> Recognised:
    """Return what the file and its first pages say of the paper."""
    return Recognised()
