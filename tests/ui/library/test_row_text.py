import pytest

from reader_app.model.paper import ReadState
from reader_app.ui.library.row_text import (
    appearances,
    byline,
    chip_text,
    day_text,
    papers_text,
    spoken,
    state_name,
)
from tests.ui.library.samples import page, row


@pytest.mark.parametrize(
    ("date", "shown"),
    [
        ("2026-03-18", "18 Mar 2026"),
        ("2017-06", "Jun 2017"),
        ("2017", "2017"),
        ("", ""),
        ("2026-11-23T10:00:00+00:00", "23 Nov 2026"),
    ],
)
def test_dates_are_written_as_exactly_as_they_are_known(date: str, shown: str) -> None:
    assert day_text(date) == shown


def test_an_inferred_year_is_in_doubt() -> None:
    assert day_text("2026-03-18", inferred=True) == "18 Mar (2026?)"
    assert day_text("2026", inferred=True) == "2026"


def test_what_is_no_date_is_shown_as_it_is() -> None:
    assert day_text("2026-13-45") == "2026-13-45"
    assert day_text("soon") == "soon"


def test_authors_and_venue_make_the_byline() -> None:
    assert str(byline(row(1), {})) == "Ada Example, Grace Sample · Journal of Tests 2024"


def test_a_year_in_the_venue_is_not_said_twice() -> None:
    assert byline(row(1, venue="ACL 2024"), {}).where == "ACL 2024"


def test_an_arxiv_paper_without_venue_says_arxiv() -> None:
    assert byline(row(1, venue="", arxiv="2401.00001"), {}).where == "arXiv 2024"


def test_a_paper_without_authors_names_page_day_and_rank() -> None:
    papers = [row(1, authors=(), venue="", year=None), row(2, authors=(), venue="", year=None)]
    known = appearances([page(papers)])
    assert str(byline(papers[1], known)) == "Daily papers · 18 Mar (2026?) · #2"


def test_the_first_of_two_appearances_counts() -> None:
    paper = row(1, authors=())
    older, newer = page([paper], title="Older"), page([row(9), paper], title="Newer")
    assert byline(paper, appearances([newer, older])).who == "Older"


def test_a_paper_of_nobody_names_its_file() -> None:
    paper = row(1, authors=(), venue="", year=None, source="refs.jsonl")
    assert str(byline(paper, {})) == "refs.jsonl · 23 Nov 2026"


def test_long_tags_show_their_last_part() -> None:
    assert chip_text("method/rl") == "method/rl"
    assert chip_text("methods of learning/reinforcement") == "reinforcement"


def test_papers_are_counted_in_words() -> None:
    assert [papers_text(count) for count in (0, 1, 81, 50_099)] == ["0 papers", "1 paper", "81 papers", "50,099 papers"]


def test_every_state_has_a_name() -> None:
    assert [state_name(state) for state in ReadState] == ["Inbox", "Later", "Reading", "Done"]


def test_a_row_is_spoken_with_all_that_it_shows() -> None:
    shown = row(1, "On Tests", starred=True, tags=("method",), note="n", highlights=2)
    said = spoken(shown, byline(shown, {}))
    assert said == (
        "On Tests. Ada Example, Grace Sample · Journal of Tests 2024. Inbox. starred. tags: method. has a note. "
        "2 highlights"
    )
