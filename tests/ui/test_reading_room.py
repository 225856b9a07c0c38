import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from reader_app.ui.reading.abstract_view import AbstractView
from tests.ui.program import PAGE, TITLES, Program

LATER = PAGE.replace("Mar 18", "Mar 19").replace("Sparse Attention for", "Dense Attention for")


def test_the_first_of_the_papers_that_come_in_is_shown(with_page: Program, qtbot: QtBot) -> None:
    with_page.press("jj")
    with_page.paste(LATER)
    qtbot.waitUntil(lambda: len(with_page.titles()) == 4)
    qtbot.waitUntil(lambda: with_page.papers.selected == with_page.library(_newest))


def test_papers_that_come_in_do_not_disturb_somebody_who_writes(
    with_page: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = with_page.papers.selected
    note = with_page.window.findChild(QWidget, "note_text")
    monkeypatch.setattr(QApplication, "focusWidget", lambda: note)
    with qtbot.waitSignal(with_page.window._intake.papers_added):
        with_page.paste(LATER)
    assert {*TITLES} < {*with_page.titles()}
    assert with_page.papers.selected == chosen


def test_escape_leads_from_the_text_and_from_the_note_back_to_the_list(with_page: Program, qtbot: QtBot) -> None:
    papers = with_page.papers.focusProxy()
    for name in ("abstract", "note_text"):
        part = with_page.window.findChild(QWidget, name)
        part.setFocus()
        assert with_page.window.focusWidget() is part
        qtbot.keyClick(part, Qt.Key.Key_Escape)
        assert with_page.window.focusWidget() is papers


def test_the_list_is_there_before_the_words_are_marked_in_the_paper_beside_it(with_page: Program, qtbot: QtBot) -> None:
    abstract = with_page.window.findChild(AbstractView)
    with_page.papers.choose(with_page.papers._model.row_at(0).paper.id)
    qtbot.waitUntil(lambda: "sparse" in abstract.toPlainText())
    counts: list[int] = []
    with_page.window._page._room.listed.connect(lambda _: counts.append(abstract.found_count))
    with_page.window.show_query("sparse")
    qtbot.waitUntil(lambda: abstract.found_count > 0)
    assert counts == [0]


def test_a_paper_chosen_in_the_list_is_shown_beside_it(with_page: Program, qtbot: QtBot) -> None:
    for place in (2, 0):
        row = with_page.papers._model.row_at(place)
        with_page.papers.choose(row.paper.id)
        head = with_page.window._page.detail._head
        qtbot.waitUntil(lambda row=row, head=head: head._title.toPlainText() == row.paper.title)


def _newest(library: object) -> tuple[str, ...]:
    rows = library.papers.rows()  # type: ignore[attr-defined]
    return tuple(paper for paper, row in rows.items() if row.paper.title.startswith("Dense"))
