"""One piece made of several, without their dead documents."""

from collections.abc import Iterable, Sequence
from heapq import merge
from itertools import accumulate

import numpy as np

from reader_app.search.postings.arrays import Array, smallest, spread
from reader_app.search.postings.building import OWN_FIELDS, heading, offsets_of, own_words, posted
from reader_app.search.postings.piece import Piece
from reader_app.search.texts import FIELDS

Part = tuple[Piece, Array]
"""A piece, and a mask of the documents that are kept of it."""


def merged(parts: Sequence[Part]) -> dict[str, Array]:
    """Return the arrays of the documents that are kept, in their order. Words that only dead ones have stay known."""
    new = [_renumbered(keep, before) for (_, keep), before in zip(parts, _bases(parts), strict=True)]
    size = sum(int(keep.sum()) for _, keep in parts)
    terms, term_numbers = _united([piece.terms for piece, _ in parts])
    written, written_numbers = _united([piece.written for piece, _ in parts])
    stems = np.zeros(len(written), np.uint32)
    for (piece, _), of_terms, of_written in zip(parts, term_numbers, written_numbers, strict=True):
        stems[of_written] = of_terms[piece.stems]
    made = heading(
        [piece.papers[place] for piece, keep in parts for place in np.flatnonzero(keep).tolist()],
        [piece.stamps[place] for piece, keep in parts for place in np.flatnonzero(keep).tolist()],
        terms,
        written,
        stems,
    )
    for field in FIELDS:
        of_field = _field(parts, new, term_numbers, field, terms=len(terms), size=size)
        of_field |= _written(parts, new, written_numbers, field, size=len(written))
        made |= {f"{field}.{name}": array for name, array in of_field.items()}
    return made


def _field(
    parts: Sequence[Part], new: Sequence[Array], renamed: Sequence[Array], field: str, *, terms: int, size: int
) -> dict[str, Array]:
    found = [
        _kept_postings(piece, documents, numbers, field)
        for (piece, _), documents, numbers in zip(parts, new, renamed, strict=True)
        if piece.knows(field)
    ]
    documents, numbers, counts, starts = (_joined([of_part[row] for of_part in found]) for row in range(4))
    # Where the places of each posting begin, once those of all pieces lie end to end.
    sizes = [len(of_part[4]) for of_part in found]
    shifts = np.repeat(np.array([0, *accumulate(sizes)][:-1], np.uint32), [len(of_part[0]) for of_part in found])
    starts += shifts if found else 0
    all_places = _joined([of_part[4] for of_part in found])
    del found, shifts
    order = np.argsort(numbers, kind="stable").astype(np.uint32)
    documents, numbers, counts, starts = documents[order], numbers[order], counts[order], starts[order]
    del order
    places = all_places[spread(starts, counts)]
    del all_places, starts
    made = posted(documents, numbers, counts, places, terms=terms, size=size)
    if field in OWN_FIELDS:
        made |= own_words(documents, numbers, counts, size)
    return made


def _kept_postings(piece: Piece, documents: Array, numbers: Array, field: str) -> tuple[Array, ...]:
    """Return new documents, new terms, counts, where places begin, and all places of the piece."""
    counts = piece.arrays[f"{field}.counts"]
    moved = documents[piece.arrays[f"{field}.documents"]]
    is_kept = moved >= 0
    of_terms = np.repeat(numbers, _sizes(piece.arrays[f"{field}.offsets"]))
    starts = np.cumsum(counts, dtype=np.uint32) - counts
    return moved[is_kept], of_terms[is_kept], counts[is_kept], starts[is_kept], piece.arrays[f"{field}.places"]


def _written(
    parts: Sequence[Part], new: Sequence[Array], renamed: Sequence[Array], field: str, *, size: int
) -> dict[str, Array]:
    documents, numbers = [], []
    for (piece, _), moved_to, names in zip(parts, new, renamed, strict=True):
        if piece.knows(field):
            moved = moved_to[piece.arrays[f"{field}.written_documents"]]
            of_words = np.repeat(names, _sizes(piece.arrays[f"{field}.written_offsets"]))
            documents.append(moved[moved >= 0])
            numbers.append(of_words[moved >= 0])
    all_numbers = _joined(numbers)
    order = np.argsort(all_numbers, kind="stable")
    return {
        "written_offsets": offsets_of(all_numbers, size),
        "written_documents": smallest(_joined(documents)[order]),
    }


def _united(vocabularies: Sequence[Iterable[str]]) -> tuple[list[str], list[Array]]:
    """Return the words of all in order, and of each the numbers that its words have among them."""
    lists = [list(words) for words in vocabularies]
    united = list(dict.fromkeys(merge(*lists)))
    number_of = {word: number for number, word in enumerate(united)}
    return united, [np.array([number_of[word] for word in words], np.int32) for words in lists]


def _renumbered(keep: Array, before: int) -> Array:
    """Return the new number of each document, -1 where it is not kept."""
    return np.where(keep, before + np.cumsum(keep) - 1, -1).astype(np.int32)


def _bases(parts: Sequence[Part]) -> list[int]:
    return list(accumulate((int(keep.sum()) for _, keep in parts), initial=0))[:-1]


def _sizes(offsets: Array) -> Array:
    return np.asarray(offsets[1:].astype(np.int64) - offsets[:-1])


def _joined(arrays: Sequence[Array]) -> Array:
    return np.concatenate(arrays) if arrays else np.zeros(0, np.uint32)
