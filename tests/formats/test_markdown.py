import json

import pytest

from reader_app.formats import write
from reader_app.formats.markdown import escaped, paper_note
from tests.formats.making import FULL, mark, row


def test_a_paper_is_a_section_with_facts_abstract_note_and_highlights() -> None:
    highlight = mark(FULL, "94.5%", "green", "Really?")
    assert write("markdown", [FULL], {FULL.paper.id: (highlight,)}) == (
        "## Tiny Clocks for Long Context\n\n"
        "- **Authors:** Ann Lee, Ludwig van Beethoven, Sammy Davis Jr., OpenAI\n"
        "- **Published:** Journal of Clocks, 2020-03-04\n"
        "- **arXiv:** [2003.00001](https://arxiv.org/abs/2003.00001)\n"
        "- **DOI:** [10.1000/ab\\_c](<https://doi.org/10.1000/ab_c>)\n"
        "- **Link:** <https://example.org/a_b?c=1%20&d>\n"
        "- **Keywords:** clocks, context\n"
        "- **Tags:** #method/time #Clocks\n"
        "- **Status:** inbox\n"
        "- **Citation key:** `lee2020tiny`\n\n"
        "### Abstract\n\n"
        "We keep 94.5% of $x_1$ & more.\n\n"
        "### Note\n\n"
        "Read *twice*.\n\n"
        "### Highlights\n\n"
        f"> 94.5%\n>\n> — green (result) ^{highlight.id[-6:]}\n\nReally?\n"
    )


def test_papers_stand_in_the_order_given() -> None:
    text = write("markdown", [row("B"), row("A")], {})
    assert text.index("## B") < text.index("## A")


def test_a_summary_is_called_one() -> None:
    assert "### Summary" in write("markdown", [row(abstract="Short.", is_summary=True)], {})


def test_headings_of_a_note_are_below_its_own_but_code_is_left_alone() -> None:
    text = write("markdown", [row(note="# Idea\n```\n# comment\n```\n#tag")], {})
    assert "\n#### Idea\n```\n# comment\n```\n#tag\n" in text


def test_a_link_that_is_none_is_not_made_one() -> None:
    assert "- **Link:** javascript:alert(1)" in write("markdown", [row(url="javascript:alert(1)")], {})


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a*b*_c_ [d](e) `f` <g>", r"a\*b\*\_c\_ \[d\](e) \`f\` \<g\>"),
        ("$a_b$ and a_b", r"$a_b$ and a\_b"),
        ("1. First", r"1\. First"),
        ("# no heading\n- no list", "\\# no heading\n\\- no list"),
    ],
)
def test_text_is_shown_as_it_is(text: str, shown: str) -> None:
    assert escaped(text) == shown


def test_a_file_of_its_own_begins_with_front_matter() -> None:
    front, body = paper_note(FULL, (), "key")[4:].split("---\n", 1)
    values = {line.split(": ", 1)[0]: json.loads(line.split(": ", 1)[1]) for line in front.splitlines()}
    assert values == {
        "title": "Tiny Clocks for Long Context",
        "authors": list(FULL.paper.authors),
        "date": "2020-03-04",
        "venue": "Journal of Clocks",
        "arxiv": "2003.00001",
        "doi": "10.1000/ab_c",
        "url": FULL.paper.url,
        "tags": ["method/time", "Clocks"],
        "status": "inbox",
        "starred": False,
        "citekey": "key",
    }
    assert body.startswith("\n# Tiny Clocks for Long Context\n\n## Abstract\n")


def test_the_day_a_feed_showed_a_paper_is_not_called_its_publication() -> None:
    text = write("markdown", [row(first_seen="2025-03-18")], {})
    assert "- **First seen:** 2025-03-18\n" in text
    assert "Published" not in text
