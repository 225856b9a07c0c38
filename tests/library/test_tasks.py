"""Marks that are tasks."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from reader_app.library.library import Library
from reader_app.model.errors import ReaderError
from reader_app.model.ids import AnnotationId, PaperId
from reader_app.model.paper import Record
from tests.library.making import ABSTRACT, reading


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    library = Library.open(tmp_path / "library", cache=tmp_path / "cache")
    records = (Record(title=title, abstract=ABSTRACT) for title in ("Folding Maps", "Kites"))
    library.add([reading(*records)])
    yield library
    library.close()


def papers(library: Library) -> tuple[PaperId, ...]:
    return tuple(library.papers.rows())


def ask(library: Library, paper: PaperId, words: str, colour: str = "question") -> AnnotationId:
    (mark,) = library.marks.add_words(paper, words, colour).annotations
    return mark


def words(library: Library, paper: PaperId | None = None, **which: bool) -> list[str]:
    return [one.annotation.anchor.exact for one in library.tasks.listing(paper, **which).passages]


def test_a_question_is_a_task_until_the_reader_says_otherwise(library: Library) -> None:
    paper, _ = papers(library)
    ask(library, paper, "folds flat")
    ask(library, paper, "fold a map", "doubt")
    assert words(library) == ["folds flat"]
    changes = library.tasks.set_colours(["doubt", "blue"])
    assert words(library) == ["fold a map"]
    assert changes.about == {"tasks"}
    assert library.tasks.colours == {"red", "blue"}
    assert library.undo().about == {"tasks"}
    assert words(library) == ["folds flat"]


def test_without_any_colour_nothing_is_a_task(library: Library) -> None:
    ask(library, papers(library)[0], "folds flat")
    library.tasks.set_colours([])
    assert library.tasks.listing(with_done=True).passages == ()


def test_a_colour_that_does_not_exist_is_refused(library: Library) -> None:
    with pytest.raises(ReaderError, match="plaid"):
        library.tasks.set_colours(["plaid"])


def test_what_means_a_task_is_kept_with_the_library(library: Library) -> None:
    library.tasks.set_colours(["red"])
    folder, cache = library.folder, library.cache
    library.close()
    again = Library.open(folder, cache=cache)
    assert again.tasks.colours == {"red"}
    again.close()


def test_ticking_a_task_off_keeps_its_mark_and_can_be_undone(library: Library) -> None:
    paper, _ = papers(library)
    mark = ask(library, paper, "folds flat")
    assert library.tasks.tick([mark]).label == "Tick a task off"
    assert words(library) == []
    assert words(library, with_open=False, with_done=True) == ["folds flat"]
    assert [one.annotation.id for one in library.marks.of(paper)] == [mark]
    library.undo()
    assert words(library) == ["folds flat"]


def test_a_ticked_task_can_be_opened_again(library: Library) -> None:
    mark = ask(library, papers(library)[0], "folds flat")
    library.tasks.tick([mark])
    library.tasks.tick([mark], done=False)
    assert words(library) == ["folds flat"]
    assert not library.tasks.tick([mark], done=False)


def test_tasks_are_counted_and_listed_by_paper(library: Library) -> None:
    maps, kites = papers(library)
    done = ask(library, maps, "fold a map")
    ask(library, maps, "folds flat")
    ask(library, kites, "creases")
    library.tasks.tick([done])
    listed = library.tasks.listing()
    assert (listed.open, listed.done) == (2, 1)
    assert words(library) == ["folds flat", "creases"]
    assert words(library, kites) == ["creases"]
    assert words(library, with_done=True) == ["fold a map", "folds flat", "creases"]


def test_tasks_of_papers_in_the_trash_are_not_listed(library: Library) -> None:
    maps, kites = papers(library)
    ask(library, maps, "folds flat")
    ask(library, kites, "creases")
    library.papers.trash([kites])
    assert words(library) == ["folds flat"]


def test_editing_a_ticked_mark_leaves_it_ticked(library: Library) -> None:
    mark = ask(library, papers(library)[0], "folds flat")
    library.tasks.tick([mark])
    library.marks.edit(mark, comment="answered in section 2")
    assert words(library) == []


def test_what_another_program_wrote_as_colours_does_no_harm(library: Library) -> None:
    ask(library, papers(library)[0], "folds flat")
    library._catalogue.commit("Edit", {"meta": {"tasks": {"id": "tasks", "colours": "plaid"}}})
    assert words(library) == ["folds flat"]
    library._catalogue.commit("Edit", {"meta": {"tasks": {"id": "tasks", "colours": ["plaid", 7]}}})
    assert words(library) == []
