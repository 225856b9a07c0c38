"""The box that says which page is being read, and takes the reader to another."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from reader_app.ui.pdf.pdf_document import PdfDocument
from reader_app.ui.theme import set_role

WIDEST_LABEL = "88888"


class PageBox(QWidget):
    """Shows "vii (7 of 307)"; a page is named by its label or its number."""

    page_wanted = Signal(int)
    left = Signal()
    """The reader has done with it."""

    def __init__(self, document: PdfDocument, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._page = 0
        self._edit = _Edit(self)
        self._edit.setObjectName("page_edit")
        self._edit.setAccessibleName(self.tr("Go to page"))
        self._edit.setToolTip(self.tr("Go to page  Ctrl+G"))
        self._edit.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._edit.setFixedWidth(self.fontMetrics().horizontalAdvance(WIDEST_LABEL) + 22)
        self._count = QLabel(self)
        set_role(self._count, "muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self._edit)
        row.addWidget(self._count)
        self._edit.returnPressed.connect(self._go)
        self._edit.escaped.connect(self.left)
        self._edit.left.connect(self._leave)
        document.opened.connect(self.refresh)
        document.shapes_known.connect(self.refresh)

    def show_page(self, page: int) -> None:
        """Say which page is being read."""
        self._page = page
        self.refresh()

    def refresh(self) -> None:
        count = self._document.page_count
        label = self._document.label(self._page) if self._page else ""
        if not (self._edit.hasFocus() and self._edit.isModified()):
            self._edit.setText(label)
        numbered = self.tr("%1 of %2").replace("%1", str(self._page)).replace("%2", str(count))
        plain = self.tr("of %1").replace("%1", str(count))
        is_labelled = label != str(self._page) and self._page > 0
        self._count.setText((f"({numbered})" if is_labelled else plain) if count else "")

    def take_focus(self) -> None:
        """Let a page be typed."""
        self._edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._edit.selectAll()

    def _go(self) -> None:
        page = self._document.page_of(self._edit.text())
        set_role(self._edit, "", state="" if page else "wrong")
        if page:
            self.page_wanted.emit(page)
            self.left.emit()

    def _leave(self) -> None:
        set_role(self._edit, "")
        self.refresh()


class _Edit(QLineEdit):
    """Tells when it is left by Escape, or for another widget."""

    escaped = Signal()
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()
