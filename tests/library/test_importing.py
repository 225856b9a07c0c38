"""What readers found is taken in exactly once and never costs what was there."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from reader_app.formats import read
from reader_app.library.catalogue import Catalogue
from reader_app.library.feeds import Feeds
from reader_app.library.importing import take_in
from reader_app.library.marks import Marks
from reader_app.library.notes import Notes
from reader_app.library.papers import Papers
from reader_app.library.tags import Tags
from reader_app.model.anchor import Fate, anchor_at
from reader_app.model.importing import Draft, ImportReport, Page, Reading, Refused
from reader_app.model.paper import Record
from tests.library.making import ABSTRACT, a_paper, add, reading
from tests.places import SHARED, needs_shared

ONE, TWO, THREE = (f"A long and telling title of the {number} paper" for number in ("first", "second", "third"))
PAGE = Page("Daily Papers", "2026-03-18", date_inferred=True)


def take(catalogue: Catalogue, *readings: Reading) -> ImportReport:
    return take_in(catalogue, readings, "Import")[1]


def one_draft(record: Record | str = ONE, **fields: Any) -> Reading:
    return Reading("list.txt", (Draft(Record(title=record) if isinstance(record, str) else record, **fields),))


def test_a_paper_arrives_with_all_that_its_source_says(catalogue: Catalogue) -> None:
    record = Record(
        title=ONE,
        authors=("Ada Lovelace",),
        abstract=ABSTRACT,
        year=2020,
        doi="10.1000/1",
        keywords=("maps",),
        extra=(("isbn", "7"),),
    )
    report = take(catalogue, one_draft(record, tags=("#fold", "!", "/")))
    (paper,) = (row.paper for row in catalogue.rows.values())
    assert report == ImportReport(added=(paper.id,))
    assert (paper.title, paper.authors, paper.abstract, paper.year) == (ONE, ("Ada Lovelace",), ABSTRACT, 2020)
    assert (paper.doi, paper.keywords, paper.extra) == ("10.1000/1", ("maps",), (("isbn", "7"),))
    assert (paper.tags, paper.source, paper.first_seen) == (("fold", "!"), "list.txt", "")
    assert paper.citation_key
    assert paper.added


def test_each_paper_of_a_source_ends_in_one_place_of_the_report(catalogue: Catalogue) -> None:
    known = add(catalogue, ONE, year=2020)
    updated = add(catalogue, TWO)
    bad = Refused("list.txt", "line 9", "It has no title.")
    source = replace(reading(Record(title=ONE), Record(title=TWO, year=2020), THREE, THREE, " "), refused=(bad,))
    report = take(catalogue, source)
    assert report.updated == (updated,)
    assert [(one.paper, one.place, one.reason) for one in report.duplicates] == [
        (known, "line 1", f"“{ONE}” has the same title."),
        (report.added[0], "line 4", f"“{THREE}” has the same title."),
    ]
    assert report.refused == (bad, Refused("list.txt", "line 5", "It has no title."))
    assert len(catalogue.rows) == 3


def test_importing_again_adds_nothing_and_is_no_step(catalogue: Catalogue) -> None:
    source = reading(Record(title=ONE, abstract=ABSTRACT), "Short", Record(title="Short", abstract="Else"), page=PAGE)
    first = take(catalogue, source)
    rows, generation = dict(catalogue.rows), catalogue.generation
    changes, again = take_in(catalogue, [source, source], "Import")
    assert len(first.added) == 3
    assert (again.added, again.updated, again.feeds, len(again.duplicates)) == ((), (), (), 6)
    assert not changes
    assert (dict(catalogue.rows), catalogue.generation) == (rows, generation)


def test_what_was_unknown_is_filled_in_and_what_was_known_stays(catalogue: Catalogue) -> None:
    known = a_paper(ONE, venue="Mine", upvotes=3, tags=("mine",))
    add(catalogue, **{name: getattr(known, name) for name in ("title", "venue", "upvotes", "tags", "id")})
    record = Record(
        title=ONE.upper(), authors=("A B",), abstract=ABSTRACT, is_summary=True, venue="Theirs", upvotes=9, year=2020
    )
    report = take(catalogue, one_draft(record, tags=("Mine", "theirs")))
    assert report.updated == (known.id,)
    assert catalogue.row(known.id).paper == replace(
        known, authors=("A B",), abstract=ABSTRACT, is_summary=True, year=2020, tags=("mine", "theirs")
    )


def test_an_abstract_that_is_there_stays_with_its_highlights(catalogue: Catalogue) -> None:
    paper = add(catalogue, ONE, abstract=ABSTRACT)
    Marks(catalogue).add_words(paper, "We fold")
    report = take(catalogue, one_draft(Record(title=ONE, abstract="Theirs.", is_summary=True)))
    assert report.updated == ()
    assert not catalogue.row(paper).paper.is_summary
    assert Marks(catalogue).of(paper)[0].placement.fate is Fate.SAME


def test_a_paper_in_the_trash_stays_there_and_is_told(catalogue: Catalogue) -> None:
    paper = add(catalogue, ONE)
    Papers(catalogue).trash([paper])
    report = take(catalogue, one_draft(ONE))
    assert report.duplicates[0].reason == f"“{ONE}” has the same title and is in the trash."
    assert catalogue.row(paper).paper.trashed
    assert len(catalogue.rows) == 1


def test_a_paper_that_was_deleted_for_good_may_come_again(catalogue: Catalogue) -> None:
    paper = add(catalogue, ONE)
    Papers(catalogue).trash([paper])
    Papers(catalogue).delete([paper])
    (again,) = take(catalogue, one_draft(ONE)).added
    assert again != paper
    assert set(catalogue.rows) == {again}


def test_citation_keys_are_unique_also_against_those_that_are_there(catalogue: Catalogue) -> None:
    records = [Record(title=f"Maps {number}", authors=("Ada Lovelace",), year=2020) for number in range(30)]
    take(catalogue, reading(*records))
    take(catalogue, reading(Record(title="Maps again", authors=("Ada Lovelace",), year=2020)))
    keys = [row.paper.citation_key for row in catalogue.rows.values()]
    assert len(set(keys)) == 31


def test_tags_take_the_spelling_of_the_library_and_of_the_first_in_the_import(catalogue: Catalogue) -> None:
    add(catalogue, "Other", tags=("Method/RL",))
    source = Reading(
        "list", (Draft(Record(title=ONE), tags=("method/rl", "New")), Draft(Record(title=TWO), tags=("NEW/x",)))
    )
    take(catalogue, source)
    assert [row.paper.tags for row in catalogue.rows.values()][1:] == [("Method/RL", "New"), ("New/x",)]
    assert [tag.name for tag in Tags(catalogue).all()] == ["Method", "Method/RL", "New", "New/x"]


def test_notes_and_highlights_of_the_source_come_along(catalogue: Catalogue) -> None:
    marks = (("folds flat", "method", "how?"), ("not there", "pinkish", "kept"), ("", "red", "nothing"))
    (paper,) = take(catalogue, one_draft(Record(title=ONE, abstract=ABSTRACT), note="Mine", highlights=marks)).added
    assert catalogue.row(paper).note == "Mine"
    found, lost = Marks(catalogue).of(paper)
    assert (found.annotation.anchor.exact, found.annotation.colour, found.placement.fate) == (
        "folds flat",
        "blue",
        Fate.SAME,
    )
    assert (lost.annotation.colour, lost.annotation.comment, lost.placement.fate) == ("yellow", "kept", Fate.LOST)


def test_notes_and_highlights_fill_gaps_of_known_papers_once(catalogue: Catalogue) -> None:
    bare, noted = add(catalogue, ONE, abstract=ABSTRACT), add(catalogue, TWO, abstract=ABSTRACT)
    Notes(catalogue).write(noted, "Mine")
    Marks(catalogue).add_words(noted, "We fold", "red", "mine")
    drafts = tuple(
        Draft(Record(title=title), note="Theirs", highlights=(("We fold", "blue", ""),)) for title in (ONE, TWO)
    )
    report = take(catalogue, Reading("list", drafts))
    assert report.updated == (bare,)
    assert [catalogue.row(paper).note for paper in (bare, noted)] == ["Theirs", "Mine"]
    assert [mark.colour for paper in (bare, noted) for mark in catalogue.annotations(paper)] == ["blue", "red"]
    assert take(catalogue, Reading("list", drafts)).updated == ()


def test_a_paper_twice_in_one_source_gets_one_note_and_each_highlight_once(catalogue: Catalogue) -> None:
    record = Record(title=ONE, abstract=ABSTRACT)
    drafts = tuple(
        Draft(record, note=note, highlights=(("We fold", "blue", ""),)) for note in (" \n", "First", "Second")
    )
    report = take(catalogue, Reading("list", drafts))
    assert (len(report.added), report.updated, len(report.duplicates)) == (1, (), 2)
    assert catalogue.row(report.added[0]).note == "First"
    assert [mark.anchor for mark in catalogue.annotations(report.added[0])] == [anchor_at(ABSTRACT, 0, 7)]
    assert len(catalogue.documents("notes")) == 1


def test_what_one_line_of_a_source_tells_helps_to_know_the_next(catalogue: Catalogue) -> None:
    known = add(catalogue, ONE)
    report = take(catalogue, reading(Record(title=ONE, doi="10.1000/1"), Record(title=TWO, doi="10.1000/1", year=2020)))
    assert (report.added, report.updated) == ((), (known,))
    assert (catalogue.row(known).paper.title, catalogue.row(known).paper.year) == (ONE, 2020)


def test_a_paper_just_added_and_filled_in_by_the_next_line_is_added_not_updated(catalogue: Catalogue) -> None:
    report = take(catalogue, reading(ONE, Record(title=ONE, year=2020)))
    assert (len(report.added), report.updated, len(report.duplicates)) == (1, (), 1)
    assert catalogue.row(report.added[0]).paper.year == 2020


def test_an_import_is_undone_as_one_step_with_its_page(catalogue: Catalogue) -> None:
    known = add(catalogue, ONE)
    before = dict(catalogue.rows)
    report = take(catalogue, reading(Record(title=ONE, year=2020), TWO, page=PAGE), reading(THREE))
    assert len(report.added) == 2
    assert catalogue.undo().papers == {known, *report.added}
    assert dict(catalogue.rows) == before
    assert Feeds(catalogue).all() == ()
    catalogue.redo()
    assert len(catalogue.rows) == 3
    assert Feeds(catalogue).all()[0].id == report.feeds[0]


def test_a_page_is_kept_with_its_papers_in_order(catalogue: Catalogue) -> None:
    known = add(catalogue, TWO)
    drafts = (
        Draft(Record(title=ONE, upvotes=7), rank=1),
        Draft(Record(title=TWO), rank=3),
        Draft(Record(title=" ")),
        Draft(Record(title=THREE, upvotes=0)),
        Draft(Record(title=ONE, upvotes=7), rank=5),
    )
    report = take(catalogue, Reading("saved.txt", drafts, page=PAGE))
    (page,) = Feeds(catalogue).all()
    assert report.feeds == (page.id,)
    assert (page.title, page.source, page.date, page.date_inferred) == ("Daily Papers", "saved.txt", "2026-03-18", True)
    assert [(item.paper, item.rank, item.upvotes) for item in page.items] == [
        (report.added[0], 1, 7),
        (known, 3, None),
        (report.added[1], 4, 0),
    ]
    assert {(row.paper.first_seen, row.paper.first_seen_inferred) for row in catalogue.rows.values()} == {
        ("2026-03-18", True)
    }


def test_a_paper_keeps_the_day_on_which_it_was_seen_first(catalogue: Catalogue) -> None:
    take(catalogue, reading(ONE, page=PAGE))
    take(catalogue, reading(ONE, TWO, page=Page("Daily Papers", "2026-03-19")))
    assert [row.paper.first_seen for row in catalogue.rows.values()] == ["2026-03-18", "2026-03-19"]
    assert len(Feeds(catalogue).all()) == 2


@pytest.mark.parametrize("day", ["2025-03-18", "2026-03-01"])
def test_a_page_whose_date_was_corrected_is_known_again(day: str, catalogue: Catalogue) -> None:
    source = reading(ONE, TWO, page=PAGE)
    (feed,) = take(catalogue, source).feeds
    Feeds(catalogue).set_date(feed, day)
    assert take(catalogue, source).feeds == ()
    assert [page.date for page in Feeds(catalogue).all()] == [day]


def test_a_fuller_copy_of_a_page_takes_the_place_of_the_first(catalogue: Catalogue) -> None:
    (feed,) = take(catalogue, reading(ONE, TWO, page=PAGE)).feeds
    fuller = reading(THREE, ONE, TWO, page=PAGE)
    report = take(catalogue, fuller)
    (page,) = Feeds(catalogue).all()
    assert report.feeds == (page.id,) == (feed,)
    assert [catalogue.row(item.paper).paper.title for item in page.items] == [THREE, ONE, TWO]
    assert take(catalogue, reading(TWO, page=PAGE)).feeds == ()
    assert Feeds(catalogue).get(feed) == page
    catalogue.undo()
    assert len(Feeds(catalogue).get(feed).items) == 2


def test_pages_of_another_day_or_of_other_papers_are_other_pages(catalogue: Catalogue) -> None:
    given = replace(PAGE, date_inferred=False)
    take(catalogue, reading(ONE, TWO, page=given))
    assert take(catalogue, reading(ONE, TWO, page=replace(given, date="2026-03-19"))).feeds
    assert take(catalogue, reading(ONE, THREE, page=given)).feeds
    assert take(catalogue, reading(ONE, page=replace(given, title="Another page"))).feeds
    assert len(Feeds(catalogue).all()) == 4


def test_an_undated_page_is_known_again_by_its_very_papers_alone(catalogue: Catalogue) -> None:
    undated = Page("Daily Papers")
    (feed,) = take(catalogue, reading(ONE, TWO, page=undated)).feeds
    Feeds(catalogue).set_date(feed, "2026-03-18")
    assert take(catalogue, reading(ONE, TWO, page=undated)).feeds == ()
    assert take(catalogue, reading(ONE, page=undated)).feeds
    assert take(catalogue, reading(ONE, THREE, page=undated)).feeds
    assert len(Feeds(catalogue).all()) == 3


def test_a_page_without_papers_is_not_kept(catalogue: Catalogue) -> None:
    assert take(catalogue, reading(page=PAGE)).feeds == ()
    assert take(catalogue, reading("  ", page=PAGE)).feeds == ()
    assert Feeds(catalogue).all() == ()


def test_the_same_page_twice_in_one_import_is_kept_once(catalogue: Catalogue) -> None:
    report = take(catalogue, reading(ONE, page=PAGE), reading(ONE, TWO, page=PAGE), reading(ONE, TWO, page=PAGE))
    assert len(report.feeds) == len(Feeds(catalogue).all()) == 1
    assert len(Feeds(catalogue).all()[0].items) == 2


def test_text_with_half_a_character_is_taken_in(catalogue: Catalogue) -> None:
    source = reading(Record(title=ONE, abstract="half \ud83d"))
    (paper,) = take(catalogue, source).added
    assert catalogue.row(paper).paper.abstract == "half \ufffd"
    assert take(catalogue, source).updated == ()


@needs_shared
def test_the_saved_daily_page_comes_in_once(catalogue: Catalogue) -> None:
    data = (SHARED / "feeds" / "daily-papers-page.txt").read_bytes()
    source = read("daily-papers-page.txt", data, today=date(2026, 11, 23))
    report = take(catalogue, source)
    assert (len(report.added), len(report.refused), len(report.feeds)) == (81, 0, 1)
    assert {row.paper.first_seen for row in catalogue.rows.values()} == {"2026-03-18"}
    assert [item.rank for item in Feeds(catalogue).all()[0].items] == list(range(1, 82))
    again = take(catalogue, source)
    assert (again.added, again.updated, again.feeds, len(again.duplicates)) == ((), (), (), 81)
