"""Rows in step with the file, and each change a step that can be taken back."""

import gc
import json
import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from reader_app.library.catalogue import Catalogue
from reader_app.library.documents import document_of
from reader_app.library.marks import Marks
from reader_app.library.notes import Notes
from reader_app.library.papers import Papers
from reader_app.model.anchor import anchor_at
from reader_app.model.errors import ReaderError
from reader_app.model.ids import PaperId
from tests.library.making import ABSTRACT, a_paper, add, opened


def by_hand(folder: Path, **tables: dict[str, Any]) -> Path:
    """Write a library as an editor would."""
    path = folder / "library.json"
    path.write_text(json.dumps(tables), encoding="utf-8")
    return path


def test_what_was_committed_is_there_after_a_restart(catalogue: Catalogue, tmp_path: Path) -> None:
    paper = add(catalogue, abstract=ABSTRACT, tags=("a/b",), year=2020)
    Notes(catalogue).write(paper, "Mine")
    Marks(catalogue).add_words(paper, "The map folds", "blue", "how?")
    again = opened(tmp_path)
    assert dict(again.rows) == dict(catalogue.rows)
    assert (again.identity, again.generation) == (catalogue.identity, catalogue.generation)
    row = again.row(paper)
    assert (row.note, row.highlights, row.comments) == ("Mine", 1, "The map folds\nhow?")


def test_each_commit_raises_the_generation(catalogue: Catalogue) -> None:
    seen = [catalogue.generation]
    for commit in (lambda: add(catalogue), catalogue.undo, catalogue.redo):
        commit()
        seen.append(catalogue.generation)
    assert seen == sorted(set(seen))


def test_a_copy_put_back_and_changed_never_has_a_generation_that_was_there_before(tmp_path: Path) -> None:
    catalogue = opened(tmp_path)
    add(catalogue)
    copy = (tmp_path / "library.json").read_bytes()
    add(catalogue)
    before = catalogue.generation
    catalogue.close()
    (tmp_path / "library.json").write_bytes(copy)
    again = opened(tmp_path)
    add(again)
    assert again.generation != before


def test_rows_are_the_oldest_first_whatever_was_edited_or_undone(catalogue: Catalogue, tmp_path: Path) -> None:
    papers = [add(catalogue, f"Paper {number}") for number in range(4)]
    Papers(catalogue).edit(papers[0], venue="Edited")
    Papers(catalogue).trash([papers[1]])
    Papers(catalogue).delete([papers[1]])
    catalogue.undo()
    assert list(catalogue.rows) == papers
    assert list(opened(tmp_path).rows) == papers


def test_rows_cannot_be_changed_from_outside(catalogue: Catalogue) -> None:
    with pytest.raises(TypeError):
        catalogue.rows[PaperId("x")] = None  # type: ignore[index]


def test_a_paper_that_is_not_there_is_told(catalogue: Catalogue) -> None:
    with pytest.raises(ReaderError, match="no paper nowhere"):
        catalogue.row(PaperId("nowhere"))


def test_changes_name_all_that_was_touched(catalogue: Catalogue) -> None:
    paper = add(catalogue, abstract=ABSTRACT)
    noted = Notes(catalogue).write(paper, "Mine")
    assert (noted.papers, noted.notes, noted.annotations) == ({paper}, {paper}, frozenset())
    marked = Marks(catalogue).add_words(paper, "fold a map")
    assert (marked.papers, marked.notes) == ({paper}, frozenset())
    assert marked.annotations == {mark.id for mark in catalogue.annotations(paper)}
    removed = Marks(catalogue).remove(marked.annotations)
    assert (removed.papers, removed.annotations) == ({paper}, marked.annotations)


def test_changes_name_the_tags_that_came_or_went_and_no_others(catalogue: Catalogue) -> None:
    before = a_paper(tags=("stays", "goes"))
    catalogue.commit("Add", {"papers": {before.id: document_of(before)}})
    after = replace(before, tags=("stays", "comes"))
    changes = catalogue.commit("Edit", {"papers": {before.id: document_of(after)}})
    assert changes.tags == {"goes", "comes"}
    assert catalogue.undo().tags == {"goes", "comes"}


def test_a_commit_that_changes_nothing_is_no_step(catalogue: Catalogue) -> None:
    paper = a_paper()
    batch = {"papers": {paper.id: document_of(paper)}, "notes": {}}
    catalogue.commit("Add", batch)
    generation = catalogue.generation
    assert not catalogue.commit("Again", batch)
    assert not catalogue.commit("Remove what is not there", {"notes": {"n": None}})
    assert not catalogue.commit("Nothing", {})
    assert catalogue.generation == generation
    assert catalogue.undo_label == "Add"


def test_a_commit_that_cannot_be_written_changes_nothing(catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch) -> None:
    paper = add(catalogue)
    rows, generation = dict(catalogue.rows), catalogue.generation

    def full(*_args: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", full)
        for change in (lambda: Notes(catalogue).write(paper, "Mine"), catalogue.undo):
            with pytest.raises(ReaderError, match="No space left"):
                change()
    assert (dict(catalogue.rows), catalogue.generation, catalogue.note(paper)) == (rows, generation, None)
    assert (catalogue.undo_label, catalogue.redo_label) == ("Add Folding Maps", "")
    Notes(catalogue).write(paper, "Mine")
    assert catalogue.row(paper).note == "Mine"


def test_undo_and_redo_say_what_they_did_and_would_do(catalogue: Catalogue) -> None:
    add(catalogue)
    assert (catalogue.undo_label, catalogue.redo_label) == ("Add Folding Maps", "")
    assert catalogue.undo().label == "Undid: Add Folding Maps"
    assert (catalogue.undo_label, catalogue.redo_label) == ("", "Add Folding Maps")
    assert catalogue.redo().label == "Redid: Add Folding Maps"


def test_nothing_to_undo_or_redo_is_told(catalogue: Catalogue) -> None:
    with pytest.raises(ReaderError, match="nothing to undo"):
        catalogue.undo()
    with pytest.raises(ReaderError, match="nothing to redo"):
        catalogue.redo()


def test_fields_that_somebody_else_added_survive_an_edit(catalogue: Catalogue, tmp_path: Path) -> None:
    paper = add(catalogue, tags=("t",))
    before = catalogue.document("papers", paper) or {}
    catalogue.close()
    path = tmp_path / "library.json"
    path.write_text(path.read_text().replace('"title":', '"shelf":"left","title":'))
    again = opened(tmp_path)
    Papers(again).set_starred([paper], True)
    again.close()
    assert json.loads(path.read_text())["papers"]["1"]["shelf"] == "left"
    once_more = opened(tmp_path)
    Papers(once_more).set_starred([paper], False)
    assert once_more.document("papers", paper) == {**before, "shelf": "left"}
    once_more.close()


def test_what_is_wrong_with_the_files_is_told(catalogue: Catalogue, tmp_path: Path) -> None:
    add(catalogue)
    catalogue.close()
    assert opened(tmp_path).notices == ()
    path = tmp_path / "library.json"
    path.write_text(path.read_text() + " ")
    assert "was changed by another program" in opened(tmp_path, read_only=True).notices[0]


def test_only_what_search_reads_makes_a_paper_unindexed(catalogue: Catalogue) -> None:
    paper = add(catalogue, abstract=ABSTRACT)
    assert catalogue.unindexed() == ({paper}, frozenset())
    catalogue.mark_indexed([paper], [])
    Papers(catalogue).set_starred([paper], True)
    assert catalogue.unindexed() == (frozenset(), frozenset())
    for change in (
        lambda: Papers(catalogue).edit(paper, title="Unfolding"),
        lambda: Notes(catalogue).write(paper, "Mine"),
        lambda: Marks(catalogue).add_words(paper, "fold a map"),
    ):
        change()
        assert catalogue.unindexed() == ({paper}, frozenset())
        catalogue.mark_indexed([paper], [])


def test_a_deleted_paper_is_to_be_forgotten_by_the_index_until_it_comes_back(catalogue: Catalogue) -> None:
    paper = add(catalogue)
    catalogue.mark_indexed([paper], [])
    Papers(catalogue).trash([paper])
    Papers(catalogue).delete([paper])
    assert catalogue.unindexed() == (frozenset(), {paper})
    catalogue.undo()
    assert catalogue.unindexed() == ({paper}, frozenset())


def test_annotations_are_in_the_order_of_the_text(catalogue: Catalogue) -> None:
    paper = add(catalogue, abstract=ABSTRACT)
    for start, end in ((20, 25), (0, 4), (10, 14)):
        Marks(catalogue).add(paper, anchor_at(ABSTRACT, start, end))
    assert [mark.anchor.start for mark in catalogue.annotations(paper)] == [0, 10, 20]


@pytest.mark.parametrize(
    "about",
    [
        {"library": "0" * 26, "generation": 1},
        {"library": "0" * 26, "format": 1, "generation": "many"},
        {"library": "../../elsewhere", "format": 1, "generation": 1},
        {"format": 1, "generation": 1},
    ],
)
def test_a_library_that_tells_nonsense_about_itself_is_not_opened(about: dict[str, Any], tmp_path: Path) -> None:
    by_hand(tmp_path, meta={"1": {"id": "library"} | about})
    with pytest.raises(ReaderError, match="does not say which format"):
        opened(tmp_path)


@pytest.mark.parametrize(
    ("table", "document", "told"),
    [
        ("papers", {"title": "Fold", "year": "soon"}, "the paper “Fold” (id x) has no usable “year”"),
        ("papers", {}, "the paper “x” (id x) has no “title”"),
        ("notes", {"text": "Lost"}, "the note “x” (id x) has no “paper”"),
        ("annotations", {"paper": "p"}, "the highlight “x” (id x) has no “anchor”"),
        ("feeds", {"items": 7}, "the feed page “x” (id x) has no usable “items”"),
        ("searches", {"query": 7}, "the saved search “x” (id x) has no usable “query”"),
        ("tags", {"colour": "pinkish"}, "the tag “x” (id x) has no usable “colour”"),
    ],
)
def test_a_wrong_document_is_told_with_the_file_and_left(
    table: str, document: dict[str, Any], told: str, tmp_path: Path
) -> None:
    path = by_hand(tmp_path, **{table: {"1": {"id": "x"} | document}})
    before = path.read_bytes()
    with pytest.raises(ReaderError) as refusal:
        opened(tmp_path)
    assert str(path) in str(refusal.value)
    assert told in str(refusal.value)
    assert path.read_bytes() == before


@pytest.mark.usefixtures("collector_by_itself")
@pytest.mark.parametrize("is_whole", [True, False])
def test_the_collector_runs_again_once_a_library_is_open_or_refused(is_whole: bool, tmp_path: Path) -> None:
    by_hand(tmp_path, papers={"1": {"id": "x", "title": "Fold" if is_whole else 7}})
    if is_whole:
        opened(tmp_path)
    else:
        with pytest.raises(ReaderError):
            opened(tmp_path)
    assert gc.isenabled()


def test_notes_and_highlights_of_papers_that_are_gone_do_no_harm(tmp_path: Path) -> None:
    anchor = {"target": "abstract", "exact": "map", "start": 0, "end": 3}
    by_hand(
        tmp_path,
        notes={"1": {"id": "n", "paper": "gone", "text": "Kept"}},
        annotations={"1": {"id": "a", "paper": "gone", "anchor": anchor, "colour": "red"}},
    )
    catalogue = opened(tmp_path)
    add(catalogue)
    assert len(catalogue.rows) == 1
    assert len(catalogue.documents("notes")) == len(catalogue.documents("annotations")) == 1


def test_a_note_that_takes_the_place_of_another_is_the_one_whatever_their_order(catalogue: Catalogue) -> None:
    paper = add(catalogue)
    catalogue.commit("Note", {"notes": {"old": {"id": "old", "paper": paper, "text": "Old"}}})
    for first, second in (("old", "new"), ("new", "old")):
        batch = {"new": {"id": "new", "paper": paper, "text": "New"}, "old": None}
        catalogue.commit("Replace", {"notes": {key: batch[key] for key in (first, second)}})
        assert catalogue.row(paper).note == "New"
        catalogue.undo()
        assert catalogue.row(paper).note == "Old"


def test_the_index_is_told_what_it_lacks_until_it_says_that_it_has_it(catalogue: Catalogue) -> None:
    paper, gone = add(catalogue), PaperId("gone")
    catalogue.mark_indexed([paper], [])
    catalogue.mark_unindexed([paper], [gone])
    assert catalogue.unindexed() == ({paper}, {gone})
    catalogue.mark_indexed([], [gone])
    assert catalogue.unindexed() == ({paper}, frozenset())
    Papers(catalogue).trash([paper])
    Papers(catalogue).delete([paper])
    assert catalogue.unindexed() == (frozenset(), {paper})
