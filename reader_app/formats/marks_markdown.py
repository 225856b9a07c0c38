"""Marks as Markdown: quotations with a link back to their place, to be read on or pasted into notes."""

import re
from collections.abc import Sequence

from reader_app.formats.markdown import escaped
from reader_app.formats.marks_entry import MarkEntry, by_paper, byline
from reader_app.model.row import Row

_HEADING = re.compile(r"^(\s{0,3})(#{1,6}(?=\s|$)|=+\s*$|-+\s*$)", re.MULTILINE)

_HTML = re.compile(r"<(?=[!?/]|[A-Za-z][\w-]*(?:[\s/>]|$))")
_FENCE = re.compile(r"^ {0,3}(```+|~~~+)", re.MULTILINE)


def write(entries: Sequence[MarkEntry]) -> str:
    """Return a section a paper with its marks, in the order given."""
    sections = [_section(row, of_paper) for row, of_paper in by_paper(entries)]
    return "\n\n".join(sections) + "\n" if sections else ""


def quotation(entry: MarkEntry) -> str:
    """Return one mark: its words quoted, below them what it is and where, then the comment, whose Markdown stays."""
    mark = entry.annotation
    quoted = [f"> {line}".rstrip() for line in escaped(entry.words).splitlines()]
    said = ", ".join(part for part in (_what(entry), escaped(mark.author)) if part)
    tags = " ".join(f"#{escaped(tag.replace(' ', '-'))}" for tag in mark.tags)
    source = f"> — {said}, [{escaped(entry.where)}]({entry.link}){f' {tags}' if tags else ''}"
    parts = ["\n".join([*quoted, ">", source] if quoted else [source])]
    if mark.comment.strip():
        parts.append(_contained(mark.comment.strip()))
    return "\n\n".join(parts)


def _what(entry: MarkEntry) -> str:
    """Return the colour, which says enough of a highlight."""
    return entry.colour if entry.annotation.kind == "highlight" else f"{entry.kind}, {entry.colour}"


def _section(row: Row, entries: Sequence[MarkEntry]) -> str:
    heading = f"## {escaped(' '.join(row.paper.title.split())) or 'Untitled'}"
    facts = f"*{escaped(byline(row.paper))}*" if byline(row.paper) else ""
    return "\n\n".join(part for part in (heading, facts, *map(quotation, entries)) if part)


def _contained(comment: str) -> str:
    """Return a comment that ends where it ends: without headings, with its last fence closed, HTML as plain text."""
    lines = _HEADING.sub(lambda found: f"{found[1]}\\{found[2]}", _HTML.sub(r"\\<", comment))
    fences = [found[1] for found in _FENCE.finditer(lines)]
    return f"{lines}\n{fences[-1]}" if len(fences) % 2 else lines
