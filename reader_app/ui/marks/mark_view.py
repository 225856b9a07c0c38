"""The list of marks: chosen, opened, recoloured, commented on, tagged, quoted and dragged."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QListView, QMenu, QWidget

from reader_app.library.mark_list import MarkedPassage, MarkList
from reader_app.model.colour import COLOUR_NAMES, MEANINGS
from reader_app.ui.marks.mark_delegate import MarkDelegate
from reader_app.ui.marks.mark_mime import cited, mime_of
from reader_app.ui.marks.mark_model import MarkModel
from reader_app.ui.reading.colour_dots import colour_of_key, dot_icon
from reader_app.ui.theme import icon

if TYPE_CHECKING:
    from reader_app.ui.theme import Theme

_OWN_KEYS = frozenset(
    {Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_C, Qt.Key.Key_Q, Qt.Key.Key_T, Qt.Key.Key_Return}
    | {Qt.Key.Key_Enter, Qt.Key.Key_J, Qt.Key.Key_K}
)


class MarkView(QListView):
    """Shows only the rows that are in sight, however many there are."""

    opened = Signal(object)
    """The MarkedPassage that the reader wants to see in its place."""
    recolour_requested = Signal(object, str)
    """Marks, by their ids, and a colour."""
    remove_requested = Signal(object)
    commented = Signal(str, str)
    tagged = Signal(str, str)
    writing_ended = Signal()
    """A field for a comment or tags was closed."""
    quote_requested = Signal(str)
    """A quotation in Markdown, to be put into the note."""

    def __init__(self, theme: "Theme", parent: QWidget, *, with_paper: bool) -> None:
        super().__init__(parent)
        self.setObjectName("mark_view")
        self.setAccessibleName(self.tr("Marks"))
        self._theme = theme
        self._is_locked = False
        self._model = MarkModel()
        self._delegate = MarkDelegate(self._model, theme, self, with_paper=with_paper)
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self._delegate.commented.connect(self.commented)
        self._delegate.tagged.connect(self.tagged)
        self.doubleClicked.connect(self._open)
        theme.changed.connect(self.viewport().update)

    @property
    def chosen(self) -> tuple[MarkedPassage, ...]:
        """The marks that are selected, in the order of the list."""
        rows = sorted(index.row() for index in self.selectedIndexes())
        return tuple(self._model.passages[row] for row in rows)

    @property
    def is_writing(self) -> bool:
        """Whether a comment or tags are being typed."""
        return self.state() == QAbstractItemView.State.EditingState

    def show_list(self, listed: MarkList) -> None:
        """Show marks; what was chosen stays chosen where it is still listed."""
        chosen = [passage.annotation.id for passage in self.chosen]
        current = self.currentIndex()
        mark = self._model.at(current).annotation.id if current.isValid() else ""
        row = current.row()
        self._model.show(listed.passages)
        if self.currentIndex().isValid() or not listed.passages:
            return
        place = self._model.place_of(mark)
        self.setCurrentIndex(self._model.index(place if place >= 0 else min(max(row, 0), len(listed.passages) - 1)))
        selection = self.selectionModel()
        for one in chosen:
            if (at := self._model.place_of(one)) >= 0:
                selection.select(self._model.index(at), QItemSelectionModel.SelectionFlag.Select)

    def choose(self, mark: str) -> None:
        """Bring a mark into sight and choose it."""
        place = self._model.place_of(mark)
        if place >= 0:
            self.setCurrentIndex(self._model.index(place))
            self.scrollTo(self.currentIndex())

    def lock(self) -> None:
        """Offer nothing that changes the library."""
        self._is_locked = True
        self._model.lock()

    def write_comment(self) -> None:
        """Open a field for the comment of the current mark."""
        self._write(tags=False)

    def write_tags(self) -> None:
        """Open a field for the tags of the current mark."""
        self._write(tags=True)

    def copy(self) -> None:
        """Put the chosen marks on the clipboard as quotations."""
        if self.chosen:
            QGuiApplication.clipboard().setMimeData(mime_of(self.chosen))

    def copy_cited(self) -> None:
        """Put the words of the chosen marks on the clipboard, with the citations of their papers."""
        QGuiApplication.clipboard().setText("\n".join(map(cited, self.chosen)))

    def event(self, event: QEvent) -> bool:
        """Keep the keys of marks from the window's shortcuts while the list has the keyboard."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._is_own(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif not self._is_own(event) or not self._model.passages:
            super().keyPressEvent(event)
        elif step := {Qt.Key.Key_J: 1, Qt.Key.Key_K: -1}.get(Qt.Key(event.key()), 0):
            row = min(max(self.currentIndex().row() + step, 0), len(self._model.passages) - 1)
            self.setCurrentIndex(self._model.index(row))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        elif not self._is_locked:
            self._change_by(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.chosen:
            self._show_menu(event.globalPos())

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        if editor.parent() is not self.viewport() or self.state() != QAbstractItemView.State.EditingState:
            return  # It was closed before: hiding it takes the keyboard from it, which ends it once more.
        super().closeEditor(editor, hint)
        self.setFocus()
        self.writing_ended.emit()

    def _change_by(self, event: QKeyEvent) -> None:
        if colour := colour_of_key(event):
            self._recolour(colour)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._remove()
        elif event.key() == Qt.Key.Key_C:
            self.write_comment()
        elif event.key() == Qt.Key.Key_T:
            self.write_tags()
        elif event.key() == Qt.Key.Key_Q:
            self._quote()

    def _show_menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setObjectName("mark_menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(icon("book_open"), self.tr("Show in its place"), lambda: self._open(self.currentIndex()))
        menu.addAction(icon("copy"), self.tr("Copy as a quotation"), self.copy)
        menu.addAction(icon("copy"), self.tr("Copy with citation"), self.copy_cited)
        if not self._is_locked:
            self._add_changes(menu)
        menu.popup(place)

    def _add_changes(self, menu: QMenu) -> None:
        menu.addAction(icon("quote"), self.tr("Quote in the note") + "\tQ", self._quote)
        menu.addSeparator()
        menu.addAction(icon("comment"), self.tr("Comment") + "\tC", self.write_comment)
        menu.addAction(icon("tag"), self.tr("Tags") + "\tT", self.write_tags)
        colours = menu.addMenu(self.tr("Colour"))
        for number, colour in enumerate(COLOUR_NAMES, start=1):
            dot = dot_icon(self._theme.colours.tint(colour).solid, self.devicePixelRatioF())
            named = f"{colour.capitalize()}: {MEANINGS[colour]}\t{number}"
            colours.addAction(dot, named, partial(self._recolour, colour))
        menu.addSeparator()
        menu.addAction(icon("trash"), self.tr("Remove") + "\tDel", self._remove)

    def _write(self, *, tags: bool) -> None:
        if self.currentIndex().isValid() and not self._is_locked:
            self._delegate.edits_tags = tags
            self.edit(self.currentIndex())

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit(self._model.at(index))

    def _recolour(self, colour: str) -> None:
        self.recolour_requested.emit(self._ids(), colour)

    def _remove(self) -> None:
        self.remove_requested.emit(self._ids())

    def _quote(self) -> None:
        self.quote_requested.emit(mime_of(self.chosen).text().strip())

    def _ids(self) -> tuple[str, ...]:
        return tuple(passage.annotation.id for passage in self.chosen)

    def _is_own(self, event: QKeyEvent) -> bool:
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        return event.key() in _OWN_KEYS or bool(colour_of_key(event))
