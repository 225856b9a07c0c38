"""What the window can be asked to do: one table for menus, shortcuts, the command palette and the list of keys."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenuBar

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
    Command("paste_page", "Paste Papers from Clipboard", "File", ("Ctrl+V", "Ctrl+Shift+V"), "copy"),
    Command("add_starter_library", "Add the Starter Library", "File", (), "sparkle"),
    Command("export_papers", "Export…", "File", ("Ctrl+Shift+E",), "export"),
    Command("take_over_annotations", "Take Over Annotations of the PDF", "File", (), "import"),
    Command("write_annotated_copy", "Write Annotated Copy…", "File", (), "export"),
    Command("close_tab", "Close Tab", "File", ("Ctrl+W",), "close"),
    Command("reopen_tab", "Reopen Closed Tab", "File", ("Ctrl+Shift+T",)),
    Command("show_preferences", "Settings…", "File", ("Ctrl+,",), "settings"),
    Command("close", "Quit", "File", ("Ctrl+Q",)),
    Command("undo", "Undo", "Edit", ("Ctrl+Z",), "undo"),
    Command("redo", "Redo", "Edit", ("Ctrl+Shift+Z", "Ctrl+Y"), "redo"),
    Command("copy_citation", "Copy Citation", "Edit", ("Ctrl+Shift+C",), "copy"),
    Command("copy_bibtex", "Copy as BibTeX", "Edit", ("Ctrl+Alt+C",), "copy"),
    Command("focus_search", "Search", "Edit", ("/", "Ctrl+F"), "search"),
    Command("toggle_facets", "Narrow Down", "Edit", ("Ctrl+Shift+F",), "filter"),
    Command("next_found", "Next Found Words", "Edit", ("F3",), "chevron_down"),
    Command("previous_found", "Previous Found Words", "Edit", ("Shift+F3",), "chevron_up"),
    Command("save_search", "Save This Search…", "Edit", ("Ctrl+S",), "saved_search"),
    Command("open_pdf", "Open PDF", "Paper", ("P",), "pdf"),
    Command("mark_inbox", "Move to Inbox", "Paper", ("I",), "inbox"),
    Command("mark_later", "Read Later", "Paper", ("L",), "later"),
    Command("mark_reading", "Reading Now", "Paper", ("R",), "reading"),
    Command("mark_done", "Done", "Paper", ("E",), "done"),
    Command("toggle_read", "Toggle Read", "Paper", ("U", "M"), "check"),
    Command("toggle_star", "Star", "Paper", ("S",), "star"),
    Command("edit_tags", "Tags…", "Paper", ("T",), "tag"),
    Command("focus_note", "Write a Note", "Paper", ("N",), "note"),
    Command("edit_details", "Edit Details…", "Paper", ("F2",), "edit"),
    Command("find_similar", "More Like This", "Paper", ("Ctrl+Shift+L",), "sparkle"),
    Command("explain_rank", "Why This Rank", "Paper", ("W",), "info"),
    Command("open_link", "Open Link…", "Paper", ("O",), "external"),
    Command("show_history", "History…", "Paper", ("Ctrl+H",), "history"),
    Command("trash_papers", "Move to Trash", "Paper", ("Del",), "trash"),
    Command("restore_papers", "Restore from Trash", "Paper", (), "refresh"),
    Command("delete_papers", "Delete for Ever…", "Paper", ("Shift+Del",), "remove"),
    Command("empty_trash", "Empty Trash…", "Paper", (), "trash"),
    Command("show_changes", "All Changes…", "Library", (), "history"),
    Command("show_deleted", "Bring Back Deleted…", "Library", (), "undo"),
    Command("show_earlier_day", "The Library on an Earlier Day…", "Library", (), "calendar"),
    Command("show_backups", "Backups…", "Library", (), "backup"),
    Command("merge_library", "Merge Another Library…", "Library", (), "merge"),
    Command("settle_conflicts", "Conflicts…", "Library", (), "merge"),
    Command("check_library", "Check the Library…", "Library", (), "shield"),
    Command("show_library", "Library", "View", ("Ctrl+1",), "library"),
    Command("show_trends", "Trends", "View", ("Ctrl+2",), "trends"),
    Command("show_marks", "Marks", "View", ("Ctrl+3",), "highlight"),
    Command("next_tab", "Next Tab", "View", ("Ctrl+Tab",)),
    Command("previous_tab", "Previous Tab", "View", ("Ctrl+Shift+Tab",)),
    Command("show_beside", "Two Papers Side by Side", "View", ("Ctrl+\\",), "columns"),
    Command("toggle_side_pane", "Note and Marks beside the PDF", "View", ("F4",), "note"),
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
MENUS = ("File", "Edit", "Paper", "Library", "View", "Help")
GROUPS_BEGIN = frozenset(
    {
        "export_papers",
        "close_tab",
        "show_preferences",
        "close",
        "mark_inbox",
        "next_tab",
        "copy_citation",
        "focus_search",
        "toggle_star",
        "edit_details",
        "trash_papers",
        "show_backups",
        "toggle_sidebar",
        "larger_text",
        "switch_scheme",
        "show_about",
    }
)
"""The commands that a line in their menu sets apart from those before them."""


CHANGING = frozenset(
    {
        *("import_files", "paste_page", "add_starter_library", "undo", "redo", "save_search"),
        *("mark_inbox", "mark_later", "mark_reading", "mark_done", "toggle_read", "toggle_star", "edit_tags"),
        *("edit_details", "trash_papers", "restore_papers", "delete_papers", "empty_trash"),
        *("merge_library", "take_over_annotations"),
    }
)
"""The commands that a library open for reading only has no use for."""


PDF_ONLY = ("close_tab", "show_beside", "toggle_side_pane", "take_over_annotations", "write_annotated_copy")
LIBRARY_ONLY = frozenset(
    {
        *("focus_search", "toggle_facets", "next_found", "previous_found", "save_search", "export_papers"),
        *(
            "toggle_sidebar",
            "toggle_table",
            "larger_text",
            "smaller_text",
            "usual_text",
            "copy_citation",
            "copy_bibtex",
        ),
    }
)
"""The commands on what only the library shows."""


def forbid_changes(actions: Mapping[str, QAction], others: Iterable[QAction], parent: QObject) -> None:
    """Disable all that changes the library, and those other actions, for good.

    A group of actions that is disabled keeps its actions so, whoever enables one of them later.
    """
    group = QActionGroup(parent)
    group.setExclusionPolicy(QActionGroup.ExclusionPolicy.None_)
    for action in (*(actions[name] for name in CHANGING), *others):
        group.addAction(action)
    group.setEnabled(False)


def made_actions(parent: QObject, slots: Mapping[str, Callable[[], object]]) -> Mapping[str, QAction]:
    """Return a QAction for each command, by its name, which calls the slot of that name."""
    return {command.name: _made(parent, command, slots[command.name]) for command in COMMANDS}


def made_tag_actions(parent: QObject, toggle: Callable[[int], None]) -> list[QAction]:
    """Return the actions of the keys 1 to 9, which the abstract takes for itself while words are selected."""
    return [_made_tag_action(parent, number, toggle) for number in range(1, 10)]


def fill_menus(bar: QMenuBar, actions: Mapping[str, QAction]) -> None:
    """Put each command into its menu."""
    for title in MENUS:
        menu = bar.addMenu(f"&{_translate('Actions', title)}")
        menu.setObjectName(f"{title.lower()}_menu")
        for command in COMMANDS:
            if command.menu == title:
                if command.name in GROUPS_BEGIN:
                    menu.addSeparator()
                menu.addAction(actions[command.name])


def allow_in_pdf(actions: Mapping[str, QAction], *, is_pdf: bool) -> None:
    """Leave the keys that a PDF has its own use for to it while one is shown, and those of tabs for when there are."""
    for name in LIBRARY_ONLY:
        actions[name].setEnabled(not is_pdf)
    for name in PDF_ONLY:
        actions[name].setEnabled(is_pdf)
    if is_pdf:
        actions["focus_note"].setEnabled(True)  # there is one beside it


def allow_on_papers(actions: Mapping[str, QAction], tags: Iterable[QAction], *, allowed: bool) -> None:
    """Let the commands of the Paper menu work, or not: keys must not change papers that nobody sees."""
    for command in COMMANDS:
        if command.menu == "Paper":
            actions[command.name].setEnabled(allowed)
    for action in tags:
        action.setEnabled(allowed)


def _made_tag_action(parent: QObject, number: int, toggle: Callable[[int], None]) -> QAction:
    action = QAction(_translate("Actions", "Tag %1").replace("%1", str(number)), parent)
    action.setObjectName(f"toggle_tag_{number}")
    action.setShortcut(str(number))
    action.triggered.connect(lambda: toggle(number))
    return action


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
