import pytest

from reader_app.library.library import Library
from reader_app.model.importing import Page
from tests.cli.shell import Shell
from tests.library.making import reading


@pytest.fixture
def fed(empty: Shell) -> Shell:
    library = Library.open(empty.folder)
    library.add(
        [reading("First of All", "Second to None", source="page.txt", page=Page("Daily papers", "2026-03-18", True))]
    )
    library.close()
    return empty


def test_pages_are_listed_with_their_dates(fed: Shell) -> None:
    (page,) = fed.json("feeds")["feeds"]
    assert (page["title"], page["source"], page["date"], page["papers"]) == (
        "Daily papers",
        "page.txt",
        "2026-03-18",
        2,
    )
    assert "2026-03-18 (year inferred)  2  Daily papers" in fed("feeds").out
    assert fed("feeds").err == ""


def test_a_library_without_pages_says_so(empty: Shell) -> None:
    assert empty("feeds").err == "There are no pages yet.\n"


def test_a_page_shows_its_papers_in_their_order(fed: Shell) -> None:
    (page,) = fed.json("feeds")["feeds"]
    shown = fed.json("feeds", page["id"])
    assert [(item["rank"], item["title"]) for item in shown["items"]] == [(1, "First of All"), (2, "Second to None")]
    assert fed("feeds", page["id"]).out.splitlines()[1:] == ["1  First of All", "2  Second to None"]


def test_the_date_of_a_page_is_corrected(fed: Shell) -> None:
    (page,) = fed.json("feeds")["feeds"]
    corrected = fed.json("feeds", page["id"], "--date", "2025-03-18")
    assert (corrected["date"], corrected["date_inferred"]) == ("2025-03-18", False)
    assert fed.json("show", "First of All")["first_seen"] == "2025-03-18"
    assert fed("feeds", page["id"]).out.splitlines()[0] == "Daily papers, 2025-03-18"
    assert fed("feeds", page["id"], "--date", "someday").status == 1


def test_a_page_that_is_not_there_is_refused(fed: Shell) -> None:
    outcome = fed("feeds", "zzz")
    assert (outcome.status, "“zzz” is no page" in outcome.err) == (1, True)
    assert fed("feeds", "--date", "2025-03-18").status == 2
