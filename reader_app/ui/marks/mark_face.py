"""The rows of a list of marks, laid out once and painted often."""

from collections import OrderedDict
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF

from reader_app.library.mark_list import MarkedPassage
from reader_app.ui.library.chips import ChipLine, chip_height, fit
from reader_app.ui.library.text_block import TextBlock, lay_out, line_height
from reader_app.ui.marks.wording import comment_text, foot_text, words_text

PADDING_Y = 10.0
LINE_GAP = 3.0
TEXT_LEFT, TEXT_RIGHT = 28.0, 18.0
COMMENT_LEFT = 20.0
"""Its sign stands before it."""
WORD_LINES = 2
SMALLER_POINTS = 1.0
_MOST_LAID_OUT = 600
_CHIP_SHARE = 0.4
_RIGHT = Qt.TextElideMode.ElideRight


@dataclass(frozen=True, slots=True)
class MarkFace:
    """What a row shows."""

    passage: MarkedPassage
    words: TextBlock
    comment: TextBlock | None
    foot: str
    chips: ChipLine

    @property
    def height(self) -> float:
        """How high words and comment are together."""
        return self.words.height + (self.comment.height + LINE_GAP if self.comment else 0.0)


class MarkFaces:
    """Lays rows out for a typeface; those painted last are kept."""

    def __init__(self, font: QFont, *, with_paper: bool) -> None:
        self.font = font
        self.small = QFont(font)
        self.small.setPointSizeF(font.pointSizeF() - SMALLER_POINTS)
        self._with_paper = with_paper
        self._laid_out: OrderedDict[tuple[str, float], MarkFace] = OrderedDict()

    @property
    def row_size(self) -> QSize:
        """The size of every row; all are equally high, so that a list of thousands need not be measured."""
        lines = (WORD_LINES + 1) * line_height(self.font) + 2 * LINE_GAP + self.foot_height
        return QSize(200, round(lines + 2 * PADDING_Y + 1))

    @property
    def foot_height(self) -> float:
        return max(chip_height(self.small), line_height(self.small))

    def face(self, passage: MarkedPassage, width: float) -> MarkFace:
        """Return a row as wide as that."""
        key = (passage.annotation.id, width)
        face = self._laid_out.get(key)
        if face is None or face.passage is not passage:
            face = self._laid_out[key] = self._made(passage, width - TEXT_LEFT - TEXT_RIGHT)
            if len(self._laid_out) > _MOST_LAID_OUT:
                self._laid_out.popitem(last=False)
        else:
            self._laid_out.move_to_end(key)
        return face

    def _made(self, passage: MarkedPassage, width: float) -> MarkFace:
        mark = passage.annotation
        comment = comment_text(mark)
        words = lay_out(words_text(mark), self.font, width, WORD_LINES if comment else WORD_LINES + 1)
        said = lay_out(comment, self.font, width - COMMENT_LEFT, 1) if comment else None
        chips = fit(mark.tags, {}, self.small, width * _CHIP_SHARE)
        room = width - chips.width - (12.0 if chips.chips else 0.0)
        return MarkFace(passage, words, said, self._foot(passage, room), chips)

    def _foot(self, passage: MarkedPassage, room: float) -> str:
        """Return the line below, the title of the paper shortened first: place and day are told whole."""
        text = foot_text(passage, with_paper=self._with_paper)
        metrics = QFontMetricsF(self.small)
        excess = metrics.horizontalAdvance(text) - room
        title = " ".join(passage.row.paper.title.split())
        if excess <= 0 or not self._with_paper or title not in text:
            return metrics.elidedText(text, _RIGHT, room)
        short = metrics.elidedText(title, _RIGHT, max(metrics.horizontalAdvance(title) - excess, 40.0))
        return metrics.elidedText(text.replace(title, short, 1), _RIGHT, room)
