"""What somebody typed into the search box, understood as a query; any text is one.

Words must all occur; OR (or |) binds tighter than blanks, AND tighter than OR. What is no operator, no known field and
no value that its field knows is text to find.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from reader_app.search.filters import FILTER_FIELDS, filter_of, may_become
from reader_app.search.lexer import WRITTEN, Item, Sort, items
from reader_app.search.syntax import (
    And,
    Between,
    Everything,
    Filter,
    Kind,
    Not,
    Or,
    Query,
    Words,
    all_of,
    any_of,
    has_words,
    leaves,
    wanted,
)
from reader_app.search.wishes import words_wanted

__all__ = [
    "And",
    "Between",
    "Everything",
    "Filter",
    "Kind",
    "Not",
    "Or",
    "Part",
    "Query",
    "Words",
    "has_words",
    "leaves",
    "parse",
    "parts",
    "wanted",
]


@dataclass(frozen=True, slots=True)
class Part:
    """What one part of a query asks for, and where it is written: from start to end (exclusive)."""

    start: int
    end: int
    query: Query


def parse(text: str, *, typing: bool = False, today: date | None = None) -> Query:
    """Return what a text asks for; while it is being typed, its last word may be only the beginning of one."""
    return all_of(part.query for part in parts(text, typing=typing, today=today)) or Everything()


def parts(text: str, *, typing: bool = False, today: date | None = None) -> tuple[Part, ...]:
    """Return what a text asks for, part by part; all of them must hold."""
    return tuple(_Parser(items(text, typing=typing), today or date.today()).parts())


class _Parser:
    """Reads items from left to right; what says nothing is None."""

    def __init__(self, read: list[Item], today: date) -> None:
        self._items = read
        self._at = 0
        self._today = today

    def parts(self) -> Iterator[Part]:
        """Read everything; a parenthesis closed that was never opened is passed over."""
        while self._at < len(self._items):
            if self._take(Sort.CLOSE):
                continue
            first = self._items[self._at]
            query = self._plain() if first.sort is Sort.TEXT else self._any("")
            if query is not None:
                yield Part(first.start, self._items[self._at - 1].end, query)

    def _plain(self) -> Query | None:
        """Read what begins with a word that no operator stands before: mostly it is that word alone."""
        behind = self._items[self._at + 1].sort if self._at + 1 < len(self._items) else None
        if behind in (Sort.OR, Sort.AND):
            return self._any("")
        item = self._items[self._at]
        self._at += 1
        return self._value(item, "", is_open=item.is_last)

    def _next(self) -> Sort | None:
        return self._items[self._at].sort if self._at < len(self._items) else None

    def _take(self, *sorts: Sort) -> bool:
        """Pass over an item of these sorts, if there is one."""
        if self._next() in sorts:
            self._at += 1
            return True
        return False

    def _all(self, field: str) -> Query | None:
        parts = []
        while self._next() not in (Sort.CLOSE, None):
            parts.append(self._any(field))
        return all_of(parts)

    def _any(self, field: str) -> Query | None:
        parts = [self._both(field)]
        while self._take(Sort.OR):
            parts.append(self._both(field))
        return any_of(parts)

    def _both(self, field: str) -> Query | None:
        parts = [self._operand(field)]
        while self._take(Sort.AND):
            parts.append(self._operand(field))
        found = all_of(parts)
        return (
            replace(found, is_strict=True) if len(parts) > 1 and isinstance(found, And) and not found.typed else found
        )

    def _operand(self, field: str) -> Query | None:
        is_denied = False
        while self._next() in (Sort.OR, Sort.AND, Sort.NOT, Sort.FIELD):
            item = self._items[self._at]
            if item.sort is Sort.NOT:
                is_denied = not is_denied
            elif item.sort is Sort.FIELD:
                field = item.text
            self._at += 1
        operand = self._bare(field, is_denied=is_denied)
        return Not(operand) if is_denied and operand is not None else operand

    def _bare(self, field: str, *, is_denied: bool) -> Query | None:
        if self._next() in (Sort.CLOSE, None):
            return None
        item = self._items[self._at]
        self._at += 1
        if item.sort is Sort.OPEN:
            inner = self._all(field)
            self._take(Sort.CLOSE)
            return inner
        # Denying all that begins with "t" would empty the list while "-term" is typed.
        return self._value(item, field, is_open=item.is_last and not is_denied)

    def _value(self, item: Item, field: str, *, is_open: bool) -> Query | None:
        found = self._meaning(item, field, is_open=is_open)
        if not isinstance(found, And | Or) or found.typed == (source := _source(item, field)):
            return found
        return replace(found, typed=source)

    def _meaning(self, item: Item, field: str, *, is_open: bool) -> Query | None:
        if field not in FILTER_FIELDS:
            asked = item if item.is_last == is_open else item._replace(is_last=is_open)
            return words_wanted(asked, field, self._today)
        found = filter_of(field, item.text, self._today)
        if found is None and item.is_last and may_become(field, item.text):
            return None
        if found is None:
            return words_wanted(item._replace(text=f"{field} {item.text}"), "", self._today)
        if is_open and isinstance(found, Filter) and field == "tag" and not item.text.startswith("="):
            return Filter("tag", found.value.rstrip("*") + "*")
        return found


def _source(item: Item, field: str) -> str:
    """Return a piece of a query as it can be typed by itself."""
    text = f'"{item.text}"' if item.sort is Sort.QUOTED else item.text
    return f"{WRITTEN.get(field, field)}:{text}" if field else text
