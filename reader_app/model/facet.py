"""What the papers of a list have in common, how many of them, and what to leave out where there are none."""

from dataclasses import dataclass
from enum import StrEnum


class FacetField(StrEnum):
    """By what papers are counted."""

    YEAR = "year"
    STATE = "state"
    TAG = "tag"
    AUTHOR = "author"
    VENUE = "venue"
    HAS = "has"
    """What papers have besides: a PDF, a note, highlights."""


@dataclass(frozen=True, slots=True)
class FacetValue:
    """A value, and the number of papers that have it."""

    value: str
    papers: int


@dataclass(frozen=True, slots=True)
class WayOut:
    """A query with a part left out, from start to end (exclusive) of the one that found nothing, and what it finds."""

    start: int
    end: int
    query: str
    papers: int


@dataclass(frozen=True, slots=True)
class Facet:
    """The values of a field, the commonest first; years newest first."""

    field: FacetField
    values: tuple[FacetValue, ...]
