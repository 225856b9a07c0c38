import json
import re
from typing import Any

import pytest

from reader_app.model.colour import COLOUR_NAMES
from reader_app.model.dates import is_partial_date
from reader_app.model.paper import normal_arxiv, normal_doi, normal_title
from reader_app.resources import resource

KEYS = {"title", "authors", "year", "published", "venue", "doi", "arxiv", "url", "topics", "summary"}
ALWAYS = {"title", "authors", "year", "published", "venue", "topics", "summary"}


def starter() -> list[dict[str, Any]]:
    text = resource("starter", "papers.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def welcome() -> dict[str, Any]:
    paper: dict[str, Any] = json.loads(resource("starter", "welcome.json").read_text(encoding="utf-8"))
    return paper


PAPERS = starter()
EACH = pytest.mark.parametrize("paper", PAPERS, ids=[paper["title"][:40] for paper in PAPERS])


def sentences(text: str) -> int:
    return len(re.findall(r"[.?!](?=\s|$)", text))


def test_there_are_forty_to_sixty_papers_from_1936_to_2025() -> None:
    assert 40 <= len(PAPERS) <= 60
    years = [paper["year"] for paper in PAPERS]
    assert min(years) == 1936
    assert max(years) == 2025
    assert years == sorted(years)


def test_every_decade_has_papers_so_that_trends_have_something_to_show() -> None:
    decades = [paper["year"] // 10 for paper in PAPERS]
    assert set(decades) == set(range(193, 203))
    assert all(decades.count(decade) >= 2 for decade in range(194, 203))


def test_no_paper_comes_twice() -> None:
    for name in ("title", "doi", "arxiv"):
        seen = [normal_title(paper[name]) for paper in PAPERS if name in paper]
        assert len(seen) == len(set(seen)), name


@EACH
def test_a_paper_has_the_keys_that_an_import_reads_and_no_others(paper: dict[str, Any]) -> None:
    assert paper.keys() >= ALWAYS
    assert paper.keys() <= KEYS


@EACH
def test_a_paper_has_a_title_authors_and_a_venue_without_stray_spaces(paper: dict[str, Any]) -> None:
    assert paper["authors"]
    assert len(set(paper["authors"])) == len(paper["authors"])
    for text in (paper["title"], paper["venue"], paper["summary"], *paper["authors"], *paper["topics"]):
        assert text
        assert text == " ".join(text.split())


@EACH
def test_the_date_exists_and_lies_in_the_year(paper: dict[str, Any]) -> None:
    assert is_partial_date(paper["published"])
    assert int(paper["published"][:4]) == paper["year"]


@EACH
def test_identifiers_are_written_as_their_registries_write_them(paper: dict[str, Any]) -> None:
    if "doi" in paper:
        assert normal_doi(paper["doi"]) == paper["doi"].lower()
    if "arxiv" in paper:
        assert normal_arxiv(paper["arxiv"]) == paper["arxiv"]
    if "url" in paper:
        assert paper["url"].startswith("https://")


@EACH
def test_a_paper_can_be_found_elsewhere(paper: dict[str, Any]) -> None:
    assert paper.keys() & {"doi", "arxiv", "url"}


@EACH
def test_a_paper_has_two_to_five_topics_in_lower_case(paper: dict[str, Any]) -> None:
    assert 2 <= len(paper["topics"]) <= 5
    assert len(set(paper["topics"])) == len(paper["topics"])
    assert all(topic == topic.lower() for topic in paper["topics"])


def test_most_topics_recur_so_that_they_can_be_followed_through_time() -> None:
    topics = [topic for paper in PAPERS for topic in paper["topics"]]
    recurring = [topic for topic in topics if topics.count(topic) > 1]
    assert len(recurring) > 0.8 * len(topics)


@EACH
def test_a_summary_has_two_to_four_sentences(paper: dict[str, Any]) -> None:
    assert 2 <= sentences(paper["summary"]) <= 4


@EACH
def test_formulas_are_closed(paper: dict[str, Any]) -> None:
    for formula in re.findall(r"\$([^$]*)\$", paper["summary"]):
        assert formula == formula.strip() != ""
        assert formula.count("{") == formula.count("}")
    assert paper["summary"].count("$") % 2 == 0


def test_the_list_of_checks_names_every_paper() -> None:
    checked = resource("starter", "SOURCES.md").read_text(encoding="utf-8")
    missing = [paper["title"] for paper in PAPERS if f"| {paper['title']} | {paper['year']} |" not in checked]
    assert missing == []


def test_the_welcome_paper_is_a_paper_with_a_note_highlights_and_tags() -> None:
    paper = welcome()
    assert paper.keys() == ALWAYS | {"note", "highlights", "tags"}
    assert paper["title"] == "Welcome to Paper Reader"
    assert paper["tags"] == ["welcome"]
    assert paper["note"].startswith("## ")


def test_the_welcome_paper_shows_paragraphs_and_formulas() -> None:
    summary = welcome()["summary"]
    assert summary.count("\n\n") >= 5
    assert len(re.findall(r"\$[^$]+\$", summary)) == 2
    assert summary.count("$") == 4


def test_the_words_highlighted_in_the_welcome_paper_occur_once() -> None:
    paper = welcome()
    for highlight in paper["highlights"]:
        assert paper["summary"].count(highlight["exact"]) == 1, highlight["exact"]


def test_the_highlights_of_the_welcome_paper_have_known_colours_and_comments() -> None:
    highlights = welcome()["highlights"]
    assert len({highlight["colour"] for highlight in highlights}) == len(highlights) >= 3
    assert all(highlight["colour"] in COLOUR_NAMES and highlight["comment"] for highlight in highlights)
