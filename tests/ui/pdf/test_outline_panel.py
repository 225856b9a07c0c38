from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTreeView

from reader_app.model.pdf import OutlineEntry
from reader_app.ui.theme import EmptyState
from tests.ui.pdf.marked_reader import Marked

ENTRIES = (
    OutlineEntry("One", 0, page=1, top=792.0),
    OutlineEntry("One, first", 1, page=1, top=300.0),
    OutlineEntry("Two", 0, page=2),
    OutlineEntry("Three", 0, page=3, top=700.0),
    OutlineEntry("Nowhere", 0),
    OutlineEntry("Outside", 0, uri="https://example.org"),
)


def tree(marked: Marked) -> QTreeView:
    found = marked.reader.findChild(QTreeView, "outline_tree")
    assert isinstance(found, QTreeView)
    return found


def test_a_file_without_an_outline_says_so(marked: Marked) -> None:
    assert isinstance(marked.reader.outline.currentWidget(), EmptyState)


def test_the_section_being_read_stands_out(marked: Marked) -> None:
    marked.reader.outline.show_outline(ENTRIES)
    seen = []
    for page in (1, 2, 3):
        marked.reader.view.go_to(page)
        entry = marked.reader.outline.current()
        seen.append(entry.title if entry else "")
    assert seen == ["One", "Two", "Three"]


def test_entries_lie_below_their_chapters_and_lead_there(marked: Marked) -> None:
    marked.reader.outline.show_outline(ENTRIES)
    model = tree(marked).model()
    assert model.rowCount() == 5
    inner = model.index(0, 0, model.index(0, 0))
    assert inner.data() == "One, first"
    tree(marked).clicked.emit(model.index(2, 0))
    assert marked.reader.view.page == 3
    marked.reader.go_back()
    assert marked.reader.view.page == 1


def test_a_folded_chapter_stands_for_its_sections(marked: Marked) -> None:
    marked.reader.outline.show_outline(ENTRIES)
    tree(marked).collapseAll()
    marked.reader.view.go_to(1, None, 250.0)
    entry = marked.reader.outline.current()
    assert entry is not None
    assert entry.title == "One"


def test_an_address_outside_is_told_and_nothing_else_happens(marked: Marked) -> None:
    marked.reader.outline.show_outline(ENTRIES)
    model = tree(marked).model()
    with marked.qtbot.waitSignal(marked.reader.link_opened) as told:
        tree(marked).clicked.emit(model.index(4, 0))
    assert told.args == ["https://example.org"]
    tree(marked).clicked.emit(model.index(3, 0))
    assert marked.reader.view.page == 1


def test_thumbnails_are_drawn_and_lead_to_their_pages(marked: Marked) -> None:
    marked.reader.show_side(shown=True)
    marked.reader.side.setCurrentWidget(marked.reader.thumbnails)
    thumbnails = marked.reader.thumbnails
    assert thumbnails.model().rowCount() == 3
    marked.qtbot.waitUntil(lambda: thumbnails.is_drawn(1) and thumbnails.is_drawn(2))
    assert thumbnails.viewport().grab().width() > 0
    thumbnails.clicked.emit(thumbnails.model().index(2, 0))
    assert marked.reader.view.page == 3
    assert thumbnails.currentIndex().row() == 2
    assert thumbnails.model().index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "Page 2"
