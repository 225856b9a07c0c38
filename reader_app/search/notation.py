"""A query written down as it can be typed: parsing it gives the same query."""

from collections.abc import Iterator

from reader_app.search.lexer import WRITTEN
from reader_app.search.periods import EVER, NEVER
from reader_app.search.query import parse
from reader_app.search.syntax import And, Between, Filter, Kind, Not, Or, Query, Words


def text_of(query: Query) -> str:
    """Return a text that asks for the same; empty for everything."""
    return " ".join(_either(part) for part in _parts(query))


def _parts(query: Query) -> tuple[Query, ...]:
    return query.parts if isinstance(query, And) and not query.typed and not query.is_strict else (query,)


def _either(query: Query) -> str:
    """Write what may stand between blanks: OR binds tighter than they do."""
    if isinstance(query, Or) and not query.typed:
        return " OR ".join(_both(part) for part in query.parts)
    return _both(query)


def _both(query: Query) -> str:
    if isinstance(query, And) and query.is_strict:
        return " AND ".join(map(_single, query.parts))
    return _single(query)


def _single(query: Query) -> str:
    match query:
        case And(typed="") | Or(typed=""):
            return f"({text_of(query)})"
        case And(typed=typed) | Or(typed=typed):
            return typed
        case Not(Not() as denied):
            return f"-({_single(denied)})"
        case Not(part):
            return f"-{_single(part)}"
        case Words() | Filter() | Between():
            return next((text for text in _forms(query) if parse(text) == query), "")
        case _:
            return ""


def _forms(leaf: Words | Filter | Between) -> Iterator[str]:
    """Yield ways to write a leaf, the shortest first; not each of them is read as that leaf."""
    if isinstance(leaf, Between):
        yield from _period(leaf)
        return
    field = f"{WRITTEN.get(leaf.field, leaf.field)}:" if leaf.field else ""
    text = _value(leaf)
    # What is also an identifier is nothing but words with a sign behind it.
    yield from (f"{field}{text}", f'{field}"{text}"', f"{field}{text}-")


def _value(leaf: Words | Filter) -> str:
    if isinstance(leaf, Filter):
        return leaf.value
    if leaf.kind is Kind.FUZZY:
        return f"{leaf.text}~{leaf.edits}"
    return leaf.text + "*" * (leaf.kind in (Kind.PREFIX, Kind.OPEN_PHRASE))


def _period(days: Between) -> Iterator[str]:
    name, low, high = days.field, days.low, days.high
    first, last = ("" if low == EVER else low), ("" if high == NEVER else high)
    yield from (f"{name}:{low[:4]}", f"{name}:{low}")
    if first or last:
        yield from (f"{name}:{first[:4]}..{last[:4]}", f"{name}:{first}..{last}")
    yield f"{name}:{low}..{high}"
