"""Where wanted words occur in analysed texts: the plain scan that the index must agree with."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from reader_app.model.hit import Span
from reader_app.model.row import Row
from reader_app.search.alike import is_alike
from reader_app.search.analysis import Token, is_unspaced
from reader_app.search.scanning import can_scan, is_plain, scanned
from reader_app.search.stemming import stem
from reader_app.search.syntax import Kind, Words
from reader_app.search.texts import FIELDS, Wording, wording, wordings

SCANNED_ROWS_KEPT = 4096
TEXTS_READ_KEPT = 256


@dataclass(frozen=True, slots=True)
class FieldWords:
    """The words of all texts of a field, without their places."""

    terms: frozenset[str]
    surfaces: frozenset[str]
    sequences: tuple[tuple[str, ...], ...]
    """The stems of each text in order."""


@lru_cache(SCANNED_ROWS_KEPT)
def words_of(row: Row) -> dict[str, FieldWords]:
    """Return the words of a paper by field, fields without any left out."""
    found: dict[str, list[Wording]] = {}
    for field, one in wordings(row):
        found.setdefault(field, []).append(one)
    return {field: _field_words(of_field) for field, of_field in found.items()}


def _field_words(of_field: Sequence[Wording]) -> FieldWords:
    words = [word for one in of_field for word in one.all]
    return FieldWords(
        frozenset(word.term for word in words),
        frozenset(word.surface for word in words),
        tuple(tuple(word.term for word in one.sequence) for one in of_field),
    )


def occurs(wanted: Words, row: Row) -> bool:
    """Say whether wanted words occur in a field of a paper."""
    words = words_of(row)
    fields = (wanted.field,) if wanted.field else FIELDS
    return any(_occurs_in(wanted, words[field]) for field in fields if field in words)


def _occurs_in(wanted: Words, words: FieldWords) -> bool:
    match wanted.kind:
        case Kind.WORD:
            return wanted.terms[0] in words.terms or any(_occurs_in(pair, words) for pair in _pairs(wanted))
        case Kind.PREFIX:
            return bool(_ends(wanted, words))
        case Kind.FUZZY:
            return any(is_alike(word, wanted.terms[0], wanted.edits) for word in words.surfaces | words.terms)
    ends = _ends(wanted, words)
    return any(True for sequence in words.sequences for _ in _runs(wanted, sequence, ends))


def places(wanted: Words, field: str, text: str) -> Iterator[Span]:
    """Yield where wanted words are in a text of a field, whatever field they are wanted in."""
    if can_scan(wanted, field) and is_plain(text):
        yield from scanned(wanted, text)
    else:
        yield from read_places(wanted, field, text)


def read_places(wanted: Words, field: str, text: str) -> Iterator[Span]:
    """Yield what `places` yields, of any text and any words."""
    words = _read(field, text)
    match wanted.kind:
        case Kind.WORD:
            yield from ((word.start, word.end) for word in words.all if word.term == wanted.terms[0])
            for pair in _pairs(wanted):
                yield from read_places(pair, field, text)
        case Kind.PREFIX:
            yield from (_beginning(word, wanted.terms[0]) for word in words.all if word.begins(wanted.terms[0]))
        case Kind.FUZZY:
            yield from ((word.start, word.end) for word in words.all if _is_near(word, wanted))
        case _:
            known = _field_words([words])
            for at in _runs(wanted, known.sequences[0], _ends(wanted, known)):
                run = words.sequence[at : at + len(wanted.terms)]
                yield min(word.start for word in run), max(word.end for word in run)


@lru_cache(TEXTS_READ_KEPT)
def _read(field: str, text: str) -> Wording:
    return wording(field, text)


def _pairs(wanted: Words) -> Iterator[Words]:
    """Yield a word as it is written apart."""
    return (Words(pair, Kind.PHRASE, wanted.field) for pair in wanted.apart)


def _is_near(word: Token, wanted: Words) -> bool:
    return any(is_alike(form, wanted.terms[0], wanted.edits) for form in (word.surface, word.term))


def _beginning(word: Token, beginning: str) -> Span:
    """Return the whole word; of a pair of characters only those that were asked for."""
    return word.start, word.start + len(beginning) if is_unspaced(word.surface) else word.end


def _ends(wanted: Words, words: FieldWords) -> frozenset[str]:
    """Return the stems that may stand last: of any word of the field that begins as a prefix or an open phrase does."""
    last = wanted.terms[-1]
    if wanted.kind is Kind.PHRASE:
        return frozenset((last,))
    stems = (stem(surface) for surface in words.surfaces if surface.startswith(last))
    return frozenset(stems).union(term for term in words.terms if term.startswith(last))


def _runs(wanted: Words, sequence: Sequence[str], ends: frozenset[str]) -> Iterator[int]:
    """Yield where a phrase begins in a sequence of stems."""
    before, length = wanted.terms[:-1], len(wanted.terms)
    for at in range(len(sequence) - length + 1):
        if sequence[at + length - 1] in ends and tuple(sequence[at : at + length - 1]) == before:
            yield at
