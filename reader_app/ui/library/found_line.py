"""The line of text under a row's title: where a search found its words, else how the abstract begins."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from reader_app.search.texts import texts
from reader_app.ui.math import as_unicode

if TYPE_CHECKING:
    from reader_app.model.hit import PagePassage, Span
    from reader_app.model.row import Row
    from reader_app.search.matcher import Matcher

translate = QCoreApplication.translate
SHOWN_CHARACTERS = 420
LEAD_CHARACTERS = 24
MOST_VALUES = 3
_HIDDEN_FIELDS = ("keywords", "authors", "tags", "venue")
"""Found where the row may not show it: beyond the authors and tags that fit."""
_MARKDOWN = re.compile(r"\*\*|__|`|(?:^|(?<=\s))#{1,6}\s+|(?:^|(?<=\s\s))[-*+>]\s+")


@dataclass(frozen=True, slots=True)
class FoundLine:
    """A text with the places in it where words were found; the label says where it is from, if not the abstract."""

    text: str
    spans: tuple[Span, ...] = ()
    label: str = ""

    @property
    def whole(self) -> str:
        """The label and the text."""
        return self.label + self.text

    @property
    def marks(self) -> tuple[Span, ...]:
        """Where words were found in the whole."""
        shift = len(self.label)
        return tuple((start + shift, end + shift) for start, end in self.spans)

    def from_first(self) -> FoundLine:
        """Return the line from shortly before the first found word, which lay out of sight."""
        head = self.text.rfind(" ", 0, max(self.spans[0][0] - LEAD_CHARACTERS, 0)) + 1
        spans = tuple((start - head + 1, end - head + 1) for start, end in self.spans)
        return FoundLine(f"…{self.text[head:]}", spans, self.label)


def found_line(row: Row, matcher: Matcher | None, passage: PagePassage | None = None) -> FoundLine:
    """Return the line of a row: of what was found, the best passage; that of its PDFs where nothing else has any."""
    if matcher is None:
        return FoundLine(_beginning_of(row))
    snippet = matcher.snippet(row)
    if not snippet.spans:
        return _elsewhere(row, matcher) or _on_page(matcher, passage) or FoundLine(_beginning_of(row))
    plain = _MARKDOWN.sub("", snippet.text) if snippet.field == "note" else snippet.text
    # Typeset words stand elsewhere than in the source, hence they are looked for again.
    shown = one_line(as_unicode(plain))
    label = "" if snippet.field == "abstract" else _label(snippet.field)
    return FoundLine(shown, joined(shown, matcher.spans(snippet.field, shown)), label)


def joined(text: str, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return spans, those of words side by side as one."""
    kept: list[Span] = []
    for start, end in spans:
        if kept and text[kept[-1][1] : start].isspace():
            kept[-1] = (kept[-1][0], end)
        else:
            kept.append((start, end))
    return tuple(kept)


def one_line(text: str) -> str:
    return " ".join(text.split())


def field_name(field: str) -> str:
    """Return what readers call a field of the index."""
    names = {
        "title": translate("FoundLine", "Title"),
        "abstract": translate("FoundLine", "Abstract"),
        "note": translate("FoundLine", "Note"),
        "marks": translate("FoundLine", "Highlight"),
        "keywords": translate("FoundLine", "Keywords"),
        "authors": translate("FoundLine", "Authors"),
        "tags": translate("FoundLine", "Tags"),
        "venue": translate("FoundLine", "Venue"),
        "text": translate("FoundLine", "PDF"),
    }
    return names.get(field, field)


def _label(field: str) -> str:
    return f"{field_name(field)}: "


def _elsewhere(row: Row, matcher: Matcher) -> FoundLine | None:
    """Return the values of the first other field in which words were found; None where the title says it all."""
    if matcher.spans("title", row.paper.title):
        return None
    for field, values in texts(row).items():
        found = [value for value in values if field in _HIDDEN_FIELDS and matcher.spans(field, value)]
        if found:
            text, spans = _listed(field, found[:MOST_VALUES], matcher)
            beginning = _beginning_of(row)
            return FoundLine(f"{text} · {beginning}" if beginning else text, spans, _label(field))
    return None


def _on_page(matcher: Matcher, passage: PagePassage | None) -> FoundLine | None:
    """Return the line of what was found in a PDF; None where nothing was."""
    if passage is None or not passage.snippet.spans:
        return None
    shown = one_line(passage.snippet.text)
    label = translate("FoundLine", "PDF p. %1: ").replace("%1", str(passage.found.page))
    return FoundLine(shown, joined(shown, matcher.spans(passage.snippet.field, shown)), label)


def _listed(field: str, values: Sequence[str], matcher: Matcher) -> tuple[str, tuple[Span, ...]]:
    shown = ""
    spans: list[Span] = []
    for value in values:
        shown += ", " if shown else ""
        spans += [(start + len(shown), end + len(shown)) for start, end in matcher.spans(field, value)]
        shown += value
    return shown, joined(shown, tuple(spans))


def _beginning_of(row: Row) -> str:
    return one_line(as_unicode(_beginning(row.paper.abstract or row.note)))


def _beginning(text: str) -> str:
    """Return what may be seen of a text, not cut within a formula or a word."""
    if len(text) <= SHOWN_CHARACTERS:
        return text
    head = text[:SHOWN_CHARACTERS]
    if head.count("$") % 2:
        head = head[: head.rindex("$")]
    return head.rsplit(None, 1)[0] + "…"
