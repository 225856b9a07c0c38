from reader_app.library.differences import Difference, Part, Side, differences
from reader_app.model.ids import NoteId, PaperId
from reader_app.model.note import Note
from reader_app.ui.past.difference_view import difference_html, word_by_word
from reader_app.ui.theme import DARK, LIGHT


def a_note(text: str) -> Note:
    return Note(NoteId("n"), PaperId("p"), text, "", "")


def test_a_changed_line_is_told_apart_by_its_words() -> None:
    (found,) = word_by_word(
        differences(a_note("One line.\nA first thought.\n"), a_note("One line.\nA second thought.\n"))
    )
    assert found.parts == (
        Part(Side.BOTH, "One line.\n"),
        Part(Side.BOTH, "A "),
        Part(Side.THEN, "first"),
        Part(Side.NOW, "second"),
        Part(Side.BOTH, " thought.\n"),
    )


def test_lines_that_only_came_or_went_stay_whole() -> None:
    (came,) = word_by_word(differences(a_note("a\n"), a_note("a\nb\n")))
    assert came.parts == (Part(Side.BOTH, "a\n"), Part(Side.NOW, "b\n"))
    (went,) = word_by_word(differences(a_note("a\nb\n"), None))
    assert went.parts == (Part(Side.THEN, "a\nb\n"),)


def test_what_is_gone_is_struck_out_and_what_is_new_has_the_colour_of_the_theme() -> None:
    shown = [Difference("Title", "x", "y", (Part(Side.THEN, "x"), Part(Side.NOW, "y")))]
    for colours in (LIGHT, DARK):
        html = difference_html(shown, colours)
        assert f'{colours.tint("red").ink}; text-decoration: line-through">x' in html
        assert f'{colours.tint("green").ink}; text-decoration: none">y' in html


def test_what_was_written_is_never_taken_for_markup() -> None:
    shown = [Difference("A <b>", "", "<img>", (Part(Side.NOW, "<img>"),))]
    assert "<img>" not in difference_html(shown, LIGHT)
    assert "A &lt;b&gt;" in difference_html(shown, LIGHT)
