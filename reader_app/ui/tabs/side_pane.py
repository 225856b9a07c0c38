"""What stands beside a PDF: the paper with its note, or the list of its marks."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from reader_app.library.mark_list import MarkedPassage
from reader_app.model.address import Address
from reader_app.model.anchor import Anchor
from reader_app.model.ids import PaperId
from reader_app.ui.marks.mark_mime import quotation_of
from reader_app.ui.marks.mark_panel import MarkPanel
from reader_app.ui.reading.detail_pane import DetailPane
from reader_app.ui.session import Session
from reader_app.ui.settings import Settings
from reader_app.ui.tabs.open_file import OpenFile
from reader_app.ui.theme import Theme, icon

SIDES = ("paper", "marks")
LEAST_WIDTH = 320


class SidePane(QWidget):
    """Follows the PDF that is read."""

    mark_opened = Signal(str)
    pdf_opened = Signal(str)
    attach_requested = Signal(object, object)
    search_requested = Signal(str)
    history_requested = Signal(object, str, str)
    export_requested = Signal(object)
    """Passages, to be written to a file."""

    def __init__(self, session: Session, theme: Theme, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("side_pane")
        self.setMinimumWidth(LEAST_WIDTH)
        self._paper: PaperId | None = None
        self._detail = DetailPane(session, theme, settings, self)
        self._marks = MarkPanel(session, theme, self, with_paper=False)
        self._sides = QTabWidget(self)
        self._sides.setObjectName("side_pane_tabs")
        self._sides.setDocumentMode(True)
        self._sides.tabBar().setObjectName("side_pane_tab_bar")
        self._sides.tabBar().setAccessibleName(self.tr("Beside the PDF"))
        self._sides.addTab(self._detail, icon("note"), self.tr("Paper and Note"))
        self._sides.addTab(self._marks, icon("highlight"), self.tr("Marks"))
        self._sides.setCurrentIndex(SIDES.index(settings.side) if settings.side in SIDES else 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._sides)
        if session.is_read_only:
            self._detail.lock()
            self._marks.lock()
        self._listen()

    @property
    def side(self) -> str:
        """What is shown: "paper" or "marks"."""
        return SIDES[self._sides.currentIndex()]

    def show_paper(self, paper: PaperId) -> None:
        """Show what belongs to a paper."""
        self._paper = paper
        self._detail.show_paper(paper)
        self._marks.show_paper(paper)
        self._marks.set_shown(self.side == "marks")

    def choose_mark(self, mark: str) -> None:
        """Bring a mark into sight in the list."""
        self._marks.choose(mark)

    def write_note(self) -> None:
        self._sides.setCurrentWidget(self._detail)
        self._detail.write_note()

    def quote(self, file: OpenFile, anchor: Anchor) -> None:
        """Put words of the PDF into the note, with a link back to their page."""
        address = Address(file.paper, file.id, anchor.page)
        label = f"{file.title}, {self.tr('p. %1').replace('%1', str(anchor.page))}"
        self._detail.quote(quotation_of(anchor.exact, label, address))

    def set_text_size(self, delta: int) -> None:
        self._detail.set_text_size(delta)

    def pending(self) -> bool:
        return self._detail.pending() or self._marks.pending()

    def flush(self, done: Callable[[bool], None]) -> None:
        """Save now; `done` is told whether everything typed is in the library then."""
        self._marks.flush()
        self._detail.flush(lambda _: self._marks.flush(lambda _saved: done(not self.pending())))

    def _listen(self) -> None:
        self._sides.currentChanged.connect(lambda _: self._marks.set_shown(self.side == "marks"))
        self._detail.search_requested.connect(self.search_requested)
        self._detail.pdf_opened.connect(self.pdf_opened)
        self._detail.attach_requested.connect(self.attach_requested)
        self._detail.history_requested.connect(self.history_requested)
        self._marks.opened.connect(self._open)
        self._marks.quote_requested.connect(self._quote)
        self._marks.export_requested.connect(self.export_requested)

    def _open(self, passage: MarkedPassage) -> None:
        self.mark_opened.emit(passage.annotation.id)

    def _quote(self, markdown: str) -> None:
        self._sides.setCurrentWidget(self._detail)
        self._detail.quote(markdown)
