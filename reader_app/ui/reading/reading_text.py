"""Read-only text as high as its words, with formulas typeset, whose places can be told in characters of its source."""

from math import ceil

from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QCursor, QFont, QFontMetricsF, QTextBlockFormat, QTextCursor, QTextOption, QWheelEvent
from PySide6.QtWidgets import QTextBrowser, QToolTip, QWidget

from reader_app.ui.links import LinkMenu, shown_address
from reader_app.ui.math import Prepared, ReadingDocument, prepare
from reader_app.ui.theme import Theme, set_role

LINE_DISTANCE = 0.27
"""Between two lines, in heights of the font, which are themselves 1.2 times its size."""
_NOTHING = prepare("", typesets=False)


class ReadingText(QTextBrowser):
    """Shows a text; the pane around it scrolls it. Fetches nothing, and asks before it opens a link."""

    def __init__(self, theme: Theme, font: QFont, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._prepared = _NOTHING
        self._font = font
        self.setOpenLinks(False)
        self.setFrameStyle(0)
        self.setUndoRedoEnabled(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        set_role(self, "bare")
        self._reading = ReadingDocument(self.document())
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self.anchorClicked.connect(self._ask_to_open)
        self.highlighted.connect(self._tell_address)
        theme.changed.connect(self._fill)

    def show_text(self, prepared: Prepared) -> None:
        """Show another text."""
        if prepared != self._prepared:
            self._prepared = prepared
            self._fill()

    def set_font(self, font: QFont) -> None:
        """Show the text in another font."""
        self._font = font
        self._fill()

    def loadResource(self, kind: int, name: QUrl | str) -> None:
        """Load nothing: a text fetches no pictures, from the network or from the disk."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave scrolling to the pane that holds the whole text."""
        event.ignore()

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy the words of the source: a formula goes out as its LaTeX, not as a picture."""
        cursor = self.textCursor()
        # Qt's own object is filled anew: the clipboard outlives Python, and one made in Python would be destroyed
        # after it, which crashes (seen with 6.11). It fills itself when it is read first, so that comes before.
        words = super().createMimeDataFromSelection()
        words.text()
        for form in words.formats():
            words.removeFormat(form)
        words.setText(self._reading.source_text(cursor.selectionStart(), cursor.selectionEnd()))
        return words

    def _fill(self) -> None:
        self._reading.fill(self._prepared, self._font, self._theme.colours.accent)
        self._trim()
        self._fit()

    def _trim(self) -> None:
        """Set the lines half as far again as they are high, and nothing below the last."""
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(self._line_spacing())
        trimmed = QTextBlockFormat()
        trimmed.setBottomMargin(0)
        QTextCursor(self.document().lastBlock()).mergeBlockFormat(trimmed)

    def _line_spacing(self) -> QTextBlockFormat:
        spacing = QTextBlockFormat()
        distance = round(QFontMetricsF(self._font).height() * LINE_DISTANCE)
        spacing.setLineHeight(distance, QTextBlockFormat.LineHeightTypes.LineDistanceHeight.value)
        return spacing

    def _fit(self) -> None:
        self.setFixedHeight(ceil(self.document().size().height()))

    def _ask_to_open(self, url: QUrl) -> None:
        LinkMenu(url.toString(), self).show_at(QCursor.pos() + QPoint(0, 8))

    def _tell_address(self, url: QUrl) -> None:
        """Show where a link goes while the mouse is over it."""
        QToolTip.showText(QCursor.pos(), "" if url.isEmpty() else shown_address(url.toString()), self)
