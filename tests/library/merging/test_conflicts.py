from collections.abc import Iterator
from pathlib import Path

import pytest

from reader_app.library.catalogue import Catalogue
from reader_app.library.merging.conflicts import Conflicts
from reader_app.library.merging.report import Conflict, Take
from reader_app.library.schema import fault
from reader_app.library.store import Batch
from reader_app.model.errors import ReaderError
from tests.library.making import opened
from tests.library.merging.tables import Tables, key, mark, note, page, paper, put, tables

BASE = tables(papers=[paper(1), paper(2, "Kites")], notes=[note(11, 1, "one")], annotations=[mark(21, 1)])
BASE |= tables(feeds=[page(31, 1, 2)])


@pytest.fixture
def catalogue(tmp_path: Path) -> Iterator[Catalogue]:
    made = opened(tmp_path)
    yield made
    made.close()


def merged(catalogue: Catalogue, ours: Tables, theirs: Tables) -> Conflicts:
    """Make a library ours, and merge theirs."""
    catalogue.commit("Begin", ours)
    batch: Batch = put(ours, theirs, BASE).batch
    catalogue.commit("Merge", batch)
    return Conflicts(catalogue)


def titled(title: str) -> Tables:
    return {**BASE, "papers": {**BASE["papers"], key(1): paper(1, title)}}


def the_one(conflicts: Conflicts) -> Conflict:
    (found,) = conflicts.all()
    return found


def title(catalogue: Catalogue) -> str:
    return str((catalogue.document("papers", key(1)) or {})["title"])


def test_taking_what_is_kept_changes_nothing_but_that_it_is_settled(catalogue: Catalogue) -> None:
    conflicts = merged(catalogue, titled("Ours"), titled("Theirs"))
    changes = conflicts.settle(the_one(conflicts).id, take=Take.THEIRS)
    assert changes.label == "Settle conflict on “Theirs”"
    assert title(catalogue) == "Theirs"
    assert conflicts.all() == ()


def test_taking_the_other_value_puts_it_in_its_place_and_can_be_undone(catalogue: Catalogue) -> None:
    conflicts = merged(catalogue, titled("Ours"), titled("Theirs"))
    found = the_one(conflicts)
    conflicts.settle(found.id, take=Take.OURS)
    assert title(catalogue) == "Ours"
    assert conflicts.all() == ()
    catalogue.undo()
    assert title(catalogue) == "Theirs"
    assert conflicts.all() == (found,)


def test_what_is_settled_cannot_be_settled_again(catalogue: Catalogue) -> None:
    conflicts = merged(catalogue, titled("Ours"), titled("Theirs"))
    found = the_one(conflicts)
    conflicts.settle(found.id, take=Take.THEIRS)
    with pytest.raises(ReaderError, match="settled already"):
        conflicts.settle(found.id, take=Take.OURS)


def test_taking_a_deletion_deletes_a_paper_with_all_that_is_its_own(catalogue: Catalogue) -> None:
    gone = tables(papers=[paper(2, "Kites")], feeds=[{**page(31, 2), "items": [{"paper": key(2), "rank": 2}]}])
    conflicts = merged(catalogue, titled("Ours"), gone)
    found = the_one(conflicts)
    assert (found.what, found.theirs.is_deleted, found.kept) == ("the paper", True, Take.OURS)
    conflicts.settle(found.id, take=Take.THEIRS)
    assert catalogue.documents("papers").keys() == {key(2)}
    assert not catalogue.documents("notes")
    assert not catalogue.documents("annotations")
    assert catalogue.documents("feeds")[key(31)]["items"] == [{"paper": key(2), "rank": 2}]


def test_a_conflict_about_what_was_deleted_since_is_settled_without_it(catalogue: Catalogue) -> None:
    conflicts = merged(catalogue, titled("Ours"), titled("Theirs"))
    catalogue.commit("Delete", {"papers": {key(1): None}, "notes": {key(11): None}, "annotations": {key(21): None}})
    conflicts.settle(the_one(conflicts).id, take=Take.OURS)
    assert catalogue.document("papers", key(1)) is None
    assert conflicts.all() == ()


def test_the_documents_of_conflicts_are_as_the_schema_says(catalogue: Catalogue) -> None:
    conflicts = merged(catalogue, titled("Ours"), {**titled("Theirs"), "annotations": {}})
    conflicts.settle(conflicts.all()[0].id, take=Take.OURS)
    assert [fault("conflicts", one) for one in catalogue.documents("conflicts").values()] == [("", "")]


def test_what_another_program_wrote_among_the_conflicts_is_passed_over(catalogue: Catalogue) -> None:
    conflicts = merged(catalogue, titled("Ours"), titled("Theirs"))
    catalogue.commit("Write", {"conflicts": {"mine": {"id": "mine", "kept": 1}}})
    assert the_one(conflicts).title == "Theirs"
    with pytest.raises(ReaderError, match="settled already"):
        conflicts.settle("mine", take=Take.OURS)
