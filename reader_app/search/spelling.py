"""A query with its misspelled words put right: by letters, by a blank too few, or by one too many."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise

import numpy as np

from reader_app.search.alike import MOST_EDITS, is_alike, usual_edits
from reader_app.search.analysis import Token, tokens
from reader_app.search.lexer import FIELD_NAMES, OPERATORS
from reader_app.search.postings import Collection, Piece
from reader_app.search.postings.arrays import Array
from reader_app.search.query import Part, parts
from reader_app.search.stemming import stem
from reader_app.search.syntax import Not, Words, wanted
from reader_app.search.texts import FIELDS

RARE = 2
"""A word that more papers have than these is meant so."""
MUCH_COMMONER = 20
"""By so many times a word must be commoner than a rare one to be meant in its place."""
SLIP = 0.5
"""Letters by which a word is nearer that differs only as hands slip."""
MOST_WORDS = 8
LEAST_PART = 3
"""Of a word that two were written as: shorter parts are in most words."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """A word of a query, where it is typed, and the fields in which it is looked for."""

    word: Token
    fields: tuple[str, ...]


def respelled(collection: Collection, query: str) -> str:
    """Return a query with words that hardly a paper has put right; the query itself where nothing better is known."""
    asked = [one for part in parts(query) for one in _asked(part, query)]
    changes = list(_joins(collection, asked))
    taken = [(start, end) for start, end, _ in changes]
    for one in asked[:MOST_WORDS]:
        if not any(start <= one.word.start < end for start, end in taken):
            better = _better(collection, one)
            if better != one.word.surface:
                changes.append((one.word.start, one.word.end, better))
    for start, end, text in sorted(changes, reverse=True):
        query = query[:start] + text + query[end:]
    return query


def _asked(part: Part, query: str) -> Iterator[_Asked]:
    """Yield the words that a part of a query looks for; none where it denies or filters."""
    leaves = [leaf for leaf in wanted(part.query) if isinstance(leaf, Words)]
    if isinstance(part.query, Not) or not leaves:
        return
    fields = (leaves[0].field,) if leaves[0].field else FIELDS
    for word in tokens(query[part.start : part.end]):
        start, end = word.start + part.start, word.end + part.start
        is_field = query[end : end + 1] == ":" and query[start:end].lower() in FIELD_NAMES
        if not is_field and query[start:end] not in OPERATORS:
            yield _Asked(word._replace(start=start, end=end), fields)


def _better(collection: Collection, asked: _Asked) -> str:
    """Return what a word was meant to be: itself where enough papers have it, or nothing is like it."""
    word = asked.word.surface
    if not (word.isalpha() and word.isascii()):
        return word
    papers = _papers(collection, word, asked.fields)
    if papers > RARE:
        return word
    best = min(_alike(collection, asked), default=None)
    parted, text = _split(collection, asked) if not papers else (0, "")
    if best is not None and -best[2] >= max(MUCH_COMMONER * papers, parted):
        return best[3]
    return text or word


def _alike(collection: Collection, asked: _Asked) -> Iterator[tuple[float, bool, int, str]]:
    """Yield words spelled nearly so: by how many letters, whether the first is another, minus papers, the word.

    Letters doubled or swapped are half as far away: "maping" is "mapping", though "making" is commoner.
    """
    word = asked.word.surface
    edits = max(usual_edits(word), 1) if len(word) > 1 else 0
    seen = {word}
    for piece in collection.pieces:
        for near in (*_stems_like(piece, word, edits), *(piece.written[n] for n in piece.written.nearly(word, edits))):
            if near not in seen:
                seen.add(near)
                papers = _papers(collection, near, asked.fields)
                away = next(n for n in range(1, MOST_EDITS + 1) if is_alike(word, near, n))
                if papers:
                    is_slip = papers > RARE and _is_slip(word, near)
                    yield away - SLIP * is_slip, near[0] != word[0], -papers, near


def _is_slip(word: str, near: str) -> bool:
    """Say whether two words have the same letters but for doubled ones, or in another order."""
    return sorted(word) == sorted(near) or [letter for letter, _ in groupby(word)] == [one for one, _ in groupby(near)]


def _stems_like(piece: Piece, word: str, edits: int) -> Iterator[str]:
    """Yield the stems spelled nearly so that are words themselves: "happi" is none, "model" is one of "models"."""
    for number in piece.terms.nearly(word, edits):
        term, others = piece.terms[number], np.flatnonzero(piece.stems == number)
        is_singular = any(piece.written[int(other)] == f"{term}s" for other in others)
        if is_singular or any(_is_written(piece, field, number, others) for field in FIELDS):
            yield term


def _is_written(piece: Piece, field: str, number: int, others: Array) -> bool:
    """Say whether documents have a stem in a field that have none of its other words there."""
    documents = piece.posted(field, number).documents if piece.knows(field) else ()
    return len(documents) > 0 and len(np.setdiff1d(documents, _documents(piece, field, others))) > 0


def _documents(piece: Piece, field: str, written: Array) -> Array:
    found = [piece.written_in(field, int(number), int(number) + 1) for number in written]
    return np.concatenate(found) if found else np.zeros(0, np.uint32)


def _split(collection: Collection, asked: _Asked) -> tuple[int, str]:
    """Return how many papers have each of the two words that one was meant to be, and these; 0 where few have."""
    word = asked.word.surface
    known = (
        (min(_papers(collection, part, asked.fields) for part in (word[:at], word[at:])), f"{word[:at]} {word[at:]}")
        for at in range(LEAST_PART, len(word) - LEAST_PART + 1)
    )
    papers, text = max(known, default=(0, ""))
    return (papers, text) if papers > RARE else (0, "")


def _joins(collection: Collection, asked: list[_Asked]) -> Iterator[tuple[int, int, str]]:
    """Yield where two words were meant to be one: one of them is hardly known, and both together are."""
    for one, other in pairwise(asked):
        together = one.word.surface + other.word.surface
        if one.fields == other.fields and together.isalpha():
            apart = min(_papers(collection, each.word.surface, each.fields) for each in (one, other))
            if apart == 0 and _papers(collection, together, one.fields) > RARE:
                yield one.word.start, other.word.end, together


def _papers(collection: Collection, word: str, fields: tuple[str, ...]) -> int:
    return max(collection.frequency(field, stem(word)) for field in fields)
