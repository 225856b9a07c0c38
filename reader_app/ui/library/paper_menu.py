"""The context menu of papers in the list."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from reader_app.model.paper import ReadState
from reader_app.model.row import Row
from reader_app.ui.library.row_text import state_name
from reader_app.ui.theme import icon

translate = QCoreApplication.translate
STATE_ICONS = {
    ReadState.INBOX: "inbox",
    ReadState.LATER: "later",
    ReadState.READING: "reading",
    ReadState.DONE: "done",
}


@dataclass(frozen=True, slots=True)
class Deed:
    """An entry of the menu; its name is that of the window's command, where there is one."""

    name: str
    text: str
    icon: str
    is_checked: bool | None = None
    value: ReadState | tuple[str, bool] | None = None
    """The state to set; or a tag, and whether to put it on."""


_HARMLESS = frozenset(
    {"open", "find_similar", "explain_rank", "copy_citation", "copy_bibtex", "export_papers", "open_link"}
)
Do = Callable[[Deed], None]


def paper_menu(
    rows: Sequence[Row],
    tags: Sequence[str],
    keys: Mapping[str, str],
    do: Do,
    parent: QWidget,
    *,
    is_ranked: bool = False,
) -> QMenu:
    """Return the menu for the chosen papers; keys are the shortcuts to show, by the names of the entries.

    Where they are ranked by a search, a paper can be asked why it stands where it does.
    """
    menu = QMenu(parent)
    menu.setObjectName("paper_menu")
    if all(row.paper.trashed for row in rows):
        _add(menu, _in_trash(), keys, do)
        return menu
    _add(menu, [_opening()], keys, do)
    _add(menu, [_attaching()] if len(rows) == 1 else [], keys, do)
    _add(menu, _finding(is_ranked=is_ranked) if len(rows) == 1 else [], keys, do)
    menu.addSeparator()
    _add(menu, _states(rows), keys, do)
    menu.addSeparator()
    _add(menu, [_star(rows)], keys, do)
    submenu = menu.addMenu(icon("tag"), translate("PaperMenu", "Tags"))
    submenu.setObjectName("tags_menu")
    _add(submenu, _tags(rows, tags), keys, do)
    menu.addSeparator()
    _add(menu, _handing_on(rows), keys, do)
    menu.addSeparator()
    _add(menu, [Deed("trash_papers", translate("PaperMenu", "Move to Trash"), "trash")], keys, do)
    return menu


def forbid_changes(menu: QMenu) -> None:
    """Leave in a menu only what changes nothing enabled."""
    for action in menu.actions():
        action.setEnabled(action.objectName() in _HARMLESS)


def link_of(row: Row) -> str:
    """Return the address of a paper on the web; empty where none is known."""
    paper = row.paper
    if paper.doi:
        return f"https://doi.org/{paper.doi}"
    return f"https://arxiv.org/abs/{paper.arxiv}" if paper.arxiv else paper.url


def _opening() -> Deed:
    return Deed("open", translate("PaperMenu", "Open"), "book_open")


def _attaching() -> Deed:
    return Deed("attach_pdf", translate("PaperMenu", "Attach PDF…"), "pdf")


def _finding(*, is_ranked: bool) -> list[Deed]:
    made = [Deed("find_similar", translate("PaperMenu", "More Like This"), "sparkle")]
    if is_ranked:
        made.append(Deed("explain_rank", translate("PaperMenu", "Why This Rank"), "info"))
    return made


def _states(rows: Sequence[Row]) -> list[Deed]:
    held = {row.paper.state for row in rows}
    return [
        Deed(f"mark_{state.value}", state_name(state), STATE_ICONS[state], held == {state}, state)
        for state in ReadState
    ]


def _star(rows: Sequence[Row]) -> Deed:
    if all(row.paper.starred for row in rows):
        return Deed("toggle_star", translate("PaperMenu", "Remove Star"), "star_filled")
    return Deed("toggle_star", translate("PaperMenu", "Star"), "star")


def _tags(rows: Sequence[Row], tags: Sequence[str]) -> list[Deed]:
    """Return the editor for all tags, then the tags that have a key of their own."""
    everywhere = set.intersection(*({tag.casefold() for tag in row.paper.tags} for row in rows))
    held = {tag: tag.casefold() in everywhere for tag in tags}
    return [
        Deed("edit_tags", translate("PaperMenu", "Edit Tags…"), "edit"),
        *(Deed(f"tag_{tag}", tag.replace("&", "&&"), "tag", has, (tag, not has)) for tag, has in held.items()),
    ]


def _handing_on(rows: Sequence[Row]) -> list[Deed]:
    made = [
        Deed("copy_citation", translate("PaperMenu", "Copy Citation"), "copy"),
        Deed("copy_bibtex", translate("PaperMenu", "Copy as BibTeX"), "copy"),
        Deed("export_papers", translate("PaperMenu", "Export…"), "export"),
    ]
    if len(rows) == 1 and link_of(rows[0]):
        made.append(Deed("open_link", translate("PaperMenu", "Open Link…"), "external"))
    return made


def _in_trash() -> list[Deed]:
    return [
        _opening(),
        Deed("restore_papers", translate("PaperMenu", "Restore from Trash"), "undo"),
        Deed("delete_papers", translate("PaperMenu", "Delete for Ever…"), "trash"),
    ]


def _add(menu: QMenu, deeds: Sequence[Deed], keys: Mapping[str, str], do: Do) -> None:
    for deed in deeds:
        key = keys.get(deed.name, "")
        action = QAction(f"{deed.text}\t{key}" if key else deed.text, menu)
        action.setObjectName(deed.name)
        # Next to an icon the style shows no check mark, hence it takes the icon's place.
        action.setIcon(icon("check" if deed.is_checked else deed.icon))
        if deed.is_checked is not None:
            action.setCheckable(True)
            action.setChecked(deed.is_checked)
        action.triggered.connect(lambda _=False, deed=deed: do(deed))
        menu.addAction(action)
