"""The starter library as it arrives."""

from reader_app.library.catalogue import Catalogue
from reader_app.library.importing import take_in
from reader_app.library.marks import Marks
from reader_app.library.notes import Notes
from reader_app.library.starter import SOURCE, starter_readings
from reader_app.model.anchor import Fate
from reader_app.model.paper import normal_doi


def test_the_welcome_comes_first_then_the_landmarks_as_summaries(catalogue: Catalogue) -> None:
    take_in(catalogue, starter_readings(), "Add the starter library")
    papers = [row.paper for row in catalogue.rows.values()]
    assert papers[0].title == "Welcome to Paper Reader"
    assert 41 <= len(papers) <= 61
    assert all(paper.is_summary and paper.abstract and paper.source == SOURCE for paper in papers)
    assert all(paper.authors and paper.year and paper.venue and paper.keywords for paper in papers)
    assert all(normal_doi(paper.doi) == paper.doi for paper in papers)
    assert len({paper.citation_key for paper in papers}) == len(papers)


def test_the_welcome_shows_a_note_tags_and_highlights_in_their_place(catalogue: Catalogue) -> None:
    take_in(catalogue, starter_readings(), "Add the starter library")
    welcome = next(iter(catalogue.rows))
    assert catalogue.row(welcome).paper.tags
    assert catalogue.row(welcome).note
    assert {mark.placement.fate for mark in Marks(catalogue).of(welcome)} == {Fate.SAME}


def test_adding_the_starter_library_again_adds_nothing_and_spares_what_was_written(catalogue: Catalogue) -> None:
    take_in(catalogue, starter_readings(), "Add the starter library")
    welcome = next(iter(catalogue.rows))
    Notes(catalogue).write(welcome, "Mine now")
    changes, report = take_in(catalogue, starter_readings(), "Add the starter library")
    assert not changes
    assert (report.added, report.updated) == ((), ())
    assert catalogue.row(welcome).note == "Mine now"
