"""What a query found in a paper: the words to highlight, the best passage, and whether it matches at all.

A plain scan of texts: slower than the index, but it needs none, and it is what the index is tested against.
"""

from collections.abc import Iterable, Mapping

from reader_app.model.hit import Snippet, Span
from reader_app.model.row import Row
from reader_app.search.filters import holds
from reader_app.search.occurrences import occurs, places
from reader_app.search.passages import Found, merged, passage, richness
from reader_app.search.syntax import And, Between, Filter, Not, Or, Query, Words, wanted
from reader_app.search.texts import FIELDS, texts

SNIPPET_FIELDS = ("abstract", "note", "marks")


class Matcher:
    """Finds the words of one query in texts; holds nothing that changes, so any thread may use it."""

    def __init__(self, query: Query) -> None:
        self._query = query
        self._words = tuple(dict.fromkeys(leaf for leaf in wanted(query) if isinstance(leaf, Words)))

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
        return any(
            True
            for leaf in self._words
            if leaf.field in ("", field)
            for text in of_field
            for _ in places(leaf, field, text)
        )

    def snippet(self, row: Row) -> Snippet:
        """Return the best passage of the abstract, the note or the marks of a paper."""
        return self.passage({"abstract": row.paper.abstract, "note": row.note, "marks": row.comments})

    def passage(self, by_field: Mapping[str, str]) -> Snippet:
        """Return the best passage of some texts by field; of the first that has any text where nothing is found."""
        present = [(field, text) for field, text in by_field.items() if text.strip()]
        if not present:
            return Snippet("", "")
        found = {field: self._found(field, text) for field, text in present}
        # max() keeps the first of equals: the abstract before the note.
        field, text = max(present, key=lambda each: richness(found[each[0]]))
        return passage(field, text, found[field])

    def _found(self, field: str, text: str) -> list[Found]:
        return sorted(
            (start, end, number)
            for number, leaf in enumerate(self._words)
            if leaf.field in ("", field)
            for start, end in places(leaf, field, text)
        )


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
