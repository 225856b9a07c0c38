from reader_app.search.ranking import Ranking
from reader_app.search.similar import WORDS_ASKED, similar, telling_words
from tests.search.collected import collected
from tests.search.papers import row

ROWS = (
    row("sparse", title="Sparse attention", abstract="Sparse attention for long documents.", keywords=("efficiency",)),
    row("alike", title="Attention that is sparse", abstract="Long documents need sparse attention."),
    row("somewhat", title="Reading documents", abstract="How people read long documents in libraries."),
    row("kites", title="Kites", abstract="Kites fly on a string in the wind."),
    row("strings", title="Strings", abstract="The theory of a string."),
)


def titles(ranking: Ranking, document: int) -> list[str]:
    return [ranking.collection.paper_of(found) for found in similar(ranking, document)]


def test_papers_that_share_the_most_telling_words_come_first() -> None:
    found = titles(Ranking(collected(ROWS)), 0)
    assert found[0] == "alike"
    assert "sparse" not in found
    assert "kites" not in found


def test_papers_of_other_pieces_of_the_index_are_found() -> None:
    assert titles(Ranking(collected(ROWS[:1], ROWS[1:])), 0)[0] == "alike"


def test_deleted_papers_are_not_found() -> None:
    assert "alike" not in titles(Ranking(collected(ROWS, dead=[[1]])), 0)


def test_no_more_are_found_than_asked_for() -> None:
    many = collected([row(f"p{n}", title="Sparse attention", abstract="") for n in range(30)])
    assert len(similar(Ranking(many), 3, most=7)) == 7


def test_equally_similar_papers_keep_their_order() -> None:
    many = collected([row(f"p{n}", title="Sparse attention", abstract="") for n in range(5)])
    assert similar(Ranking(many), 2) == [0, 1, 3, 4]


def test_a_paper_without_words_is_like_none() -> None:
    assert similar(Ranking(collected([row("empty", title="", abstract=""), *ROWS])), 0) == []


def test_words_that_no_other_paper_has_are_not_asked_for_before_others() -> None:
    words = " ".join(f"only{n}" for n in range(3 * WORDS_ASKED))
    ranking = Ranking(collected([row("long", title="Kites", abstract=words), *ROWS]))
    assert "kite" in telling_words(ranking, 0)
    assert titles(ranking, 0) == ["kites"]
