from collections.abc import Callable, Mapping

import pytest

from reader_app.library.listing import Scope
from reader_app.library.trends import Trends
from reader_app.model.errors import ReaderError
from reader_app.model.ids import PaperId
from reader_app.model.paper import Paper
from reader_app.model.row import Row
from reader_app.search.evaluate import find
from reader_app.search.overlay import Overlay
from reader_app.search.postings import Collection
from reader_app.search.query import And, parse
from reader_app.trends.periods import PeriodKind
from reader_app.trends.series import Movement
from reader_app.trends.terms import Term, term_of
from tests.library.making import a_paper


def over(*papers: Paper) -> tuple[Trends, list[PaperId]]:
    """Return the trends of papers, searched as the library does."""
    rows = {paper.id: Row(paper) for paper in papers}
    read = Overlay()
    read.take(rows.values())
    collection = read.over(Collection((), ()))

    def found(scope: Scope) -> Mapping[PaperId, Row]:
        hits = find(And((parse(scope.base), parse(scope.query))), rows, collection)
        ids = [hit.paper for hit in hits]
        return {paper: rows[paper] for paper in ids if scope.only is None or paper in scope.only}

    found_by: Callable[[Scope], Mapping[PaperId, Row]] = found
    return Trends(found_by), list(rows)


def a_small_library() -> tuple[Trends, list[PaperId]]:
    return over(
        a_paper("Pruning transformers", year=2019, authors=("Geoffrey Hinton",)),
        a_paper("Transformers see", year=2021, abstract="We use in-context learning."),
        a_paper("On in-context learning", year=2021, tags=("method/icl",)),
        a_paper("Context of learning", year=2021),
    )


def counts(trends: Trends, term: str | Term, scope: Scope | None = None) -> list[int]:
    [series] = trends.chart([term], scope or Scope()).series
    return [point.count for point in series.points]


def test_a_term_is_counted_as_a_phrase_in_any_inflection() -> None:
    trends, _ = a_small_library()
    assert counts(trends, "in-context learning") == [0, 0, 2]
    assert counts(trends, "transformer") == [1, 0, 1]


def test_a_term_may_be_a_query() -> None:
    trends, _ = a_small_library()
    assert counts(trends, "tag:method/icl") == [0, 0, 1]
    assert counts(trends, "author:hinton") == [1, 0, 0]


def test_a_point_has_exactly_the_papers_that_searching_finds_for_its_term() -> None:
    trends, papers = a_small_library()
    chart = trends.chart(["transformers"], Scope())
    assert chart.papers_at(0, 0) == (papers[0],)
    assert chart.papers_at(0, 2) == (papers[1],)


def test_only_papers_of_the_scope_are_counted() -> None:
    trends, papers = a_small_library()
    assert counts(trends, "transformers", Scope(only=(papers[1], papers[2]))) == [1]
    assert trends.chart(["transformers"], Scope(query="pruning")).totals == (1,)


def test_papers_in_the_trash_are_charted_among_themselves_only() -> None:
    trends, papers = over(a_paper("Pruning", year=2020), a_paper("Pruning", year=2020, trashed="2026-01-01"))
    assert trends.chart(["pruning"], Scope()).papers_at(0, 0) == (papers[0],)
    assert trends.chart(["pruning"], Scope(base="is:trashed")).papers_at(0, 0) == (papers[1],)


def test_a_term_is_charted_once_and_an_empty_one_not_at_all() -> None:
    trends, _ = a_small_library()
    chart = trends.chart(["LoRA", "lora", "", "  "], Scope())
    assert [series.term for series in chart.series] == ["LoRA"]


def test_a_term_of_several_spellings_counts_a_paper_once() -> None:
    trends, _ = over(a_paper("Finetuning and fine-tuning", year=2020), a_paper("Finetuning", year=2020))
    assert counts(trends, Term("fine-tuning", '"fine-tuning" OR "finetuning"')) == [2]


def test_the_kind_of_period_can_be_chosen() -> None:
    trends, _ = a_small_library()
    assert trends.chart(["pruning"], Scope(), PeriodKind.DECADE).kind is PeriodKind.DECADE


def test_too_many_periods_are_refused() -> None:
    trends, _ = over(a_paper(published="0202-01-01"), a_paper(published="2020-01-01"))
    with pytest.raises(ReaderError, match="longer periods"):
        trends.chart(["pruning"], Scope(), PeriodKind.DAY)


def test_topics_are_proposed_from_words_and_tags_with_the_papers_that_searching_finds() -> None:
    papers = [a_paper(f"Knowledge distillation {number}", year=2020) for number in range(3)]
    papers += [a_paper(f"Sparse autoencoders {number}", year=2020, tags=("to chart",)) for number in range(4)]
    topics = over(*papers)[0].topics(Scope())
    assert {topic.term.name: topic.papers for topic in topics} == {
        "sparse autoencoders": 4,
        "knowledge distillation": 3,
    } or {topic.term.name: topic.papers for topic in topics} == {"#to chart": 4, "knowledge distillation": 3}


def test_a_topic_that_searching_takes_for_another_word_is_left_out() -> None:
    # Searching has one stem for "scaling" and "large-scale", though most of these papers are about something else.
    papers = [a_paper("Scaling", year=2020) for _ in range(3)]
    papers += [a_paper("Weights", abstract="A large-scale study.", year=2020) for _ in range(9)]
    assert "scaling" not in [topic.term.name for topic in over(*papers)[0].topics(Scope())]
    assert "scaling" in [topic.term.name for topic in over(*papers[:3])[0].topics(Scope())]


def test_the_papers_of_a_term_are_given_also_without_a_date() -> None:
    trends, papers = over(a_paper("Pruning", year=2020), a_paper("Pruning", added=""), a_paper("Growing"))
    assert set(trends.papers(term_of("pruning"), Scope())) == set(papers[:2])


def test_topics_with_most_papers_come_first() -> None:
    papers = [a_paper(f"Knowledge distillation {number}") for number in range(3)]
    papers += [a_paper(f"Sparse autoencoders {number}") for number in range(5)]
    assert [topic.papers for topic in over(*papers)[0].topics(Scope())] == [5, 3]


def test_a_topic_says_whether_it_rises() -> None:
    old = [a_paper("Expert systems", year=2000 + number % 10) for number in range(60)]
    new = [a_paper("Diffusion models", year=2015 + number % 10) for number in range(60)]
    moves = {topic.term.name: topic.movement for topic in over(*old, *new)[0].topics(Scope())}
    assert moves["diffusion models"] is Movement.RISING
    assert moves["expert systems"] is Movement.FADING


def test_an_empty_scope_has_no_topics_and_an_empty_chart() -> None:
    trends, _ = over()
    assert trends.topics(Scope()) == ()
    assert trends.chart(["pruning"], Scope()).periods == ()
