"""A query narrowed down by a year, a read state, a tag, an author or a venue, and widened again.

A paper has one year and one read state: more of them mean any of these. It has many tags and authors: more mean all.
"""

from collections.abc import Iterable

from reader_app.model.facet import FacetField
from reader_app.model.paper import ReadState
from reader_app.search.lexer import FIELD_NAMES, QUOTES
from reader_app.search.notation import text_of
from reader_app.search.query import Part, parse, parts
from reader_app.search.syntax import Between, Filter, Or, Query, leaves

_QUOTES = str.maketrans(dict.fromkeys(QUOTES, " "))
_STATES = tuple(str(state) for state in ReadState)
_NAMES = {FacetField.YEAR: "year", FacetField.STATE: "is"}


def narrowed(query: str, field: FacetField, value: str) -> str:
    """Return a query that also asks for a value; for years and states, for this one too."""
    if field in _NAMES:
        return _with_values(query, field, (*chosen_values(query, field), value))
    return _joined(query, _asked(field, value))


def widened(query: str, field: FacetField, value: str) -> str:
    """Return a query that no longer asks for a value."""
    if field in _NAMES:
        kept = tuple(one for one in chosen_values(query, field) if one != value)
        return _with_values(query, field, kept)
    wanted = parse(_asked(field, value))
    return _without(query, [part for part in parts(query) if part.query == wanted])


def is_chosen(query: str, field: FacetField, value: str) -> bool:
    """Say whether a query asks for this value, by itself and not within some alternative."""
    return bool(chosen(query, field, (value,)))


def chosen(query: str, field: FacetField, values: Iterable[str]) -> frozenset[str]:
    """Return those values that a query asks for, by themselves."""
    if field in _NAMES:
        return frozenset(chosen_values(query, field)).intersection(values)
    name = FIELD_NAMES[field]
    asked = [part.query for part in parts(query) if any(leaf.field == name for leaf in leaves(part.query))]
    return frozenset(value for value in values if parse(_asked(field, value)) in asked) if asked else frozenset()


def chosen_values(query: str, field: FacetField) -> tuple[str, ...]:
    """Return the years, or the read states, that a query asks for one by one."""
    found = (value for part in _parts_of(query, field) for value in map(_value, _alternatives(part.query)))
    return tuple(dict.fromkeys(value for value in found if value))


def without_field(query: str, field: FacetField) -> str:
    """Return a query without what it asks of the year, or of the read state: what other values there would be."""
    return _without(query, _parts_of(query, field)) if field in _NAMES else query


def _with_values(query: str, field: FacetField, values: tuple[str, ...]) -> str:
    asked = f"{_NAMES[field]}:{','.join(sorted(set(values)))}" if values else ""
    return _joined(without_field(query, field), asked)


def _joined(query: str, asked: str) -> str:
    """Return a query and what is asked for besides, whatever the query leaves open: a quote, a parenthesis, an OR."""
    joined = f"{query.strip()} {asked}".strip()
    if [part.query for part in parts(joined)] == [part.query for one in (query, asked) for part in parts(one)]:
        return joined
    return f"{text_of(parse(query))} {asked}".strip()


def _parts_of(query: str, field: FacetField) -> list[Part]:
    return [part for part in parts(query) if all(_is_of(one, field) for one in _alternatives(part.query))]


def _alternatives(query: Query) -> tuple[Query, ...]:
    return query.parts if isinstance(query, Or) else (query,)


def _is_of(query: Query, field: FacetField) -> bool:
    if field is FacetField.YEAR:
        return isinstance(query, Between) and query.field == "year"
    return isinstance(query, Filter) and query.field == "is" and query.value in _STATES


def _value(query: Query) -> str:
    """Return the year or the state that is asked for; empty for a stretch of years."""
    match query:
        case Between(low=low, high=high):
            return low[:4] if (low[4:], high) == ("-01-01", f"{low[:4]}-12-31") else ""
        case Filter(value=value):
            return value
    return ""


def _asked(field: FacetField, value: str) -> str:
    bare = " ".join(value.translate(_QUOTES).split())
    short, quoted = f"{field}:{bare}", f'{field}:"{bare}"'
    return short if parse(short) == parse(quoted) else quoted


def _without(query: str, left_out: list[Part]) -> str:
    for part in sorted(left_out, key=lambda part: part.start, reverse=True):
        query = without(query, part.start, part.end)
    return query


def without(query: str, start: int, end: int) -> str:
    """Return a query without what stands there, nor the blanks around it."""
    return f"{query[:start].rstrip()} {query[end:].lstrip()}".strip()
