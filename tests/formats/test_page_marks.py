import pytest

from reader_app.formats.page_marks import Kind, Mark, mark_of, number_in


@pytest.mark.parametrize(
    ("line", "mark"),
    [
        ("Submitted by akhaliq", Mark(Kind.SUBMITTER, "akhaliq")),
        ("Submitted by", Mark(Kind.SUBMITTER)),
        ("45", Mark(Kind.COUNT, "45")),
        ("· 1.2k", Mark(Kind.COUNT, "1.2k")),
        ("1,234", Mark(Kind.COUNT, "1,234")),
        ("2025", Mark(Kind.NOISE, "2025")),
        ("Upvote 45", Mark(Kind.UPVOTES, "45")),
        ("Upvote", Mark(Kind.UPVOTES)),
        ("45 likes", Mark(Kind.UPVOTES, "45")),
        ("▲ 45", Mark(Kind.UPVOTES, "45")),
        ("GitHub 1.2k", Mark(Kind.STARS, "1.2k")),
        ("GitHub", Mark(Kind.STARS)),
        ("⭐ 33", Mark(Kind.STARS, "33")),
        ("2 comments", Mark(Kind.COMMENTS, "2")),
        ("· 35 authors", Mark(Kind.AUTHOR_COUNT)),
        ("ByteDance · 35 authors", Mark(Kind.AUTHOR_COUNT, "ByteDance")),
        ("Authors: Ann Lee, Bob Day", Mark(Kind.AUTHORS, "Ann Lee, Bob Day")),
        ("arXiv:2503.00001v2 [cs.LG]", Mark(Kind.LINK, "2503.00001v2")),
        ("https://arxiv.org/abs/2503.00001", Mark(Kind.LINK, "https://arxiv.org/abs/2503.00001")),
        ("doi: 10.1000/abc", Mark(Kind.LINK, "10.1000/abc")),
        ("Published on Mar 17, 2025", Mark(Kind.PUBLISHED, "Mar 17, 2025")),
        ("Mar 18", Mark(Kind.DATE, "Mar 18")),
        ("View all papers", Mark(Kind.NOISE)),
        ("— · —", Mark(Kind.NOISE)),
        ("Attention Is All You Need", Mark(Kind.TEXT, "Attention Is All You Need")),
        ("45 Ways to Upvote a Paper", Mark(Kind.TEXT, "45 Ways to Upvote a Paper")),
        ("Published Results Are Often Wrong", Mark(Kind.TEXT, "Published Results Are Often Wrong")),
    ],
)
def test_a_line_is_known_by_its_shape(line: str, mark: Mark) -> None:
    assert mark_of(line) == mark


@pytest.mark.parametrize(
    ("text", "number"),
    [("45", 45), ("1,234", 1234), ("1.2k", 1200), ("3 k", 3000), ("2m", 2_000_000), ("x", None), ("", None)],
)
def test_counts_are_read_with_their_scale(text: str, number: int | None) -> None:
    assert number_in(text) == number
