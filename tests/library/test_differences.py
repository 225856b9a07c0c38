"""How things were, beside how they are."""

from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader_app.library import differences
from reader_app.library.differences import Part, Side, parts
from reader_app.model.anchor import Anchor, Target
from reader_app.model.annotation import Annotation
from reader_app.model.ids import AnnotationId, NoteId, PaperId
from reader_app.model.note import Note
from reader_app.model.paper import Paper, ReadState
from tests.library.making import a_paper

NOTE = Note(NoteId("n"), PaperId("p"), "One\nTwo\n", "", "")
MARK = Annotation(AnnotationId("a"), PaperId("p"), Anchor(Target.ABSTRACT, "folds flat", "", "", 4, 14), "red", "how?")


@given(st.text(), st.text(), st.booleans())
def test_each_text_can_be_put_together_from_its_parts(then: str, now: str, by_lines: bool) -> None:
    found = list(parts(then, now, by_lines=by_lines))
    assert "".join(part.text for part in found if part.side is not Side.NOW) == then
    assert "".join(part.text for part in found if part.side is not Side.THEN) == now


def test_words_and_lines_that_differ_are_told_from_those_that_do_not() -> None:
    assert list(parts("a red kite", "a blue kite")) == [
        Part(Side.BOTH, "a "),
        Part(Side.THEN, "red"),
        Part(Side.NOW, "blue"),
        Part(Side.BOTH, " kite"),
    ]
    found = list(parts("One\nTwo\n", "One\nTwo more\n", by_lines=True))
    assert found == [Part(Side.BOTH, "One\n"), Part(Side.THEN, "Two\n"), Part(Side.NOW, "Two more\n")]


def test_texts_too_long_to_be_compared_are_shown_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(differences, "COMPARED_PIECES", 4)
    assert list(parts("a b c", "a b")) == [Part(Side.THEN, "a b c"), Part(Side.NOW, "a b")]
    assert next(iter(parts("a b", "a b"))).side is Side.BOTH


def test_only_fields_that_differ_are_told_by_the_names_people_know() -> None:
    before = a_paper(year=1999, tags=("a", "b"), extra=(("isbn", "1"),))
    after = replace(before, year=2001, tags=("a",), starred=True, state=ReadState.DONE, extra=())
    found = {one.field: (one.then, one.now) for one in differences.differences(before, after)}
    assert found == {
        "Year": ("1999", "2001"),
        "Tags": ("a; b", "a"),
        "Further fields": ("isbn: 1", ""),
        "Read state": ("inbox", "done"),
        "Starred": ("", "yes"),
    }


def test_every_field_of_a_paper_has_a_name() -> None:
    assert {field.name for field in fields(Paper)} - {"id"} == set(differences._PAPER_FIELDS)


def test_what_was_removed_or_is_new_differs_in_all_that_it_says() -> None:
    assert [(one.field, one.then, one.now) for one in differences.differences(NOTE, None)] == [("Note", NOTE.text, "")]
    assert [(one.field, one.now) for one in differences.differences(None, MARK)] == [
        ("Words", "folds flat"),
        ("Where", "abstract"),
        ("Colour", "red"),
        ("Comment", "how?"),
    ]
    assert differences.differences(None, None) == ()
