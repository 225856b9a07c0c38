"""Plain Whoosh, with an index and a searcher of its own, as the judge of what words find and in which order."""

import tempfile
from collections.abc import Sequence
from contextlib import closing
from math import log
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from whoosh import fields
from whoosh import query as whoosh
from whoosh.index import create_in

from reader_app.model.ids import PaperId
from reader_app.model.row import Row
from reader_app.search.columns import RowTable
from reader_app.search.evaluate import Searcher
from reader_app.search.index import Index, words_of
from reader_app.search.ranking import Ranking, Scheme
from reader_app.search.syntax import And, Kind, Not, Or, Query, Words
from tests.search.papers import by_id, row

VOCABULARY = ("deep", "net", "graph", "plan", "map", "robot", "see")
# Whoosh rounds the lengths of longer texts.
TEXTS = st.lists(st.sampled_from(VOCABULARY), min_size=1, max_size=10).map(" ".join)
LIBRARIES = st.lists(TEXTS, min_size=1, max_size=25)
# What Whoosh 3 ranks by, field by field, so that both are asked about one field.
SCHEME = Scheme(weights={"abstract": 1.0}, rarity=lambda size, documents: log(max(size, 1) / (documents + 1)) + 1)
TOP = 10


def queries() -> st.SearchStrategy[Query]:
    word = st.sampled_from((*VOCABULARY, "unknown")).map(lambda term: Words((term,), Kind.WORD, "abstract"))
    parts = st.lists(word, min_size=2, max_size=3, unique=True).map(tuple)
    return st.one_of(
        word, parts.map(And), parts.map(Or), st.builds(lambda one, other: And((one, Not(other))), word, word)
    )


def in_whoosh(query: Query) -> whoosh.Query:
    match query:
        case Words():
            return whoosh.Term("abstract", query.terms[0])
        case And(parts):
            return whoosh.And([in_whoosh(part) for part in parts])
        case Or(parts):
            return whoosh.Or([in_whoosh(part) for part in parts])
        case Not(part):
            # Its AndNot finds papers with both words where one is in a single paper (3.54).
            return whoosh.Not(in_whoosh(part))
    raise ValueError(query)


def judged(folder: Path, rows: Sequence[Row], asked: Sequence[Query]) -> list[dict[str, float]]:
    """Return what Whoosh finds for each query, with its scores."""
    schema = fields.Schema(paper=fields.STORED(), abstract=fields.TEXT(phrase=False))
    index = create_in(folder, schema)
    writer = index.writer()
    for one in rows:
        terms = [word.term for words in words_of(one)["abstract"] for word in words.all]
        writer.add_document(paper=str(one.paper.id), abstract=terms)
    writer.commit()
    with closing(index), index.searcher() as searcher:
        found = [searcher.search(in_whoosh(query), limit=None) for query in asked]
        # To Whoosh, what is not denied is a match of score 1.
        return [
            {hit["paper"]: hit.score - ("Not(" in repr(query)) for hit in hits}
            for query, hits in zip(asked, found, strict=True)
        ]


def ours(index: Index, rows: Sequence[Row], query: Query) -> dict[str, float]:
    table = RowTable(by_id(rows))
    found = Searcher(table, Ranking(index.collection, SCHEME)).find(query)
    assert found.scores is not None
    return {str(table.papers[place]): float(found.scores[place]) for place in np.flatnonzero(found.mask).tolist()}


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(LIBRARIES, st.lists(queries(), min_size=1, max_size=5))
def test_words_and_or_and_not_find_what_plain_whoosh_finds_with_the_same_ten_first(
    tmp_path: Path, abstracts: list[str], asked: list[Query]
) -> None:
    folder = Path(tempfile.mkdtemp(dir=tmp_path))
    rows = [row(f"p{number:02}", abstract=text) for number, text in enumerate(abstracts)]
    index = Index(folder / "ours")
    index.refresh(rows, (), 1)
    theirs = Path(tempfile.mkdtemp(dir=tmp_path))
    for query, expected in zip(asked, judged(theirs, rows, asked), strict=True):
        found = ours(index, rows, query)
        assert found == {paper: pytest.approx(score, rel=1e-4) for paper, score in expected.items()}
        best, wanted = (sorted(scores.values(), reverse=True)[:TOP] for scores in (found, expected))
        assert best == pytest.approx(wanted, rel=1e-4)
    index.close()


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_after_any_adds_edits_deletes_and_merges_the_index_finds_what_a_new_one_finds(
    tmp_path: Path, data: st.DataObject
) -> None:
    folder = Path(tempfile.mkdtemp(dir=tmp_path))
    index = Index(folder)
    rows: dict[PaperId, Row] = {}
    for step in range(data.draw(st.integers(1, 12))):
        match data.draw(st.sampled_from(("write", "write", "remove", "merge", "crash", "reopen"))):
            case "write":
                fresh = by_id(
                    row(f"p{data.draw(st.integers(0, 9))}", abstract=data.draw(TEXTS))
                    for _ in range(data.draw(st.integers(1, 4)))
                )
                index.refresh(fresh.values(), (), step)
                rows.update(fresh)
            case "remove":
                gone = PaperId(f"p{data.draw(st.integers(0, 9))}")
                index.refresh((), [gone], step)
                rows.pop(gone, None)
            case "merge":
                index.merge()
            case "crash":
                crash(index)
            case "reopen":
                index.close()
                index = Index(folder)
    anew = Index(folder / "anew")
    anew.refresh(rows.values(), (), 1)
    assert index.stamps() == anew.stamps()
    for query in data.draw(st.lists(queries(), min_size=1, max_size=4)):
        assert set(ours(index, tuple(rows.values()), query)) == set(ours(anew, tuple(rows.values()), query))
    index.merge()
    merged = ours(index, tuple(rows.values()), Words(("deep",), Kind.WORD, "abstract"))
    assert merged == pytest.approx(ours(anew, tuple(rows.values()), Words(("deep",), Kind.WORD, "abstract")))
    anew.close()
    index.close()


def crash(index: Index) -> None:
    """Begin to write and end as a killed process would: with new files, but no commit."""
    half_written = index._filled((row("p0", abstract="never committed"),), frozenset(), None)
    half_written.perdocwriter.close()
    half_written.fieldwriter.close()
    half_written.writelock.release()
    half_written.storage.close()
