from collections.abc import Iterator
from pathlib import Path

import pytest

from reader_app.model.ids import PaperId
from reader_app.search.index import Index
from reader_app.search.overlay import MOST_PIECES, Overlay
from reader_app.search.postings import Collection
from tests.search.papers import row


@pytest.fixture
def index(tmp_path: Path) -> Iterator[Index]:
    made = Index(tmp_path / "index")
    made.refresh([row("a", title="quark"), row("b", title="quark")], (), 1)
    yield made
    made.close()


def papers(collection: Collection, term: str) -> set[str]:
    found = collection.postings("title", term).documents.tolist()
    return {collection.paper_of(document) for document in found if collection.alive[document]}


def test_a_paper_is_found_as_it_is_now(index: Index) -> None:
    overlay = Overlay()
    overlay.take([row("a", title="lepton"), row("c", title="lepton")])
    collection = overlay.over(index.collection)
    assert papers(collection, "quark") == {"b"}
    assert papers(collection, "lepton") == {"a", "c"}
    assert papers(index.collection, "quark") == {"a", "b"}


def test_papers_that_are_gone_are_not_found(index: Index) -> None:
    assert papers(Overlay().over(index.collection, [PaperId("a"), PaperId("unknown")]), "quark") == {"b"}


def test_only_the_latest_of_many_edits_counts(index: Index) -> None:
    overlay = Overlay()
    for number in range(3 * MOST_PIECES):
        overlay.take([row("a", title=f"lepton {number}"), row(f"n{number}", title="boson")])
    collection = overlay.over(index.collection)
    assert len(collection.pieces) <= len(index.collection.pieces) + MOST_PIECES
    assert papers(collection, "lepton") == {"a"}
    assert papers(collection, "0") == set()
    assert papers(collection, str(3 * MOST_PIECES - 1)) == {"a"}
    assert len(papers(collection, "boson")) == 3 * MOST_PIECES


def test_what_the_index_has_read_meanwhile_is_let_go(index: Index) -> None:
    overlay = Overlay()
    one, two = row("a", title="lepton"), row("c", title="lepton")
    overlay.take([one, two])
    overlay.keep({PaperId("c")})
    assert papers(overlay.over(index.collection), "lepton") == {"c"}
    assert (overlay.knows(one), overlay.knows(two)) == (False, True)
    overlay.keep(set())
    assert overlay.over(index.collection) is index.collection
