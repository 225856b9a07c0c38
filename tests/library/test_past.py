"""What was changed, and having back how it was."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from reader_app.library.catalogue import Catalogue
from reader_app.library.documents import document_of
from reader_app.library.feeds import Feeds
from reader_app.library.importing import take_in
from reader_app.library.library import Library
from reader_app.library.listing import Scope
from reader_app.library.marks import Marks
from reader_app.library.notes import Notes
from reader_app.library.papers import Papers
from reader_app.library.past import EventKind, Past, TouchedPaper, Version
from reader_app.library.retention import LEAST_BYTES, Retention
from reader_app.library.searches import Searches
from reader_app.library.store import Kind
from reader_app.library.tags import Tags
from reader_app.model.annotation import Annotation
from reader_app.model.errors import ReaderError
from reader_app.model.ids import PaperId
from reader_app.model.importing import Page
from reader_app.model.note import Note
from reader_app.model.paper import Paper, ReadState
from tests.library.making import ABSTRACT, a_paper, add, opened, reading


def said(version: Version) -> str:
    """Return what a version shows."""
    match version.value:
        case Paper(title=title):
            return title
        case Note(text=text):
            return text
        case Annotation(comment=comment):
            return comment
        case _:
            return "gone"


def gone(catalogue: Catalogue, title: str = "Folding Maps") -> tuple[str, str]:
    """Delete a paper with a note and a highlight; return its id and the highlight's."""
    paper = add(catalogue, title, abstract=ABSTRACT)
    Notes(catalogue).write(paper, "Mine")
    Marks(catalogue).add_words(paper, "fold a map", "red", "how?")
    mark = catalogue.annotations(paper)[0].id
    Papers(catalogue).trash([paper])
    Papers(catalogue).delete([paper])
    return paper, mark


def test_changes_are_listed_newest_first_with_what_they_were_called(catalogue: Catalogue) -> None:
    paper = add(catalogue)
    Notes(catalogue).write(paper, "Mine")
    catalogue.undo()
    catalogue.redo()
    events = Past(catalogue).events()
    note = catalogue.undo_label
    assert [event.label for event in events] == [f"Redid: {note}", f"Undid: {note}", note, "Add Folding Maps"]
    assert [event.number for event in events] == [4, 3, 2, 1]
    assert {len(event.device) for event in events} == {26}
    assert all(datetime.fromisoformat(event.time).tzinfo for event in events)
    assert Past(catalogue).events(most=1) == events[:1]
    assert [event.way for event in events] == [Kind.REDO, Kind.UNDO, Kind.CHANGE, Kind.CHANGE]
    assert [event.kind for event in events] == [EventKind.NOTE, EventKind.NOTE, EventKind.NOTE, EventKind.ADDED]
    assert {event.papers for event in events} == {(TouchedPaper(paper, "Folding Maps"),)}
    assert {event.count for event in events} == {1}


@pytest.mark.parametrize("is_restarted", [False, True])
def test_changes_are_listed_page_by_page(is_restarted: bool, catalogue: Catalogue, tmp_path: Path) -> None:
    for number in range(7):
        add(catalogue, f"Paper {number}")
        if is_restarted:
            catalogue.close()
            catalogue = opened(tmp_path)
    past = Past(catalogue)
    pages = [past.events(3)]
    while pages[-1]:
        pages.append(past.events(3, before=pages[-1][-1].number))
    assert [len(page) for page in pages] == [3, 3, 1, 0]
    assert [event.label for page in pages for event in page] == [f"Add Paper {number}" for number in range(6, -1, -1)]
    catalogue.close()


def test_a_page_begins_before_a_change_of_many_lines(catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader_app.library.store.tables.DOCUMENTS_A_CHUNK", 1)
    add(catalogue, "First")
    papers = [a_paper(f"Of many {number}") for number in range(30)]
    catalogue.commit("Many", {"papers": {paper.id: document_of(paper) for paper in papers}})
    many, first = Past(catalogue).events()
    assert (many.label, many.count, len(many.papers)) == ("Many", 30, 20)
    assert Past(catalogue).events(before=many.number) == (first,)


def test_a_change_says_what_kind_it_is(catalogue: Catalogue) -> None:
    paper = add(catalogue, abstract=ABSTRACT)
    Papers(catalogue).set_state([paper], ReadState.DONE)
    Tags(catalogue).add([paper], ["t"])
    Tags(catalogue).recolour("t", "red")
    Papers(catalogue).edit(paper, year=1999)
    Marks(catalogue).add_words(paper, "fold a map", "red", "how?")
    Searches(catalogue).save("Folds", "fold")
    Papers(catalogue).trash([paper])
    Papers(catalogue).delete([paper])
    take_in(catalogue, [reading("Kites", page=Page("Daily papers", "2026-03-18"))], "Import")
    Feeds(catalogue).remove(Feeds(catalogue).all()[0].id)
    Retention(catalogue).set(LEAST_BYTES)
    kinds = "library feed added deleted trash search highlight edited tags tags queue added"
    assert [event.kind for event in Past(catalogue).events()] == kinds.split()
    deletion = next(event for event in Past(catalogue).events() if event.kind is EventKind.DELETED)
    assert (deletion.label, deletion.papers) == ("Delete “Folding Maps”", (TouchedPaper(paper, "Folding Maps"),))


@pytest.mark.parametrize("is_restarted", [False, True])
def test_the_days_on_which_something_was_changed_are_counted(
    is_restarted: bool, catalogue: Catalogue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader_app.library.store.tables.DOCUMENTS_A_CHUNK", 1)
    papers = [a_paper(f"Of many {number}") for number in range(3)]
    catalogue.commit("Many", {"papers": {paper.id: document_of(paper) for paper in papers}})
    add(catalogue)
    if is_restarted:
        catalogue.close()
        catalogue = opened(tmp_path)
        add(catalogue, "After a restart")
    days = Past(catalogue).days()
    assert sum(day.changes for day in days) == len(Past(catalogue).events()) == (3 if is_restarted else 2)
    assert Past(catalogue).days(since=days[-1].date) == days
    assert Past(catalogue).days(since=days[0].date + timedelta(days=1)) == ()
    catalogue.close()


def test_the_earliest_moment_that_can_be_opened_is_that_of_the_first_change(catalogue: Catalogue) -> None:
    assert Past(catalogue).reach is None
    add(catalogue)
    first = Past(catalogue).events()[0]
    add(catalogue, "Other")
    assert Past(catalogue).reach == datetime.fromisoformat(first.time)


def test_a_version_is_told_from_the_present_and_from_another(catalogue: Catalogue) -> None:
    paper = add(catalogue)
    Notes(catalogue).write(paper, "One\nTwo\n")
    Papers(catalogue).edit(paper, title="Unfolding Maps")
    Notes(catalogue).write(paper, "One\nThree\n")
    after, _, before, added = Past(catalogue).of(paper)
    (difference,) = Past(catalogue).difference(before)
    assert (difference.field, difference.then, difference.now) == ("Note", "One\nTwo\n", "One\nThree\n")
    assert Past(catalogue).difference(after) == ()
    assert Past(catalogue).difference(before, after) == (difference,)
    (title,) = Past(catalogue).difference(added)
    assert (title.then, title.now) == ("Folding Maps", "Unfolding Maps")


def test_a_note_that_was_deleted_and_written_anew_is_compared_with_the_new_one(catalogue: Catalogue) -> None:
    paper = add(catalogue)
    Notes(catalogue).write(paper, "First")
    (version,) = Past(catalogue).of(paper)[:1]
    Notes(catalogue).write(paper, "")
    assert [one.now for one in Past(catalogue).difference(version)] == [""]
    Notes(catalogue).write(paper, "Second")
    assert [one.now for one in Past(catalogue).difference(version)] == ["Second"]


def test_the_history_of_a_paper_with_an_id_of_another_program_is_found(catalogue: Catalogue) -> None:
    paper = add(catalogue, id=PaperId("mine"))
    assert [said(version) for version in Past(catalogue).of(paper)] == ["Folding Maps"]


def test_several_things_come_back_as_one_step_that_can_be_undone(catalogue: Catalogue) -> None:
    paper, mark = gone(catalogue)
    other = add(catalogue, "Kites")
    Notes(catalogue).write(other, "First")
    Notes(catalogue).write(other, "Second")
    Notes(catalogue).write(other, "")
    past = Past(catalogue)
    lost = [version for version in past.deleted() if version.event.label.startswith("Delete")]
    assert {version.table for version in lost} == {"papers", "notes", "annotations"}
    notes = [version for version in past.of(other) if said(version) in ("First", "Second")]
    changes = past.restore_all([*notes, *lost])
    assert changes.label == "Bring back 5 things of 2 papers"
    assert (catalogue.row(paper).note, catalogue.row(other).note) == ("Mine", "Second")
    assert [one.id for one in catalogue.annotations(paper)] == [mark]
    assert len(catalogue.documents("notes")) == 2
    catalogue.undo()
    assert paper not in catalogue.rows
    assert catalogue.row(other).note == ""


def test_one_thing_that_cannot_come_back_keeps_all_from_coming(catalogue: Catalogue) -> None:
    other = add(catalogue, "Kites")
    Notes(catalogue).write(other, "First")
    gone(catalogue)
    note = next(version for version in Past(catalogue).deleted() if version.table == "notes")
    Papers(catalogue).edit(other, title="Boats")
    earlier = next(version for version in Past(catalogue).of(other) if said(version) == "Kites")
    with pytest.raises(ReaderError, match="bring the paper back first"):
        Past(catalogue).restore_all([earlier, note])
    assert catalogue.row(other).paper.title == "Boats"
    assert not Past(catalogue).restore_all([])


def test_a_deleted_paper_comes_back_to_its_place_on_its_page(catalogue: Catalogue) -> None:
    take_in(catalogue, [reading("One", "Two", "Three", page=Page("Daily papers", "2026-03-18"))], "Import")
    page = Feeds(catalogue).all()[0]
    paper = page.items[1].paper
    Papers(catalogue).trash([paper])
    Papers(catalogue).delete([paper])
    assert len(Feeds(catalogue).all()[0].items) == 2
    (lost,) = Past(catalogue).deleted()
    Past(catalogue).restore(lost)
    assert Feeds(catalogue).all() == (page,)


@pytest.mark.parametrize("is_restarted", [False, True])
def test_the_versions_of_a_paper_are_those_of_its_note_and_highlights_too(
    is_restarted: bool, catalogue: Catalogue, tmp_path: Path
) -> None:
    paper, other = add(catalogue, abstract=ABSTRACT), add(catalogue, "Other")
    Notes(catalogue).write(paper, "First")
    Notes(catalogue).write(other, "Not of this paper")
    Papers(catalogue).edit(paper, title="Unfolding")
    Marks(catalogue).add_words(paper, "fold a map", "red", "how?")
    Marks(catalogue).remove([catalogue.annotations(paper)[0].id])
    Notes(catalogue).write(paper, "Second")
    if is_restarted:
        catalogue.close()
        catalogue = opened(tmp_path)
    versions = Past(catalogue).of(paper)
    assert [said(version) for version in versions] == ["Second", "gone", "how?", "Unfolding", "First", "Folding Maps"]
    assert [said(version) for version in Past(catalogue).of(paper, most=2)] == ["Second", "gone"]


def test_any_version_of_a_note_or_a_paper_can_be_had_back_and_that_can_be_undone(catalogue: Catalogue) -> None:
    paper = add(catalogue, tags=("t",))
    Notes(catalogue).write(paper, "First")
    Papers(catalogue).edit(paper, title="Unfolding")
    Notes(catalogue).write(paper, "")
    Notes(catalogue).write(paper, "Second")
    versions = {said(version): version for version in Past(catalogue).of(paper)}
    Past(catalogue).restore(versions["First"])
    assert catalogue.row(paper).note == "First"
    assert len(catalogue.documents("notes")) == 1
    changes = Past(catalogue).restore(versions["Folding Maps"])
    assert (catalogue.row(paper).paper.title, catalogue.row(paper).note) == ("Folding Maps", "First")
    assert changes.label == catalogue.undo_label
    assert re.fullmatch(r"Bring back “Folding Maps” as of \d+ [A-Z][a-z]+ 20\d\d, \d\d:\d\d", changes.label)
    catalogue.undo()
    catalogue.undo()
    assert (catalogue.row(paper).paper.title, catalogue.row(paper).note) == ("Unfolding", "Second")
    with pytest.raises(ReaderError, match="nothing left"):
        Past(catalogue).restore(versions["gone"])


def test_a_deleted_highlight_can_be_had_back(catalogue: Catalogue) -> None:
    paper = add(catalogue, abstract=ABSTRACT)
    Marks(catalogue).add_words(paper, "fold a map", "red", "how?")
    before = catalogue.annotations(paper)
    Marks(catalogue).remove([before[0].id])
    (lost,) = Past(catalogue).deleted()
    assert lost.value == before[0]
    Past(catalogue).restore(lost)
    assert catalogue.annotations(paper) == before
    assert Past(catalogue).deleted() == ()


@pytest.mark.parametrize("is_restarted", [False, True])
def test_a_deleted_paper_comes_back_with_its_note_and_highlights(
    is_restarted: bool, catalogue: Catalogue, tmp_path: Path
) -> None:
    paper, mark = gone(catalogue)
    gone(catalogue, "Another")
    if is_restarted:
        catalogue.close()
        catalogue = opened(tmp_path)
    deleted = Past(catalogue).deleted()
    assert len(deleted) == 6
    lost = next(version for version in deleted if said(version) == "Folding Maps")
    Past(catalogue).restore(lost)
    row = catalogue.rows[lost.value.id]  # type: ignore[union-attr, index]
    assert (row.paper.id, row.note, row.comments) == (paper, "Mine", "fold a map\nhow?")
    assert catalogue.annotations(row.paper.id)[0].id == mark
    assert list(catalogue.rows) == [paper]
    catalogue.close()


def test_what_belongs_to_a_deleted_paper_needs_the_paper_first(catalogue: Catalogue) -> None:
    gone(catalogue)
    note = next(version for version in Past(catalogue).deleted() if version.table == "notes")
    with pytest.raises(ReaderError, match="bring the paper back first"):
        Past(catalogue).restore(note)


def test_a_version_that_the_history_has_let_go_of_is_told(catalogue: Catalogue, tmp_path: Path) -> None:
    paper = add(catalogue)
    (version,) = Past(catalogue).of(paper)
    catalogue.close()
    for file in (tmp_path / "history").iterdir():
        file.unlink()
    again = opened(tmp_path)
    with pytest.raises(ReaderError, match="not in the history any more"):
        Past(again).restore(version)
    assert Past(again).events() == ()


@pytest.fixture
def grown(tmp_path: Path) -> Callable[..., Library]:
    """Return how to open a library of two papers, of which the second came later."""

    def open_it(as_of: datetime | None = None) -> Library:
        return Library.open(tmp_path / "library", cache=tmp_path / "cache", as_of=as_of)

    return open_it


def test_a_library_as_it_was_is_read_and_searched_beside_the_present_one(grown: Callable[..., Library]) -> None:
    library = grown()
    library.add([reading("Folding Maps")])
    library.index_all()
    (event,) = library.past.events()
    library.add([reading("Counting Folds")])
    past = grown(as_of=datetime.fromisoformat(event.time))
    assert past.is_read_only
    assert [row.paper.title for row in past.listing(Scope(query="fold")).rows] == ["Folding Maps"]
    assert len(library.listing(Scope(query="fold")).rows) == 2
    with pytest.raises(ReaderError, match="for reading only"):
        past.papers.set_starred(past.papers.rows(), True)
    past.close()
    earlier = grown(as_of=datetime.now(UTC) - timedelta(days=1))
    assert earlier.papers.counts().all == 0
    earlier.close()
    library.close()
