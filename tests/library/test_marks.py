"""Highlights of a library."""

import pytest

from reader_app.library.catalogue import Catalogue
from reader_app.library.marks import Marks
from reader_app.library.notes import Notes
from reader_app.library.papers import Papers
from reader_app.model.anchor import Fate, Target, anchor_at
from reader_app.model.errors import ReaderError
from reader_app.model.ids import AnnotationId, PaperId
from tests.library.making import ABSTRACT, add


@pytest.fixture
def marks(catalogue: Catalogue) -> Marks:
    return Marks(catalogue)


@pytest.fixture
def paper(catalogue: Catalogue) -> PaperId:
    return add(catalogue, abstract=ABSTRACT)


def only(marks: Marks, paper: PaperId) -> AnnotationId:
    (mark,) = marks.of(paper)
    return mark.annotation.id


def test_words_are_highlighted_where_they_stand(marks: Marks, paper: PaperId) -> None:
    marks.add_words(paper, "folds flat", "blue", "how?")
    (mark,) = marks.of(paper)
    start = ABSTRACT.index("folds flat")
    assert (mark.placement.fate, mark.placement.start, mark.placement.end) == (Fate.SAME, start, start + 10)
    assert (mark.annotation.colour, mark.annotation.comment, mark.annotation.paper) == ("blue", "how?", paper)


def test_a_colour_may_be_called_by_its_meaning(marks: Marks, paper: PaperId) -> None:
    marks.add_words(paper, "folds flat", "Method")
    assert marks.of(paper)[0].annotation.colour == "blue"


@pytest.mark.parametrize(
    ("words", "told"),
    [("", "does not have"), ("unfolds", "does not have"), ("FOLDS", "does not have"), ("map", "more than once")],
)
def test_words_that_are_not_one_place_are_refused(words: str, told: str, marks: Marks, paper: PaperId) -> None:
    with pytest.raises(ReaderError, match=told):
        marks.add_words(paper, words)
    assert marks.of(paper) == ()


def test_words_that_overlap_themselves_are_more_than_one_place(catalogue: Catalogue, marks: Marks) -> None:
    paper = add(catalogue, abstract="banana")
    with pytest.raises(ReaderError, match="more than once"):
        marks.add_words(paper, "ana")


def test_a_highlight_needs_a_paper_and_a_colour_that_exist(marks: Marks, paper: PaperId) -> None:
    anchor = anchor_at(ABSTRACT, 0, 2)
    with pytest.raises(ReaderError, match="no paper"):
        marks.add(PaperId("gone"), anchor)
    with pytest.raises(ReaderError, match="not a colour"):
        marks.add(paper, anchor, "pinkish")
    assert marks.of(paper) == ()


def test_marks_come_in_the_order_of_the_text_and_lost_ones_last(
    catalogue: Catalogue, marks: Marks, paper: PaperId
) -> None:
    for words in ("Nobody had counted", "We fold a map", "folds flat along"):
        marks.add_words(paper, words)
    Papers(catalogue).edit(paper, abstract="Preface. " + ABSTRACT.replace("We fold a map. ", ""))
    placed = marks.of(paper)
    assert [mark.annotation.anchor.exact for mark in placed] == [
        "folds flat along",
        "Nobody had counted",
        "We fold a map",
    ]
    assert [mark.placement.fate for mark in placed] == [Fate.MOVED, Fate.MOVED, Fate.LOST]


def test_a_lost_mark_is_found_again_when_the_text_is_back(catalogue: Catalogue, marks: Marks, paper: PaperId) -> None:
    marks.add_words(paper, "folds flat", comment="how?")
    Papers(catalogue).edit(paper, abstract="Something else entirely.")
    assert marks.of(paper)[0].placement.fate is Fate.LOST
    catalogue.undo()
    assert marks.of(paper)[0].placement.fate is Fate.SAME


@pytest.mark.parametrize("target", Target)
def test_a_mark_is_placed_in_the_text_that_it_is_in(
    target: Target, catalogue: Catalogue, marks: Marks, paper: PaperId
) -> None:
    Notes(catalogue).write(paper, "My own words.")
    text = {Target.ABSTRACT: ABSTRACT, Target.TITLE: "Folding Maps", Target.NOTE: "My own words."}[target]
    marks.add(paper, anchor_at(text, 3, 8, target))
    (mark,) = marks.of(paper)
    assert (mark.placement.fate, mark.placement.start) == (Fate.SAME, 3)


def test_editing_changes_only_what_is_given(marks: Marks, paper: PaperId) -> None:
    marks.add_words(paper, "folds flat", "blue", "how?")
    before = marks.of(paper)[0].annotation
    mark = before.id
    marks.edit(mark, colour="red")
    assert (marks.of(paper)[0].annotation.colour, marks.of(paper)[0].annotation.comment) == ("red", "how?")
    marks.edit(mark, comment="")
    assert (marks.of(paper)[0].annotation.colour, marks.of(paper)[0].annotation.comment) == ("red", "")
    moved = anchor_at(ABSTRACT, 0, 7)
    marks.edit(mark, anchor=moved)
    after = marks.of(paper)[0].annotation
    assert (after.anchor, after.id, after.created) == (moved, before.id, before.created)


def test_editing_nothing_is_no_step(catalogue: Catalogue, marks: Marks, paper: PaperId) -> None:
    marks.add_words(paper, "folds flat", "blue", "how?")
    assert not marks.edit(only(marks, paper), colour="blue", comment="how?")
    assert catalogue.undo_label == "Highlight"


def test_a_comment_being_typed_is_one_step(catalogue: Catalogue, marks: Marks, paper: PaperId) -> None:
    marks.add_words(paper, "folds flat")
    mark = only(marks, paper)
    for text in ("h", "ho", "how?"):
        marks.edit(mark, comment=text)
    assert catalogue.row(paper).comments == "folds flat\nhow?"
    catalogue.undo()
    assert marks.of(paper)[0].annotation.comment == ""


def test_removed_marks_come_back_with_their_ids(catalogue: Catalogue, marks: Marks, paper: PaperId) -> None:
    for words in ("We fold a map", "folds flat"):
        marks.add_words(paper, words)
    before = marks.of(paper)
    changes = marks.remove([mark.annotation.id for mark in before])
    assert changes.label == "Remove 2 highlights"
    assert marks.of(paper) == ()
    assert catalogue.row(paper).highlights == 0
    catalogue.undo()
    assert marks.of(paper) == before
    catalogue.redo()
    assert marks.of(paper) == ()


def test_a_mark_that_is_gone_is_told(marks: Marks, paper: PaperId) -> None:
    marks.add_words(paper, "folds flat")
    mark = only(marks, paper)
    marks.remove([mark])
    with pytest.raises(ReaderError, match="does not exist any more"):
        marks.edit(mark, comment="late")
    with pytest.raises(ReaderError, match="does not exist any more"):
        marks.remove([mark])
