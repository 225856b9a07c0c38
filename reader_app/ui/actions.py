"""What the window can be asked to do: one table for menus, shortcuts, the command palette and the list of keys."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QAction, QKeySequence

from reader_app.ui.theme import icon

_translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Command:
    """An action by the name of the slot that does it."""

    name: str
    text: str
    menu: str
    keys: tuple[str, ...] = ()
    icon: str = ""


COMMANDS: tuple[Command, ...] = (
    Command("import_files", "Import…", "File", ("Ctrl+O",), "import"),
    Command("paste_page", "Paste Papers from Clipboard", "File", ("Ctrl+Shift+V",), "copy"),
    Command("add_starter_library", "Add the Starter Library", "File", (), "sparkle"),
    Command("export_papers", "Export…", "File", ("Ctrl+Shift+E",), "export"),
    Command("show_preferences", "Settings…", "File", ("Ctrl+,",), "settings"),
    Command("close", "Quit", "File", ("Ctrl+Q",)),
    Command("undo", "Undo", "Edit", ("Ctrl+Z",), "undo"),
    Command("redo", "Redo", "Edit", ("Ctrl+Shift+Z", "Ctrl+Y"), "redo"),
    Command("copy_citation", "Copy Citation", "Edit", ("Ctrl+Shift+C",), "copy"),
    Command("copy_bibtex", "Copy as BibTeX", "Edit", ("Ctrl+Alt+C",), "copy"),
    Command("focus_search", "Search", "Edit", ("/", "Ctrl+F"), "search"),
    Command("save_search", "Save This Search…", "Edit", ("Ctrl+S",), "saved_search"),
    Command("mark_inbox", "Move to Inbox", "Paper", ("I",), "inbox"),
    Command("mark_later", "Read Later", "Paper", ("L",), "later"),
    Command("mark_reading", "Reading Now", "Paper", ("R",), "reading"),
    Command("mark_done", "Done", "Paper", ("E",), "done"),
    Command("toggle_read", "Toggle Read", "Paper", ("U", "M"), "check"),
    Command("toggle_star", "Star", "Paper", ("S",), "star"),
    Command("edit_tags", "Tags…", "Paper", ("T",), "tag"),
    Command("focus_note", "Write a Note", "Paper", ("N",), "note"),
    Command("edit_details", "Edit Details…", "Paper", ("F2",), "edit"),
    Command("open_link", "Open Link…", "Paper", ("O",), "external"),
    Command("trash_papers", "Move to Trash", "Paper", ("Del",), "trash"),
    Command("restore_papers", "Restore from Trash", "Paper", (), "refresh"),
    Command("delete_papers", "Delete for Ever…", "Paper", ("Shift+Del",), "remove"),
    Command("empty_trash", "Empty Trash…", "Paper", (), "trash"),
    Command("show_library", "Library", "View", ("Ctrl+1",), "library"),
    Command("show_trends", "Trends", "View", ("Ctrl+2",), "trends"),
    Command("toggle_sidebar", "Sidebar", "View", ("Ctrl+B",), "sidebar"),
    Command("toggle_table", "Compact Table", "View", ("Ctrl+T",), "table"),
    Command("larger_text", "Larger Text", "View", ("Ctrl++", "Ctrl+=")),
    Command("smaller_text", "Smaller Text", "View", ("Ctrl+-",)),
    Command("usual_text", "Usual Text Size", "View", ("Ctrl+0",)),
    Command("switch_scheme", "Light or Dark", "View", ("F8",), "moon"),
    Command("show_commands", "All Commands…", "Help", ("Ctrl+K", "Ctrl+Shift+P"), "palette"),
    Command("show_guide", "User Guide", "Help", ("F1",), "guide"),
    Command("show_keys", "Keyboard Shortcuts", "Help", ("?",), "help"),
    Command("show_about", "About Paper Reader", "Help", (), "info"),
)
MENUS = ("File", "Edit", "Paper", "View", "Help")


def made_actions(parent: QObject, slots: Mapping[str, Callable[[], object]]) -> Mapping[str, QAction]:
    """Return a QAction for each command, by its name, which calls the slot of that name."""
    return {command.name: _made(parent, command, slots[command.name]) for command in COMMANDS}


def _made(parent: QObject, command: Command, slot: Callable[[], object]) -> QAction:
    action = QAction(_translate("Actions", command.text), parent)
    action.setObjectName(command.name)
    action.setShortcuts([QKeySequence(keys) for keys in command.keys])
    if command.icon:
        action.setIcon(icon(command.icon))
    keys = ", ".join(native_keys(command))
    action.setToolTip(f"{action.text().rstrip('…')}  {keys}" if keys else action.text().rstrip("…"))
    action.triggered.connect(lambda: slot())  # without Qt's `checked`, which no slot takes
    return action


def native_keys(command: Command) -> tuple[str, ...]:
    """Return a command's keys as this platform writes them."""
    return tuple(QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText) for keys in command.keys)


def first_keys() -> dict[str, str]:
    """Return the key of each command that has one, by the command's name."""
    return {command.name: native_keys(command)[0] for command in COMMANDS if command.keys}
