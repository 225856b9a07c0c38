"""Words that some write apart: who looks for "datasets" finds "data sets", too.

Hyphens are forgiven when texts are cut into words; what stands apart is known only by what is indexed: two words are
another one's parts where they stand side by side in some paper.
"""

from collections.abc import Iterator
from dataclasses import replace
from operator import is_

from reader_app.search.postings import Collection
from reader_app.search.postings.phrases import phrase_starts
from reader_app.search.stemming import stem
from reader_app.search.syntax import And, Everything, Kind, Or, Query, Words
from reader_app.search.texts import FIELDS

LEAST_PART = 3
"""Letters; shorter parts are in most words."""
MOST_LETTERS = 40
_USUAL = 2000
"""A word that only one of so many papers has is half of one, or a slip."""
_FIELDS = tuple(field for field in FIELDS if field != "authors")
_SMALL_WORDS = frozenset(
    "about above after all and any are back been being below both but can could did does down each end even ever every "
    "few for from had has have her here him his how into its just least less like made many may might more most much "
    "must near nor not now off one only onto other our out over own per same she side since some such than that the "
    "their them then there these they this those though through thus too two under until upon use very was way well "
    "were what when where which while who whom whose why will with within would yet you your".split()
)
"""They stand beside any word by chance: "without" is not "with out"."""


class Compounds:
    """Knows which words are also written apart in a collection."""

    def __init__(self, collection: Collection) -> None:
        self._collection = collection
        self._known: dict[str, tuple[tuple[str, str], ...]] = {}
        self._last: tuple[Query, Query] = Everything(), Everything()

    def understood(self, query: Query) -> Query:
        """Return a query whose words are also found where they are written apart; what is denied is meant so."""
        # Whoever lists papers asks more than once.
        if query is not self._last[0]:
            self._last = query, self._understood(query)
        return self._last[1]

    def _understood(self, query: Query) -> Query:
        match query:
            case Words():
                apart = self._apart(query) if query.kind is Kind.WORD and query.field != "authors" else ()
                return replace(query, apart=apart) if apart else query
            case Or(parts) if any(isinstance(part, Words) and part.kind is Kind.PREFIX for part in parts):
                return self._with_parts(query, tuple(map(self._being_typed, parts)))
            case And(parts) | Or(parts):
                return self._with_parts(query, tuple(map(self._understood, parts)))
        return query

    def _with_parts(self, query: And | Or, parts: tuple[Query, ...]) -> Query:
        return query if all(map(is_, parts, query.parts)) else replace(query, parts=parts)

    def _being_typed(self, query: Query) -> Query:
        """Return what `_understood` does; of half a word the halves need not be looked for."""
        is_whole = not isinstance(query, Words) or query.kind is not Kind.WORD or self._is_written(query.text.lower())
        return self._understood(query) if is_whole else query

    def _apart(self, words: Words) -> tuple[tuple[str, str], ...]:
        text = words.text
        if text not in self._known:
            surface = text.lower()
            can_be_apart = 2 * LEAST_PART <= len(surface) <= MOST_LETTERS and surface.isascii() and surface.isalpha()
            # What was typed is not the word itself where that is one of several readings.
            is_itself = can_be_apart and stem(surface) == words.terms[0]
            self._known[text] = tuple(filter(self._stand_together, self._halves(surface))) if is_itself else ()
        return self._known[text]

    def _halves(self, surface: str) -> Iterator[tuple[str, str]]:
        """Yield the stems of the two words that one may be made of; the first of them is never inflected."""
        for at in range(LEAST_PART, len(surface) - LEAST_PART + 1):
            first, second = surface[:at], surface[at:]
            if first in _SMALL_WORDS or second in _SMALL_WORDS or not self._is_usual(first):
                continue
            # Stems take longest to find, and hardly any part of a word is one.
            if self._is_written(second) or self._is_written(second.rstrip("s")):
                halves = stem(first), stem(second)
                if self._is_usual(halves[1]):
                    yield halves

    def _is_usual(self, word: str) -> bool:
        """Say whether a word is its own stem, and not of so few papers that a line that broke may have left it."""
        papers = 0
        for piece in self._collection.pieces:
            number = piece.terms.find(word)
            if number >= 0:
                papers += max(piece.frequency(field, number) for field in _FIELDS if piece.knows(field))
        return papers > self._collection.size // _USUAL

    def _is_written(self, word: str) -> bool:
        return any(piece.terms.find(word) >= 0 or piece.written.find(word) >= 0 for piece in self._collection.pieces)

    def _stand_together(self, halves: tuple[str, str]) -> bool:
        return any(
            len(phrase_starts(piece, field, halves)) > 0
            for piece in self._collection.pieces
            if all(piece.terms.find(half) >= 0 for half in halves)
            for field in _FIELDS
            if piece.knows(field)
        )
