"""The title of a paper in large letters."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QTextBlockFormat
from PySide6.QtWidgets import QWidget

from reader_app.ui.reading.reading_text import ReadingText
from reader_app.ui.theme import Theme, interface_font

_LARGER = 7.0
_LINE_PERCENT = 108.0


class TitleView(ReadingText):
    """Shows a title; its words can be chosen and copied with the mouse."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, _font(0), parent)
        self.setObjectName("paper_title")
        self.setAccessibleName(self.tr("Title"))
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.LinksAccessibleByMouse
        )
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def set_text_size(self, delta: int) -> None:
        """Show the title some points larger or smaller."""
        self.set_font(_font(delta))

    def _line_spacing(self) -> QTextBlockFormat:
        """Set the lines of a title closer than those of reading text."""
        spacing = QTextBlockFormat()
        spacing.setLineHeight(_LINE_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        return spacing


def _font(delta: int) -> QFont:
    font = interface_font(_LARGER + delta, QFont.Weight.DemiBold)
    font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 98.5)
    return font
