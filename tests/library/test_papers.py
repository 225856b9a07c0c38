"""Papers: finding one, and what its reader made of it."""

from collections.abc import Callable
from typing import Any

import pytest

from reader_app.library.catalogue import Catalogue
from reader_app.library.feeds import Feeds
from reader_app.library.importing import take_in
from reader_app.library.marks import Marks
from reader_app.library.notes import Notes
from reader_app.library.papers import Counts, Papers
from reader_app.model.errors import ReaderError
from reader_app.model.ids import PaperId
from reader_app.model.importing import Page
from reader_app.model.paper import ReadState
from tests.library.making import ABSTRACT, add, reading


@pytest.fixture
def papers(catalogue: Catalogue) -> Papers:
    return Papers(catalogue)


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Set the clock."""
    return lambda moment: monkeypatch.setattr("reader_app.library.papers.now", lambda: moment)


@pytest.mark.parametrize(
    "text",
    [
        "turing1936computable",
        " Turing1936Computable ",
        "10.1112/PLMS/s2-42.1.230",
        "https://doi.org/10.1112/plms/s2-42.1.230",
        "arXiv:1706.03762v3",
        "on computable  numbers!",
    ],
)
def test_a_paper_goes_by_key_identifier_and_title(text: str, catalogue: Catalogue, papers: Papers) -> None:
    add(catalogue, "Another One", doi="10.1000/1", arxiv="1706.03763", citation_key="other")
    wanted = add(
        catalogue,
        "On Computable Numbers",
        citation_key="turing1936Computable",
        doi="10.1112/PLMS/s2-42.1.230",
        arxiv="1706.03762",
    )
    assert papers.find_id(text) == wanted
    assert papers.find_id(wanted) == wanted


def test_the_beginning_of_an_id_names_a_paper_when_it_is_long_enough_and_only_one(
    catalogue: Catalogue, papers: Papers
) -> None:
    one = add(catalogue, id=PaperId("abcd1" + "0" * 21))
    add(catalogue, id=PaperId("abcd2" + "0" * 21))
    assert papers.find_id("ABCD1") == one
    with pytest.raises(ReaderError, match="“abcd” names 2 papers"):
        papers.find_id("abcd")
    with pytest.raises(ReaderError, match="no paper “abc”"):
        papers.find_id("abc")


@pytest.mark.parametrize("text", ["", "  ", "?!", "nothing like it", "10.1000/none", "2001.00001"])
def test_what_names_no_paper_is_told(text: str, catalogue: Catalogue, papers: Papers) -> None:
    add(catalogue, "∑")
    with pytest.raises(ReaderError, match="There is no paper"):
        papers.find_id(text)


def test_a_paper_in_the_trash_does_not_stand_in_the_way_of_its_namesake(catalogue: Catalogue, papers: Papers) -> None:
    trashed, live = add(catalogue, "Preface", trashed="2026-01-01T00:00:00+00:00"), add(catalogue, "Preface")
    assert papers.find_id("preface") == live
    papers.trash([live])
    papers.delete([live])
    assert papers.find_id("preface") == trashed


def test_a_title_that_two_papers_have_is_told(catalogue: Catalogue, papers: Papers) -> None:
    add(catalogue, "Preface")
    add(catalogue, "Preface")
    with pytest.raises(ReaderError, match="names 2 papers"):
        papers.find_id("preface")


def test_papers_are_counted_where_they_stand_and_the_trash_apart(catalogue: Catalogue, papers: Papers) -> None:
    assert papers.counts() == Counts()
    one, two, three = (add(catalogue, title, abstract=ABSTRACT) for title in ("One", "Two", "Three"))
    papers.set_state([one], ReadState.READING)
    papers.set_starred([one, three], True)
    Marks(catalogue).add_words(two, "We fold")
    papers.trash([three])
    assert papers.counts() == Counts(all=2, inbox=1, reading=1, starred=1, highlighted=1, trashed=1)
    catalogue.undo()
    assert papers.counts() == Counts(all=3, inbox=2, reading=1, starred=2, highlighted=1)


def test_a_paper_remembers_when_it_was_done(catalogue: Catalogue, papers: Papers, at: Callable[[str], None]) -> None:
    paper, other = add(catalogue), add(catalogue, "Other")
    at("2026-01-01T00:00:00+00:00")
    papers.set_state([paper], ReadState.DONE)
    at("2026-02-02T00:00:00+00:00")
    assert not papers.set_state([paper], ReadState.DONE)
    assert papers.set_state([paper, other], ReadState.DONE).papers == {other}
    assert (papers.get(paper).read[:10], papers.get(other).read[:10]) == ("2026-01-01", "2026-02-02")
    papers.set_state([paper], ReadState.LATER)
    assert papers.get(paper).read == ""


def test_only_papers_that_really_change_are_touched_and_counted(catalogue: Catalogue, papers: Papers) -> None:
    one, two, three = (add(catalogue, title) for title in ("One", "Two", "Three"))
    papers.set_starred([one], True)
    changes = papers.set_starred([one, two, three, two], True)
    assert changes.papers == {two, three}
    assert changes.label == "Star (2 papers)"
    assert not papers.set_starred([], True)


def test_a_verb_on_a_paper_that_is_gone_changes_nothing_at_all(catalogue: Catalogue, papers: Papers) -> None:
    paper = add(catalogue)
    with pytest.raises(ReaderError, match="no paper gone"):
        papers.set_starred([paper, PaperId("gone")], True)
    assert not papers.get(paper).starred


def test_the_trash_remembers_the_first_time_and_gives_back(
    catalogue: Catalogue, papers: Papers, at: Callable[[str], None]
) -> None:
    paper = add(catalogue)
    for moment in ("2026-01-01T00:00:00+00:00", "2026-02-02T00:00:00+00:00"):
        at(moment)
        papers.trash([paper])
    assert papers.get(paper).trashed[:10] == "2026-01-01"
    papers.restore([paper])
    assert papers.get(paper).trashed == ""


def test_only_what_is_in_the_trash_is_deleted(catalogue: Catalogue, papers: Papers) -> None:
    kept, gone = add(catalogue, "Kept"), add(catalogue, "Gone")
    papers.trash([gone])
    assert papers.delete([kept, gone]).papers == {gone}
    assert set(catalogue.rows) == {kept}
    assert not papers.delete([kept])


def test_deleting_takes_notes_highlights_and_places_on_pages_along(catalogue: Catalogue, papers: Papers) -> None:
    _, report = take_in(
        catalogue,
        [reading("The first paper of the page", "The second paper of the page", page=Page("Daily"))],
        "Import",
    )
    kept, gone = report.added
    papers.edit(gone, abstract=ABSTRACT)
    Notes(catalogue).write(gone, "Mine")
    Marks(catalogue).add_words(gone, "We fold")
    papers.trash([gone])
    changes = papers.delete([gone])
    assert [item.paper for item in Feeds(catalogue).all()[0].items] == [kept]
    assert not catalogue.documents("notes")
    assert not catalogue.documents("annotations")
    assert changes.feeds == set(report.feeds)
    catalogue.undo()
    assert (catalogue.row(gone).note, catalogue.row(gone).highlights) == ("Mine", 1)
    assert [item.paper for item in Feeds(catalogue).all()[0].items] == [kept, gone]


@pytest.mark.parametrize(
    ("fields", "kept"),
    [
        ({"doi": "https://doi.org/10.1000/ABC."}, {"doi": "10.1000/abc"}),
        ({"arxiv": "arXiv:1706.03762v5"}, {"arxiv": "1706.03762"}),
        ({"published": " 2017-06 "}, {"published": "2017-06", "year": 2017}),
        ({"published": "2017-06", "year": 2018}, {"published": "2017-06", "year": 2018}),
        ({"doi": "", "arxiv": "", "published": "", "year": None}, {"doi": "", "year": None}),
        ({"first_seen": "2026-03-18"}, {"first_seen": "2026-03-18", "first_seen_inferred": False}),
        ({"authors": ("Ada", "Bo")}, {"authors": ("Ada", "Bo")}),
    ],
)
def test_details_are_kept_in_their_usual_form(
    fields: dict[str, Any], kept: dict[str, Any], catalogue: Catalogue, papers: Papers
) -> None:
    paper = add(catalogue, first_seen="2026-03-01", first_seen_inferred=True)
    papers.edit(paper, **fields)
    assert {name: getattr(papers.get(paper), name) for name in kept} == kept


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"title": " "}, "needs a title"),
        ({"published": "June 2017"}, "“June 2017” is not a date"),
        ({"first_seen": "2026-02-30"}, "is not a date"),
        ({"doi": "ten"}, "is not a DOI"),
        ({"arxiv": "10.1145/3292500.3330701"}, "is not an arXiv id"),
        ({"year": 0}, "0 is not a year"),
        ({"year": 10**30}, "is not a year"),
        ({"citation_key": "TAKEN"}, "Another paper has the citation key “TAKEN”"),
    ],
)
def test_details_that_cannot_be_right_are_refused(
    fields: dict[str, Any], told: str, catalogue: Catalogue, papers: Papers
) -> None:
    add(catalogue, citation_key="taken")
    paper = add(catalogue, "Mine", citation_key="mine")
    before = papers.get(paper)
    with pytest.raises(ReaderError, match=told):
        papers.edit(paper, **fields)
    assert papers.get(paper) == before


def test_a_paper_may_keep_its_own_citation_key(catalogue: Catalogue, papers: Papers) -> None:
    paper = add(catalogue, citation_key="mine")
    papers.edit(paper, citation_key="Mine")
    assert papers.get(paper).citation_key == "Mine"
