"""What a query says, as a tree that holds nothing of how it is answered."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    """How words are looked for."""

    WORD = "word"
    PHRASE = "phrase"
    PREFIX = "prefix"
    OPEN_PHRASE = "open phrase"
    """A phrase whose last word is the beginning of one."""
    FUZZY = "fuzzy"
    """A word that is spelled nearly so."""

    __hash__ = str.__hash__  # Enum's own is no faster than any function, and leaves are looked up at each key.


@dataclass(frozen=True, slots=True)
class Words:
    """Words to find in one field, or in any where `field` is empty.

    `terms` are stems; a prefix, and the last of an open phrase, is the folded beginning of a word or of its stem. A
    fuzzy word is folded, and found where a word as it is written, or its stem, is at most `edits` letters away (see
    alike.py).
    """

    terms: tuple[str, ...]
    kind: Kind = Kind.WORD
    field: str = ""
    text: str = ""
    """The words as they were typed."""
    edits: int = 0
    """How many letters of a fuzzy word may be missing, doubled, swapped or others."""
    apart: tuple[tuple[str, str], ...] = ()
    """Stems of two words that are the one wanted where they stand side by side."""


@dataclass(frozen=True, slots=True)
class Filter:
    """Something that holds of a paper or not, such as is:starred."""

    field: str
    value: str


@dataclass(frozen=True, slots=True)
class Between:
    """A date of a paper lies within these days, both inclusive, ISO 8601."""

    field: str
    low: str
    high: str


@dataclass(frozen=True, slots=True)
class Everything:
    """All papers."""


@dataclass(frozen=True, slots=True)
class And:
    """All parts hold."""

    parts: tuple["Query", ...]
    typed: str = field(default="", compare=False)
    """The one piece of a query of which these are the words, as it was typed; empty where operators joined them."""
    is_strict: bool = False
    """Whoever writes AND wants no part left out, however few papers have them all."""


@dataclass(frozen=True, slots=True)
class Or:
    """At least one part holds."""

    parts: tuple["Query", ...]
    typed: str = field(default="", compare=False)
    """The one piece of a query of which these are the readings, as it was typed; empty where operators joined them."""


@dataclass(frozen=True, slots=True)
class Not:
    """The part does not hold."""

    part: "Query"


Query = Everything | Words | Filter | Between | And | Or | Not


def all_of(parts: Iterable[Query | None], typed: str = "") -> Query | None:
    """Return the conjunction of the parts that say something; None where none does."""
    kept = tuple(part for part in parts if part is not None)
    return And(kept, typed) if len(kept) > 1 else kept[0] if kept else None


def any_of(parts: Iterable[Query | None], typed: str = "") -> Query | None:
    """Return the disjunction of the parts that say something; None where none does."""
    kept = tuple(part for part in parts if part is not None)
    return Or(kept, typed) if len(kept) > 1 else kept[0] if kept else None


def wanted(query: Query) -> Iterator[Words | Filter | Between]:
    """Yield the leaves that a paper is wanted for: those that are not denied."""
    match query:
        case And(parts) | Or(parts):
            for part in parts:
                yield from wanted(part)
        case Words() | Filter() | Between():
            yield query


def leaves(query: Query) -> Iterator[Words | Filter | Between]:
    """Yield all leaves, also the denied ones."""
    match query:
        case And(parts) | Or(parts):
            for part in parts:
                yield from leaves(part)
        case Not(part):
            yield from leaves(part)
        case Words() | Filter() | Between():
            yield query


def has_words(query: Query) -> bool:
    """Say whether a query has words to rank papers by."""
    return any(isinstance(leaf, Words) for leaf in wanted(query))
