"""A mark as it is exported: with its paper, and the words for where it is."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from reader_app.model.address import Address
from reader_app.model.anchor import Target
from reader_app.model.annotation import Annotation
from reader_app.model.attachment import Attachment
from reader_app.model.colour import MEANINGS
from reader_app.model.paper import Paper
from reader_app.model.row import Row

KINDS = {
    "highlight": "highlight", "underline": "underline", "strikeout": "strike-out", "squiggly": "squiggly line",
    "note": "note", "freetext": "free text", "square": "area", "ink": "drawing",
}  # fmt: skip
"""The words for what a mark is; other kinds are named as their PDF subtype."""

_UNSPACED = r"[\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]"
_LINE_END = re.compile(rf"(?<={_UNSPACED})\n(?={_UNSPACED})")


@dataclass(frozen=True, slots=True)
class MarkEntry:
    """A mark, its paper, and where it is there in words, such as “p. 7”."""

    annotation: Annotation
    row: Row
    place: str = ""

    @property
    def where(self) -> str:
        """Where the mark is in words: as given, else by the page or the text that it is on."""
        anchor = self.annotation.anchor
        return self.place or (f"p. {anchor.page}" if anchor.target is Target.PDF else str(anchor.target))

    @property
    def words(self) -> str:
        """The marked words, lines of a page joined to paragraphs; empty for what is drawn beside them."""
        exact = self.annotation.anchor.exact.strip()
        if self.annotation.anchor.target is not Target.PDF:
            return exact
        paragraphs = (_LINE_END.sub("", paragraph).split() for paragraph in re.split(r"\n\s*\n", exact))
        return "\n\n".join(" ".join(words) for words in paragraphs)

    @property
    def kind(self) -> str:
        return KINDS.get(self.annotation.kind, self.annotation.kind)

    @property
    def colour(self) -> str:
        """The colour and what it means."""
        meaning = MEANINGS.get(self.annotation.colour)
        return f"{self.annotation.colour} ({meaning})" if meaning else self.annotation.colour

    @property
    def link(self) -> str:
        """The address that opens the mark in this program."""
        mark = self.annotation
        return str(Address(mark.paper, mark.anchor.attachment, mark.anchor.page, mark.id))

    @property
    def file(self) -> Attachment | None:
        """The PDF that the mark is in."""
        wanted = self.annotation.anchor.attachment
        return next((file for file in self.row.files if wanted and file.id == wanted), None)


def by_paper(entries: Iterable[MarkEntry]) -> list[tuple[Row, list[MarkEntry]]]:
    """Return the entries paper by paper, papers in the order in which they come first."""
    order: dict[str, int] = {}
    kept = sorted(entries, key=lambda entry: order.setdefault(entry.row.paper.id, len(order)))
    found = []
    for _, of_paper in groupby(kept, lambda entry: entry.row.paper.id):
        together = list(of_paper)
        found.append((together[0].row, together))
    return found


def byline(paper: Paper) -> str:
    """Return who wrote a paper, when, and where it was published."""
    year = str(paper.year or paper.published[:4] or "")
    return ", ".join(part for part in (", ".join(paper.authors), paper.venue, year) if part)
