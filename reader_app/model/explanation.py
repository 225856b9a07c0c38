"""Why a paper stands where it does among those that a search found."""

from dataclasses import dataclass
from enum import StrEnum


class Ground(StrEnum):
    """What speaks for a paper."""

    WORDS = "words"
    """It has words of the query."""
    BESIDE = "beside"
    """Words of the query stand side by side in it."""
    WHOLE = "whole"
    """It has all that the query asks for, where others are listed that have only some of it."""
    RELATED = "related"
    """It has words that the best papers found have in common."""


@dataclass(frozen=True, slots=True)
class FieldShare:
    """How often something is in a field of the paper, and its share in the score."""

    field: str
    times: int
    score: float


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that speaks for a paper; the scores of its fields add up to its own."""

    ground: Ground
    text: str
    """The words as they were typed, or as they are related."""
    score: float
    papers: int = 0
    """Papers of the library that have it: the fewer, the more it says."""
    fields: tuple[FieldShare, ...] = ()


@dataclass(frozen=True, slots=True)
class Explanation:
    """The score of a paper and what it is made of; the reasons add up to it, the weightiest first."""

    score: float
    reasons: tuple[Reason, ...] = ()
