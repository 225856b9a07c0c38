"""The context menus of the sidebar."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QMenu, QWidget

from reader_app.model.colour import COLOUR_NAMES
from reader_app.model.tag import Tag, is_within
from reader_app.ui.library.sidebar_entries import Entry, Kind
from reader_app.ui.theme import icon

if TYPE_CHECKING:
    from reader_app.ui.theme import Colours

translate = QCoreApplication.translate
SWATCH = QSize(16, 16)


@dataclass(frozen=True, slots=True)
class SidebarDeeds:
    """What can be done to the entry that the menu is for."""

    rename: Callable[[], None]
    recolour: Callable[[str], None]
    merge: Callable[[str], None]
    add_below: Callable[[], None]
    delete: Callable[[], None]
    edit: Callable[[], None]
    set_date: Callable[[], None]
    add: Callable[[], None]
    empty_trash: Callable[[], None]


def sidebar_menu(entry: Entry, deeds: SidebarDeeds, tags: Sequence[Tag], colours: Colours, parent: QWidget) -> QMenu:
    """Return the menu of an entry; it is empty where nothing can be done to it."""
    menu = QMenu(parent)
    menu.setObjectName("sidebar_menu")
    if isinstance(entry.value, Tag):
        _fill_for_tag(menu, entry.value, deeds, tags, colours)
    elif entry.kind is Kind.SEARCH:
        _add(menu, "edit_search", translate("SidebarMenu", "Edit Search"), "edit", deeds.edit)
        _add(menu, "rename_search", translate("SidebarMenu", "Rename"), "", deeds.rename)
        menu.addSeparator()
        _add(menu, "delete_search", translate("SidebarMenu", "Delete Search"), "trash", deeds.delete)
    elif entry.kind is Kind.FEED:
        _add(menu, "set_date", translate("SidebarMenu", "Set Date…"), "calendar", deeds.set_date)
        menu.addSeparator()
        _add(menu, "remove_page", translate("SidebarMenu", "Remove Page, Keep Papers"), "trash", deeds.delete)
    elif entry.key == "section:tags":
        _add(menu, "new_tag", translate("SidebarMenu", "New Tag…"), "add", deeds.add)
    elif entry.key == "section:searches":
        _add(menu, "save_search", translate("SidebarMenu", "Save This Search…"), "add", deeds.add)
    elif entry.key == "trash" and entry.count:
        _add(menu, "empty_trash", translate("SidebarMenu", "Empty Trash…"), "trash", deeds.empty_trash)
    return menu


def swatch(colour: str, ratio: float) -> QIcon:
    """Return a dot in a colour."""
    picture = QPixmap(SWATCH * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawEllipse(3, 3, 10, 10)
    painter.end()
    return QIcon(picture)


def _fill_for_tag(menu: QMenu, tag: Tag, deeds: SidebarDeeds, tags: Sequence[Tag], colours: Colours) -> None:
    _add(menu, "rename_tag", translate("SidebarMenu", "Rename"), "edit", deeds.rename)
    _add(menu, "add_tag_below", translate("SidebarMenu", "New Tag Below…"), "add", deeds.add_below)
    colour_menu = menu.addMenu(translate("SidebarMenu", "Colour"))
    colour_menu.setObjectName("colour_menu")
    for name in COLOUR_NAMES:
        dot = swatch(colours.tint(name).solid, menu.devicePixelRatioF())
        _add(colour_menu, f"colour_{name}", colour_title(name), dot, lambda name=name: deeds.recolour(name))  # type: ignore[misc]
    others = [other.name for other in tags if not is_within(other.name, tag.name)]
    if others:
        merge_menu = menu.addMenu(icon("merge"), translate("SidebarMenu", "Merge Into"))
        merge_menu.setObjectName("merge_menu")
        for name in others:
            shown = name.replace("&", "&&")
            _add(merge_menu, f"merge_{name}", shown, "", lambda name=name: deeds.merge(name))  # type: ignore[misc]
    menu.addSeparator()
    _add(menu, "delete_tag", translate("SidebarMenu", "Delete Tag, Keep Papers"), "trash", deeds.delete)


def colour_title(name: str) -> str:
    """Return a colour's name as readers see it."""
    names = {
        "yellow": translate("Colour", "Yellow"),
        "red": translate("Colour", "Red"),
        "green": translate("Colour", "Green"),
        "blue": translate("Colour", "Blue"),
        "purple": translate("Colour", "Purple"),
        "magenta": translate("Colour", "Magenta"),
        "orange": translate("Colour", "Orange"),
        "grey": translate("Colour", "Grey"),
    }
    return names.get(name, name)


def _add(menu: QMenu, name: str, text: str, picture: str | QIcon, do: Callable[[], None]) -> None:
    action = menu.addAction(text)
    action.setObjectName(name)
    if picture:
        action.setIcon(icon(picture) if isinstance(picture, str) else picture)
    action.triggered.connect(lambda _=False: do())
