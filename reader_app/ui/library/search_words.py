"""What can be completed in a search: names of fields, and the values of the field that is being typed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from PySide6.QtCore import QCoreApplication

from reader_app.search.filters import HAS, IS

translate = QCoreApplication.translate
MOST = 8
LEAST_LETTERS = 2
NOTHING: Mapping[str, tuple[str, ...]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What a word would become, and what that means."""

    text: str
    meaning: str = ""


@dataclass(frozen=True, slots=True)
class Completion:
    """Suggestions for the characters from start to end of a query."""

    start: int
    end: int
    suggestions: tuple[Suggestion, ...]
    is_value: bool = False
    """The field has been named; only its value is missing."""

    def applied(self, query: str, suggestion: Suggestion) -> tuple[str, int]:
        """Return the query with a suggestion taken, and where the cursor goes."""
        tail = query[self.end :]
        ends_word = not suggestion.text.endswith(":")
        text = suggestion.text + (" " if ends_word and not tail.startswith(" ") else "")
        return query[: self.start] + text + tail, self.start + len(text)


def completion(query: str, cursor: int, values: Mapping[str, tuple[str, ...]] = NOTHING) -> Completion:
    """Return what the word before the cursor may become; values holds the known ones by field."""
    start = _word_start(query[:cursor])
    word = query[start:cursor]
    bare = word.lstrip("-")
    start += len(word) - len(bare)
    if not bare or (cursor < len(query) and not query[cursor].isspace()):
        return Completion(start, cursor, ())
    field, colon, typed = bare.partition(":")
    if colon:
        known = values_of(field.casefold(), values)
        found = _matching(known, typed.strip('"'))
        made = tuple(Suggestion(f"{field}:{_quoted(value)}", "") for value in found)
        complete = any(one.text.casefold() == bare.casefold() for one in made)
        return Completion(start, cursor, () if complete else made, is_value=True)
    if len(bare) < LEAST_LETTERS:
        return Completion(start, cursor, ())
    names = fields()
    made = tuple(Suggestion(f"{name}:", names[name]) for name in names if name.startswith(bare.casefold()))
    return Completion(start, cursor, made)


def fields() -> dict[str, str]:
    """Return the fields of a search and what each means."""
    return {
        "author": translate("SearchWords", "written by"),
        "title": translate("SearchWords", "words of the title"),
        "abstract": translate("SearchWords", "words of the abstract"),
        "note": translate("SearchWords", "words of your notes"),
        "tag": translate("SearchWords", "with a tag"),
        "year": translate("SearchWords", "2017, or 2015..2020"),
        "is": translate("SearchWords", "read state, starred"),
        "has": translate("SearchWords", "a note, highlights, a DOI"),
        "venue": translate("SearchWords", "journal or conference"),
        "before": translate("SearchWords", "published before"),
        "after": translate("SearchWords", "published after"),
    }


def values_of(field: str, values: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Return the values a field can have, as far as they are known."""
    fixed = {"is": tuple(IS), "has": tuple(HAS)}
    return fixed.get(field) or values.get(field, ())


def _word_start(text: str) -> int:
    """Return where the last word begins; a blank within quotes is part of it."""
    start, is_quoted = 0, False
    for place, character in enumerate(text):
        if character == '"':
            is_quoted = not is_quoted
        elif character in " (" and not is_quoted:
            start = place + 1
    return start


def _matching(known: Iterable[str], typed: str) -> list[str]:
    """Return values that begin so, then those with a part that does."""
    wanted = typed.casefold()
    heads, parts = [], []
    for value in known:
        low = value.casefold()
        if low.startswith(wanted):
            heads.append(value)
        elif any(part.startswith(wanted) for part in low.replace("/", " ").split()):
            parts.append(value)
    return [*heads, *parts][:MOST]


def _quoted(value: str) -> str:
    return f'"{value}"' if " " in value else value
