"""What was changed, and having back how it was."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from reader_app.library.catalogue import Catalogue
from reader_app.library.library import Library
from reader_app.library.listing import Scope
from reader_app.library.marks import Marks
from reader_app.library.notes import Notes
from reader_app.library.papers import Papers
from reader_app.library.past import Past, Version
from reader_app.model.annotation import Annotation
from reader_app.model.errors import ReaderError
from reader_app.model.note import Note
from reader_app.model.paper import Paper
from tests.library.making import ABSTRACT, add, opened, reading


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
    assert changes.label == catalogue.undo_label == "Bring back Folding Maps"
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
