from dataclasses import replace
from pathlib import Path

import pytest

from reader_app.library.catalogue import Catalogue
from reader_app.library.doctor import examine
from reader_app.library.documents import document_of
from reader_app.library.importing import take_in
from reader_app.library.library import Library
from reader_app.library.marks import Marks
from reader_app.library.notes import Notes
from reader_app.library.papers import Papers
from reader_app.model.ids import NoteId, PaperId, new_id
from reader_app.model.importing import Page
from reader_app.model.note import Note
from tests.library.making import ABSTRACT, add, reading


def checks(catalogue: Catalogue) -> list[tuple[str, bool]]:
    return [(finding.check, finding.is_damage) for finding in examine(catalogue)]


def test_nothing_is_found_in_a_library_that_was_only_used(catalogue: Catalogue) -> None:
    take_in(
        catalogue, [reading("One Long Title of a Paper", "Another Long Title", page=Page("Daily", "2025-03-18"))], ""
    )
    paper = add(catalogue, abstract=ABSTRACT)
    Notes(catalogue).write(paper, "A note.")
    Marks(catalogue).add_words(paper, "folds flat")
    Papers(catalogue).trash([paper])
    Papers(catalogue).delete([paper])
    assert examine(catalogue) == ()


def test_a_note_and_a_highlight_without_their_paper_are_found(catalogue: Catalogue) -> None:
    paper = add(catalogue, abstract=ABSTRACT)
    Notes(catalogue).write(paper, "A note.")
    Marks(catalogue).add_words(paper, "folds flat")
    catalogue.commit("Damage", {"papers": {paper: None}})
    assert checks(catalogue) == [("notes", True), ("highlights", True)]


def test_a_second_note_is_found(catalogue: Catalogue) -> None:
    paper = add(catalogue)
    for _ in range(2):
        note = Note(NoteId(new_id()), paper, "A note.", "", "")
        catalogue.commit("Damage", {"notes": {note.id: document_of(note)}})
    (finding,) = examine(catalogue)
    assert finding.sentence == "“Folding Maps” has 2 notes; only one is shown."
    assert finding.ids == (paper,)


def test_a_page_that_lists_a_missing_paper_is_found(catalogue: Catalogue) -> None:
    take_in(catalogue, [reading("One Long Title", "Another Title", page=Page("Daily", "2025-03-18"))], "")
    paper = next(iter(catalogue.rows))
    catalogue.commit("Damage", {"papers": {paper: None}})
    (finding,) = examine(catalogue)
    assert finding.sentence == "The page “Daily” of 2025-03-18 lists a paper that is not in the library."
    assert paper in finding.ids


def test_a_document_under_a_strange_id_is_found(catalogue: Catalogue) -> None:
    paper = add(catalogue)
    document = dict(catalogue.documents("papers")[paper])
    key = new_id()
    catalogue.commit("Damage", {"papers": {key: document, paper: None}})
    (finding,) = examine(catalogue)
    assert finding.sentence == f"One of the papers is kept as {key} but says that it is {paper}."


def test_a_citation_key_of_two_papers_is_found_whatever_its_case(catalogue: Catalogue) -> None:
    add(catalogue, "One", citation_key="key")
    add(catalogue, "Two", citation_key="KEY")
    add(catalogue, "Three")
    add(catalogue, "Four")
    assert checks(catalogue) == [("citation keys", True)]


@pytest.mark.parametrize(
    ("abstract", "words"),
    [("It is about something else.", "no longer has"), (ABSTRACT.replace("flat", "tight"), "now words differently")],
)
def test_highlights_whose_words_changed_are_no_damage(catalogue: Catalogue, abstract: str, words: str) -> None:
    paper = add(catalogue, abstract=ABSTRACT)
    Marks(catalogue).add_words(paper, "The map folds flat along its creases")
    Papers(catalogue).edit(paper, abstract=abstract)
    (finding,) = examine(catalogue)
    assert finding.sentence == f"“Folding Maps” {words} a passage that you highlighted."
    assert not finding.is_damage


def test_papers_that_are_in_the_library_twice_are_no_damage(catalogue: Catalogue) -> None:
    first = add(catalogue, "One", doi="10.1000/1")
    second = add(catalogue, "Two", doi="10.1000/1")
    (finding,) = examine(catalogue)
    assert finding.ids == (first, second)
    assert "has the same DOI" in finding.sentence
    assert not finding.is_damage


def test_a_duplicate_in_the_trash_is_not_told(catalogue: Catalogue) -> None:
    add(catalogue, "One", doi="10.1000/1")
    Papers(catalogue).trash([add(catalogue, "Two", doi="10.1000/1")])
    assert examine(catalogue) == ()


def test_papers_that_search_lacks_are_told(catalogue: Catalogue) -> None:
    (finding,) = examine(catalogue, 3)
    assert finding.sentence.startswith("3 papers are not in the search index yet")
    assert not finding.is_damage


def test_damage_comes_first(catalogue: Catalogue) -> None:
    paper = add(catalogue, "One", doi="10.1000/1")
    row = catalogue.row(paper).paper
    catalogue.commit("", {"papers": {(key := PaperId(new_id())): document_of(replace(row, id=key, citation_key="x"))}})
    Notes(catalogue).write(paper, "A note.")
    catalogue.commit("Damage", {"papers": {paper: None}})
    catalogue.commit("", {"papers": {(other := PaperId(new_id())): document_of(replace(row, id=other))}})
    assert checks(catalogue) == [("notes", True), ("duplicates", False)]


def test_a_library_examines_itself(tmp_path: Path) -> None:
    library = Library.open(tmp_path, cache=tmp_path / "cache")
    library.add([reading("One Long Title")])
    library.index_all()
    assert library.findings() == ()
    library.close()
