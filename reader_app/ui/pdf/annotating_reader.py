"""A PDF to read and to mark: its pages with finding, outline, thumbnails, previews, and marks."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QToolButton, QWidget

from reader_app.library.marks import PlacedMark
from reader_app.model.ids import AttachmentId
from reader_app.model.pdf import OutlineEntry
from reader_app.pdf.previews import Preview
from reader_app.pdf.process import PdfProcess
from reader_app.ui.pdf.finding import Finding
from reader_app.ui.pdf.marking_controls import MarkingControls
from reader_app.ui.pdf.marking_keys import MarkingKeys
from reader_app.ui.pdf.outline_panel import OutlinePanel
from reader_app.ui.pdf.page_menu import PageMenu
from reader_app.ui.pdf.page_texts import PageTexts
from reader_app.ui.pdf.previewing import Previewing
from reader_app.ui.pdf.reader import PdfReader
from reader_app.ui.pdf.reading_time import ReadingTime
from reader_app.ui.pdf.ruler import Ruler
from reader_app.ui.pdf.selecting import Selecting
from reader_app.ui.pdf.selecting_keys import SelectingKeys
from reader_app.ui.pdf.stylesheet import pdf_styles
from reader_app.ui.pdf.thumbnails import Thumbnails
from reader_app.ui.pdf.tool_buttons import ToolButtons
from reader_app.ui.pdf.view_place import ViewPlace
from reader_app.ui.theme import Theme, icon


class AnnotatingReader(PdfReader):
    """Shows the marks it is given, and asks for others; whoever keeps them shows them then."""

    mark_made = Signal(object)
    """A NewMark."""
    mark_changed = Signal(object)
    """A MarkEdit."""
    mark_removed = Signal(str)
    """The id of a mark."""
    mark_chosen = Signal(str)
    """The id of the mark that stands out; empty where none does any more."""
    quote_requested = Signal(object)
    """The Anchor of words that the reader wants in the note."""

    def __init__(
        self,
        path: Path,
        process: PdfProcess,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        place: ViewPlace | None = None,
        attachment: AttachmentId | None = None,
    ) -> None:
        super().__init__(path, process, parent, place=place)
        view = self.view
        self.texts = PageTexts(view)
        self.selecting = Selecting(view, self.texts, theme)
        self.finding = Finding(view, self.selecting, theme, self.leave_place)
        self.controls = MarkingControls(view, self.links, self.selecting, self.texts, theme)
        self.controls.marking.attachment = attachment
        self.previews = Previewing(view, self.links, self.selecting, theme)
        self.outline = OutlinePanel(view, self)
        self.thumbnails = Thumbnails(view, theme, self)
        self.menu = PageMenu(view, self.links, self.selecting, self.controls, theme)
        # Of the filters on a view the last one comes first: what is marked goes before what is selected.
        self._caret = SelectingKeys(view, self.selecting, theme)
        self._keys = MarkingKeys(view, self.controls, self.selecting)
        self.ruler = Ruler(view, self.texts, leaves_keys=lambda: self._caret.has_caret)
        self._theme = theme
        self._add_tools(theme)
        self._connect_tools()
        theme.changed.connect(self._dress)
        self._dress()

    def show_marks(self, marks: tuple[PlacedMark, ...]) -> None:
        """Show these marks instead of those before."""
        self.controls.marking.show(marks)
        self.controls.refresh()

    def choose_mark(self, mark: str) -> None:
        """Bring a mark into view and let it stand out."""
        self.leave_place()
        self.controls.reveal(mark)

    def show_words(self, page: int, words: str) -> None:
        """Show a page, and where on it words are, as far as they are there."""
        self.leave_place()
        self.view.go_to(page)
        if words.strip():
            self.finding.find_words(words, page)

    def open_find(self) -> None:
        """Open the find bar."""
        self.finding.open()

    def close_document(self) -> None:
        """Tell what was written and drawn and not told yet, and let go of the file."""
        self.controls.comments.flush()
        self.controls.drawing.finish()
        self.finding.run.stop()
        super().close_document()

    def _add_tools(self, theme: Theme) -> None:
        self.bar.add_tool(ReadingTime(self.view, theme, self.bar))
        self.bar.add_tool(ToolButtons(self.controls, theme, self.bar))
        find = QToolButton(self.bar)
        find.setObjectName("reader_find")
        find.setIcon(icon("search"))
        find.setToolTip(self.tr("Find in this document  Ctrl+F"))
        find.setAccessibleName(self.tr("Find in this document"))
        find.clicked.connect(self.open_find)
        self.bar.add_tool(find)
        self.add_strip(self.finding.bar)
        self.add_beside(self.finding.hits)
        self.add_side_panel(self.outline, self.tr("Outline"), "outline")
        self.add_side_panel(self.thumbnails, self.tr("Pages"), "file")

        ruler = self.bar.view_menu.addAction(self.tr("Line Ruler\tL"))
        ruler.setCheckable(True)
        ruler.triggered.connect(lambda on: self.ruler.switch(on=on))
        self.ruler.toggled.connect(ruler.setChecked)

    def _connect_tools(self) -> None:
        self.controls.marking.made.connect(self.mark_made)
        self.controls.marking.changed.connect(self.mark_changed)
        self.controls.marking.removed.connect(self.mark_removed)
        self.controls.chosen.connect(self.mark_chosen)
        self.controls.quote_requested.connect(self.quote_requested)
        self.previews.jump_requested.connect(self._jump)
        self.outline.entry_chosen.connect(self._go_to_entry)
        self.outline.address_chosen.connect(self.link_opened)
        self.thumbnails.page_chosen.connect(self.go_to)
        self.menu.find_requested.connect(self.open_find)
        for keys, do in (
            ((QKeySequence.StandardKey.Find,), self.open_find),
            (("F3",), lambda: self.finding.step(1)),
            (("Shift+F3",), lambda: self.finding.step(-1)),
        ):
            action = QAction(self)
            action.setShortcuts([QKeySequence(one) for one in keys])
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.triggered.connect(do)
            self.addAction(action)

    def _dress(self) -> None:
        sheet = pdf_styles(self._theme.colours)
        controls = self.controls
        # One for the whole reader would have all its widgets dressed anew, which is felt when a PDF opens.
        for widget in (self.finding.bar, controls.bar, controls.card, controls.writing.box, self.previews.card):
            widget.setStyleSheet(sheet)

    def _jump(self, preview: Preview) -> None:
        self.go_to(preview.page, preview.area)

    def _go_to_entry(self, entry: OutlineEntry) -> None:
        self.leave_place()
        self.view.go_to(entry.page, None, entry.top)
        self.view.setFocus()
