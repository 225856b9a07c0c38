"""Marks as a page of HTML that needs nothing else: no script, no picture, nothing from elsewhere."""

from collections.abc import Sequence
from html import escape

from markdown_it import MarkdownIt

from reader_app.formats.marks_entry import MarkEntry, by_paper, byline
from reader_app.model.colour import COLOURS
from reader_app.model.row import Row

_STYLE = """
:root { color-scheme: light dark }
body { font: 1rem/1.55 system-ui, sans-serif; max-width: 44rem; margin: 2rem auto; padding: 0 1rem }
h1 { font-size: 1.6rem } h2 { font-size: 1.2rem; margin: 2.5rem 0 0 }
.byline, footer { color: GrayText; margin: 0.2rem 0 1rem }
article { border-left: 0.3rem solid; margin: 1.2rem 0; padding: 0.1rem 0 0.1rem 1rem }
blockquote { margin: 0 0 0.4rem } blockquote p { margin: 0 0 0.6rem }
.comment { background: color-mix(in srgb, CanvasText 6%, Canvas); border-radius: 0.4rem; padding: 0.1rem 0.8rem }
footer { font-size: 0.85rem; margin: 0.3rem 0 0 }
pre, table { overflow-x: auto }
""".strip()
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_COMMENTS = MarkdownIt("commonmark", {"html": False}).enable("table").disable("image")
"""Comments are Markdown; what looks like HTML in them is shown as it is, and pictures are not fetched."""


def write(entries: Sequence[MarkEntry]) -> str:
    """Return a section a paper with its marks, in the order given."""
    sections = "\n".join(_section(row, of_paper) for row, of_paper in by_paper(entries))
    return "\n".join(
        [
            "<!DOCTYPE html>",
            '<html lang="en">',
            "<head>",
            '<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            "<title>Marks</title>",
            f"<style>\n{_STYLE}\n{_colours()}\n</style>",
            "</head>",
            "<body>",
            "<h1>Marks</h1>",
            sections,
            "</body>",
            "</html>",
            "",
        ]
    )


def _colours() -> str:
    return "\n".join(f".{name} {{ border-color: #{colour} }}" for name, colour in COLOURS.items())


def _section(row: Row, entries: Sequence[MarkEntry]) -> str:
    parts = [f"<section>\n<h2>{escape(row.paper.title) or 'Untitled'}</h2>"]
    if byline(row.paper):
        parts.append(f'<p class="byline">{escape(byline(row.paper))}</p>')
    return "\n".join([*parts, *map(_article, entries), "</section>"])


def _article(entry: MarkEntry) -> str:
    mark = entry.annotation
    parts = [f'<article class="{escape(mark.colour)}" id="{escape(mark.id)}">']
    if entry.words:
        paragraphs = "".join(f"<p>{_lines(paragraph)}</p>" for paragraph in entry.words.split("\n\n"))
        parts.append(f"<blockquote>{paragraphs}</blockquote>")
    if mark.comment.strip():
        parts.append(f'<div class="comment">{_COMMENTS.render(mark.comment).strip()}</div>')
    parts.append(f"<footer>{_said(entry)}</footer>\n</article>")
    return "\n".join(parts)


def _lines(text: str) -> str:
    return "<br>".join(escape(line) for line in text.splitlines())


def _said(entry: MarkEntry) -> str:
    """Return what a mark is, who made it when, and the way to its place."""
    mark = entry.annotation
    tags = " ".join(f"#{tag}" for tag in mark.tags)
    said = (entry.kind, entry.colour, mark.author, mark.created[:10], tags)
    place = f'<a href="{escape(entry.link)}">{escape(entry.where)}</a>'
    return " · ".join([place, *(escape(part) for part in said if part)])
