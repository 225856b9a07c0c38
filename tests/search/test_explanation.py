import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader_app.model.explanation import Explanation, Ground, Reason
from reader_app.model.ids import PaperId
from reader_app.search.columns import RowTable
from reader_app.search.evaluate import Searcher
from reader_app.search.explanation import explain
from reader_app.search.query import parse
from reader_app.search.ranking import Ranking
from tests.search.collected import collected
from tests.search.libraries import rows
from tests.search.papers import row
from tests.search.queries import query_texts

ROWS = (
    row("a", title="Sparse attention", abstract="Attention is sparse; pre-training is not.", authors=("Yann LeCun",)),
    row("b", title="Dense nets", abstract="Nets are dense, and attention is paid."),
    row("c", title="Kites", abstract="Kites fly."),
)


def searcher(shown: tuple[object, ...] = ROWS) -> Searcher:
    known = {one.paper.id: one for one in shown}  # type: ignore[attr-defined]
    return Searcher(RowTable(known), Ranking(collected(known.values())))


def explained(query: str, paper: str = "a", extra: float = 0.0) -> Explanation:
    held = searcher()
    found = held.find(parse(query))
    assert found.scores is not None
    return explain(held, parse(query), PaperId(paper), float(found.scores[held.table.places[PaperId(paper)]]) + extra)


def reasons(query: str, paper: str = "a") -> dict[str, Reason]:
    return {reason.text: reason for reason in explained(query, paper).reasons}


def test_each_word_has_its_share_by_field() -> None:
    found = reasons("sparse attention")
    assert set(found) == {"sparse", "attention"}
    assert {share.field: share.times for share in found["attention"].fields} == {"title": 1, "abstract": 1}
    assert found["attention"].papers == 2
    assert found["sparse"].score > found["attention"].score
    title, abstract = sorted(found["attention"].fields, key=lambda share: -share.score)
    assert (title.field, abstract.field) == ("title", "abstract")
    assert title.score + abstract.score == pytest.approx(found["attention"].score, rel=1e-5)


def test_readings_of_one_piece_are_one_reason() -> None:
    assert set(reasons("pre-training")) == {"pre-training"}
    assert set(reasons('author:"Yann LeCun"')) == {'author:"Yann LeCun"'}


def test_alternatives_that_the_paper_lacks_are_no_reasons() -> None:
    assert set(reasons("attention OR kites")) == {"attention"}
    assert set(reasons("(attention kites) OR sparse")) == {"sparse"}


def test_what_is_denied_or_filtered_gives_no_reason() -> None:
    assert set(reasons("attention -kites is:inbox")) == {"attention"}


def test_what_is_beyond_the_words_is_due_to_related_ones() -> None:
    found = explained("attention", extra=0.5)
    (related,) = [reason for reason in found.reasons if reason.ground is Ground.RELATED]
    assert related.score == pytest.approx(0.5, rel=1e-3)


def test_words_side_by_side_are_a_reason_where_the_score_has_it() -> None:
    assert Ground.BESIDE not in {reason.ground for reason in explained("sparse attention").reasons}
    found = explained("sparse attention", extra=5.0)
    assert "sparse attention" in {reason.text for reason in found.reasons if reason.ground is Ground.BESIDE}


def test_a_paper_that_is_not_indexed_has_no_reasons() -> None:
    assert explain(searcher(), parse("attention"), PaperId("new"), 1.0) == Explanation(1.0)
    assert explain(searcher(), parse("attention"), PaperId("a"), 0.0) == Explanation(0.0)


@given(rows(), query_texts(), st.booleans())
def test_the_reasons_add_up_to_the_score(shown: tuple[object, ...], text: str, typing: bool) -> None:
    held, query = searcher(shown), parse(text, typing=typing)
    found = held.find(query)
    for paper, place in held.table.places.items():
        if found.scores is not None and found.mask[place]:
            explanation = explain(held, query, paper, float(found.scores[place]))
            assert sum(reason.score for reason in explanation.reasons) == pytest.approx(explanation.score, rel=1e-3)
            assert not {reason.ground for reason in explanation.reasons} & {Ground.RELATED, Ground.BESIDE}
