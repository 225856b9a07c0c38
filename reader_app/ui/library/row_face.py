"""How a rich row is laid out: which words stand where, computed once and kept while it is likely to be seen."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF

from reader_app.ui.library.chips import ChipLine, chip_height, fit
from reader_app.ui.library.found_line import found_line, joined, one_line
from reader_app.ui.library.row_text import Appearance, Byline, byline
from reader_app.ui.library.text_block import TextBlock, lay_out, line_height
from reader_app.ui.math import as_unicode

if TYPE_CHECKING:
    from reader_app.library.listing import Listing
    from reader_app.model.ids import PaperId
    from reader_app.model.row import Row
    from reader_app.search.matcher import Matcher

LINES_OF_TEXT = 3
"""Title and abstract share so many lines: a short title leaves two to the abstract, so that no row has a gap."""
FACES_KEPT = 500
CHIPS_SHARE = 0.45
WHO_SHARE = 0.45
"""Of the byline, for authors beside a venue that is long, too."""
LEAST_VENUE = 48.0
"""A venue of fewer letters says nothing."""
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
    chips: ChipLine
    signs: tuple[str, ...]
    byline_height: float

    @property
    def height(self) -> float:
        """From the top of the title to the foot of the text, without the spaces between."""
        return self.title.height + self.byline_height + (self.text.height if self.text else 0.0)


class RowFaces:
    """The faces of the rows seen lately, for one listing, font and width."""

    def __init__(self, font: QFont) -> None:
        self.fonts = RowFonts.from_font(font)
        self._faces: OrderedDict[PaperId, RowFace] = OrderedDict()
        self._listing: Listing | None = None
        self._appearances: Mapping[PaperId, Appearance] = {}
        self._width = 0.0

    @property
    def byline_height(self) -> float:
        return max(QFontMetricsF(self.fonts.small).height(), chip_height(self.fonts.chip))

    @property
    def full_height(self) -> float:
        """The height of the fullest row there can be."""
        return LINES_OF_TEXT * max(line_height(self.fonts.title), line_height(self.fonts.text)) + self.byline_height

    def forget(self) -> None:
        """Lay everything out anew: feeds, or the way texts are shown, have changed."""
        self._faces.clear()

    def face(self, row: Row, listing: Listing | None, known: Mapping[PaperId, Appearance], width: float) -> RowFace:
        """Return the face of a row whose text is so wide."""
        if listing is not self._listing or width != self._width or known is not self._appearances:
            self._faces.clear()
            self._listing, self._width, self._appearances = listing, width, known
        face = self._faces.get(row.paper.id)
        if face is None or face.row is not row:
            face = self._faces[row.paper.id] = self._made(row)
            if len(self._faces) > FACES_KEPT:
                self._faces.popitem(last=False)
        return face

    def _made(self, row: Row) -> RowFace:
        matcher = self._listing.matcher if self._listing else None
        tags = self._listing.tag_colours if self._listing else {}
        title = self._title(row, matcher)
        text = self._text(row, matcher, LINES_OF_TEXT - title.lines)
        signs = _signs(row)
        signs_width = len(signs) * (SIGN + SIGN_GAP)
        chips = fit(row.paper.tags, tags, self.fonts.chip, self._width * CHIPS_SHARE - signs_width)
        room = self._width - signs_width - (chips.width + 12 if chips.chips else 0)
        who, where = self._elided(byline(row, self._appearances), room)
        return RowFace(row, title, text, who, where, chips, signs, self.byline_height)

    def _title(self, row: Row, matcher: Matcher | None) -> TextBlock:
        title = one_line(as_unicode(row.paper.title))
        spans = joined(title, matcher.spans("title", title)) if matcher else ()
        return lay_out(title, self.fonts.title, self._width, LINES_OF_TEXT - 1, spans)

    def _text(self, row: Row, matcher: Matcher | None, lines: int) -> TextBlock | None:
        line = found_line(row, matcher)
        if not line.whole:
            return None
        block = lay_out(line.whole, self.fonts.text, self._width, lines, line.marks)
        if line.spans and not block.spans:
            line = line.from_first()
            block = lay_out(line.whole, self.fonts.text, self._width, lines, line.marks)
        return block

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
    return (("highlight",) if row.highlights else ()) + (("note",) if row.note else ())
