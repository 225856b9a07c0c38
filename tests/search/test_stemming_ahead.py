from reader_app.search.stemming import stem
from reader_app.search.stemming_ahead import MOST_WORDS, WORDS_AT_ONCE, stemmed_ahead
from tests.search.collected import collected
from tests.search.papers import row


def test_the_stems_of_the_commonest_words_are_known_before_somebody_searches() -> None:
    abstracts = ["zorbling quibbles", "zorbling and quibbles", "zorbling"]
    rows = [row(f"p{number}", abstract=abstract) for number, abstract in enumerate(abstracts)]
    collection = collected(rows)
    stem.cache_clear()
    assert sum(stemmed_ahead(collection)) > 0
    before = stem.cache_info().misses
    assert [stem(word) for word in ("zorbling", "quibbles")] == ["zorbl", "quibbl"]
    assert stem.cache_info().misses == before


def test_only_so_many_words_are_stemmed_at_once_and_in_all() -> None:
    words = " ".join(f"word{number}" for number in range(MOST_WORDS + 100))
    steps = list(stemmed_ahead(collected([row("p1", abstract=words)])))
    assert max(steps) == WORDS_AT_ONCE
    assert sum(steps) == MOST_WORDS


def test_there_is_nothing_to_stem_where_no_paper_has_an_abstract() -> None:
    assert list(stemmed_ahead(collected([row("p1", title="Title")]))) == []
