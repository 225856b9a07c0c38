"""A typed query cut into operators, fields and values; anything can be cut."""

import re
from enum import Enum, auto
from typing import NamedTuple

from reader_app.model.paper import normal_doi
from reader_app.search.filters import FILTER_FIELDS
from reader_app.search.texts import FIELDS, TEXT

LONGEST_QUERY = 20_000
DEEPEST = 40
"""Parentheses nested deeper than this are passed over, so that no text exhausts the stack."""

_ALIASES = {
    "author": "authors",
    "by": "authors",
    "au": "authors",
    "abs": "abstract",
    "pdf": "text",
    "ti": "title",
    "keyword": "keywords",
    "kw": "keywords",
    "journal": "venue",
    "notes": "note",
    "mark": "marks",
    "highlight": "marks",
    "highlights": "marks",
    "tags": "tag",
    "date": "published",
}
FIELD_NAMES = {name: name for name in (*FIELDS, TEXT, *FILTER_FIELDS)} | _ALIASES
WRITTEN = {"authors": "author", "keywords": "keyword", "marks": "highlight"}
"""Fields that go by another name in a query."""
QUOTES = '"“”„‟«»「」『』'
_WIDE = str.maketrans("：（）｜＊～＝＞＜＂－−，", ':()|*~=><"--,')
"""Signs as wide as ideographs, and the sign of minus, one for one: places in the query stay what they are."""
_SIGNS = (">=", "<=", ">", "<", "=")
_CHUNK = re.compile(rf"[^\s()|{QUOTES}]+")
_QUOTED = re.compile(rf"[{QUOTES}]([^{QUOTES}]*)([{QUOTES}]?)(?:(?<=[{QUOTES}])~\d*)?")
_FIELD = re.compile(r"([A-Za-z]+):")
_RAW_FIELDS = ("doi", "arxiv", "url")
_RAW = re.compile(r"\S+")
_ARXIV = re.compile(
    r"(?:https?://\S*/)?(?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[a-z]{2})?/\d{7})(?:v\d+)?(?:\.pdf)?[.,;]?", re.IGNORECASE
)


class Sort(Enum):
    """What an item is."""

    OPEN = auto()
    CLOSE = auto()
    OR = auto()
    AND = auto()
    NOT = auto()
    FIELD = auto()
    TEXT = auto()
    QUOTED = auto()
    IDENTIFIER = auto()

    __hash__ = object.__hash__  # Enum's own is no faster than any function.


class Item(NamedTuple):
    """A piece of a query from `start` to `end` (exclusive); `is_last` where it is being typed."""

    sort: Sort
    start: int
    end: int
    text: str = ""
    is_last: bool = False


OPERATORS = {"OR": Sort.OR, "AND": Sort.AND, "NOT": Sort.NOT}


def items(text: str, *, typing: bool = False) -> list[Item]:
    """Return the pieces of a query in order."""
    return _Lexer(text[:LONGEST_QUERY].translate(_WIDE), typing=typing).items()


class _Lexer:
    def __init__(self, text: str, *, typing: bool) -> None:
        self._text = text
        self._typing = typing
        self._at = 0
        self._depth = 0
        self._found: list[Item] = []

    def items(self) -> list[Item]:
        while self._at < len(self._text):
            character = self._text[self._at]
            if character.isspace():
                self._at += 1
            elif character in "()":
                self._parenthesis(character)
            elif character == "|":
                self._at += 1
                self._add(Sort.OR, self._at - 1)
            elif character in QUOTES:
                self._quoted("")
            else:
                self._word()
        return self._found

    def _parenthesis(self, character: str) -> None:
        self._at += 1
        if character == "(":
            self._depth += 1
        if self._depth <= DEEPEST:
            self._add(Sort.OPEN if character == "(" else Sort.CLOSE, self._at - 1)
        if character == ")" and self._depth:
            self._depth -= 1

    def _quoted(self, sign: str) -> None:
        found = _QUOTED.match(self._text, self._at)
        assert found is not None
        self._at = found.end()
        self._add(Sort.QUOTED, found.start() - len(sign), sign + found[1], is_last=self._typing and not found[2])

    def _word(self) -> None:
        """Take what reaches to the next blank, parenthesis, bar or quote."""
        if self._identifier():
            return
        found = _CHUNK.match(self._text, self._at)
        assert found is not None
        chunk, self._at = found.group(), found.end()
        if chunk in OPERATORS:
            self._add(OPERATORS[chunk], found.start())
            return
        if _ARXIV.fullmatch(chunk):
            self._add(Sort.IDENTIFIER, found.start(), chunk)
            return
        if chunk.startswith("-"):
            if len(chunk.strip("-")) == 0 and not self._goes_on():
                return
            self._at = found.start() + len(chunk) - len(chunk.lstrip("-"))
            self._add(Sort.NOT, found.start())
            return
        self._field_or_text(chunk, found.start())

    def _goes_on(self) -> bool:
        """Say whether something follows without a blank."""
        return self._at < len(self._text) and self._text[self._at] not in ")|" and not self._text[self._at].isspace()

    def _identifier(self) -> bool:
        """Take a link, a DOI or an arXiv id whole, with its field if it has one: they may hold parentheses and bars."""
        found = _RAW.match(self._text, self._at)
        assert found is not None
        raw = found.group().rstrip(")") if self._depth else found.group()
        if raw.isalpha():
            return False
        field, colon, value = raw.partition(":")
        if colon and field.lower() in _RAW_FIELDS:
            self._add(Sort.FIELD, self._at, field.lower())
        elif raw.startswith(("http://", "https://")) or _ARXIV.fullmatch(raw) or (raw[:3] == "10." and normal_doi(raw)):
            value = raw
        else:
            return False
        self._at += len(raw)
        self._add(Sort.IDENTIFIER, self._at - len(value), value)
        return True

    def _add(self, sort: Sort, start: int, text: str = "", *, is_last: bool = False) -> None:
        self._found.append(Item(sort, start, self._at, text, is_last))

    def _field_or_text(self, chunk: str, start: int) -> None:
        found = _FIELD.match(chunk)
        field = FIELD_NAMES.get(found[1].lower()) if found else None
        if found is None or field is None:
            self._add(Sort.TEXT, start, chunk, is_last=self._typing and self._at == len(self._text))
            return
        self._add(Sort.FIELD, start, field)
        sign = chunk[found.end() :]
        if sign in _SIGNS and self._goes_on() and self._text[self._at] in QUOTES:
            self._quoted(sign)
        else:
            self._at = start + found.end()
