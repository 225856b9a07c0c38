import numpy as np
import pytest

from reader_app.search.lookup import met, occurrences
from reader_app.search.ranking import Ranking
from reader_app.search.syntax import Kind, Words
from tests.search.collected import collected
from tests.search.papers import row

TITLES = ("trains and training", "a train of trams", "nothing of it", *(f"on tables {n}" for n in range(60)))
COLLECTION = collected([row(f"p{number:02}", title=title) for number, title in enumerate(TITLES)])


def word(text: str, kind: Kind) -> Words:
    return Words((text,), kind)


def test_each_document_of_a_beginning_is_told_once_with_how_many_of_its_words_begin_so() -> None:
    found = occurrences(COLLECTION, word("tra", Kind.PREFIX))["title"]
    papers = [COLLECTION.paper_of(int(document)) for document in found.documents]
    assert papers == ["p00", "p01"]
    assert found.documents.tolist() == sorted(found.documents.tolist())
    assert min(found.counts.tolist()) >= 2


@pytest.mark.parametrize("beginning", ["tra", "t", "on", "tabl"])
def test_a_score_is_the_same_of_documents_as_they_are_met_and_of_each_told_once(beginning: str) -> None:
    words = word(beginning, Kind.PREFIX)
    ranking = Ranking(COLLECTION)
    quick, exact = ranking.score(met(COLLECTION, words)), ranking.score(occurrences(COLLECTION, words))
    assert quick.documents.tolist() == exact.documents.tolist()
    np.testing.assert_allclose(quick.scores, exact.scores, rtol=1e-5)
