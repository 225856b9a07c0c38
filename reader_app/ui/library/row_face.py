"""How a rich row is laid out: which words stand where, computed once and kept while it is likely to be seen."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF

from reader_app.ui.library.chips import ChipLine, chip_height, fit
from reader_app.ui.library.found_line import FoundLine, found_line, joined, one_line
from reader_app.ui.library.row_text import Appearance, Byline, byline
from reader_app.ui.library.text_block import TextBlock, lay_out, line_height
from reader_app.ui.math import as_unicode

if TYPE_CHECKING:
    from reader_app.library.listing import Listing
    from reader_app.model.hit import PagePassage, Span
    from reader_app.model.ids import PaperId
    from reader_app.model.row import Row
    from reader_app.search.matcher import Matcher

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")
LINES_OF_TEXT = 3
"""Title and abstract share so many lines: a short title leaves two to the abstract, so that no row has a gap."""
FACES_KEPT = 500
BLOCKS_KEPT = 200
"""Laid out texts: from one letter that is typed to the next most of what is shown stays, but for its marks."""
CHIPS_SHARE = 0.45
WHO_SHARE = 0.45
"""Of the byline, for authors beside a venue that is long, too."""
LEAST_VENUE = 48.0
"""A venue of fewer letters says nothing."""
UNBROKEN = 1e6
"""Wide enough for a line that was cut to fit before."""
SIGN = 14.0
SIGN_GAP = 5.0


@dataclass(frozen=True, slots=True)
class RowFonts:
    """The typefaces of a row."""

    title: QFont
    small: QFont
    text: QFont
    chip: QFont

    @classmethod
    def from_font(cls, font: QFont) -> RowFonts:
        title, small, chip = QFont(font), QFont(font), QFont(font)
        title.setWeight(QFont.Weight.DemiBold)
        small.setPointSizeF(font.pointSizeF() - 0.75)
        chip.setPointSizeF(font.pointSizeF() - 1.5)
        chip.setWeight(QFont.Weight.Medium)
        return cls(title, small, QFont(font), chip)


@dataclass(frozen=True, slots=True)
class RowFace:
    """A row ready to be painted in a column of the width it was made for."""

    row: Row
    title: TextBlock
    text: TextBlock | None
    who: str
    where: str
    byline: TextBlock
    chips: ChipLine
    signs: tuple[str, ...]
    byline_height: float
    passage: PagePassage | None = None
    """What was found in its PDFs."""

    @property
    def height(self) -> float:
        """From the top of the title to the foot of the text, without the spaces between."""
        return self.title.height + self.byline_height + (self.text.height if self.text else 0.0)


class Foot(NamedTuple):
    """The part of a face that says the same whatever is searched for."""

    row: Row
    who: str
    where: str
    byline: TextBlock
    chips: ChipLine
    signs: tuple[str, ...]


class RowFaces:
    """The faces of the rows seen lately, for one listing, font and width."""

    def __init__(self, font: QFont) -> None:
        self.fonts = RowFonts.from_font(font)
        self._byline_height = max(QFontMetricsF(self.fonts.small).height(), chip_height(self.fonts.chip))
        self._faces: OrderedDict[PaperId, RowFace] = OrderedDict()
        self._feet: OrderedDict[PaperId, Foot] = OrderedDict()
        self._blocks: OrderedDict[tuple[str, bool, int], TextBlock] = OrderedDict()
        self._listing: Listing | None = None
        self._appearances: Mapping[PaperId, Appearance] = {}
        self._width = 0.0

    @property
    def byline_height(self) -> float:
        return self._byline_height

    @property
    def full_height(self) -> float:
        """The height of the fullest row there can be."""
        return LINES_OF_TEXT * max(line_height(self.fonts.title), line_height(self.fonts.text)) + self.byline_height

    def forget(self) -> None:
        """Lay everything out anew: feeds, or the way texts are shown, have changed."""
        for kept in (self._faces, self._feet, self._blocks):
            kept.clear()

    def face(
        self,
        row: Row,
        listing: Listing | None,
        known: Mapping[PaperId, Appearance],
        width: float,
        passage: PagePassage | None = None,
    ) -> RowFace:
        """Return the face of a row whose text is so wide, with what was found in its PDFs."""
        self._follow(listing, known, width)
        face = self._faces.get(row.paper.id)
        if face is None or face.row is not row or face.passage is not passage:
            face = self._made(row, passage)
            _keep(self._faces, row.paper.id, face, FACES_KEPT)
        return face

    def _follow(self, listing: Listing | None, known: Mapping[PaperId, Appearance], width: float) -> None:
        """Leave behind what was made for another listing, and all of it where more than the search is another."""
        is_as_before = width == self._width and known is self._appearances
        if is_as_before and listing is self._listing:
            return
        if is_as_before and _tags(listing) == _tags(self._listing):
            self._faces.clear()
        else:
            self.forget()
        self._listing, self._width, self._appearances = listing, width, known

    def _made(self, row: Row, passage: PagePassage | None) -> RowFace:
        matcher = self._listing.matcher if self._listing else None
        title = self._title(row, matcher)
        text = self._text(found_line(row, matcher, passage), LINES_OF_TEXT - title.lines)
        foot = self._feet.get(row.paper.id)
        if foot is None or foot.row is not row:
            foot = self._foot(row)
            _keep(self._feet, row.paper.id, foot, FACES_KEPT)
        return RowFace(row, title, text, *foot[1:], self._byline_height, passage)

    def _foot(self, row: Row) -> Foot:
        signs = _signs(row)
        signs_width = len(signs) * (SIGN + SIGN_GAP)
        room = self._width * CHIPS_SHARE - signs_width
        chips = fit(row.paper.tags, _tags(self._listing), self.fonts.chip, room)
        room = self._width - signs_width - (chips.width + 12 if chips.chips else 0)
        who, where = self._elided(byline(row, self._appearances), room)
        return Foot(row, who, where, lay_out(who + where, self.fonts.small, UNBROKEN, 1), chips, signs)

    def _title(self, row: Row, matcher: Matcher | None) -> TextBlock:
        title = one_line(as_unicode(row.paper.title))
        spans = joined(title, matcher.spans("title", title)) if matcher else ()
        return self._block(title, LINES_OF_TEXT - 1, spans, is_title=True)

    def _text(self, line: FoundLine, lines: int) -> TextBlock | None:
        if not line.whole:
            return None
        block = self._block(line.whole, lines, line.marks)
        if line.spans and not block.spans:
            line = line.from_first()
            block = self._block(line.whole, lines, line.marks)
        return block

    def _block(self, text: str, lines: int, spans: Sequence[Span], *, is_title: bool = False) -> TextBlock:
        """Return a text laid out, with its marks."""
        key = (text, is_title, lines)
        block = self._blocks.get(key)
        if block is None:
            block = lay_out(text, self.fonts.title if is_title else self.fonts.text, self._width, lines)
        _keep(self._blocks, key, block, BLOCKS_KEPT)
        return block.marked(spans) if spans else block

    def _elided(self, line: Byline, room: float) -> tuple[str, str]:
        """Cut the authors short before the venue, and both before the year."""
        metrics, right = QFontMetricsF(self.fonts.small), Qt.TextElideMode.ElideRight
        joint = " · " if line.who else ""
        left = room - metrics.horizontalAdvance(f"{joint}{line.where}")
        if left >= min(metrics.horizontalAdvance(line.who), room / 3):
            return metrics.elidedText(line.who, right, left), f"{joint}{line.where}" if line.where else ""
        tail = f" {line.when}" if line.when else ""
        who = metrics.elidedText(line.who, right, room * WHO_SHARE)
        venue_room = room - metrics.horizontalAdvance(f"{who}{joint}{tail}")
        if venue_room < LEAST_VENUE and tail:
            who = metrics.elidedText(line.who, right, room - metrics.horizontalAdvance(f"{joint}{line.when}"))
            return who, f"{joint}{line.when}"
        return who, f"{joint}{metrics.elidedText(line.venue, right, venue_room)}{tail}"


def _signs(row: Row) -> tuple[str, ...]:
    held = (("pdf", row.files), ("highlight", row.highlights), ("note", row.note))
    return tuple(sign for sign, is_there in held if is_there)


def _tags(listing: Listing | None) -> Mapping[str, str]:
    return listing.tag_colours if listing else {}


def _keep(kept: OrderedDict[Key, Value], key: Key, value: Value, most: int) -> None:
    """Keep a value as the last one used; the one not used for the longest goes where there are too many."""
    kept[key] = value
    kept.move_to_end(key)
    if len(kept) > most:
        kept.popitem(last=False)
