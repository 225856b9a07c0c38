from dataclasses import replace
from html.parser import HTMLParser

from reader_app.formats.marks_html import write
from tests.formats.marks_making import BOX, WORDS, entry


class Page(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []
        self.open: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.links += [value or "" for name, value in attrs if name in ("href", "src")]
        if tag not in ("meta", "br", "hr"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_the_page_is_whole_and_needs_nothing_from_elsewhere() -> None:
    made = write([entry(comment="See **this**\n\n| a | b |\n|---|---|\n| 1 | 2 |"), entry(BOX, kind="ink")])
    page = Page(made)
    assert page.open == []
    assert page.links == [entry().link.replace("&", "&")] * 2
    assert not {"script", "img", "link", "iframe"} & set(page.tags)
    assert {"strong", "table", "blockquote"} <= set(page.tags)
    assert "default-src 'none'" in made


def test_what_others_wrote_is_shown_as_text() -> None:
    made = write(
        [
            entry(
                replace(WORDS, exact="<script>alert(1)</script>"),
                comment="<img src=x onerror=alert(1)> ![p](http://evil/x.png) [l](javascript:alert(1))",
                author="<b>Eve</b>",
                tags=('"><i>',),
            )
        ]
    )
    page = Page(made)
    assert not {"script", "img", "b", "i"} & set(page.tags)
    assert not [link for link in page.links if link.startswith("javascript")]
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in made


def test_paragraphs_of_the_words_stay_apart() -> None:
    assert "<blockquote><p>the dominant models</p><p>are complex</p></blockquote>" in write([entry()])


def test_a_library_without_marks_is_an_empty_page() -> None:
    assert Page(write([])).open == []
