"""Previews in a document that is made of pages of words and boxes."""

from dataclasses import dataclass

import pytest

from reader_app.model.geometry import Rect
from reader_app.model.pdf import OutlineEntry, PageLink
from reader_app.pdf.previews import Mention, Preview, Sort, link_preview, mention_at, mention_preview
from reader_app.pdf.text.page_text import PageText, empty_page_text
from tests.pdf.pages import Block, page_of

PROSE = [
    "running text of a paper that goes on",
    "for many words in every single line of",
    "the column and then comes to an end",
]
FIGURE = (60.0, 500.0, 260.0, 600.0)


@dataclass
class Made:
    """A document that is made of page texts."""

    texts: tuple[PageText, ...]
    boxes: dict[int, tuple[Rect, ...]]
    entries: tuple[OutlineEntry, ...] = ()

    @property
    def count(self) -> int:
        return len(self.texts)

    def raw(self, page: int) -> str:
        return self.texts[page - 1].text

    def text(self, page: int) -> PageText:
        return self.texts[page - 1]

    def drawn(self, page: int) -> tuple[Rect, ...]:
        return self.boxes.get(page, ())

    def outline(self) -> tuple[OutlineEntry, ...]:
        return self.entries


def document(*texts: PageText, drawn: dict[int, tuple[Rect, ...]] | None = None) -> Made:
    return Made(texts, drawn or {})


def preview(words: str, pages: Made, page: int = 1) -> Preview | None:
    mention = mention_at(words, 1)
    assert mention is not None
    return mention_preview(mention, page, pages)


PAPER = document(
    page_of(Block(50, 700, "Figure 1 shows that", *PROSE)),
    page_of(
        Block(50, 700, *PROSE),
        Block(50, 490, "Fig. 1. A picture of things.", "It goes on."),
        Block(50, 440, "Table 2: Some numbers."),
        Block(60, 420, "a 1"),
        Block(60, 405, "b 2"),
        Block(50, 300, *PROSE),
    ),
    page_of(
        Block(50, 740, "3 Related Work"),
        Block(50, 700, *PROSE),
        Block(50, 600, "Theorem 2 (Main). All is well and", "nothing is lost of what was there."),
        Block(50, 560, "Proof. It is so."),
        Block(50, 500, "a = b + c (7)"),
        Block(50, 450, "as we see in the words above and (7)"),
    ),
    page_of(
        Block(50, 740, "References"),
        Block(50, 700, "[1] A. One, First things, 1999.", "    Publisher."),
        Block(50, 670, "[2] B. Two, Second things, 2001."),
        Block(50, 650, "[3] C. Three, Third things, 2003."),
    ),
    drawn={2: (FIGURE, (200.0, 10.0, 300.0, 20.0))},
)


def test_a_figure_is_shown_with_its_caption() -> None:
    found = preview("Figure 1", PAPER)
    assert found is not None
    assert found.page == 2
    left, bottom, right, top = found.area
    assert (left, top) == (46, 604)
    assert 460 < bottom < 470
    assert right >= 260
    assert found.words == "Fig. 1. A picture of things. It goes on."


def test_a_table_is_shown_below_its_caption_and_ends_before_the_text() -> None:
    found = preview("Table 2", PAPER)
    assert found is not None
    _left, bottom, _right, top = found.area
    assert (found.page, round(bottom), round(top)) == (2, 391, 444)


def test_the_nearest_caption_is_shown_where_numbers_are_given_twice() -> None:
    pages = [page_of(Block(50, 700, "Figure 1: One."), Block(50, 600, *PROSE)) for _ in range(5)]
    found = preview("Figure 1", document(*pages), page=4)
    assert found is not None
    assert found.page == 4


def test_a_sentence_that_begins_with_a_mention_is_no_caption() -> None:
    assert preview("Figure 1", document(page_of(Block(50, 700, "Figure 1 shows that", *PROSE)))) is None


def test_a_list_of_figures_is_not_the_figure() -> None:
    listed = page_of(Block(50, 700, "Figure 1: One . . . . . . 7", "Figure 2: Two . . . . . . 9"))
    found = preview("Figure 1", document(listed, page_of(Block(50, 700, "Figure 1: One"), Block(50, 600, *PROSE))))
    assert found is not None
    assert found.page == 2


def test_a_part_of_a_figure_is_shown_by_the_whole() -> None:
    found = preview("Figure 1b", PAPER)
    assert found is not None
    assert found.page == 2


@pytest.mark.parametrize(
    ("words", "entry"),
    [
        ("[1]", "[1] A. One, First things, 1999. Publisher."),
        ("[2]", "[2] B. Two, Second things, 2001."),
        ("[3]", "[3] C. Three, Third things, 2003."),
    ],
)
def test_a_reference_is_shown_to_its_end(words: str, entry: str) -> None:
    found = preview(words, PAPER)
    assert found is not None
    assert (found.page, found.words) == (4, entry)


def test_a_line_that_begins_with_a_reference_is_no_entry() -> None:
    pages = document(page_of(Block(50, 700, "as was said by others in", "[2] and then by all")), *PAPER.texts[3:])
    found = preview("[2]", pages)
    assert found is not None
    assert found.page == 2


def test_a_reference_that_is_not_there_has_no_preview() -> None:
    assert preview("[9]", PAPER) is None


def test_numbered_lists_without_brackets_are_looked_for_behind_their_heading() -> None:
    pages = document(
        page_of(Block(50, 700, "2. Methods are here")),
        page_of(Block(50, 700, "References"), Block(50, 680, "1. One A.", "2. Two B.", "3. Three C.")),
    )
    found = preview("[2]", pages)
    assert found is not None
    assert (found.page, found.words) == (2, "2. Two B.")


AUTHORS = document(
    page_of(Block(50, 700, "as Smith (2020) says")),
    page_of(
        Block(50, 740, "References"),
        Block(50, 700, "Jones, A. and Smith, B. 2020. No."),
        Block(50, 680, "Smith, A. 2019. An older one."),
        Block(50, 660, "Smith, A. and Lee, C. 2020. The", "   right one."),
        Block(50, 630, "Smith, A. 2020b. Another."),
    ),
)


def test_a_reference_is_found_by_its_first_author_and_year() -> None:
    found = preview("Smith (2020)", AUTHORS)
    assert found is not None
    assert (found.page, found.words) == (2, "Smith, A. and Lee, C. 2020. The right one.")


def test_the_letter_of_a_year_decides() -> None:
    found = preview("Smith 2020b", AUTHORS)
    assert found is not None
    assert found.words == "Smith, A. 2020b. Another."


def test_a_section_is_shown_from_its_heading() -> None:
    found = preview("Section 3", PAPER)
    assert found is not None
    assert found.page == 3
    assert found.words.startswith("3 Related Work running text")


def test_the_outline_knows_where_a_section_is() -> None:
    pages = Made(PAPER.texts, {}, (OutlineEntry("3 Somewhere else", 0, page=2, top=500.0),))
    found = preview("Section 3", pages)
    assert found is not None
    assert (found.page, found.words[:6]) == (2, "Fig. 1")


def test_a_statement_ends_before_its_proof() -> None:
    found = preview("Theorem 2", PAPER)
    assert found is not None
    assert (found.page, found.words) == (3, "Theorem 2 (Main). All is well and nothing is lost of what was there.")


def test_an_equation_is_shown_by_its_number_at_the_edge() -> None:
    found = preview("Eq. (7)", PAPER)
    assert found is not None
    assert (found.page, found.words) == (3, "a = b + c (7)")


def test_a_link_shows_what_its_words_mention_on_its_page() -> None:
    link = PageLink((0, 0, 1, 1), page=2, left=50.0, top=604.0)
    found = link_preview(link, Mention(Sort.FIGURE, "1", (0, 1)), 1, PAPER)
    assert found is not None
    assert found.words.startswith("Fig. 1.")


def test_a_link_without_known_words_shows_what_stands_where_it_leads() -> None:
    link = PageLink((0, 0, 1, 1), page=4, left=50.0, top=672.0)
    found = link_preview(link, None, 1, PAPER)
    assert found is not None
    assert found.words.startswith("[2] B. Two")


@pytest.mark.parametrize("page", [0, 99])
def test_a_link_out_of_the_document_has_no_preview(page: int) -> None:
    assert link_preview(PageLink((0, 0, 1, 1), page=page, uri="https://example.org"), None, 1, PAPER) is None


def test_pages_without_text_have_nothing_to_show() -> None:
    pages = document(empty_page_text(), empty_page_text())
    assert preview("Figure 1", pages) is None
    assert link_preview(PageLink((0, 0, 1, 1), page=2), None, 1, pages) is None


def test_a_table_of_sentences_is_one_between_its_rules() -> None:
    rules = ((48.0, 610.0, 280.0, 611.0), (48.0, 560.0, 280.0, 561.0))
    page = page_of(Block(50, 700, *PROSE), Block(50, 605, *PROSE), Block(50, 552, "Table 1: Sentences."))
    found = preview("Table 1", document(page, drawn={1: rules}))
    assert found is not None
    assert round(found.area[3]) == 615
    loose = preview("Table 1", document(page))
    assert loose is not None
    assert loose.area[3] < 560


def test_what_stands_before_the_next_caption_is_left_to_that() -> None:
    page = page_of(
        Block(50, 700, "a 1"),
        Block(50, 680, "Table 1: Ones."),
        Block(50, 660, "b 2"),
        Block(50, 640, "Table 2: Twos."),
    )
    first, second = preview("Table 1", document(page)), preview("Table 2", document(page))
    assert first is not None
    assert second is not None
    assert [round(first.area[1]), round(first.area[3])] == [666, 704]
    assert [round(second.area[1]), round(second.area[3])] == [626, 664]
