from dataclasses import replace

from markdown_it import MarkdownIt

from reader_app.formats.marks_markdown import quotation, write
from tests.formats.marks_making import ABSTRACT, BOX, WORDS, entry

LINK = "reader-app://paper/01paper000000000000000000a?file=01file0000000000000000000b&page=7&mark=01mark0000000000000000000c"


def test_a_highlight_is_a_quotation_with_its_place() -> None:
    made = entry(comment="My *view*", tags=("to do",), author="Ada")
    assert write([made]) == (
        "## Attention & \\<Need\\>\n\n"
        "*Ann Lee, Bo Xu, NeurIPS, 2017*\n\n"
        "> the dominant models\n>\n> are complex\n>\n"
        f"> — blue (method), Ada, [p. 7]({LINK}) #to-do\n\n"
        "My *view*\n"
    )


def test_what_is_drawn_says_what_it_is() -> None:
    assert quotation(entry(BOX, kind="square")) == f"> — area, blue (method), [p. 7]({LINK})"


def test_nothing_marked_gives_nothing() -> None:
    assert write([]) == ""


def test_what_a_paper_says_is_no_markdown() -> None:
    made = quotation(entry(replace(WORDS, exact="# *not* [a](b) <b>")))
    assert "<em>" not in MarkdownIt().render(made)
    assert "<h1>" not in MarkdownIt().render(made)
    assert "<b>" not in MarkdownIt().render(made)


def test_a_comment_ends_where_it_ends() -> None:
    comments = ["# Big", "text\n===", "```\ncode", "<!-- never closed", "<script>x"]
    for comment in comments:
        html = MarkdownIt().render(write([entry(comment=comment), entry(ABSTRACT)]))
        assert html.count("<h1>") == 0
        assert html.count("<h2>") == 1
        assert html.count("<blockquote>") == 2
        assert "<script>" not in html
