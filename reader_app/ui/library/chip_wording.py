"""How a search was understood, in words: a label and an explanation for each part of a query."""

from __future__ import annotations

import re
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from reader_app.search.filters import DATE_FIELDS, FILTER_FIELDS
from reader_app.search.lexer import FIELD_NAMES, QUOTES, WRITTEN
from reader_app.search.periods import EVER, NEVER
from reader_app.search.query import Part
from reader_app.search.syntax import And, Between, Filter, Kind, Not, Or, Query, Words, leaves
from reader_app.ui.library.row_text import day_text

translate = QCoreApplication.translate
_FIELD = re.compile(r"\(?-?([A-Za-z]+):(?=\S)(.*)", re.DOTALL)
_OPEN_END = re.compile(r"(?:\*|~[12]?)$")
_LISTS = ("is", "has", *DATE_FIELDS)
"""Fields that take several values with commas between them."""


@dataclass(frozen=True, slots=True)
class ChipWording:
    """What a chip says; `start` and `end` are where its part stands in the query."""

    label: str
    meaning: str
    tint: str
    start: int
    end: int
    is_plain: bool
    """Words to find anywhere, which need no explanation."""


def worded(part: Part, text: str) -> ChipWording:
    """Return how a part of a query is told."""
    stray = _stray_field(part.query, text[part.start : part.end])
    if stray:
        label = " ".join(dict.fromkeys(leaf.text for leaf in leaves(part.query) if isinstance(leaf, Words)))
        return ChipWording(label, _stray_meaning(stray), "grey", part.start, part.end, is_plain=False)
    query = part.query
    return ChipWording(_label(query), _meaning(query), _tint(query), part.start, part.end, _is_plain(query))


def _is_plain(query: Query) -> bool:
    match query:
        case Words():
            return not query.field and query.kind is Kind.WORD
        case And(typed=typed) | Or(typed=typed) if typed:
            return not _field_of(typed) and typed[0] not in QUOTES and not _OPEN_END.search(typed)
    return False


def _field_of(typed: str) -> str:
    """Return the field that a piece of a query names; empty where it names none that is known."""
    found = _FIELD.match(typed)
    return FIELD_NAMES.get(found[1].casefold(), "") if found else ""


def _stray_field(query: Query, source: str) -> str:
    """Return what stands where a field would, but is none: those are words to find."""
    found = _FIELD.match(source)
    if found is None or found[2].startswith("//") or not isinstance(query, Words | And | Or):
        return ""
    if isinstance(query, Words):
        return "" if query.field else found[1]
    return found[1] if query.typed and _value_is_text(query) else ""


def _value_is_text(query: And | Or) -> bool:
    """Say whether all of a piece is looked for as words anywhere, whatever field it names."""
    return all(isinstance(leaf, Words) and not leaf.field for leaf in leaves(query))


def _label(query: Query) -> str:
    match query:
        case Words():
            return _of_field(query.field, _words(query))
        case Filter():
            return _filter(query)
        case Between():
            return _period(query)
        case Not(part):
            is_several = isinstance(part, And | Or) and not part.typed
            return translate("QueryChips", "not %1").replace("%1", f"({_label(part)})" if is_several else _label(part))
        case And(typed="") | Or(typed=""):
            joint = translate("QueryChips", "or") if isinstance(query, Or) else translate("QueryChips", "and")
            return f" {joint} ".join(map(_label, query.parts))
        case And(typed=typed) | Or(typed=typed):
            return _piece(typed)
    return ""


def _words(words: Words) -> str:
    match words.kind:
        case Kind.PHRASE:
            return f"“{words.text}”"
        case Kind.PREFIX:
            return f"{words.text}…"
        case Kind.OPEN_PHRASE:
            return f"“{words.text}…”"
        case Kind.FUZZY:
            return f"≈ {words.text}"
    return words.text


def _piece(typed: str) -> str:
    """Return one piece of a query as it was typed, its field set apart."""
    found = _FIELD.match(typed)
    if found is None or found[2].startswith("//"):
        return f"“{typed[1:-1]}”" if typed[0] in QUOTES else typed
    if not _field_of(typed):
        return f"{found[1]} {found[2]}"
    field, value = _field_of(typed), found[2].strip(QUOTES)
    if field in _LISTS:
        return ", ".join(value.split(",")) if field in ("is", "year") else _of_field(field, ", ".join(value.split(",")))
    return _of_field(field, value)


def _of_field(field: str, text: str) -> str:
    return f"{_field_name(field)}: {text}" if field else text


def _field_name(field: str) -> str:
    return WRITTEN.get(field, field)


def _filter(wish: Filter) -> str:
    if wish.field == "is":
        return wish.value
    if wish.field == "has":
        return translate("QueryChips", "has %1").replace("%1", wish.value)
    if wish.field == "tag" and wish.value.startswith("="):
        return translate("QueryChips", "tag: only %1").replace("%1", wish.value[1:])
    return _of_field(wish.field, wish.value.replace("*", "…") if wish.field == "tag" else wish.value)


def _period(days: Between) -> str:
    if days.field == "year":
        return _span(days.low[:4], days.high[:4], days)
    shown = _span(_day(days.low, "-01-01"), _day(days.high, "-12-31"), days)
    return f"{_field_name(days.field)} {shown}"


def _day(day: str, edge: str) -> str:
    return day[:4] if day.endswith(edge) else day_text(day)


def _span(low: str, high: str, days: Between) -> str:
    if days.high == NEVER:
        return translate("QueryChips", "since %1").replace("%1", low)
    if days.low == EVER:
        return translate("QueryChips", "until %1").replace("%1", high)
    return low if low == high else f"{low}–{high}"


def _tint(query: Query) -> str:
    match query:
        case Not():
            return "red"
        case Filter() | Between():
            return "green"
        case Words(field=field) if field:
            return "blue"
        case And(typed=typed) | Or(typed=typed) if typed and _field_of(typed):
            return "green" if _field_of(typed) in FILTER_FIELDS else "blue"
    return "grey"


def _meaning(query: Query) -> str:
    match query:
        case Not(part):
            return translate("QueryChips", "Left out: %1").replace("%1", _meaning(part))
        case Words():
            return _words_meaning(query)
        case Filter(field="tag"):
            return translate("QueryChips", "Papers with this tag, or one below it")
        case Filter() | Between():
            return translate("QueryChips", "Only papers of which this is true")
        case Or(typed=""):
            return translate("QueryChips", "Papers with at least one of these")
        case And(typed=""):
            return translate("QueryChips", "Papers with all of these")
    return translate("QueryChips", "Also where it is written otherwise: with a hyphen, together, in parts")


def _words_meaning(words: Words) -> str:
    if words.kind is Kind.FUZZY:
        text = translate("QueryChips", "Words spelled nearly so: at most %1 letters differ")
        return text.replace("%1", str(words.edits))
    meaning = {
        Kind.PHRASE: translate("QueryChips", "These words side by side, in this order"),
        Kind.PREFIX: translate("QueryChips", "Words that begin so"),
        Kind.OPEN_PHRASE: translate("QueryChips", "These words side by side; the last only begins so"),
    }.get(words.kind, translate("QueryChips", "This word in any of its forms"))
    if not words.field:
        return meaning
    return translate("QueryChips", "%1, only in: %2").replace("%1", meaning).replace("%2", _field_name(words.field))


def _stray_meaning(name: str) -> str:
    text = translate("QueryChips", "“%1” is no field of the search, or cannot have this value: looked for as words")
    return text.replace("%1", name)
