import numpy as np

from reader_app.search.neighbours import Neighbours, Pair, of_pair, pairs_of
from reader_app.search.query import parse
from reader_app.search.ranking import Ranking
from tests.search.collected import collected
from tests.search.papers import row


def worth(*texts: str, pair: Pair = Pair("graph", "net")) -> list[float]:  # noqa: B008 - frozen
    ranking = Ranking(collected([row(f"p{number}", abstract=text) for number, text in enumerate(texts)]))
    found: list[float] = of_pair(ranking, pair, np.arange(len(texts))).tolist()
    return found


def test_words_side_by_side_are_worth_something_in_either_order() -> None:
    apart, together, turned = worth("graph of a net", "graph net of a", "net graph of a")
    assert apart == 0
    assert together == turned > 0


def test_more_places_side_by_side_are_worth_more() -> None:
    once, twice = worth("graph net and graph and a net", "graph net and graph net and a")
    assert twice > once > 0


def test_the_last_word_of_one_text_is_no_neighbour_of_the_first_of_the_next() -> None:
    ranking = Ranking(collected([row("p1", keywords=("big graph", "net work"))]))
    assert of_pair(ranking, Pair("graph", "net"), np.array([0])).tolist() == [0]


def test_only_the_field_asked_for_is_read() -> None:
    ranking = Ranking(collected([row("p1", abstract="graph net")]))
    assert of_pair(ranking, Pair("graph", "net", "title"), np.array([0])).tolist() == [0]
    assert of_pair(ranking, Pair("graph", "net", "abstract"), np.array([0])).tolist() != [0]


def test_a_neighbour_that_is_everywhere_makes_a_pair_worth_less() -> None:
    rare, _ = worth("graph net", "other")
    common, *_ = worth("graph net", "graph", "graph", "graph")
    assert common < rare


def test_what_is_asked_about_some_documents_is_theirs() -> None:
    texts = ["graph net", "nothing", "net of graph", "a graph net"]
    ranking = Ranking(collected([row("p1", abstract=texts[0])], [row(text, abstract=text) for text in texts[1:]]))
    found = of_pair(ranking, Pair("graph", "net"), np.array([1, 2, 3]))
    assert (found > 0).tolist() == [False, False, True]


def test_the_pairs_of_a_query_add_up() -> None:
    ranking = Ranking(collected([row("p1", abstract="deep graph net")]))
    pairs = pairs_of(parse("deep graph net"))
    assert pairs == (Pair("deep", "graph"), Pair("graph", "net"))
    documents = np.array([0])
    found = Neighbours(ranking).bonus(pairs, documents)
    assert found == sum(of_pair(ranking, pair, documents) for pair in pairs)


def test_what_was_found_of_some_documents_is_as_good_as_asked_anew() -> None:
    texts = ["graph net", "nothing", "net of graph", "a graph net", "net graph and net"]
    ranking = Ranking(collected([row(f"p{number}", abstract=text) for number, text in enumerate(texts)]))
    pair, kept = Pair("graph", "net"), Neighbours(ranking)
    for some in ([0, 1], [1, 2, 3], [0, 4], [0, 1, 2, 3, 4]):
        documents = np.array(some)
        assert kept.bonus((pair,), documents).tolist() == of_pair(ranking, pair, documents).tolist()


def test_words_apart_in_the_query_or_of_other_fields_are_no_pair() -> None:
    for text in ("graph", "graph OR net", "graph -net", "title:graph net", 'graph "a net"', "graph year:2020 net"):
        assert pairs_of(parse(text)) == ()


def test_no_documents_are_worth_nothing() -> None:
    ranking = Ranking(collected([row("p1", abstract="graph net")]))
    assert len(of_pair(ranking, Pair("graph", "net"), np.zeros(0, np.int64))) == 0
