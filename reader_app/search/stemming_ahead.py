"""The stems of the commonest words, worked out while nobody waits: marking what is found stems whatever it meets."""

from collections.abc import Iterator

import numpy as np

from reader_app.search.postings import Collection, Piece
from reader_app.search.stemming import stem

WORDS_AT_ONCE = 400
"""As many take about 3 ms."""
MOST_WORDS = 6000
"""Of an abstract, nine words in ten are among these."""
_FIELD = "abstract"


def stemmed_ahead(collection: Collection) -> Iterator[int]:
    """Stem the commonest words of abstracts a few at a time, and yield how many were stemmed."""
    pieces = [piece for piece in collection.pieces if piece.knows(_FIELD)]
    words = _commonest(max(pieces, key=len)) if pieces else []
    for start in range(0, len(words), WORDS_AT_ONCE):
        some = words[start : start + WORDS_AT_ONCE]
        for word in some:
            stem(word)
        yield len(some)


def _commonest(piece: Piece) -> list[str]:
    """Return the words that most documents of a piece have, stems too since many are words, the commonest first."""
    both = ((piece.terms, "offsets"), (piece.written, "written_offsets"))
    papers = [np.diff(piece.arrays[f"{_FIELD}.{name}"].astype(np.int64)) for _, name in both]
    numbers = np.argsort(-np.concatenate(papers), kind="stable")[:MOST_WORDS].tolist()
    first = len(papers[0])
    return [piece.terms[number] if number < first else piece.written[number - first] for number in numbers]
