"""What a query found in a paper: the words to highlight, the best passage, and whether it matches at all.

A plain scan of texts: slower than the index, but it needs none, and it is what the index is tested against.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from reader_app.model.hit import Snippet, Span
from reader_app.model.row import Row
from reader_app.search.filters import holds
from reader_app.search.occurrences import occurs, read_places
from reader_app.search.passages import Found, merged, passage, richness
from reader_app.search.scanning import Scanner, can_scan, is_plain
from reader_app.search.syntax import And, Between, Filter, Not, Or, Query, Words, wanted
from reader_app.search.texts import FIELDS, texts

VAGUE_LETTERS, VAGUE_LENGTH = 4, 400
"""So few letters, of a word and of the words that it begins, are in every text of some length."""
SNIPPET_FIELDS = ("abstract", "note", "marks")


class Matcher:
    """Finds the words of one query in texts; what it remembers of them never changes, so any thread may use it."""

    def __init__(self, query: Query) -> None:
        self._query = query
        self._words = tuple(dict.fromkeys(leaf for leaf in wanted(query) if isinstance(leaf, Words)))
        self._is_vague = sum(len(term) for leaf in self._words for term in leaf.terms) <= VAGUE_LETTERS
        self._scanners: dict[str, _Scanners] = {}

    def spans(self, field: str, text: str) -> tuple[Span, ...]:
        """Return where the words are in a text of a field (see texts.FIELDS), in order, overlapping ones merged."""
        return merged([(start, end) for start, end, _ in self._found(field, text)])

    def matches(self, row: Row) -> bool:
        """Say whether the query finds a paper, the trash left aside."""
        return _matches(self._query, row)

    def fields(self, row: Row) -> tuple[str, ...]:
        """Return the fields in which wanted words occur."""
        of_row = texts(row)
        return tuple(field for field in FIELDS if self._is_in(field, of_row[field]))

    def _is_in(self, field: str, of_field: Iterable[str]) -> bool:
        return any(self._found(field, text) for text in of_field)

    def snippet(self, row: Row) -> Snippet:
        """Return the best passage of the abstract, the note or the marks of a paper."""
        return self.passage({"abstract": row.paper.abstract, "note": row.note, "marks": row.comments})

    def passage(self, by_field: Mapping[str, str]) -> Snippet:
        """Return the best passage of some texts by field; of the first that has any text where nothing is found."""
        present = [(field, text) for field, text in by_field.items() if text.strip()]
        if not present:
            return Snippet("", "")
        found = {field: self._found_early(field, text) for field, text in present}
        # max() keeps the first of equals: the abstract before the note.
        field, text = max(present, key=lambda each: richness(found[each[0]])) if len(present) > 1 else present[0]
        return passage(field, text, found[field])

    def _found_early(self, field: str, text: str) -> list[Found]:
        """Return what is found for a passage: one or two letters are everywhere, and the first place will do."""
        if self._is_vague and len(text) > VAGUE_LENGTH and "\\" not in text:
            found = self._found(field, text[: text.rfind(" ", 0, VAGUE_LENGTH) + 1])
            if found:
                return found
        return self._found(field, text)

    def _found(self, field: str, text: str) -> list[Found]:
        if field not in self._scanners:
            # Made anew by two threads at once, it is the same.
            self._scanners[field] = _Scanners.of(field, self._words)
        scanners = self._scanners[field]
        if is_plain(text):
            found = [*scanners.plain.scan(text)]
            left = scanners.other
        else:
            found, left = [], scanners.all
        found.extend((start, end, number) for number, leaf in left for start, end in read_places(leaf, field, text))
        return sorted(found)


class _Scanners(NamedTuple):
    """How the words of a query are found in one field."""

    plain: Scanner
    other: tuple[tuple[int, Words], ...]
    all: tuple[tuple[int, Words], ...]

    @classmethod
    def of(cls, field: str, words: Sequence[Words]) -> "_Scanners":
        here = [leaf for leaf in words if leaf.field in ("", field)]
        # Those that can be scanned for come first, so that their numbers are those that the scanner gives them.
        here.sort(key=lambda leaf: not can_scan(leaf, field))
        count = sum(can_scan(leaf, field) for leaf in here)
        numbered = tuple(enumerate(here))
        return cls(Scanner(here[:count]), numbered[count:], numbered)


def _matches(query: Query, row: Row) -> bool:
    match query:
        case And(parts):
            return all(_matches(part, row) for part in parts)
        case Or(parts):
            return any(_matches(part, row) for part in parts)
        case Not(part):
            return not _matches(part, row)
        case Words():
            return occurs(query, row)
        case Filter() | Between():
            return holds(query, row)
        case _:
            return True
