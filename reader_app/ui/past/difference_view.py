"""A readable difference: field by field, what is gone struck out, what is new in another colour."""

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QTextBrowser, QWidget

from reader_app.library.differences import Difference, Part, Side, parts
from reader_app.ui.theme import Colours, Theme, reading_font, set_role


class DifferenceView(QTextBrowser):
    """Shows differences in the colours of the theme."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: tuple[Difference, ...] = ()
        self.setObjectName("difference")
        self.setAccessibleName(self.tr("What differs"))
        self.setOpenLinks(False)
        self.setFont(_font())
        self.document().setDocumentMargin(0)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        set_role(self, "bare")
        theme.changed.connect(self._draw)

    def show_differences(self, shown: tuple[Difference, ...]) -> None:
        """Show other differences, from their beginning."""
        self._shown = shown
        self._draw()
        self.verticalScrollBar().setValue(0)

    def _draw(self) -> None:
        self.setHtml(difference_html(self._shown, self._theme.colours))


def word_by_word(found: Iterable[Difference]) -> tuple[Difference, ...]:
    """Return differences in which lines that took the place of others are told apart by their words."""
    return tuple(Difference(one.field, one.then, one.now, tuple(_finer(one.parts))) for one in found)


def difference_html(shown: Sequence[Difference], colours: Colours) -> str:
    """Return differences as HTML."""
    return "".join(
        f'<p style="color: {colours.muted}; margin-top: 0; margin-bottom: 4px"><b>{escape(one.field)}</b></p>'
        f'<p style="white-space: pre-wrap; line-height: 140%; margin-top: 0; margin-bottom: 20px">'
        f"{''.join(_span(part, colours) for part in one.parts)}</p>"
        for one in shown
    )


def _finer(whole: Sequence[Part]) -> Iterator[Part]:
    is_taken = False
    for part, after in pairwise((*whole, Part(Side.BOTH, ""))):
        if is_taken:
            is_taken = False
        elif (part.side, after.side) == (Side.THEN, Side.NOW):
            is_taken = True
            yield from parts(part.text, after.text)
        else:
            yield part


def _span(part: Part, colours: Colours) -> str:
    text = escape(part.text)
    if part.side is Side.BOTH:
        return text
    tint = colours.tint("red" if part.side is Side.THEN else "green")
    line = "line-through" if part.side is Side.THEN else "none"
    return f'<span style="background: {tint.soft}; color: {tint.ink}; text-decoration: {line}">{text}</span>'


def _font() -> QFont:
    font = reading_font()
    font.setPointSizeF(font.pointSizeF() - 0.5)
    return font
