import pytest
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from reader_app.model.paper import ReadState
from reader_app.model.row import Row
from reader_app.ui.library.paper_menu import Deed, forbid_changes, link_of, paper_menu
from reader_app.ui.theme import Theme
from tests.ui.library.samples import row


@pytest.fixture
def parent(theme: Theme, qtbot: QtBot) -> QWidget:
    parent = QWidget()
    qtbot.addWidget(parent)
    return parent


def menu(parent: QWidget, *shown: Row, tags: tuple[str, ...] = (), done: list[Deed] | None = None) -> QMenu:
    heard = done if done is not None else []
    return paper_menu(shown, tags, {"mark_done": "E"}, heard.append, parent)


def names(shown: QMenu) -> list[str]:
    return [action.objectName() for action in shown.actions() if not action.isSeparator() and action.menu() is None]


def test_the_state_that_all_share_is_checked(parent: QWidget) -> None:
    both = menu(parent, row(1, state=ReadState.DONE), row(2, state=ReadState.DONE))
    assert [action.objectName() for action in both.actions() if action.isChecked()] == ["mark_done"]
    mixed = menu(parent, row(1, state=ReadState.DONE), row(2))
    assert not any(action.isChecked() for action in mixed.actions())


def test_shortcuts_are_shown(parent: QWidget) -> None:
    assert "Done\tE" in [action.text() for action in menu(parent, row(1)).actions()]


def test_papers_in_the_trash_can_be_restored_or_deleted_only(parent: QWidget) -> None:
    gone = row(1, trashed="2026-11-23T10:00:00+00:00")
    assert names(menu(parent, gone)) == ["open", "restore_papers", "delete_papers"]
    assert "trash_papers" in names(menu(parent, gone, row(2)))


def test_a_tag_that_all_have_is_taken_off(parent: QWidget) -> None:
    done: list[Deed] = []
    shown = menu(parent, row(1, tags=("a", "b")), row(2, tags=("A",)), tags=("a", "b"), done=done)
    tags = shown.findChild(QMenu, "tags_menu")
    assert tags is not None
    for action in tags.actions():
        if action.objectName() in ("tag_a", "tag_b"):
            action.trigger()
    assert [deed.value for deed in done] == [("a", False), ("b", True)]


def test_where_nothing_can_be_changed_papers_can_still_be_found_copied_and_exported(parent: QWidget) -> None:
    shown = paper_menu([row(1, arxiv="2503.00001")], (), {}, lambda deed: None, parent, is_ranked=True)
    forbid_changes(shown)
    allowed = {action.objectName() for action in shown.actions() if action.isEnabled() and action.objectName()}
    searched, handed_on = (
        {"find_similar", "explain_rank"},
        {"copy_citation", "copy_bibtex", "export_papers", "open_link"},
    )
    assert allowed == {"open"} | searched | handed_on


def test_the_star_of_starred_papers_is_removed(parent: QWidget) -> None:
    texts = [action.text() for action in menu(parent, row(1, starred=True), row(2, starred=True)).actions()]
    assert "Remove Star" in texts
    assert "Star" in [action.text() for action in menu(parent, row(1, starred=True), row(2)).actions()]


def test_only_one_paper_with_an_address_can_be_followed(parent: QWidget) -> None:
    linked = row(1, doi="10.1000/x")
    assert "open_link" in names(menu(parent, linked))
    assert "open_link" not in names(menu(parent, linked, linked))
    assert "open_link" not in names(menu(parent, row(1)))


def test_the_doi_is_the_best_address() -> None:
    assert link_of(row(1, doi="10.1/x", arxiv="2401.00001")) == "https://doi.org/10.1/x"
    assert link_of(row(1, arxiv="2401.00001", url="https://e.org")) == "https://arxiv.org/abs/2401.00001"
    assert link_of(row(1, url="https://e.org")) == "https://e.org"


def test_one_paper_leads_to_those_like_it_and_in_a_search_to_its_rank(parent: QWidget) -> None:
    questions = {"find_similar", "explain_rank"}
    assert questions & set(names(menu(parent, row(1)))) == {"find_similar"}
    assert questions & set(names(menu(parent, row(1), row(2)))) == set()
    ranked = paper_menu((row(1),), (), {}, lambda _: None, parent, is_ranked=True)
    assert questions <= set(names(ranked))
