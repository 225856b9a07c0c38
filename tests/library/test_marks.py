"""Highlights of a library."""

import pytest

from reader_app.library.catalogue import Catalogue
from reader_app.library.marks import KINDS, Marks, placed_in
from reader_app.library.notes import Notes
from reader_app.library.papers import Papers
from reader_app.model.anchor import Anchor, Fate, Target, anchor_at
from reader_app.model.annotation import Annotation
from reader_app.model.attachment import Attachment
from reader_app.model.errors import ReaderError
from reader_app.model.geometry import quad_of
from reader_app.model.ids import AnnotationId, AttachmentId, PaperId
from reader_app.model.paper import Paper
from reader_app.model.row import Row
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


@pytest.mark.parametrize("target", [Target.ABSTRACT, Target.TITLE, Target.NOTE])
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


PDF = AttachmentId("01m85gvbrs6bswbgp8vac9r90a")


def on_page(page: int, words: str = "", *, top: float = 700.0, start: int = 0) -> Anchor:
    quad = quad_of((72.0, top - 10, 200.0, top))
    return Anchor(Target.PDF, words, "", "", start, start + len(words), page=page, quads=(quad,), attachment=PDF)


def test_what_is_on_a_pdf_is_kept_with_all_that_is_said_of_it(marks: Marks, paper: PaperId) -> None:
    anchor = on_page(7, "a crease pattern", start=40)
    marks.add(paper, anchor, "green", "see Fig. 3", kind="underline", tags=["Proof", "#proof", "origami/flat"])
    kept = marks.of(paper)[0].annotation
    assert kept.anchor == anchor
    assert (kept.kind, kept.tags, kept.comment) == ("underline", ("Proof", "origami/flat"), "see Fig. 3")


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_mark_can_be_made_and_taken_back(
    kind: str, catalogue: Catalogue, marks: Marks, paper: PaperId
) -> None:
    marks.add(paper, on_page(1), kind=kind)
    assert marks.of(paper)[0].annotation.kind == kind
    catalogue.undo()
    assert marks.of(paper) == ()


def test_a_kind_that_nobody_knows_is_refused(marks: Marks, paper: PaperId) -> None:
    with pytest.raises(ReaderError, match="no kind of mark"):
        marks.add(paper, on_page(1), kind="balloon")
    marks.add(paper, on_page(1))
    with pytest.raises(ReaderError, match="no kind of mark"):
        marks.edit(only(marks, paper), kind="balloon")


def test_a_mark_on_a_pdf_is_placed_as_long_as_the_pdf_is_attached(paper: PaperId) -> None:
    file = Attachment(PDF, paper, "map.pdf", "0" * 64, 10, "")
    row = Row(Paper(id=paper, title="Folding Maps"), files=(file,))
    assert placed_in(row, on_page(3, "fold", start=5)).fate is Fate.SAME
    assert placed_in(row, on_page(3, "fold", start=5)).end == 9
    assert placed_in(Row(row.paper), on_page(3, "fold")).fate is Fate.LOST


def test_marks_on_pdfs_come_page_by_page_and_from_the_top(marks: Marks, paper: PaperId) -> None:
    wanted = [on_page(1, "b", start=8), on_page(2, top=600.0), on_page(2, top=300.0), on_page(10, "a")]
    for anchor in (wanted[3], wanted[1], wanted[0], wanted[2]):
        marks.add(paper, anchor)
    assert [mark.annotation.anchor for mark in marks.of(paper)] == wanted


def test_a_mark_that_takes_others_in_keeps_what_was_said_of_them(
    catalogue: Catalogue, marks: Marks, paper: PaperId
) -> None:
    marks.add(paper, on_page(1, "folds"), comment="first", tags=["a"])
    first = only(marks, paper)
    created = marks.get(first).created
    marks.add(paper, on_page(1, "folds flat"), comment="second", tags=["A", "b"], instead_of=[first])
    united = marks.of(paper)[0].annotation
    assert (united.comment, united.tags, united.created) == ("first\n\nsecond", ("a", "b"), created)
    assert len(marks.of(paper)) == 1
    catalogue.undo()
    assert only(marks, paper) == first


def test_annotations_of_another_program_are_taken_over_once(catalogue: Catalogue, marks: Marks, paper: PaperId) -> None:
    found = [
        Annotation(AnnotationId(""), paper, on_page(1, "folds"), "red", "why?", author="Ada", origin="nm-1"),
        Annotation(AnnotationId(""), paper, on_page(2, "flat"), "blue", author="Ada", origin="nm-2"),
    ]
    assert marks.take_over(paper, found).label == "Take over 2 annotations"
    assert not marks.take_over(paper, found)
    assert [(mark.annotation.author, mark.annotation.origin) for mark in marks.of(paper)] == [
        ("Ada", "nm-1"),
        ("Ada", "nm-2"),
    ]
    catalogue.undo()
    assert marks.of(paper) == ()


def test_tags_are_given_to_and_taken_from_many_marks_at_once(
    catalogue: Catalogue, marks: Marks, paper: PaperId
) -> None:
    for page in (1, 2):
        marks.add(paper, on_page(page), tags=["old"])
    ids = [mark.annotation.id for mark in marks.of(paper)]
    marks.retag(ids, add=["#new"], remove=["OLD"])
    assert [mark.annotation.tags for mark in marks.of(paper)] == [("new",), ("new",)]
    assert not marks.retag(ids, add=["NEW"])
    catalogue.undo()
    assert [mark.annotation.tags for mark in marks.of(paper)] == [("old",), ("old",)]


def test_marks_are_carried_to_other_places_in_one_step(catalogue: Catalogue, marks: Marks, paper: PaperId) -> None:
    for page in (1, 2):
        marks.add(paper, on_page(page, "x"))
    ids = [mark.annotation.id for mark in marks.of(paper)]
    marks.move([(ids[0], on_page(3, "x")), (ids[1], on_page(4, "x"))])
    assert [mark.annotation.anchor.page for mark in marks.of(paper)] == [3, 4]
    catalogue.undo()
    assert [mark.annotation.anchor.page for mark in marks.of(paper)] == [1, 2]


def test_a_mark_is_named_by_the_beginning_of_its_id(marks: Marks, paper: PaperId) -> None:
    marks.add_words(paper, "folds flat")
    mark = only(marks, paper)
    assert marks.find_id(f" {mark[:20].upper()}") == mark
    for wrong in ("", "zzz"):
        with pytest.raises(ReaderError, match="no mark"):
            marks.find_id(wrong)
