"""Marks listed: narrowed down, ordered and counted."""

from collections.abc import Mapping

import pytest

from reader_app.library.catalogue import Catalogue
from reader_app.library.mark_list import MarkOrder, MarkScope, folded
from reader_app.library.marks import Marks
from reader_app.library.papers import Papers
from reader_app.model.anchor import Anchor, Target
from reader_app.model.annotation import Annotation
from reader_app.model.ids import AnnotationId, PaperId
from tests.library.making import ABSTRACT, add


@pytest.fixture
def marks(catalogue: Catalogue) -> Marks:
    """Three marks in two papers: what they say is in their comments."""
    marks = Marks(catalogue)
    maps = add(catalogue, "Folding Maps", abstract=ABSTRACT)
    waves = add(catalogue, "Über Waves")
    days = iter(("2026-01-01", "2026-02-01", "2026-03-01"))
    for paper, words, page, colour, kind, author, tags in (
        (maps, "folds flat", 2, "red", "highlight", "", ("proof",)),
        (maps, "a crease", 1, "blue", "underline", "Ada", ()),
        (waves, "Fr\u00e9quence", 1, "red", "highlight", "Ada", ("proof", "data")),
    ):
        anchor = Anchor(Target.PDF, words, "", "", 0, len(words), page=page)
        day = f"{next(days)}T10:00:00Z"
        mark = Annotation(AnnotationId(""), paper, anchor, colour, "", kind, day, day, author, tags, words)
        marks.take_over(paper, [mark])
    return marks


def told(marks: Marks, **scope: object) -> list[str]:
    listing = marks.listing(MarkScope(**scope))  # type: ignore[arg-type]
    return [passage.annotation.anchor.exact for passage in listing.passages]


def test_marks_are_listed_paper_by_paper_in_the_order_of_their_places(marks: Marks) -> None:
    assert told(marks) == ["a crease", "folds flat", "Fr\u00e9quence"]


@pytest.mark.parametrize(
    ("scope", "expected"),
    [
        ({"colours": frozenset({"red"})}, ["folds flat", "Fr\u00e9quence"]),
        ({"colours": frozenset({"red", "blue"}), "authors": frozenset({"Ada"})}, ["a crease", "Fr\u00e9quence"]),
        ({"authors": frozenset({""})}, ["folds flat"]),
        ({"tags": frozenset({"data"})}, ["Fr\u00e9quence"]),
        ({"tags": frozenset({""})}, ["a crease"]),
        ({"kinds": frozenset({"underline"})}, ["a crease"]),
        ({"text": "FREQUENCE"}, ["Fr\u00e9quence"]),
        ({"text": "uber wav"}, ["Fr\u00e9quence"]),
        ({"text": "flat nothing"}, []),
        ({"since": "2026-02-01"}, ["a crease", "Fr\u00e9quence"]),
        ({"until": "2026-02-01"}, ["a crease", "folds flat"]),
        ({"since": "2026-02-02", "until": "2026-02-27"}, []),
    ],
)
def test_marks_are_narrowed_down(scope: Mapping[str, object], expected: list[str], marks: Marks) -> None:
    assert told(marks, **scope) == expected


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        (MarkOrder.NEWEST, ["Fr\u00e9quence", "a crease", "folds flat"]),
        (MarkOrder.OLDEST, ["folds flat", "a crease", "Fr\u00e9quence"]),
        (MarkOrder.COLOUR, ["folds flat", "Fr\u00e9quence", "a crease"]),
    ],
)
def test_marks_are_ordered_as_wanted(order: MarkOrder, expected: list[str], marks: Marks) -> None:
    assert told(marks, order=order) == expected


def test_the_mark_changed_last_comes_first_where_that_is_wanted(marks: Marks) -> None:
    last = marks.listing(MarkScope(text="folds")).passages[0].annotation
    marks.edit(last.id, comment="Yes.")
    assert told(marks, order=MarkOrder.CHANGED)[0] == "folds flat"


def test_the_marks_of_one_paper_are_listed_alone(marks: Marks) -> None:
    paper = marks.listing(MarkScope(text="crease")).passages[0].row.paper.id
    assert told(marks, paper=paper) == ["a crease", "folds flat"]
    assert marks.listing(MarkScope(paper=paper, text="flat")).total == 2


def test_a_count_says_how_many_there_would_be_beside_the_other_wishes(marks: Marks) -> None:
    counts = marks.listing(MarkScope(colours=frozenset({"red"}), authors=frozenset({"Ada"}))).counts
    assert counts["colours"] == {"red": 1, "blue": 1}
    assert counts["authors"] == {"": 1, "Ada": 1}
    assert counts["kinds"] == {"highlight": 1}
    assert counts["tags"] == {"proof": 1, "data": 1}


def test_marks_of_papers_in_the_trash_are_not_listed_with_the_library(catalogue: Catalogue, marks: Marks) -> None:
    paper = marks.listing(MarkScope(text="crease")).passages[0].row.paper.id
    Papers(catalogue).trash([paper])
    assert told(marks) == ["Fr\u00e9quence"]
    assert told(marks, paper=paper) == ["a crease", "folds flat"]


def test_a_mark_that_changes_is_listed_as_it_is_now(catalogue: Catalogue, marks: Marks) -> None:
    listed = marks.listing(MarkScope(text="crease")).passages[0]
    marks.edit(listed.annotation.id, comment="Once more.")
    assert told(marks, text="once more") == ["a crease"]
    Papers(catalogue).edit(PaperId(listed.row.paper.id), title="Paper Folds")
    assert told(marks, text="paper folds") == ["a crease", "folds flat"]
    marks.remove([listed.annotation.id])
    assert told(marks, text="paper folds") == ["folds flat"]


def test_case_and_accents_make_no_difference() -> None:
    assert folded("Éa \u00dfs \ufb01x") == folded("ea SSS FIX") == "ea sss fix"
