import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from reader_app.ui.library.rank_dialog import RankDialog
from reader_app.ui.library.search_box import SearchBox
from tests.ui.program import PAGE, TITLES, Program

ALIKE = f"""{PAGE[: PAGE.index(TITLES[0])].replace("Mar 18", "Mar 19")}
Sparse Attention for Short Documents

Short documents are easy for attention, and yet a sparse pattern that keeps the few links that matter pays for them.
"""


@pytest.fixture
def with_likes(with_page: Program, qtbot: QtBot) -> Program:
    """The program with two papers that are like each other."""
    with_page.paste(ALIKE)
    qtbot.waitUntil(lambda: len(with_page.titles()) == 4)
    return with_page


def _choose(program: Program, qtbot: QtBot, title: str) -> None:
    listing = program.papers._model.listing
    assert listing is not None
    paper = next(row.paper.id for row in listing.rows if row.paper.title == title)
    assert program.papers.choose(paper)


def _dialog(program: Program) -> RankDialog | None:
    return program.window.findChild(RankDialog)


def test_the_papers_most_like_one_are_listed(with_likes: Program, qtbot: QtBot) -> None:
    with_likes.window.show_query("sparse")
    qtbot.waitUntil(lambda: len(with_likes.titles()) == 2)
    _choose(with_likes, qtbot, TITLES[0])
    with_likes.do("find_similar")
    qtbot.waitUntil(lambda: TITLES[0] not in with_likes.titles())
    assert with_likes.titles()[0] == "Sparse Attention for Short Documents"
    box = with_likes.window.findChild(SearchBox)
    assert box is not None
    assert box.query == ""


def test_the_list_says_what_its_papers_are_like(with_likes: Program, qtbot: QtBot) -> None:
    _choose(with_likes, qtbot, TITLES[0])
    with_likes.do("find_similar")
    qtbot.waitUntil(lambda: len(with_likes.titles()) < 4)
    only = with_likes.papers.findChild(QPushButton, "clear_only_button")
    assert only is not None
    assert only.text().startswith("Like “Sparse")
    only.click()
    qtbot.waitUntil(lambda: len(with_likes.titles()) == 4)


def test_a_paper_says_why_it_stands_where_it_does(with_likes: Program, qtbot: QtBot) -> None:
    with_likes.window.show_query("sparse documents")
    qtbot.waitUntil(lambda: len(with_likes.titles()) == 2)
    _choose(with_likes, qtbot, with_likes.titles()[1])
    with_likes.do("explain_rank")
    qtbot.waitUntil(lambda: _dialog(with_likes) is not None)
    dialog = _dialog(with_likes)
    assert dialog is not None
    told = [label.text() for label in dialog.findChildren(QLabel, "rank_reason")]
    assert {"sparse", "documents"} <= set(told)
    (place,) = [label.text() for label in dialog.findChildren(QLabel, "rank_place")]
    assert place.startswith("Number 2 of 2,")
    dialog.close()


def test_without_a_search_there_is_no_rank_to_explain(with_page: Program, qtbot: QtBot) -> None:
    with qtbot.waitSignal(with_page.session.failed) as told:
        with_page.do("explain_rank")
    assert told.args is not None
    assert "Search for some words first" in told.args[0]
    assert _dialog(with_page) is None
