"""How a paper, a note or a highlight was, beside how it is: field by field, with the words or lines that differ."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from reader_app.model.annotation import Annotation
from reader_app.model.note import Note
from reader_app.model.paper import Paper

Value = Paper | Note | Annotation
COMPARED_PIECES = 3000
"""A text of more words, or lines, is shown as a whole before and a whole after: comparing takes their square."""
_WORDS = re.compile(r"\s+|\w+|[^\w\s]")
_PAPER_FIELDS: Mapping[str, str] = {
    "title": "Title",
    "authors": "Authors",
    "abstract": "Abstract",
    "is_summary": "The abstract is a summary",
    "year": "Year",
    "published": "Published",
    "venue": "Venue",
    "doi": "DOI",
    "arxiv": "arXiv id",
    "url": "Link",
    "keywords": "Keywords",
    "upvotes": "Upvotes",
    "submitted_by": "Submitted by",
    "extra": "Further fields",
    "citation_key": "Citation key",
    "tags": "Tags",
    "state": "Read state",
    "starred": "Starred",
    "trashed": "In the trash since",
    "added": "Added",
    "first_seen": "First seen",
    "first_seen_inferred": "The year of “First seen” is inferred",
    "read": "Read",
    "source": "Source",
}


class Side(StrEnum):
    """Where a part of a text occurs."""

    BOTH = "both"
    THEN = "then"
    NOW = "now"


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a text."""

    side: Side
    text: str


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that differs; a text is empty where the field was."""

    field: str
    then: str
    now: str
    parts: tuple[Part, ...]
    """Both texts in one, for a display that marks what is gone and what is new; of notes they are whole lines."""


def differences(then: Value | None, now: Value | None) -> tuple[Difference, ...]:
    """Return the fields that differ between two values of one kind; None is one that is not there."""
    fields = _fields(then or now)
    before, after = (_texts(one) if one else dict.fromkeys(fields, "") for one in (then, now))
    is_note = isinstance(then or now, Note)
    return tuple(
        Difference(field, before[field], after[field], tuple(parts(before[field], after[field], by_lines=is_note)))
        for field in fields
        if before[field] != after[field]
    )


def parts(then: str, now: str, *, by_lines: bool = False) -> Iterator[Part]:
    """Yield the parts that two texts share and those that only one of them has."""
    old, new = ((text.splitlines(keepends=True) if by_lines else _WORDS.findall(text)) for text in (then, now))
    for tag, start, end, begin, stop in _steps(old, new):
        if tag == "equal":
            yield Part(Side.BOTH, "".join(old[start:end]))
            continue
        if end > start:
            yield Part(Side.THEN, "".join(old[start:end]))
        if stop > begin:
            yield Part(Side.NOW, "".join(new[begin:stop]))


def _steps(old: Sequence[str], new: Sequence[str]) -> Sequence[tuple[str, int, int, int, int]]:
    if max(len(old), len(new)) > COMPARED_PIECES:
        return [("replace", 0, len(old), 0, len(new))]
    return SequenceMatcher(None, old, new, autojunk=False).get_opcodes()


def _fields(value: Value | None) -> tuple[str, ...]:
    match value:
        case Paper():
            return tuple(_PAPER_FIELDS.values())
        case Note():
            return ("Note",)
        case Annotation():
            return ("Words", "Where", "Colour", "Comment", "Ticked off")
        case _:
            return ()


def _texts(value: Value) -> dict[str, str]:
    """Return the fields of a value, by the names people know them by, as texts."""
    match value:
        case Paper():
            return {name: _text(getattr(value, field)) for field, name in _PAPER_FIELDS.items()}
        case Note():
            return {"Note": value.text}
        case Annotation():
            anchor = value.anchor
            fields = (anchor.exact, str(anchor.target), value.colour, value.comment, value.done)
            return dict(zip(_fields(value), fields, strict=True))


def _text(held: object) -> str:
    if held is None or held is False:
        return ""
    if held is True:
        return "yes"
    if isinstance(held, tuple):
        return "; ".join(": ".join(one) if isinstance(one, tuple) else str(one) for one in held)
    return str(held)
