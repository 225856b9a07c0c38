"""A note typeset for reading."""

from html import escape

from PySide6.QtCore import QPoint, Qt, QUrl, Signal
from PySide6.QtGui import QCursor, QMouseEvent, QTextOption, QWheelEvent
from PySide6.QtWidgets import QTextBrowser, QToolTip, QWidget

from reader_app.ui.links import follow, shown_address
from reader_app.ui.math import formula_as_unicode
from reader_app.ui.math.dollars import Formula
from reader_app.ui.notes.note_html import note_html
from reader_app.ui.theme import Colours, Theme, interface_font, monospace_font, set_role


class NotePreview(QTextBrowser):
    """Shows Markdown as it is meant; as high as its text, which the pane around it scrolls."""

    edit_requested = Signal()
    """Double-clicked: the reader wants to write."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._text = ""
        self._delta = 0
        self.setOpenLinks(False)
        self.setFrameStyle(0)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        set_role(self, "bare")
        self.document().setDocumentMargin(0)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self.anchorClicked.connect(self._ask_to_open)
        self.highlighted.connect(self._tell_address)
        theme.changed.connect(self._fill)

    def show_text(self, text: str) -> None:
        self._text = text
        self._fill()

    def set_text_size(self, delta: int) -> None:
        """Show the text some points larger or smaller."""
        self._delta = delta
        self._fill()

    def loadResource(self, kind: int, name: QUrl | str) -> None:
        """Load nothing: a note fetches no pictures, from the network or from the disk."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave scrolling to the pane that holds the whole note."""
        event.ignore()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.edit_requested.emit()

    def _fill(self) -> None:
        font = interface_font(self._delta + 0.5)
        self.document().setDefaultFont(font)
        self.document().setDefaultStyleSheet(_styles(self._theme.colours, font.pointSizeF()))
        self.setHtml(note_html(self._text, _typeset))
        self._grow()

    def _grow(self) -> None:
        self.setFixedHeight(round(self.document().size().height()) + 2)

    def _ask_to_open(self, url: QUrl) -> None:
        follow(url.toString(), self, QCursor.pos() + QPoint(0, 8))

    def _tell_address(self, url: QUrl) -> None:
        """Show where a link goes while the mouse is over it."""
        QToolTip.showText(QCursor.pos(), shown_address(url.toString()) if not url.isEmpty() else "", self)


def _typeset(formula: Formula) -> str:
    return f'<span class="formula">{escape(formula_as_unicode(formula.latex))}</span>'


def _styles(colours: Colours, points: float) -> str:
    mono = monospace_font().family()
    sizes = "".join(
        f".h{level} {{ font-size: {points * scale:.1f}pt; font-weight: 600; margin: 14px 0 4px 0; }}"
        for level, scale in enumerate((1.5, 1.3, 1.15, 1.05, 1.0, 1.0), start=1)
    )
    return f"""
        body {{ color: {colours.text}; }}
        p, li {{ line-height: 145%; margin: 0 0 8px 0; }}
        li {{ margin-bottom: 3px; }}
        {sizes}
        a {{ color: {colours.accent}; text-decoration: none; }}
        code, pre {{ font-family: "{mono}"; background-color: {colours.sunken}; }}
        pre {{ margin: 6px 0 10px 0; }}
        blockquote {{ color: {colours.muted}; margin: 4px 0 8px 18px; }}
        table {{ border-collapse: collapse; margin: 6px 0 10px 0; }}
        th, td {{ border: 1px solid {colours.divider}; padding: 4px 9px; }}
        th {{ background-color: {colours.sunken}; font-weight: 600; }}
        .formula {{ font-style: italic; }}
    """
