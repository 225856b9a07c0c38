import contextlib
import textwrap
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader_app.formats import read
from reader_app.model.errors import ReaderError
from tests.formats.sample_page import HEAD, PAPERS, TODAY, page, papers_in, pieces, read_page
from tests.places import SHARED, needs_shared

SAVED_PAGE = SHARED / "feeds" / "daily-papers-page.txt"
NAMES = ("akhaliq", "Jane Doe", "john-doe", "wondervictor", "taesiri")
VOTES = (45, 0, 120, 7, 1)


@needs_shared
def test_a_saved_page_gives_exactly_its_81_papers_with_whole_abstracts_in_order() -> None:
    lines = [line for line in SAVED_PAGE.read_text().split("\n") if line]
    expected = tuple(zip(lines[5::2], lines[6::2], strict=True))
    reading = read_page(SAVED_PAGE.read_bytes())
    assert papers_in(reading) == expected
    assert [draft.rank for draft in reading.drafts] == list(range(1, 82))


@needs_shared
@pytest.mark.parametrize("width", [72, 80, 100])
def test_a_saved_page_wrapped_to_a_width_gives_the_same_papers(width: int) -> None:
    text = SAVED_PAGE.read_text()
    wrapped = "\n".join(textwrap.fill(line, width) for line in text.split("\n"))
    assert papers_in(read_page(wrapped)) == papers_in(read_page(text))


@needs_shared
@pytest.mark.parametrize("width", [100, 110, 120, 140])
def test_a_saved_page_wrapped_without_blank_lines_gives_the_same_papers(width: int) -> None:
    text = SAVED_PAGE.read_text()
    wrapped = "\n".join(textwrap.fill(line, width) for line in text.split("\n") if line)
    assert papers_in(read_page(wrapped)) == papers_in(read_page(text))


def test_titles_and_abstracts_become_papers_and_furniture_does_not() -> None:
    reading = read_page(page())
    assert papers_in(reading) == PAPERS
    assert reading.refused == ()


def test_papers_have_their_rank_and_the_line_they_begin_on() -> None:
    drafts = read_page(page()).drafts
    assert [(draft.rank, draft.place) for draft in drafts] == [
        (1, "line 11"),
        (2, "line 15"),
        (3, "line 19"),
        (4, "line 23"),
        (5, "line 27"),
    ]


@pytest.mark.parametrize(
    "between",
    ["\n", "\n\n\n\n", "\n \n\t\n", "\r\n\r\n", "\r\n", "\r\r", "\n\n\u200b\n", " \n\u00a0\n", "\u2028\u2028"],
)
def test_blank_lines_and_line_ends_make_no_difference(between: str) -> None:
    assert papers_in(read_page(page(between=between))) == PAPERS


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_the_encoding_makes_no_difference(encoding: str) -> None:
    assert papers_in(read_page(page().encode(encoding))) == PAPERS


@pytest.mark.parametrize("width", [60, 72, 80, 100])
@pytest.mark.parametrize("between", ["\n\n", "\n\n\n"])
def test_paragraphs_broken_over_lines_are_whole_again(width: int, between: str) -> None:
    wrapped = between.join(textwrap.fill(piece, width) for piece in pieces())
    assert papers_in(read_page(wrapped)) == PAPERS


@pytest.mark.parametrize(
    ("shown", "day", "is_inferred"),
    [
        ("Mar 18", "2025-03-18", True),
        ("Dec 24", "2024-12-24", True),
        ("Nov 23", "2025-11-23", True),
        ("Feb 29", "2024-02-29", True),
        ("March 18", "2025-03-18", True),
        ("Tuesday, March 18", "2025-03-18", True),
        ("Sunday, March 18", "2018-03-18", True),
        ("Daily Papers Mar 18", "2025-03-18", True),
        ("Daily Papers · Mar 18", "2025-03-18", True),
        ("18 March", "2025-03-18", True),
        ("Mar 18, 2024", "2024-03-18", False),
        ("18 Mar 2024", "2024-03-18", False),
        ("March 18th, 2024", "2024-03-18", False),
        ("2024-03-18", "2024-03-18", False),
        ("Papers for 2024/03/18", "2024-03-18", False),
    ],
)
def test_the_day_of_the_page_is_found_and_its_year_is_the_latest_not_in_the_future(
    shown: str, day: str, is_inferred: bool
) -> None:
    found = read_page("\n\n".join([*HEAD[:4], shown, *pieces()[5:]])).page
    assert found is not None
    assert (found.date, found.date_inferred) == (day, is_inferred)


def test_a_page_without_a_day_has_an_empty_date() -> None:
    found = read_page("\n\n".join([*HEAD[:4], *pieces()[5:]])).page
    assert found is not None
    assert (found.date, found.date_inferred) == ("", False)


def test_the_first_day_shown_is_that_of_the_page() -> None:
    reading = read_page("\n\n".join([*pieces()[:9], "Mar 17", *pieces()[9:]]))
    assert reading.page is not None
    assert reading.page.date == "2025-03-18"
    assert papers_in(reading) == PAPERS


@pytest.mark.parametrize("between", ["\n\n", "\n"])
@pytest.mark.parametrize("place", ["before", "below the title", "after"])
@pytest.mark.parametrize("form", ["Submitted by {}", "Submitted by\n{}", "Submitted by: {}"])
def test_who_submitted_a_paper_is_kept_with_it(between: str, place: str, form: str) -> None:
    def layout(number: int, title: str, abstract: str) -> list[str]:
        parts = [title, abstract]
        parts.insert(("before", "below the title", "after").index(place), form.format(NAMES[number]))
        return parts

    reading = read_page(page(layout, between))
    assert papers_in(reading) == PAPERS
    assert tuple(draft.record.submitted_by for draft in reading.drafts) == NAMES


@pytest.mark.parametrize("between", ["\n\n", "\n"])
@pytest.mark.parametrize("place", ["before", "below the title", "after"])
@pytest.mark.parametrize("form", ["{}", "· {}", "Upvote {}", "Upvote\n{}", "{} upvotes", "▲ {}"])
def test_upvotes_are_kept_with_their_paper(between: str, place: str, form: str) -> None:
    def layout(number: int, title: str, abstract: str) -> list[str]:
        parts = [title, abstract]
        parts.insert(("before", "below the title", "after").index(place), form.format(VOTES[number]))
        return parts

    reading = read_page(page(layout, between))
    assert papers_in(reading) == PAPERS
    assert tuple(draft.record.upvotes for draft in reading.drafts) == VOTES


def test_comments_and_stars_are_not_upvotes() -> None:
    def layout(number: int, title: str, abstract: str) -> list[str]:
        return [
            f"Submitted by {NAMES[number]}",
            f"{VOTES[number]}",
            title,
            "· 35 authors",
            abstract,
            "GitHub 1.2k",
            "2",
        ]

    reading = read_page(page(layout))
    assert papers_in(reading) == PAPERS
    assert tuple(draft.record.upvotes for draft in reading.drafts) == VOTES
    assert tuple(draft.record.submitted_by for draft in reading.drafts) == NAMES


def test_marks_of_the_trending_layout_belong_to_the_paper_above_them() -> None:
    def layout(number: int, title: str, abstract: str) -> list[str]:
        return [title, abstract, "· Published on Mar 17, 2025", "Upvote", f"{VOTES[number]}", "GitHub", "1.2k"]

    reading = read_page(page(layout))
    assert papers_in(reading) == PAPERS
    assert tuple(draft.record.upvotes for draft in reading.drafts) == VOTES
    assert {draft.record.published for draft in reading.drafts} == {"2025-03-17"}


@pytest.mark.parametrize("line", ["A. Author, B. Author, Carl van Meer", "by A. Author, B. Author and Carl van Meer"])
@pytest.mark.parametrize("place", [1, 2])
def test_a_line_of_authors_is_neither_title_nor_abstract(line: str, place: int) -> None:
    def layout(_number: int, title: str, abstract: str) -> list[str]:
        parts = [title, abstract]
        parts.insert(place, line)
        return parts

    reading = read_page(page(layout))
    assert papers_in(reading) == PAPERS
    assert {draft.record.authors for draft in reading.drafts} == {("A. Author", "B. Author", "Carl van Meer")}


def test_a_single_author_below_the_title_is_no_title() -> None:
    reading = read_page(page(lambda _number, title, abstract: (title, "Jane Doe", abstract)))
    assert papers_in(reading) == PAPERS
    assert {draft.record.authors for draft in reading.drafts} == {("Jane Doe",)}


@pytest.mark.parametrize(
    "line", ["arXiv:2503.0000{}", "https://arxiv.org/abs/2503.0000{}v2", "https://huggingface.co/papers/2503.0000{}"]
)
def test_an_arxiv_id_on_a_line_of_its_own_is_that_of_the_paper(line: str) -> None:
    reading = read_page(page(lambda number, title, abstract: (title, line.format(number), abstract)))
    assert papers_in(reading) == PAPERS
    assert [draft.record.arxiv for draft in reading.drafts] == [f"2503.0000{number}" for number in range(5)]


def test_a_link_within_an_abstract_is_not_the_papers_own() -> None:
    text = page().replace("https://example.org/gardeners", "https://arxiv.org/abs/2401.00001")
    assert read_page(text).drafts[0].record.arxiv == ""


def test_headings_and_links_of_markdown_are_taken_off_titles() -> None:
    def layout(number: int, title: str, abstract: str) -> list[str]:
        return [f"## [{title}](https://arxiv.org/abs/2503.0000{number})", abstract]

    reading = read_page(page(layout))
    assert papers_in(reading) == PAPERS
    assert reading.drafts[3].record.arxiv == "2503.00003"


def test_numbers_of_a_list_are_taken_off_titles() -> None:
    reading = read_page(page(lambda number, title, abstract: (f"{number + 1}. {title}", abstract)))
    assert papers_in(reading) == PAPERS


@pytest.mark.parametrize("without", [{0}, {2}, {4}, {1, 2}, {0, 1, 2, 3, 4}])
def test_a_title_without_an_abstract_is_a_paper_without_one(without: set[int]) -> None:
    text = page(lambda number, title, abstract: (title,) if number in without else (title, abstract))
    expected = tuple((title, "" if number in without else text) for number, (title, text) in enumerate(PAPERS))
    assert papers_in(read_page(text)) == expected


def test_two_paragraphs_below_a_title_are_one_abstract() -> None:
    text = page(lambda _number, title, abstract: (title, abstract.replace(". ", ".\n\n", 1)))
    abstracts = [abstract for _, abstract in papers_in(read_page(text))]
    assert abstracts == [abstract.replace(". ", ".\n\n", 1) for _, abstract in PAPERS]


def test_short_abstracts_are_abstracts() -> None:
    text = page(lambda _number, title, abstract: (title, abstract.split(". ")[0] + "."))
    assert [abstract for _, abstract in papers_in(read_page(text))] == [text.split(". ")[0] + "." for _, text in PAPERS]


@pytest.mark.parametrize("change", [str.upper, str.capitalize, lambda title: title + "."])
def test_titles_in_another_case_or_with_a_full_stop_are_titles(change: Callable[[str], str]) -> None:
    text = page(lambda _number, title, abstract: (change(title), abstract))
    assert papers_in(read_page(text)) == tuple((change(title), abstract) for title, abstract in PAPERS)


def test_abstracts_that_begin_with_a_small_letter_are_abstracts() -> None:
    text = page(lambda _number, title, abstract: (title, abstract[0].lower() + abstract[1:]))
    assert [title for title, _ in papers_in(read_page(text))] == [title for title, _ in PAPERS]


def test_a_title_shown_twice_above_its_abstract_is_one_paper() -> None:
    assert papers_in(read_page(page(lambda _number, title, abstract: (title, title, abstract)))) == PAPERS


def test_a_paper_shown_twice_is_left_to_the_library_to_find() -> None:
    reading = read_page("\n\n".join([*pieces(), *PAPERS[1]]))
    assert papers_in(reading) == (*PAPERS, PAPERS[1])


@pytest.mark.parametrize("between", ["\n\n", "\n"])
def test_navigation_above_and_below_the_papers_is_furniture(between: str) -> None:
    above = ("Hugging Face's logo", "Hugging Face", "Models", "Datasets", "Spaces", "Log In", "Sign Up", "Daily Papers")
    below = (
        *("Previous", "1", "2", "3", "Next", "View all papers", "Company", "TOS", "Privacy", "About", "Careers"),
        *("System theme", "© 2025 Hugging Face, Inc. All rights reserved."),
    )
    reading = read_page(between.join([*above, *pieces(), *below]))
    assert papers_in(reading) == PAPERS
    assert {draft.record.upvotes for draft in reading.drafts} == {None}


def test_the_newsletter_box_between_papers_is_furniture() -> None:
    text = page(
        lambda _number, title, abstract: (title, abstract, "new", "Get trending papers in your inbox", "Subscribe")
    )
    assert papers_in(read_page(text)) == PAPERS


def test_a_page_without_its_furniture_is_known_by_its_abstracts() -> None:
    assert papers_in(read_page("\n\n".join(pieces()[5:]))) == PAPERS


POEM = """The Road by the River

I walked along the river in the morning light,
and every stone remembered me by name,
the willows bent, the heron took to flight,
and nothing that I knew was quite the same.

And if you meet the sea, then tell it so:
that I was here, and had nowhere to go.
"""
LETTER = """Jane Doe
12 Main Street

March 18, 2025

Dear Mr Smith,

Thank you for your letter. I write to tell you that we have accepted the proposal which you made, and that we
present our plans in the attached document. We propose to meet next Monday at nine, and show you our results.

Yours sincerely,

Jane Doe
"""
PROGRAM = '''"""We propose a program in this paper."""

import sys
from pathlib import Path

def main(arguments):
    for path in arguments:
        print(Path(path).read_text())
    return 0

class Thing:
    pass
'''
FULL_PAPER = "\n\n".join(
    (
        "Whispering to Compilers",
        "Abstract",
        PAPERS[4][1],
        "1 Introduction",
        "Compilers are old. In this paper we show that they listen. " * 9,
        "2 Related Work",
        "Others have shouted at compilers. Our approach differs. " * 9,
        "References",
    )
)
NEWS = "\n\n".join(
    (
        "The Daily Planet",
        "March 18, 2025",
        "Stocks Rise as the Central Bank Holds Rates",
        "Stocks rose on Tuesday after the bank said that it would hold its rates. Analysts had expected it. " * 3,
        "Local Team Wins the Championship",
        "The team won on Sunday in front of thousands. The coach said that he was proud of his players. " * 3,
    )
)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(POEM, id="poem"),
        pytest.param("Mar 18\n\n" + POEM, id="poem with a date"),
        pytest.param(LETTER, id="letter"),
        pytest.param(PROGRAM, id="program"),
        pytest.param(FULL_PAPER, id="the full text of one paper"),
        pytest.param(NEWS, id="news"),
        pytest.param("\n\n".join(HEAD), id="furniture alone"),
        pytest.param("Mar 18\n\nBuy milk\n\nCall mum\n\nWrite the report\n", id="list of things to do"),
        pytest.param("hello world", id="two words"),
        pytest.param("2025-03-18", id="a date alone"),
        pytest.param("Lorem ipsum dolor sit amet, consectetur. " * 20, id="one paragraph"),
        pytest.param("<html><body>Daily Papers</body></html>", id="HTML"),
        pytest.param("@article{a,\n  title = {A},\n  abstract = {We propose it.},\n}\n", id="BibTeX"),
        pytest.param("TY  - JOUR\nTI  - A Title\nAB  - We propose it in this paper.\nER  - \n", id="RIS"),
    ],
)
def test_a_text_that_is_no_page_is_refused_with_one_sentence(text: str) -> None:
    with pytest.raises(ReaderError) as refusal:
        read_page(text, "thing.txt")
    sentence = str(refusal.value)
    assert sentence.startswith("thing.txt is ")
    assert sentence.endswith(".")
    assert "\n" not in sentence


def test_a_page_of_more_than_20_mb_is_refused() -> None:
    with pytest.raises(ReaderError, match="too large"):
        read_page("A line of text. " * 1_400_000)


@settings(deadline=None, max_examples=150)
@given(st.text())
def test_no_text_raises_anything_but_a_refusal(text: str) -> None:
    with contextlib.suppress(ReaderError):
        read("any.txt", text.encode("utf-8", "replace"), today=TODAY)


_piece = st.one_of(
    st.sampled_from(
        [*HEAD, *(piece for paper in PAPERS for piece in paper), "45", "Submitted by", "by", "Upvote", "—"]
    ),
    st.text(max_size=80),
)


@settings(deadline=None, max_examples=150)
@given(st.lists(_piece, max_size=12), st.dates(date(1970, 1, 1), date(2100, 1, 1)))
def test_no_shuffled_page_raises_anything_but_a_refusal(shuffled: list[str], today: date) -> None:
    try:
        reading = read("any.txt", "\n\n".join([*HEAD, *shuffled]).encode("utf-8", "replace"), today=today)
    except ReaderError:
        return
    assert all(draft.record.title for draft in reading.drafts)
    assert [draft.rank for draft in reading.drafts] == list(range(1, len(reading.drafts) + 1))


@settings(deadline=None, max_examples=40)
@given(st.lists(st.sampled_from(["\n", "\r\n", "\r", "\n\n", "\n \n", "\r\n\r\n\r\n"]), min_size=14, max_size=14))
def test_mixed_line_ends_give_the_same_papers(ends: list[str]) -> None:
    text = "".join(piece + end for piece, end in zip(pieces(), [*ends, ""], strict=True))
    assert papers_in(read_page(text)) == PAPERS
