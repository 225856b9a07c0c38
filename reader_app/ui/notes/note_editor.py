"""The personal note on a paper: written in Markdown, read typeset, saved as it is written.

The text is bound to its paper from the moment it was loaded, and the field takes no words before that moment: nothing
typed can be saved under another paper.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from reader_app.library.library import Library
from reader_app.model.changes import Changes
from reader_app.model.ids import PaperId
from reader_app.search.matcher import Matcher
from reader_app.ui.notes import markdown_keys
from reader_app.ui.notes.markdown_edit import MarkdownEdit
from reader_app.ui.notes.note_preview import NotePreview
from reader_app.ui.notes.text_saver import TextSaver
from reader_app.ui.session import Session
from reader_app.ui.settings import Settings
from reader_app.ui.theme import Theme, icon, set_role

_ICON = QSize(18, 18)


@dataclass(frozen=True, slots=True)
class _Kept:
    """A note as the library has it."""

    paper: PaperId
    text: str
    is_locked: bool
    """The library is open for reading only: words typed could never be saved."""


class NoteEditor(QWidget):
    """Shows and saves the note of one paper at a time."""

    preview_toggled = Signal(bool)
    """The reader changed between writing and reading."""
    history_requested = Signal()
    """The reader wants to see how the note was before."""
    caret_moved = Signal(QRect)
    """Where the caret is, in this widget's coordinates, so that the pane around can follow it."""

    def __init__(self, session: Session, theme: Theme, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._paper: PaperId | None = None
        self._is_loaded = False
        self._appended: tuple[PaperId | None, str] = (None, "")
        """A paragraph that waits for the note of its paper."""
        self._topic = f"note {id(self)}"
        self._matcher: Matcher | None = None
        self._saver = TextSaver(session, _write, self)
        self._edit = MarkdownEdit(theme, self)
        self._preview = NotePreview(theme, self)
        self._status, self._fault = QLabel(self), QLabel(self)
        self._toggle, self._history = QToolButton(self), QToolButton(self)
        self._build()
        self._listen()
        self.set_text_size(settings.text_size)
        self._toggle.setChecked(settings.note_preview)
        self.show_paper(None)

    @property
    def controls(self) -> tuple[QWidget, ...]:
        """What the Tab key reaches, in this order."""
        return self._edit, self._preview, self._history, self._toggle

    def show_paper(self, paper: PaperId | None) -> None:
        """Save what was typed, and show the note of another paper; read-only until it is there."""
        self._saver.flush()
        self._paper = paper
        self._is_loaded = False
        self._edit.setReadOnly(True)
        if paper is None:
            self._set_text("")
        self._load()

    def show_found(self, matcher: Matcher | None) -> None:
        """Mark the words that were searched for, in this note and in those shown after it."""
        self._matcher = matcher
        self._mark_found()

    @property
    def found_count(self) -> int:
        """How many places of the note hold words that were searched for."""
        return self._edit.found_count

    def choose_found(self, number: int) -> None:
        """Bring a place that was found into sight; in the note as it is typeset, only the note."""
        if self._edit.isVisibleTo(self):
            self._edit.choose_found(number)
        else:
            self.caret_moved.emit(self._preview.geometry())

    def quote(self, words: str) -> None:
        """Add words to the note as a quotation, with the caret below it."""
        self.append(markdown_keys.quotation(words))

    def append(self, markdown: str) -> None:
        """Add a paragraph to the note, with the caret below it; one that is not there yet waits for it."""
        self._appended = (self._paper, markdown)
        self._take_appended()

    def _take_appended(self) -> None:
        paper, markdown = self._appended
        if markdown and paper == self._paper and self._is_loaded and not self._edit.isReadOnly():
            self._toggle.setChecked(False)
            self._edit.setFocus(Qt.FocusReason.ShortcutFocusReason)  # first, so that the pane follows the caret
            self._edit.append_paragraph(markdown)
            self._appended = (None, "")

    def write(self) -> None:
        """Give the keyboard to the note, ready for writing."""
        self._toggle.setChecked(False)
        self._edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def pending(self) -> bool:
        """Say whether there are words, of this paper or another, that the library does not have yet."""
        return self._saver.pending()

    def flush(self, done: Callable[[bool], None] | None = None) -> None:
        """Save now; `done` is told whether everything typed is in the library then."""
        self._saver.flush(done)

    def set_text_size(self, delta: int) -> None:
        """Show the note some points larger or smaller."""
        self._edit.set_text_size(delta)
        self._preview.set_text_size(delta)

    def _build(self) -> None:
        self.setObjectName("note_editor")
        for widget, name, spoken in (
            (self._edit, "note_text", self.tr("Note, in Markdown; saved as you write")),
            (self._preview, "note_preview", self.tr("Note, for reading")),
            (self._status, "note_status", self.tr("Words of the note, and whether they are saved")),
            (self._fault, "note_fault", self.tr("Why the note is not saved")),
            (self._toggle, "note_preview_toggle", self.tr("Read the note")),
            (self._history, "note_history", self.tr("History of the note")),
        ):
            widget.setObjectName(name)
            widget.setAccessibleName(spoken)
        self._edit.setPlaceholderText(self.tr("Your thoughts on this paper. Markdown; saved as you write."))
        for button, picture in ((self._toggle, "book_open"), (self._history, "history")):
            button.setIcon(icon(picture))
            button.setIconSize(_ICON)
        self._history.setToolTip(self.tr("How the note was before"))
        self._toggle.setCheckable(True)
        self._toggle.setToolTip(self.tr("Read the note typeset, or write on (Ctrl+E)"))
        self._fault.setWordWrap(True)
        set_role(self._fault, "danger")
        set_role(self._status, "small")
        self._lay_out()

    def _lay_out(self) -> None:
        heading = QLabel(self.tr("Note"), self)
        set_role(heading, "section")
        head = QHBoxLayout()
        head.addWidget(heading)
        head.addStretch()
        head.addWidget(self._status)
        head.addWidget(self._history)
        head.addWidget(self._toggle)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        for widget in (self._edit, self._preview, self._fault):
            column.addWidget(widget)

    def _listen(self) -> None:
        self._edit.typed.connect(self._keep)
        self._edit.left.connect(self._saver.flush)
        self._edit.caret_moved.connect(self._tell_caret)
        self._history.clicked.connect(self.history_requested)
        self._preview.edit_requested.connect(self.write)
        self._saver.changed.connect(self._tell_status)
        self._toggle.toggled.connect(self._turn)
        self._session.changed.connect(self._follow)
        key = QShortcut(QKeySequence("Ctrl+E"), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        key.activated.connect(self._toggle.toggle)

    def _load(self) -> None:
        if self._paper is not None:
            self._session.ask(self._topic, partial(_note_of, paper=self._paper), self._take)

    def _take(self, kept: _Kept | None) -> None:
        """Show a note that has come; words typed meanwhile, or not saved yet, stand above what is kept."""
        if kept is None or kept.paper != self._paper:
            return
        unsaved = self._saver.unsaved(kept.paper)
        text = kept.text if unsaved is None else unsaved
        if not self._is_loaded or text != self._edit.text():
            # Also where the text is the same: what was undone in one note must not come back in another.
            self._set_text(text)
        self._is_loaded = True
        self._edit.setReadOnly(kept.is_locked)
        self._tell_status()
        self._show_side()
        self._take_appended()

    def _follow(self, changes: Changes, origin: object) -> None:
        """Read the note again when somebody else changed it, unless there are newer words here."""
        paper = self._paper
        if paper in changes.notes and origin is not self._saver and self._saver.unsaved(paper) is None:
            self._load()

    def _keep(self) -> None:
        if self._paper is not None and self._is_loaded:
            self._saver.keep(self._paper, self._edit.text())

    def _mark_found(self) -> None:
        self._edit.show_found(self._matcher.spans("note", self._edit.text()) if self._matcher else ())

    def _set_text(self, text: str) -> None:
        self._edit.set_text(text)
        self._mark_found()
        self._show_side()
        self._tell_status()

    def _turn(self, is_reading: bool) -> None:
        had_keyboard = self._edit.hasFocus() or self._preview.hasFocus()
        self._show_side()
        if had_keyboard:
            (self._preview if self._preview.isVisible() else self._edit).setFocus()
        self.preview_toggled.emit(is_reading)

    def _show_side(self) -> None:
        """Show the note typeset or for writing; an empty one is always for writing."""
        is_reading = self._toggle.isChecked() and bool(self._edit.text().strip())
        self._preview.setVisible(is_reading)
        self._edit.setVisible(not is_reading)
        if is_reading:
            self._preview.show_text(self._edit.text())

    def _tell_status(self) -> None:
        paper, words = self._paper, markdown_keys.word_count(self._edit.text())
        fault = self._saver.fault(paper) if paper is not None else ""
        self._fault.setText(self.tr("Not saved yet: {0} Your words are kept here and tried again.").format(fault))
        self._fault.setVisible(bool(fault))
        if paper is None or not self._is_loaded:
            self._status.setText("")
        else:
            self._status.setText(self._state(words, is_saved=self._saver.unsaved(paper) is None))

    def _state(self, words: int, *, is_saved: bool) -> str:
        if not words and is_saved:
            return ""
        count = self.tr("1 word") if words == 1 else self.tr("{0} words").format(words)
        return f"{count} · {self.tr('Saved') if is_saved else self.tr('Saving…')}"

    def _tell_caret(self, where: QRect) -> None:
        self.caret_moved.emit(QRect(self._edit.viewport().mapTo(self, where.topLeft()), where.size()))


def _note_of(library: Library, *, paper: PaperId) -> _Kept | None:
    """Return the paper with its note; nothing where the paper was deleted meanwhile."""
    if paper not in library.papers.rows():
        return None
    return _Kept(paper, library.notes.text(paper), library.is_read_only)


def _write(library: Library, paper: str, text: str) -> Changes:
    return library.notes.write(PaperId(paper), text)
