"""Every verb of a library can be taken back and made again, on disk too."""

import contextlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader_app.library.catalogue import Catalogue
from reader_app.library.feeds import Feeds
from reader_app.library.importing import take_in
from reader_app.library.marks import Marks
from reader_app.library.notes import Notes
from reader_app.library.papers import Papers
from reader_app.library.searches import Searches
from reader_app.library.starter import starter_readings
from reader_app.library.tags import Tags
from reader_app.model.changes import Changes
from reader_app.model.errors import ReaderError
from reader_app.model.ids import PaperId
from reader_app.model.importing import Page
from reader_app.model.paper import ReadState
from tests.library.making import ABSTRACT, add, opened, reading

TABLES = ("papers", "notes", "annotations", "tags", "feeds", "searches")


@dataclass
class Shelf:
    """A library with something of everything."""

    catalogue: Catalogue
    papers: tuple[PaperId, ...]
    trashed: PaperId

    @property
    def mark(self) -> Any:
        return self.catalogue.annotations(self.papers[0])[0].id

    @property
    def search(self) -> Any:
        return Searches(self.catalogue).all()[0].id

    @property
    def feed(self) -> Any:
        return Feeds(self.catalogue).all()[0].id


def filled(catalogue: Catalogue) -> Shelf:
    _, report = take_in(
        catalogue,
        [
            reading(
                "A page of papers and their first",
                "A page of papers and their second",
                page=Page("Daily", "2026-03-18", True),
            )
        ],
        "Import",
    )
    first = add(catalogue, abstract=ABSTRACT, tags=("a", "a/b"), year=2020)
    Notes(catalogue).write(first, "Mine")
    Marks(catalogue).add_words(first, "folds flat", "blue", "how?")
    Tags(catalogue).recolour("a/b", "red")
    Searches(catalogue).save("Maps", "fold")
    trashed = report.added[1]
    Notes(catalogue).write(trashed, "On its way out")
    Papers(catalogue).trash([trashed])
    return Shelf(catalogue, (first, report.added[0]), trashed)


VERBS: dict[str, Callable[[Shelf], Changes]] = {
    "state": lambda shelf: Papers(shelf.catalogue).set_state(shelf.papers, ReadState.DONE),
    "star": lambda shelf: Papers(shelf.catalogue).set_starred(shelf.papers, True),
    "trash": lambda shelf: Papers(shelf.catalogue).trash(shelf.papers),
    "restore": lambda shelf: Papers(shelf.catalogue).restore([shelf.trashed]),
    "delete": lambda shelf: Papers(shelf.catalogue).delete([shelf.trashed]),
    "edit": lambda shelf: Papers(shelf.catalogue).edit(shelf.papers[0], title="Unfolding", abstract="Other."),
    "note": lambda shelf: Notes(shelf.catalogue).write(shelf.papers[1], "New"),
    "empty note": lambda shelf: Notes(shelf.catalogue).write(shelf.papers[0], ""),
    "highlight": lambda shelf: Marks(shelf.catalogue).add_words(shelf.papers[0], "We fold"),
    "edit highlight": lambda shelf: Marks(shelf.catalogue).edit(shelf.mark, colour="red", comment="!"),
    "remove highlight": lambda shelf: Marks(shelf.catalogue).remove([shelf.mark]),
    "create tag": lambda shelf: Tags(shelf.catalogue).create("new/one"),
    "tag": lambda shelf: Tags(shelf.catalogue).add(shelf.papers, ["a/b", "c"]),
    "untag": lambda shelf: Tags(shelf.catalogue).remove(shelf.papers, ["a"]),
    "rename tag": lambda shelf: Tags(shelf.catalogue).rename("a", "x/y"),
    "merge tag": lambda shelf: Tags(shelf.catalogue).rename("a/b", "a"),
    "colour tag": lambda shelf: Tags(shelf.catalogue).recolour("a", "green"),
    "delete tag": lambda shelf: Tags(shelf.catalogue).delete("a"),
    "date page": lambda shelf: Feeds(shelf.catalogue).set_date(shelf.feed, "2025-03-18"),
    "remove page": lambda shelf: Feeds(shelf.catalogue).remove(shelf.feed),
    "save search": lambda shelf: Searches(shelf.catalogue).save("Stars", "star"),
    "rename search": lambda shelf: Searches(shelf.catalogue).rename(shelf.search, "Charts"),
    "edit search": lambda shelf: Searches(shelf.catalogue).set_query(shelf.search, "crease"),
    "delete search": lambda shelf: Searches(shelf.catalogue).delete(shelf.search),
    "import": lambda shelf: take_in(shelf.catalogue, starter_readings(), "Import")[0],
}


def state(catalogue: Catalogue) -> dict[str, Any]:
    held: dict[str, Any] = {table: dict(catalogue.documents(table)) for table in TABLES}
    return held | {
        "rows": dict(catalogue.rows),
        "notes of papers": {paper: catalogue.note(paper) for paper in catalogue.rows},
        "marks of papers": {paper: catalogue.annotations(paper) for paper in catalogue.rows},
        "all tags": Tags(catalogue).all(),
        "counts": Papers(catalogue).counts(),
    }


@pytest.mark.parametrize("verb", VERBS)
def test_a_verb_is_undone_and_redone_wholly(verb: str, catalogue: Catalogue, tmp_path: Path) -> None:
    shelf = filled(catalogue)
    before = state(catalogue)
    changes = VERBS[verb](shelf)
    after = state(catalogue)
    assert changes
    assert changes.label == catalogue.undo_label
    assert after != before
    for _ in range(2):
        catalogue.undo()
        assert state(catalogue) == before == state(opened(tmp_path))
        catalogue.redo()
        assert state(catalogue) == after == state(opened(tmp_path))


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.sampled_from([name for name in VERBS if name != "import"]), max_size=8))
def test_any_row_of_changes_is_taken_back_step_by_step_and_made_again(
    tmp_path_factory: pytest.TempPathFactory, verbs: list[str]
) -> None:
    folder = tmp_path_factory.mktemp("library")
    shelf = filled(opened(folder))
    catalogue = shelf.catalogue
    states = [state(catalogue)]
    for verb in verbs:
        with contextlib.suppress(ReaderError, IndexError):  # What it is about may be gone by now.
            if VERBS[verb](shelf):
                states.append(state(catalogue))
    for earlier in reversed(states[:-1]):
        catalogue.undo()
        assert state(catalogue) == earlier
    for later in states[1:]:
        catalogue.redo()
        assert state(catalogue) == later
    assert state(opened(folder)) == states[-1]
