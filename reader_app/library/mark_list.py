"""The marks of a paper or of the whole library as a list: narrowed down, ordered, and counted by what they are."""

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from reader_app.model.anchor import Target
from reader_app.model.annotation import Annotation
from reader_app.model.colour import COLOUR_NAMES
from reader_app.model.ids import PaperId
from reader_app.model.row import Row

OWN = ""
"""The author of the reader's own marks."""
TARGETS = (Target.TITLE, Target.ABSTRACT, Target.PDF, Target.NOTE)
"""In the order in which a paper is read."""


class MarkOrder(StrEnum):
    """What a list of marks begins with."""

    PAPER = "paper"
    NEWEST = "newest"
    OLDEST = "oldest"
    CHANGED = "changed"
    COLOUR = "colour"


@dataclass(frozen=True, slots=True)
class MarkScope:
    """Which marks are listed: those that have one of each group that is not empty, and all words of the text.

    The days are ISO 8601 and both included.
    """

    paper: PaperId | None = None
    text: str = ""
    colours: frozenset[str] = frozenset()
    tags: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    authors: frozenset[str] = frozenset()
    since: str = ""
    until: str = ""
    order: MarkOrder = MarkOrder.PAPER


@dataclass(frozen=True, slots=True)
class MarkedPassage:
    """A mark together with the paper that it is in."""

    annotation: Annotation
    row: Row
    folded: str = field(default="", compare=False, repr=False)
    """All words of the mark, without case and accents."""


@dataclass(frozen=True, slots=True)
class MarkList:
    """The marks of a scope, and how many there would be of each colour, tag, kind and author."""

    scope: MarkScope
    passages: tuple[MarkedPassage, ...] = ()
    total: int = 0
    """How many there are before they are narrowed down."""
    counts: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    """By the group's name in the scope."""


_GROUPS: Mapping[str, Callable[[Annotation], Sequence[str]]] = {
    "colours": lambda mark: (mark.colour,),
    "tags": lambda mark: mark.tags or ("",),
    "kinds": lambda mark: (mark.kind,),
    "authors": lambda mark: (mark.author,),
}


def passage_of(annotation: Annotation, row: Row) -> MarkedPassage:
    words = (annotation.anchor.exact, annotation.comment, annotation.author, *annotation.tags, row.paper.title)
    return MarkedPassage(annotation, row, folded("\n".join(words)))


def mark_list(passages: Iterable[MarkedPassage], scope: MarkScope) -> MarkList:
    """Return the marks that a scope asks for, in its order, with counts."""
    total = 0
    found: list[MarkedPassage] = []
    counts: dict[str, Counter[str]] = {name: Counter() for name in _GROUPS}
    wanted = {name: getattr(scope, name) for name in _GROUPS}
    words = folded(scope.text).split()
    for passage in passages:
        total += 1
        if not _is_told(passage, words, scope):
            continue
        own = {name: values(passage.annotation) for name, values in _GROUPS.items()}
        missing = [name for name, values in own.items() if wanted[name] and wanted[name].isdisjoint(values)]
        if not missing:
            found.append(passage)
        for name in missing or counts:
            if len(missing) <= 1:  # what another group keeps out is not to be had by this one
                counts[name].update(own[name])
    key, is_reversed = _ORDERS[scope.order]
    found.sort(key=key, reverse=is_reversed)
    return MarkList(scope, tuple(found), total, counts)


def folded(text: str) -> str:
    """Return a text without case and accents."""
    if text.isascii():
        return text.lower()
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(part for part in parts if not unicodedata.combining(part))


def _is_told(passage: MarkedPassage, words: Sequence[str], scope: MarkScope) -> bool:
    day = passage.annotation.created[:10]
    return (
        scope.since <= day and (not scope.until or day <= scope.until) and all(map(passage.folded.__contains__, words))
    )


def place_key(mark: Annotation) -> tuple[Any, ...]:
    """Return what sorts the marks of one paper by their places in it."""
    anchor = mark.anchor
    top = -max((max(quad[1::2]) for quad in anchor.quads), default=0.0)
    return TARGETS.index(anchor.target), anchor.attachment or "", anchor.page, anchor.start, top, mark.id


def _by_paper(passage: MarkedPassage) -> tuple[Any, ...]:
    return folded(passage.row.paper.title), passage.row.paper.id, place_key(passage.annotation)


_ORDERS: Mapping[MarkOrder, tuple[Callable[[MarkedPassage], Any], bool]] = {
    MarkOrder.PAPER: (_by_paper, False),
    MarkOrder.NEWEST: (lambda passage: (passage.annotation.created, passage.annotation.id), True),
    MarkOrder.OLDEST: (lambda passage: (passage.annotation.created, passage.annotation.id), False),
    MarkOrder.CHANGED: (lambda passage: (passage.annotation.modified, passage.annotation.id), True),
    MarkOrder.COLOUR: (lambda passage: (COLOUR_NAMES.index(passage.annotation.colour), *_by_paper(passage)), False),
}
"""By what they are sorted, and whether the other way round."""
