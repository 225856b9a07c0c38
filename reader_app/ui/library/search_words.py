"""What can be completed in a search: names of fields, and the values of the field that is being typed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from PySide6.QtCore import QCoreApplication

from reader_app.model.facet import Facet, FacetField
from reader_app.search.filters import DATE_FIELDS, HAS, IS
from reader_app.search.lexer import QUOTES
from reader_app.search.stemming import fold
from reader_app.ui.library.row_text import number_text

translate = QCoreApplication.translate
MOST = 8
LEAST_LETTERS = 2
_LISTS = ("is", "has", *DATE_FIELDS)
"""Fields whose values may stand with commas between them."""


@dataclass(frozen=True, slots=True)
class Known:
    """A value of a field, its words without case and accents, and the number of papers that have it, if counted."""

    value: str
    words: tuple[str, ...]
    papers: int | None = None


Values = Mapping[str, tuple[Known, ...]]
"""Values by field, the commonest first."""
NOTHING: Values = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What a word would become, and what that means."""

    text: str
    meaning: str = ""
    label: str = ""

    @property
    def shown(self) -> str:
        """What the list of suggestions says."""
        return self.label or self.text


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


def known_values(facets: Iterable[Facet], *, starred: int = 0) -> Values:
    """Return the values of a library's fields, ready to be completed from; slow for a large library."""
    held = {facet.field: tuple(_known(one.value, one.papers) for one in facet.values) for facet in facets}
    states = {one.value: one.papers for one in held.get(FacetField.STATE, ())} | {"starred": starred}
    return MappingProxyType(
        {str(field): values for field, values in held.items() if field is not FacetField.STATE}
        | {"is": tuple(_known(name, states.get(name)) for name in IS), "has": tuple(map(_known, HAS))}
    )


def completion(query: str, cursor: int, values: Values = NOTHING) -> Completion:
    """Return what the word before the cursor may become; values holds the known ones by field."""
    start = _word_start(query[:cursor])
    word = query[start:cursor]
    bare = word.lstrip("-")
    start += len(word) - len(bare)
    if not bare or (cursor < len(query) and not query[cursor].isspace()):
        return Completion(start, cursor, ())
    field, colon, typed = bare.partition(":")
    if colon:
        return Completion(start, cursor, _of_field(field, typed, values), is_value=True)
    if len(bare) < LEAST_LETTERS:
        return Completion(start, cursor, ())
    names = fields()
    made = tuple(Suggestion(f"{name}:", names[name]) for name in names if name.startswith(bare.casefold()))
    return Completion(start, cursor, made)


def _of_field(field: str, typed: str, values: Values) -> tuple[Suggestion, ...]:
    """Return what the value of a field may become; of several with commas between them, the last."""
    before, comma, last = typed.rpartition(",") if field.casefold() in _LISTS else ("", "", typed)
    head = f"{field}:{before}{comma}"
    found = _matching(_values_of(field.casefold(), values), last.strip(QUOTES))
    made = tuple(Suggestion(head + _quoted(one.value), _count(one), one.value) for one in found)
    typed_whole = f"{field}:{typed}".casefold()
    return () if any(one.text.casefold() == typed_whole for one in made) else made


def fields() -> dict[str, str]:
    """Return the fields of a search and what each means."""
    return {
        "author": translate("SearchWords", "written by"),
        "title": translate("SearchWords", "words of the title"),
        "abstract": translate("SearchWords", "words of the abstract"),
        "note": translate("SearchWords", "words of your notes"),
        "highlight": translate("SearchWords", "words of your highlights"),
        "tag": translate("SearchWords", "with a tag"),
        "year": translate("SearchWords", "2017, or 2015..2020"),
        "is": translate("SearchWords", "read state, starred"),
        "has": translate("SearchWords", "a note, highlights, a DOI"),
        "venue": translate("SearchWords", "journal or conference"),
        "keyword": translate("SearchWords", "words of the keywords"),
        "before": translate("SearchWords", "published before"),
        "after": translate("SearchWords", "published after"),
        "published": translate("SearchWords", "2017-06, or from one day to another"),
        "added": translate("SearchWords", "7d, or 2026-03"),
        "seen": translate("SearchWords", "first seen on a day"),
        "read": translate("SearchWords", "done on a day"),
        "feed": translate("SearchWords", "of an imported page"),
        "doi": translate("SearchWords", "by its DOI"),
        "arxiv": translate("SearchWords", "by its arXiv id"),
        "url": translate("SearchWords", "by its link"),
        "key": translate("SearchWords", "by its citation key"),
    }


def _values_of(field: str, values: Values) -> tuple[Known, ...]:
    """Return the values a field can have, as far as they are known."""
    name = {"by": "author", "au": "author", "authors": "author", "journal": "venue", "tags": "tag"}.get(field, field)
    fixed = {"is": IS, "has": HAS}
    return values.get(name) or tuple(map(_known, fixed.get(name, ())))


def _known(value: str, papers: int | None = None) -> Known:
    whole = _folded(value)
    return Known(value, (whole, *whole.replace("/", " ").replace(",", " ").split()[1:]), papers)


def _folded(text: str) -> str:
    return " ".join(fold(word) or word for word in text.split()) if not text.isascii() else text.lower()


def _word_start(text: str) -> int:
    """Return where the last word begins; a blank within quotes is part of it."""
    start, is_quoted = 0, False
    for place, character in enumerate(text):
        if character in QUOTES:
            is_quoted = not is_quoted
        elif character in " (" and not is_quoted:
            start = place + 1
    return start


def _matching(known: Iterable[Known], typed: str) -> list[Known]:
    """Return values that begin so, then those with a part that does."""
    wanted = _folded(typed)
    heads: list[Known] = []
    parts: list[Known] = []
    for one in known:
        if one.words[0].startswith(wanted):
            heads.append(one)
            if len(heads) == MOST:
                return heads
        elif len(parts) < MOST and any(word.startswith(wanted) for word in one.words):
            parts.append(one)
    return [*heads, *parts][:MOST]


def _count(one: Known) -> str:
    return "" if one.papers is None else number_text(one.papers)


def _quoted(value: str) -> str:
    return f'"{value}"' if any(sign in value for sign in " ()|,") else value
