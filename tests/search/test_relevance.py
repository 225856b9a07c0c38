from dataclasses import replace

import numpy as np
import pytest

from reader_app.model.row import Row
from reader_app.search.columns import RowTable
from reader_app.search.evaluate import Searcher
from reader_app.search.explanation import explain
from reader_app.search.query import parse
from reader_app.search.ranking import Ranking
from reader_app.search.relevance import FEW, MOST_NEARLY, Relevant, relevant
from tests.search.collected import collected
from tests.search.papers import by_id, row

WHOLE = row("whole", abstract="graph " * 3 + "and nets, with sparse things in between, of all sizes and for all needs")
MOST = row("most", title="graph nets")
ONE = row("one", title="graph")


def searcher(*rows: Row) -> Searcher:
    return Searcher(RowTable(by_id(rows)), Ranking(collected(rows)))


def asked(searcher: Searcher, text: str, *, is_finished: bool = True) -> Relevant:
    everything = np.ones(len(searcher.table), np.bool_)
    return relevant(searcher, parse(text), everything, and_nearly=True, is_finished=is_finished)


def ranked(rows: tuple[Row, ...], text: str) -> list[str]:
    """Return the papers found, best first."""
    by = searcher(*rows)
    found = asked(by, text)
    assert found.scores is not None
    places = np.flatnonzero(found.mask)
    return [by.table.papers[place] for place in places[np.argsort(-found.scores[places])]]


def test_papers_with_all_words_come_before_those_that_lack_some() -> None:
    assert ranked((MOST, WHOLE), "sparse graph nets") == ["whole", "most"]


def test_who_joins_words_by_and_wants_them_all() -> None:
    assert ranked((MOST, WHOLE), "sparse AND graph AND nets") == ["whole"]
    assert ranked((MOST, WHOLE), "(sparse graph) AND nets") == ["whole"]


def test_a_paper_with_one_of_three_words_is_not_found() -> None:
    assert ranked((ONE, WHOLE), "sparse graph nets") == ["whole"]


def test_of_two_words_none_may_be_missing() -> None:
    assert ranked((ONE, MOST), "graph nets") == ["most"]


def test_how_many_match_whole_and_nearly_is_told() -> None:
    found = asked(searcher(ONE, MOST, WHOLE), "sparse graph nets")
    assert (found.matching, found.nearly, int(found.mask.sum())) == (1, 1, 2)


def test_who_does_not_want_those_that_match_nearly_gets_none() -> None:
    by = searcher(MOST, WHOLE)
    found = relevant(by, parse("sparse graph nets"), np.ones(2, np.bool_))
    assert (found.matching, found.nearly, int(found.mask.sum())) == (1, 0, 1)


@pytest.mark.parametrize("query", ['"sparse things" graph nets', "title:sparse graph nets", "sparse graph nets -nets"])
def test_phrases_and_what_is_denied_or_of_one_field_may_not_be_missing(query: str) -> None:
    assert "most" not in ranked((MOST, WHOLE), query)


def test_a_hyphenated_word_may_be_missing() -> None:
    assert ranked((MOST, WHOLE), "well-known graph nets") == ["most", "whole"]


def test_a_filter_holds_for_papers_that_match_nearly_too() -> None:
    late = replace(MOST, paper=replace(MOST.paper, year=2024))
    assert ranked((late, WHOLE), "sparse graph nets year:2020") == []
    assert ranked((late, WHOLE), "sparse graph nets year:2024") == ["most"]


def test_the_trash_stays_hidden() -> None:
    thrown = replace(MOST, paper=replace(MOST.paper, trashed="2026-01-01T00:00:00+00:00"))
    assert ranked((thrown, WHOLE), "sparse graph nets") == ["whole"]


def test_where_enough_papers_match_none_is_wanted_that_lacks_a_word() -> None:
    enough = [row(f"w{number}", abstract="sparse graph nets") for number in range(FEW)]
    assert asked(searcher(MOST, *enough), "sparse graph nets").nearly == 0
    assert asked(searcher(MOST, *enough[1:]), "sparse graph nets").nearly == 1


def test_only_the_best_of_those_that_match_nearly_are_found() -> None:
    many = [row(f"m{number:03}", abstract="graph nets") for number in range(MOST_NEARLY + 5)]
    assert asked(searcher(*many, MOST), "sparse graph nets").nearly == MOST_NEARLY


def test_words_side_by_side_rank_a_paper_higher() -> None:
    apart, together = row("apart", abstract="graph of the nets"), row("together", abstract="of the graph nets")
    assert ranked((apart, together), "graph nets") == ["together", "apart"]


def test_a_paper_of_the_same_subject_ranks_above_one_that_shares_the_words_by_chance() -> None:
    """Feedback: the best papers speak of molecules, the query does not."""
    best = [row(f"b{number}", abstract="sparse graph nets predict molecules bonds atoms") for number in range(3)]
    related = row("related", abstract="graph nets for molecules bonds atoms today")
    chance = row("chance", abstract="graph nets for roads trains cities today")
    others = [row(f"o{number}", abstract="another subject altogether") for number in range(60)]
    order = ranked((chance, related, *best, *others), "sparse graph nets")
    assert order.index("related") < order.index("chance")


def test_a_query_that_is_being_typed_is_ranked_without_looking_for_related_words() -> None:
    best = [row(f"b{number}", abstract="sparse graph nets predict molecules") for number in range(3)]
    others = [row(f"o{number}", abstract="another subject altogether") for number in range(60)]
    by = searcher(*best, MOST, *others)
    assert asked(by, "sparse graph nets").told
    assert not asked(by, "sparse graph nets", is_finished=False).told


def test_what_is_only_filtered_has_no_scores() -> None:
    found = asked(searcher(ONE, MOST), "is:inbox")
    assert found.scores is None
    assert found.matching == 2


def test_a_paper_that_is_not_indexed_yet_but_matches_by_a_filter_is_found() -> None:
    table = RowTable(by_id([ONE, MOST]))
    by = Searcher(table, Ranking(collected([MOST])))
    assert asked(by, "(graph OR is:inbox) (nets OR is:inbox)").matching == 2


def test_the_reasons_add_up_to_the_score() -> None:
    rows = (MOST, WHOLE, *(row(f"o{number}", title="graph nets sparse") for number in range(5)))
    by = searcher(*rows)
    found = asked(by, "sparse graph nets")
    assert found.scores is not None
    for place in np.flatnonzero(found.mask).tolist():
        paper = by.table.papers[place]
        lead = 0.0 if paper == "most" else found.lead
        explanation = explain(by, parse("sparse graph nets"), paper, float(found.scores[place]), lead=lead)
        assert sum(reason.score for reason in explanation.reasons) == pytest.approx(explanation.score, rel=1e-3)
        assert explanation.reasons
