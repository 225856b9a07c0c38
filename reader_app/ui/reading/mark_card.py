"""The card of one highlight, shown beside its words: comment, colour, removal."""

from PySide6.QtCore import QCoreApplication, QSize, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from reader_app.library.marks import PlacedMark
from reader_app.model.anchor import Fate
from reader_app.ui.reading.colour_dots import ColourDots
from reader_app.ui.reading.comment_edit import CommentEdit
from reader_app.ui.reading.floating import float_shadow
from reader_app.ui.theme import Theme, icon, set_role

_WIDTH = 300
translate = QCoreApplication.translate


class MarkCard(QFrame):
    """Asks for changes to a highlight; closed by Escape or a click elsewhere."""

    commented = Signal(str, str)
    """The highlight's id and its whole comment."""
    recolour_requested = Signal(str, str)
    remove_requested = Signal(str)
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._mark = ""
        self._dots = ColourDots(theme, self)
        self._remove = QToolButton(self)
        self._fate = QLabel(self)
        self._comment = CommentEdit(self)
        self.setObjectName("mark_card")
        self.setAccessibleName(self.tr("Highlight"))
        self.setFixedWidth(_WIDTH)
        float_shadow(self, theme)
        self._build()
        self.hide()

    @property
    def mark(self) -> str:
        """The id of the highlight that is shown; empty while the card is closed."""
        return self._mark

    def show_mark(self, mark: PlacedMark, comment: str, *, is_locked: bool = False) -> None:
        """Show a highlight, the comment as it was typed last; locked where nothing can be saved."""
        self._mark = mark.annotation.id
        self._dots.show_colour(mark.annotation.colour)
        self._fate.setText(fate_sentence(mark.placement.fate))
        self._fate.setVisible(bool(self._fate.text()))
        self._comment.set_text(comment)
        self._comment.setReadOnly(is_locked)
        self.adjustSize()

    def write(self) -> None:
        """Give the keyboard to the comment."""
        self._comment.setFocus()

    def close_card(self) -> None:
        if self._mark:
            self._mark = ""
            # Whoever listens takes the keyboard first: hiding what has it would send it to the next control,
            # and the pane would scroll there.
            self.closed.emit()
            self.hide()

    def _build(self) -> None:
        self._remove.setObjectName("remove_highlight")
        self._remove.setIcon(icon("trash"))
        self._remove.setIconSize(QSize(16, 16))
        self._remove.setToolTip(self.tr("Remove this highlight"))
        self._remove.setAccessibleName(self._remove.toolTip())
        self._fate.setWordWrap(True)
        set_role(self._fate, "small")
        head = QHBoxLayout()
        head.setSpacing(0)
        head.addWidget(self._dots)
        head.addStretch()
        head.addWidget(self._remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 6, 8, 8)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self._fate)
        column.addWidget(self._comment)
        self._dots.colour_chosen.connect(lambda colour: self.recolour_requested.emit(self._mark, colour))
        self._remove.clicked.connect(lambda: self.remove_requested.emit(self._mark))
        self._comment.typed.connect(lambda text: self.commented.emit(self._mark, text))
        self._comment.finished.connect(self._end)

    def _end(self) -> None:
        """Close, unless the keyboard only went to another control of the card."""
        focused: QWidget | None = self.window().focusWidget()
        if focused is self._comment or focused is None or not self.isAncestorOf(focused):
            self.close_card()


def fate_sentence(fate: Fate) -> str:
    """Return what the reader should know about a mark whose text changed; empty where nothing happened."""
    return {
        Fate.SAME: "",
        Fate.MOVED: translate("HighlightFate", "The text changed; these words stand elsewhere in it now."),
        Fate.REWORDED: translate("HighlightFate", "The text changed; these words were reworded."),
        Fate.LOST: translate("HighlightFate", "Not found in the present text."),
    }[fate]
