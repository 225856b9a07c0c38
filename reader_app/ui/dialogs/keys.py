"""The list of keyboard shortcuts, made from the table of commands."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from reader_app.ui.actions import COMMANDS, MENUS, native_keys
from reader_app.ui.theme import set_role

LIST_KEYS = (
    ("Next or previous paper", "J, K"),
    ("Choose several, or all", "Shift+J, Shift+K, Ctrl+A"),
    ("Go to the reading pane", "Enter"),
    ("Scroll the reading pane, then next paper", "Space"),
    ("Put one of the first nine tags on, or off", "1 – 9"),
    ("Copy citations", "Ctrl+C"),
)
SIDEBAR_KEYS = (
    ("Go to the list", "Enter"),
    ("Rename a tag or a saved search", "F2"),
    ("Delete a tag, a search or a page, keep the papers", "Del"),
)
READING_KEYS = (
    ("Highlight the selected words in a colour", "1 – 8"),
    ("Highlight in yellow", "H"),
    ("Highlight with a comment", "C"),
    ("Quote the selected words in the note", "Q"),
    ("Comment on a highlight, or remove it", "C, Del"),
    ("Back to the list", "Esc"),
)
NOTE_KEYS = (
    ("Bold, italic, link", "Ctrl+B, Ctrl+I, Ctrl+K"),
    ("Read the note, or write on", "Ctrl+E"),
    ("Back to the list", "Esc"),
)
PDF_KEYS = (
    ("Find, go to the next hit, or back", "Ctrl+F, F3, Shift+F3"),
    ("Go to a page", "Ctrl+G"),
    ("Back to where you were, forward again", "Alt+Left, Alt+Right"),
    ("Larger, smaller, as large as on paper", "Ctrl++, Ctrl+-, Ctrl+0"),
    ("Fit the width, the page, the column of text", "F9, Shift+F9, Ctrl+F9"),
    ("Turn the pages", "Ctrl+R, Ctrl+Shift+R"),
    ("Highlight the selected words in a colour", "1 – 8"),
    ("Underline, strike out, squiggly line", "U, X, W"),
    ("Note, text, box, pen", "N, T, B, D"),
    ("Next or previous mark", "M, Shift+M"),
    ("Move a caret in the text", "F7"),
)
CHART_KEYS = (
    ("From point to point", "←, →, ↑, ↓"),
    ("Show the papers of the point", "Enter"),
    ("Draw a topic, or stop drawing it", "Space"),
    ("Remove a topic", "Del"),
)


class KeysDialog(QDialog):
    """Shortcuts in two columns."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("keys")
        self.setWindowTitle(self.tr("Keyboard Shortcuts"))
        sections = [(menu, _keys_of(menu)) for menu in MENUS]
        sections.insert(2, (self.tr("In the list"), LIST_KEYS))
        sections.insert(3, (self.tr("In the sidebar"), SIDEBAR_KEYS))
        sections.insert(5, (self.tr("In the abstract"), READING_KEYS))
        sections.insert(6, (self.tr("In the note"), NOTE_KEYS))
        sections.insert(7, (self.tr("In a PDF"), PDF_KEYS))
        sections.append((self.tr("In the trends"), CHART_KEYS))
        inside = QWidget()
        set_role(inside, "surface")
        columns = QHBoxLayout(inside)
        columns.setContentsMargins(28, 24, 28, 24)
        columns.setSpacing(48)
        for half in (sections[:5], sections[5:]):
            column = QVBoxLayout()
            column.setSpacing(18)
            for title, keys in half:
                column.addLayout(_section(title, keys))
            column.addStretch()
            columns.addLayout(column)
        scroll = QScrollArea(self)
        scroll.setObjectName("keys_scroll")
        scroll.setAccessibleName(self.tr("Keyboard shortcuts"))
        scroll.setWidgetResizable(True)
        scroll.setWidget(inside)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(scroll)
        self.resize(900, 720)


def _keys_of(menu: str) -> tuple[tuple[str, str], ...]:
    return tuple(
        (command.text.rstrip("…"), ", ".join(native_keys(command)))
        for command in COMMANDS
        if command.menu == menu and command.keys
    )


def _section(title: str, keys: tuple[tuple[str, str], ...]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(20)
    grid.setVerticalSpacing(7)
    grid.setColumnStretch(0, 1)
    heading = QLabel(title)
    set_role(heading, "section")
    grid.addWidget(heading, 0, 0, 1, 2)
    for row, (what, key) in enumerate(keys, 1):
        grid.addWidget(QLabel(what), row, 0)
        cap = QLabel(key)
        set_role(cap, "key")
        grid.addWidget(cap, row, 1, Qt.AlignmentFlag.AlignRight)
    return grid
