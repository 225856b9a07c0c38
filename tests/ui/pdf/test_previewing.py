from PySide6.QtCore import QPoint, QPointF, Qt

from tests.ui.pdf.marked_reader import Marked


def rest(marked: Marked, at: QPoint) -> None:
    """Let the pointer come to rest at a position."""
    viewport = marked.reader.view.viewport()
    marked.qtbot.mouseMove(viewport, at + QPoint(9, 0))
    marked.qtbot.mouseMove(viewport, at)


def shown(marked: Marked) -> bool:
    return not marked.reader.previews.card.isHidden()


def test_what_is_mentioned_is_shown_when_the_pointer_rests(marked: Marked) -> None:
    rest(marked, marked.position("Fig. 2"))
    marked.qtbot.waitUntil(lambda: shown(marked))
    card = marked.reader.previews.card
    assert "A caption stands below a box." in card.accessibleDescription()
    assert marked.reader.view.page == 1
    assert card.grab().width() > 100


def test_words_that_mention_nothing_show_nothing(marked: Marked) -> None:
    marked.reader.previews.look(QPointF(marked.position("study")))
    marked.reader.previews.look(QPointF(marked.position("study")))
    answered: list[object] = []
    _page, point = marked.reader.view.to_page(QPointF(marked.position("study")))
    marked.reader.document.preview(1, point, None, answered.append)
    marked.qtbot.waitUntil(lambda: bool(answered))
    assert answered == [None]
    assert not shown(marked)


def test_escape_closes_the_preview(marked: Marked) -> None:
    rest(marked, marked.position("Fig. 2"))
    marked.qtbot.waitUntil(lambda: shown(marked))
    marked.key(Qt.Key.Key_Escape)
    assert not shown(marked)


def test_scrolling_takes_the_preview_away_unless_it_is_pinned(marked: Marked) -> None:
    rest(marked, marked.position("Fig. 2"))
    marked.qtbot.waitUntil(lambda: shown(marked))
    marked.qtbot.mouseClick(marked.reader.previews.card, Qt.MouseButton.LeftButton)
    assert marked.reader.previews.card.is_pinned
    marked.reader.view.go_to(2)
    assert shown(marked)
    marked.qtbot.keyClick(marked.reader.previews.card, Qt.Key.Key_Escape)
    assert not shown(marked)
    marked.reader.view.go_to(1)
    rest(marked, marked.position("Fig. 2") + QPoint(1, 0))
    marked.qtbot.waitUntil(lambda: shown(marked))
    marked.reader.view.go_to(2)
    assert not shown(marked)


def test_a_preview_leads_to_its_place_and_back(marked: Marked) -> None:
    rest(marked, marked.position("Fig. 2"))
    marked.qtbot.waitUntil(lambda: shown(marked))
    marked.reader.previews.card.jump_requested.emit()
    assert 3 in marked.reader.view.pages_seen()
    assert not shown(marked)
    marked.reader.go_back()
    assert marked.reader.view.page == 1
