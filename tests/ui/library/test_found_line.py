import pytest

from reader_app.model.hit import FoundPage, PagePassage, Snippet
from reader_app.model.ids import AttachmentId
from reader_app.model.row import Row
from reader_app.search.matcher import Matcher
from reader_app.search.query import parse
from reader_app.ui.library.found_line import FoundLine, found_line
from tests.ui.library.samples import row


def line(shown: Row, query: str) -> FoundLine:
    return found_line(shown, Matcher(parse(query)))


def marked(found: FoundLine) -> list[str]:
    return [found.whole[start:end] for start, end in found.marks]


def test_without_a_search_a_row_shows_how_its_abstract_begins() -> None:
    assert found_line(row(1, abstract="First. Second."), None) == FoundLine("First. Second.")


def test_words_of_the_abstract_need_no_label() -> None:
    found = line(row(1, abstract="Of zebras."), "zebra")
    assert (found.whole, marked(found)) == ("Of zebras.", ["zebras"])


def test_words_of_a_note_are_said_to_be_there_without_its_markdown() -> None:
    found = line(row(1, abstract="Nothing.", note="# Idea\n\n- see **zebra** in `a_b` and 2 * 3"), "zebra")
    assert found.whole == "Note: Idea see zebra in a_b and 2 * 3"
    assert marked(found) == ["zebra"]


def test_words_of_a_highlight_are_said_to_be_there() -> None:
    shown = Row(row(1, abstract="Nothing.").paper, comments="about zebras", highlights=1)
    assert line(shown, "zebra").whole == "Highlight: about zebras"


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"authors": ("Ada A", "Zoe Zebra")}, "Authors: Zoe Zebra · Nothing."),
        ({"keywords": ("horses", "grey zebras", "zebra")}, "Keywords: grey zebras, zebra · Nothing."),
        ({"tags": ("animals/zebra",)}, "Tags: animals/zebra · Nothing."),
        ({"venue": "Zebra Letters"}, "Venue: Zebra Letters · Nothing."),
        ({"abstract": "", "venue": "Zebra Letters"}, "Venue: Zebra Letters"),
    ],
)
def test_words_found_only_elsewhere_are_shown_before_the_abstract(fields: dict[str, object], expected: str) -> None:
    found = line(row(1, "Title", **({"abstract": "Nothing."} | fields)), "zebra")
    assert found.whole == expected
    assert {word.lower() for word in marked(found)} <= {"zebra", "zebras"}
    assert marked(found)


def test_a_title_that_has_the_words_says_it_all() -> None:
    assert line(row(1, "Zebras", abstract="Nothing.", authors=("Z. Zebra",)), "zebra").whole == "Nothing."


def test_a_line_cut_to_its_first_words_keeps_its_label() -> None:
    found = line(row(1, abstract="", note=f"{'Filler ' * 30}a zebra is here"), "zebra")
    cut = found.from_first()
    assert cut.whole.startswith("Note: …")
    assert marked(cut) == ["zebra"]


ON_A_PAGE = PagePassage(FoundPage(AttachmentId("f"), 7, 1.0, 2), Snippet("text", "of grey\nzebras", ((8, 14),)))


def on_page(shown: Row, passage: PagePassage | None = ON_A_PAGE) -> FoundLine:
    return found_line(shown, Matcher(parse("zebra")), passage)


def test_words_found_only_in_a_pdf_are_said_to_be_on_their_page() -> None:
    found = on_page(row(1, abstract="Nothing."))
    assert (found.whole, marked(found)) == ("PDF p. 7: of grey zebras", ["zebras"])


def test_words_of_the_abstract_come_before_those_of_a_pdf() -> None:
    assert on_page(row(1, abstract="Of zebras.")).whole == "Of zebras."
    assert on_page(row(1, abstract="Nothing.", venue="Zebra Letters")).label == "Venue: "


def test_a_pdf_without_the_words_says_nothing() -> None:
    assert on_page(row(1, abstract="Nothing."), None).whole == "Nothing."
    nowhere = PagePassage(ON_A_PAGE.found, Snippet("text", "of horses"))
    assert on_page(row(1, abstract="Nothing."), nowhere).whole == "Nothing."
