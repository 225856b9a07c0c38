"""What a query says, as a tree that holds nothing of how it is answered."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """How words are looked for."""

    WORD = "word"
    PHRASE = "phrase"
    PREFIX = "prefix"
    OPEN_PHRASE = "open phrase"
    """A phrase whose last word is the beginning of one."""


@dataclass(frozen=True, slots=True)
class Words:
    """Words to find in one field, or in any where `field` is empty.

    `terms` are stems; a prefix, and the last of an open phrase, is the folded beginning of a word or of its stem.
    """

    terms: tuple[str, ...]
    kind: Kind = Kind.WORD
    field: str = ""
    text: str = ""
    """The words as they were typed."""


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


@dataclass(frozen=True, slots=True)
class Or:
    """At least one part holds."""

    parts: tuple["Query", ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The part does not hold."""

    part: "Query"


Query = Everything | Words | Filter | Between | And | Or | Not


def all_of(parts: Iterable[Query | None]) -> Query | None:
    """Return the conjunction of the parts that say something; None where none does."""
    kept = tuple(part for part in parts if part is not None)
    return And(kept) if len(kept) > 1 else kept[0] if kept else None


def any_of(parts: Iterable[Query | None]) -> Query | None:
    """Return the disjunction of the parts that say something; None where none does."""
    kept = tuple(part for part in parts if part is not None)
    return Or(kept) if len(kept) > 1 else kept[0] if kept else None


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


def text_of(query: Query) -> str:
    """Return the words that a query looks for, as they were typed, without filters and denied words."""
    words = (leaf.text for leaf in wanted(query) if isinstance(leaf, Words) and leaf.text)
    return " ".join(dict.fromkeys(words))
