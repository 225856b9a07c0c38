"""The note on a paper."""

import pytest

from reader_app.library import history
from reader_app.library.catalogue import Catalogue
from reader_app.library.notes import Notes
from reader_app.library.papers import Papers
from reader_app.model.errors import ReaderError
from reader_app.model.ids import PaperId
from tests.library.making import add


@pytest.fixture
def notes(catalogue: Catalogue) -> Notes:
    return Notes(catalogue)


def test_a_paper_has_no_note_until_one_is_written(catalogue: Catalogue, notes: Notes) -> None:
    paper = add(catalogue)
    assert (notes.get(paper), notes.text(paper)) == (None, "")
    changes = notes.write(paper, "# Mine\n\n“ÅΩ 😀”\n")
    assert notes.text(paper) == catalogue.row(paper).note == "# Mine\n\n“ÅΩ 😀”\n"
    assert changes.notes == {paper}


def test_a_rewritten_note_keeps_its_id_and_when_it_was_begun(
    catalogue: Catalogue, notes: Notes, monkeypatch: pytest.MonkeyPatch
) -> None:
    paper = add(catalogue)
    for moment, text in (("2026-01-01T00:00:00+00:00", "one"), ("2026-02-02T00:00:00+00:00", "two")):
        monkeypatch.setattr("reader_app.library.notes.now", lambda moment=moment: moment)
        notes.write(paper, text)
        note = notes.get(paper)
        assert note is not None
    assert (note.text, note.created[:10], note.modified[:10]) == ("two", "2026-01-01", "2026-02-02")
    assert len(catalogue.documents("notes")) == 1


@pytest.mark.parametrize("blank", ["", " \n\t"])
def test_a_blank_text_removes_the_note(blank: str, catalogue: Catalogue, notes: Notes) -> None:
    paper = add(catalogue)
    notes.write(paper, "Mine")
    assert notes.write(paper, blank).notes == {paper}
    assert (notes.get(paper), catalogue.row(paper).note) == (None, "")
    assert not catalogue.documents("notes")


def test_the_same_text_again_changes_nothing(catalogue: Catalogue, notes: Notes) -> None:
    paper = add(catalogue)
    assert not notes.write(paper, "")
    assert not notes.write(paper, "  ")
    notes.write(paper, "Mine")
    generation = catalogue.generation
    assert not notes.write(paper, "Mine")
    assert catalogue.generation == generation


def test_a_note_on_a_paper_that_is_gone_is_refused(catalogue: Catalogue, notes: Notes) -> None:
    paper = add(catalogue)
    Papers(catalogue).trash([paper])
    notes.write(paper, "The trash still takes notes")
    Papers(catalogue).delete([paper])
    for gone in (paper, PaperId("never")):
        with pytest.raises(ReaderError, match="no paper"):
            notes.write(gone, "Mine")
    assert notes.text(paper) == ""


def test_typing_is_one_step_and_undo_takes_it_back_as_a_whole(catalogue: Catalogue, notes: Notes) -> None:
    paper = add(catalogue)
    for text in ("F", "Fo", "Fold"):
        notes.write(paper, text)
    catalogue.undo()
    assert notes.text(paper) == ""
    catalogue.redo()
    assert notes.text(paper) == "Fold"


def test_notes_on_two_papers_are_two_steps(catalogue: Catalogue, notes: Notes) -> None:
    one, other = add(catalogue, "One"), add(catalogue, "Other")
    notes.write(one, "1")
    notes.write(other, "2")
    catalogue.undo()
    assert (notes.text(one), notes.text(other)) == ("1", "")


def test_a_note_emptied_and_written_anew_while_typing_is_undone_and_redone(
    catalogue: Catalogue, notes: Notes, monkeypatch: pytest.MonkeyPatch
) -> None:
    paper = add(catalogue)
    monkeypatch.setattr(history.time, "monotonic", lambda: 0.0)
    notes.write(paper, "Before")
    monkeypatch.setattr(history.time, "monotonic", lambda: 1000.0)
    for text in ("", "Af", "", "After"):
        notes.write(paper, text)
    for _ in range(2):
        catalogue.undo()
        assert notes.text(paper) == catalogue.row(paper).note == "Before"
        catalogue.redo()
        assert notes.text(paper) == catalogue.row(paper).note == "After"
    assert len(catalogue.documents("notes")) == 1
