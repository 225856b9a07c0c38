"""Scores of words over the segments of an index: BM25 in each field, weighted and added up."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from math import log

from reader_app.model.ids import PaperId
from reader_app.search.index.documents import BEGINNING, written
from reader_app.search.index.segment import Segment
from reader_app.search.stemming import stem
from reader_app.search.syntax import Kind, Words
from reader_app.search.texts import BOOSTS, FIELDS

K1, B = 1.2, 0.75
PREFIX_SCORE = 1.0

Scores = dict[PaperId, float]


def scores(segments: Sequence[Segment], words: Words) -> Scores:
    """Return the papers in which words occur, each with the sum of its fields' scores."""
    found: Scores = defaultdict(float)
    for field in (words.field,) if words.field else FIELDS:
        boost = BOOSTS[field]
        for paper, score in _field_scores(segments, words, field):
            found[paper] += boost * score
    return dict(found)


def _field_scores(segments: Sequence[Segment], words: Words, field: str) -> Iterator[tuple[PaperId, float]]:
    if words.kind is Kind.PREFIX:
        for segment in segments:
            yield from ((paper, PREFIX_SCORE) for paper in _beginning_so(segment, field, words.terms[0]))
        return
    closed = words.terms[:-1] if words.kind is Kind.OPEN_PHRASE else words.terms
    rarity = sum(_rarity(segments, field, term) for term in closed)
    average = sum(segment.total_length(field) for segment in segments) / (_size(segments) or 1) or 1.0
    for segment in segments:
        counts = segment.weights(field, words.terms[0]) if words.kind is Kind.WORD else _phrase(segment, field, words)
        yield from _bm25(segment, field, counts, rarity=rarity, average=average)


def _bm25(
    segment: Segment, field: str, counts: Iterable[tuple[int, float]], *, rarity: float, average: float
) -> Iterator[tuple[PaperId, float]]:
    """Yield papers with their scores (Robertson and Zaragoza 2009, with the idf that Whoosh uses)."""
    lengths, papers = segment.lengths(field), segment.papers
    fixed, by_length, top = K1 * (1 - B), K1 * B / average, rarity * (K1 + 1)
    for document, count in counts:
        paper = papers[document]
        if paper is not None:
            yield paper, top * count / (count + fixed + by_length * lengths[document])


def _rarity(segments: Sequence[Segment], field: str, term: str) -> float:
    frequency = sum(segment.frequency(field, term) for segment in segments)
    return log(_size(segments) / (frequency + 1)) + 1 if segments else 0.0


def _size(segments: Sequence[Segment]) -> int:
    return sum(segment.size for segment in segments)


def _beginning_so(segment: Segment, field: str, beginning: str) -> Iterator[PaperId]:
    """Yield the papers with a word that begins so, each once."""
    documents: set[int] = set()
    if len(beginning) == 1:
        documents.update(segment.documents(written(field), BEGINNING + beginning))
    else:
        for name in (field, written(field)):
            for term in segment.beginning_so(name, beginning):
                documents.update(segment.documents(name, term))
    yield from (paper for paper in map(segment.papers.__getitem__, documents) if paper is not None)


def _phrase(segment: Segment, field: str, words: Words) -> Iterator[tuple[int, float]]:
    """Yield the documents with a phrase, and how often it is in each."""
    is_open = words.kind is Kind.OPEN_PHRASE
    starts = _starts(segment, field, words.terms[:-1] if is_open else words.terms)
    if is_open and starts:
        starts = _open_starts(segment, field, starts, len(words.terms) - 1, words.terms[-1])
    yield from ((document, float(len(places))) for document, places in starts.items())


def _starts(segment: Segment, field: str, terms: Sequence[str]) -> dict[int, set[int]]:
    """Return where terms stand in sequence: for each document the places of the first."""
    frequencies = [segment.frequency(field, term) for term in terms]
    if not all(frequencies):
        return {}
    starts: dict[int, set[int]] | None = None
    for number in sorted(range(len(terms)), key=frequencies.__getitem__):
        at = segment.positions(field, terms[number], starts)
        shifted = {document: {place - number for place in places} for document, places in at.items()}
        if starts is not None:
            shifted = {document: starts[document] & places for document, places in shifted.items()}
        starts = {document: places for document, places in shifted.items() if places}
    return starts or {}


def _open_starts(
    segment: Segment, field: str, starts: dict[int, set[int]], number: int, beginning: str
) -> dict[int, set[int]]:
    """Return those starts behind which, `number` places on, a word stands that begins so.

    Positions are those of stems: a stem counts in a document where it, or one of its words there, begins so.
    """
    documents_of: dict[str, set[int]] = defaultdict(set)
    for form in segment.beginning_so(written(field), beginning):
        documents = segment.documents(written(field), form)
        documents_of[stem(form)].update(document for document in documents if document in starts)
    for term in segment.beginning_so(field, beginning):
        documents_of[term] = set(starts)
    found: dict[int, set[int]] = defaultdict(set)
    for term, among in documents_of.items():
        for document, places in (segment.positions(field, term, among) if among else {}).items():
            found[document] |= starts[document] & {place - number for place in places}
    return {document: places for document, places in found.items() if places}
