from math import log

import numpy as np
import pytest

from reader_app.search.ranking import K1, B, Ranking, Scheme, rarity
from tests.search.collected import collected
from tests.search.papers import row


def scores(ranking: Ranking, term: str, field: str = "") -> dict[str, float]:
    documents, scores = ranking.of_word(term, field)
    return {
        ranking.collection.papers[document]: float(score) for document, score in zip(documents, scores, strict=True)
    }


def test_a_word_in_one_field_scores_as_bm25_says() -> None:
    ranking = Ranking(
        collected([row("p1", abstract="graph graph net"), row("p2", abstract="graph"), row("p3", abstract="net")])
    )
    lengths, average = {"p1": 3, "p2": 1}, 5 / 3
    idf = log(1 + (3 - 2 + 0.5) / (2 + 0.5))
    expected = {
        paper: idf * count * (K1 + 1) / (count + K1 * (1 - B + B * lengths[paper] / average))
        for paper, count in (("p1", 2), ("p2", 1))
    }
    assert scores(ranking, "graph") == pytest.approx(expected, rel=1e-5)


def test_the_fields_of_a_word_are_added_up_before_they_saturate() -> None:
    rows = [row("p1", title="graph", abstract="graph"), row("p2", title="net", abstract="net")]
    ranking = Ranking(collected(rows), Scheme(weights={"title": 3.0, "abstract": 1.0, **dict.fromkeys(OTHERS, 1.0)}))
    weighted = 3.0 + 1.0
    assert scores(ranking, "graph")["p1"] == pytest.approx(rarity(2, 1) * weighted * (K1 + 1) / (weighted + K1))


OTHERS = ("authors", "tags", "keywords", "note", "marks", "venue")


def test_a_word_in_the_title_is_worth_more_than_in_the_abstract() -> None:
    ranking = Ranking(collected([row("p1", title="graph", abstract="net"), row("p2", title="net", abstract="graph")]))
    found = scores(ranking, "graph")
    assert found["p1"] > found["p2"]


def test_only_the_field_that_is_asked_for_counts() -> None:
    ranking = Ranking(collected([row("p1", title="graph", abstract="net"), row("p2", abstract="graph")]))
    assert set(scores(ranking, "graph", "title")) == {"p1"}


def test_a_note_is_not_long_because_few_papers_have_one() -> None:
    rows = [row("p1", note="graph nets are fine"), *(row(f"q{number}", title="x") for number in range(50))]
    assert Ranking(collected(rows)).norms("note")[0] == pytest.approx(1.0)


def test_a_rare_word_is_worth_more_than_a_common_one_and_that_still_something() -> None:
    assert rarity(1000, 1) > rarity(1000, 500) > rarity(1000, 1000) > 0


def test_documents_of_all_pieces_are_scored_as_if_they_were_one() -> None:
    rows = [row("p1", title="graph"), row("p2", title="graph net"), row("p3", title="net")]
    whole, apart = Ranking(collected(rows)), Ranking(collected(rows[:1], rows[1:]))
    assert scores(apart, "graph") == pytest.approx(scores(whole, "graph"))


def test_an_unknown_word_finds_nothing() -> None:
    documents, found = Ranking(collected([row("p1", title="graph")])).of_word("gaussian")
    assert (len(documents), len(found)) == (0, 0)


def test_an_empty_library_has_nothing_to_score() -> None:
    ranking = Ranking(collected([]))
    assert np.array_equal(ranking.norms("title"), np.zeros(0, np.float32))
    assert len(ranking.of_word("graph").documents) == 0
