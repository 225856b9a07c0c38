import pytest

from reader_app.pdf.annotations.rich_text import LONGEST, plain


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ('<?xml version="1.0"?><p>First <b>bold</b> &amp; so</p><p>Two<br/>line</p>', "First bold & so\nTwo\nline"),
        ("<body><p dir='ltr'><span style='color:red'>one\ntwo</span></p></body>", "one two"),
        ("<head><title>no</title></head><style>p {}</style><p>yes</p>", "yes"),
        ("<title/><p>yes</p>", "yes"),
        ("</style><p>yes</p>", "yes"),
        ("<!-- said aside --><p>a &lt;b&gt; &#233;&#x4e2d;</p>", "a <b> é中"),
        ("plain", "plain"),
        ("1 < 2 > 0", "1 < 2 > 0"),
        ("", ""),
    ],
)  # fmt: skip
def test_words_are_kept_and_markup_is_not(markup: str, words: str) -> None:
    assert plain(markup) == words


@pytest.mark.parametrize("part", ["<![CDATA[<", "<!--", "<a ", "&", "<", "<p>"])
def test_markup_that_never_ends_is_read_to_its_end(part: str) -> None:
    assert len(plain(part * 100_000)) <= LONGEST
