"""Entries of the list of references, by their number, their key, or author and year."""

import re
from collections.abc import Callable, Iterator, Sequence

from reader_app.pdf.previews.layout import Line, Pages, Preview, blocks_of, lines_of, union, words_of
from reader_app.pdf.previews.mention import Mention, Sort

_HEADING = re.compile(
    r"^\s*(?:[\dIVX]+\.?\s*)?(?:references(?: and notes)?|bibliography|literature(?: cited)?|works cited|"
    r"cited works|literatur(?:verzeichnis)?|bibliographie|r[ée]f[ée]rences|referencias)\s*:?\s*$",
    re.IGNORECASE | re.MULTILINE,
)
_LABEL = r"\d{1,4}|[A-Z][A-Za-z+]{0,8}\d{2,4}[a-z]?"
_LONGEST_LIST = 40
"""Pages."""
_MOST_LINES = 14
_INDENT = 3.0
"""Points: lines of an entry begin so much farther right than its first, or more."""
_MARGIN = 3.0
_YEAR_WITHIN = 500


def reference_preview(mention: Mention, page: int, pages: Pages) -> Preview | None:
    """Return the entry that is mentioned: of the first list of references behind the mention that has it."""
    if mention.sort is Sort.AUTHOR:
        return _first(_by_author(mention, near, pages) for near in _listing_pages(page, pages))
    order = [*range(page, pages.count + 1), *range(page - 1, 0, -1)]
    in_brackets = _first(_by_label(mention.label, r"\[{}\]", near, pages) for near in order)
    return in_brackets or _first(
        _by_label(mention.label, form, near, pages, may_be_alone=True)
        for near in _listing_pages(page, pages)
        for form in (r"\[{}\]", r"\({}\)", r"{}\.", r"{}(?=\s)")
    )


def _first(candidates: Iterator[Preview | None]) -> Preview | None:
    return next((found for found in candidates if found is not None), None)


def _listing_pages(page: int, pages: Pages) -> Iterator[int]:
    """Yield the pages from each heading of a list of references on, the lists behind a page first."""
    headings = [near for near in range(1, pages.count + 1) if _HEADING.search(pages.raw(near))]
    for first in sorted(headings, key=lambda heading: (heading < page, heading)):
        yield from range(first, min(pages.count, first + _LONGEST_LIST) + 1)


def _by_label(label: str, form: str, page: int, pages: Pages, *, may_be_alone: bool = False) -> Preview | None:
    if not re.search(rf"^\s*{form.format(re.escape(label))}", pages.raw(page), re.MULTILINE):
        return None
    lines = lines_of(blocks_of(pages.text(page)))
    start = re.compile(form.format(rf"({_LABEL})") + r"(?!\d)")
    found = [(at, match[1]) for at, line in enumerate(lines) if (match := start.match(line.words))]
    for place, (at, known) in enumerate(found):
        is_alone = may_be_alone and len(found) == 1
        if known == label and (is_alone or _is_listed([one for _at, one in found], place)):
            return _entry(page, lines, at, lambda line: bool(start.match(line.words)))
    return None


def _is_listed(labels: Sequence[str], place: int) -> bool:
    """Say whether one of the labels with which lines begin stands in a list: numbers have their neighbours there."""
    if not labels[place].isdigit():
        return True
    number = int(labels[place])
    before = labels[place - 1] if place else ""
    after = labels[place + 1] if place + 1 < len(labels) else ""
    return str(number - 1) == before or str(number + 1) == after


def _by_author(mention: Mention, page: int, pages: Pages) -> Preview | None:
    surname = mention.name.split()[-1]
    raw = pages.raw(page)
    if surname not in raw or mention.label[:4] not in raw:
        return None
    lines = lines_of(blocks_of(pages.text(page)))
    first = re.compile(rf"^\W*(?:[A-Z][\w.'’-]*\s+){{0,4}}?{re.escape(surname)}\b")
    for year in dict.fromkeys((mention.label, mention.label[:4])):
        for at, line in enumerate(lines):
            found = first.match(line.words)
            if found and _is_first(lines, at) and re.search(rf"\b{year}(?![\w])", _run(lines, at)):
                return _entry(page, lines, at, lambda other, start=line: _begins_entry(other, start))  # type: ignore[misc]
    return None


def _run(lines: Sequence[Line], at: int) -> str:
    """Return the words of what may be one entry."""
    held = lines[at].words
    for number in range(at + 1, min(at + _MOST_LINES, len(lines))):
        if _is_first(lines, number):
            break
        held += " " + lines[number].words
    return held[:_YEAR_WITHIN]


def _is_first(lines: Sequence[Line], at: int) -> bool:
    """Say whether a line is the first of an entry: of its block, or hanging out of the lines after it."""
    line, before = lines[at], lines[at - 1] if at else None
    if before is None or before.block != line.block:
        return not (before and line.words[:1].islower())
    return line.box[0] < before.box[0] - _INDENT or (
        at + 1 < len(lines) and line.box[0] < lines[at + 1].box[0] - _INDENT and lines[at + 1].block == line.block
    )


def _begins_entry(line: Line, first: Line) -> bool:
    return line.block != first.block or line.box[0] < first.box[0] + _INDENT


def _entry(page: int, lines: Sequence[Line], at: int, begins_next: Callable[[Line], bool]) -> Preview:
    """Return an entry: to where the next begins, or its column ends."""
    first, held = lines[at], [lines[at]]
    for line in lines[at + 1 : at + _MOST_LINES]:
        if begins_next(line) or _HEADING.match(line.words) or line.box[3] > held[-1].box[3] + 1:
            break
        if held[-1].box[1] - line.box[3] > 1.5 * (first.box[3] - first.box[1]):
            break
        held.append(line)
    left, bottom, right, top = union(line.box for line in held)
    area = (left - _MARGIN, bottom - _MARGIN, max(right, min(first.column[1], left + 60)) + _MARGIN, top + _MARGIN)
    return Preview(page, area, words_of(held))
