"""A PDF to read: its pages with the bar above them, side panels, and what is said where there are no pages to show."""

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QSplitter, QStackedWidget, QTabWidget, QToolButton, QVBoxLayout, QWidget

from reader_app.model.geometry import Rect
from reader_app.model.pdf import PageLink
from reader_app.pdf.process import PdfProcess
from reader_app.ui.pdf.link_layer import LinkLayer
from reader_app.ui.pdf.notice import Notice
from reader_app.ui.pdf.page_output import PageOutput
from reader_app.ui.pdf.page_view import PageView
from reader_app.ui.pdf.password_prompt import PasswordPrompt
from reader_app.ui.pdf.pdf_document import PdfDocument
from reader_app.ui.pdf.place_history import PlaceHistory
from reader_app.ui.pdf.reader_bar import ReaderBar
from reader_app.ui.pdf.split_view import SplitView
from reader_app.ui.pdf.view_place import ViewPlace
from reader_app.ui.theme import Divider, EmptyState, icon

LOADING_SHOWN_AFTER_MS = 300
PLACE_KEPT_AFTER_MS = 500


class PdfReader(QWidget):
    """Shows one file. Opens it at once; `close_document` has to be called before it goes."""

    link_opened = Signal(str)
    """An address outside of the file that the reader clicked, and has yet to confirm."""
    place_changed = Signal(object)
    """The ViewPlace, once the pages rest."""
    failed = Signal(str)
    """A sentence on why there is nothing to show."""
    opened = Signal()
    """The pages are there."""

    def __init__(
        self, path: Path, process: PdfProcess, parent: QWidget | None = None, *, place: ViewPlace | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("pdf_reader")
        self.document = PdfDocument(path, process, self)
        self.document.open()  # the process is at it while all the rest is made
        self.view = PageView(self.document, self)
        self.links = LinkLayer(self.view)
        self.history = PlaceHistory()
        self.output = PageOutput(self.view, self)
        self.bar = ReaderBar(self.view, self)
        self.split = SplitView(self.view, self)
        self._split_action = self.bar.view_menu.addAction(self.tr("Split in Two\tF6"))
        self._split_action.setCheckable(True)
        self.bar.view_menu.addAction(icon("present"), self.tr("Present\tF5"), self.output.present)
        self.bar.view_menu.addAction(icon("print"), self.tr("Print…\tCtrl+P"), self.output.print_pages)
        self.side = QTabWidget(self)
        self.prompt = PasswordPrompt(self)
        self._message = EmptyState("file", self.tr("Opening…"), parent=self)
        self._notice = Notice(self)
        self._pages = QStackedWidget(self)
        self._loading = QTimer(self, interval=LOADING_SHOWN_AFTER_MS, singleShot=True)
        self._resting = QTimer(self, interval=PLACE_KEPT_AFTER_MS, singleShot=True)
        self._try_again = QAction(self.tr("Try Again"), self)
        self._lay_out()
        self._connect()
        self._add_keys()
        if place is not None:
            self.view.restore(place)
        self._loading.start()

    @property
    def place(self) -> ViewPlace:
        """What brings the reader back here."""
        return self.view.place()

    def show_place(self, place: ViewPlace) -> None:
        """Show the document as it was left."""
        self.view.restore(place)

    def go_to(self, page: int, rect: Rect | None = None) -> None:
        """Jump to a page or a box of it; `Alt+Left` leads back."""
        self.leave_place()
        if rect is None:
            self.view.go_to(page)
        else:
            self.view.show_rect(page, rect)
        self.view.setFocus()

    def leave_place(self) -> None:
        """Remember where the reader is, since somebody is about to jump."""
        if self.view.is_open:
            self.history.leave(self.view.place())
            self._show_history()

    def go_back(self) -> None:
        """Return to where the last jump began."""
        self._travel(self.history.go_back(self.view.place()))

    def go_forward(self) -> None:
        self._travel(self.history.go_forward(self.view.place()))

    def add_side_panel(self, panel: QWidget, title: str, icon_name: str) -> None:
        """Give a panel, such as the outline, its place at the left."""
        self.side.addTab(panel, icon(icon_name), title)
        self._side_button.setVisible(True)

    def show_side(self, *, shown: bool) -> None:
        self.side.setVisible(shown)
        self._side_button.setChecked(shown)

    def add_strip(self, strip: QWidget) -> None:
        """Give a strip, such as the find bar, its place between the bar and the pages."""
        self._strips.addWidget(strip)

    def add_beside(self, panel: QWidget) -> None:
        """Give a panel, such as the list of hits, its place at the right."""
        self._columns.addWidget(panel)

    def close_document(self) -> None:
        """Take no more answers, and let go of the file."""
        self._resting.stop()
        self.split.end()
        self.view.pictures.want(())
        self.document.close()

    def _open(self, password: str = "") -> None:
        self._loading.start()
        self.document.open(password)

    def _connect(self) -> None:
        self._loading.timeout.connect(self._show_loading)
        self._resting.timeout.connect(lambda: self.place_changed.emit(self.view.place()))
        self._try_again.triggered.connect(lambda: self._open())
        self.document.opened.connect(self._show_pages)
        self.document.failed.connect(self._show_failure)
        self.document.password_needed.connect(self._ask_password)
        self.prompt.given.connect(self._open)
        self.links.followed.connect(self._follow)
        self.output.failed.connect(self._notice.tell)
        self.split.split.connect(self._split_action.setChecked)
        self.split.link_opened.connect(self.link_opened)
        self._split_action.triggered.connect(self.split.toggle)
        self.view.page_changed.connect(self.bar.page_box.show_page)
        self.view.viewport_changed.connect(self._resting.start)
        self.bar.back_requested.connect(self.go_back)
        self.bar.forward_requested.connect(self.go_forward)
        self.bar.left.connect(self.view.setFocus)
        self.bar.page_box.page_wanted.connect(self.go_to)

    def _lay_out(self) -> None:
        self._side_button = QToolButton(self.bar)
        self._side_button.setObjectName("reader_side")
        self._side_button.setIcon(icon("sidebar", toggles=True))
        self._side_button.setCheckable(True)
        self._side_button.setToolTip(self.tr("Outline and pages"))
        self._side_button.setAccessibleName(self._side_button.toolTip())
        self._side_button.toggled.connect(self.side.setVisible)
        self._side_button.setVisible(False)
        self.bar.add_front(self._side_button)
        self.side.setVisible(False)
        self.side.setDocumentMode(True)
        for widget in (self.split, self._message, self.prompt):
            self._pages.addWidget(widget)
        self._columns = QSplitter(Qt.Orientation.Horizontal, self)
        self._columns.setChildrenCollapsible(False)
        self._columns.addWidget(self.side)
        self._columns.addWidget(self._pages)
        self._columns.setStretchFactor(1, 1)
        self._strips = QVBoxLayout()
        self._strips.setSpacing(0)
        self._strips.addWidget(self._notice)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(Divider(parent=self))
        column.addLayout(self._strips)
        column.addWidget(self._columns, 1)
        self.setFocusProxy(self.view)
        self.view.setFocus()

    def _add_keys(self) -> None:
        for keys, do in (
            (("Ctrl+G",), self.bar.page_box.take_focus),
            (("Alt+Left", "Backspace"), self.go_back),
            (("Alt+Right",), self.go_forward),
            (("F5",), self.output.present),
            (("F6",), self.split.toggle),
            (("Ctrl+P",), self.output.print_pages),
        ):
            action = QAction(self)
            action.setShortcuts([QKeySequence(one) for one in keys])
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.triggered.connect(lambda _checked=False, do=do: do())
            self.addAction(action)

    def _show_loading(self) -> None:
        self._message.show_message("file", self.tr("Opening…"), self.document.path.name)
        self._pages.setCurrentWidget(self._message)

    def _show_pages(self) -> None:
        self._loading.stop()
        had_focus = self._pages.currentWidget() is self.prompt
        self._pages.setCurrentWidget(self.split)
        if had_focus:
            self.view.setFocus()
        self.opened.emit()
        self.document.has_text(self._tell_scan)

    def _show_failure(self, sentence: str) -> None:
        self._loading.stop()
        self._message.show_message("warning", self.tr("This PDF cannot be shown"), sentence, (self._try_again,))
        self._pages.setCurrentWidget(self._message)
        self.failed.emit(sentence)

    def _ask_password(self, sentence: str) -> None:
        self._loading.stop()
        self._pages.setCurrentWidget(self.prompt)
        self.prompt.ask(sentence)

    def _tell_scan(self, has_text: bool) -> None:
        if not has_text:
            self._notice.tell(self.tr("These pages are pictures: there are no words in them to select, find or mark."))

    def _follow(self, link: PageLink) -> None:
        if link.page:
            self.leave_place()
            self.view.go_to(link.page, link.left, link.top)
        elif link.uri:
            self.link_opened.emit(link.uri)

    def _travel(self, place: ViewPlace | None) -> None:
        if place is not None:
            self.view.restore(place)
            self._show_history()

    def _show_history(self) -> None:
        self.bar.allow_history(back=self.history.can_go_back, forward=self.history.can_go_forward)
