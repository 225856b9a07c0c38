"""The tags of a paper as chips, with a field that adds more and completes what is typed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QPoint, QSize, QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCompleter, QFrame, QHBoxLayout, QLineEdit, QMenu, QPushButton, QWidget

from reader_app.model.colour import COLOUR_NAMES
from reader_app.model.tag import colour_for
from reader_app.ui.reading.colour_dots import dot_icon
from reader_app.ui.reading.stylesheet import popup_styles
from reader_app.ui.theme import FlowLayout, Theme, icon, set_role

_CROSS = QSize(10, 10)
_FIELD_WIDTH = 150


class TagRow(QWidget):
    """Shows tags and asks for changes to them."""

    add_requested = Signal(object)
    """A tuple of names typed by the reader."""
    remove_requested = Signal(str)
    recolour_requested = Signal(str, str)
    """The tag and the name of its new colour."""
    tag_chosen = Signal(str)
    """A chip was clicked."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._chips: list[TagChip] = []
        self._is_locked = False
        self._looks: tuple[tuple[str, str, str], ...] = ()
        self._flow = FlowLayout(self)
        self._field = TagField(theme, self)
        self._add = QPushButton(self)
        self._flow.addWidget(self._field)
        self._flow.addWidget(self._add)
        self._build()

    @property
    def controls(self) -> tuple[QWidget, ...]:
        """What the Tab key reaches, in this order."""
        buttons = (button for chip in self._chips for button in chip.buttons)
        return *buttons, self._field, self._add

    def show_tags(
        self, tags: Sequence[str], colours: Mapping[str, str], labels: Mapping[str, str] | None = None
    ) -> None:
        """Show tags, some with another label; colours holds every tag of the library, to complete from."""
        labels = labels or {}
        self._field.offer([tag for tag in colours if tag not in tags])
        looks = tuple((tag, labels.get(tag, tag), colours.get(tag) or colour_for(tag)) for tag in tags)
        if looks == self._looks:
            return
        self._looks = looks
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.deleteLater()
        self._flow.removeWidget(self._field)
        self._flow.removeWidget(self._add)
        self._chips = [self._chip(tag, label, colour) for tag, label, colour in looks]
        for widget in (*self._chips, self._field, self._add):
            self._flow.addWidget(widget)

    def lock(self) -> None:
        """Show tags only; a click on one still finds its papers."""
        self._is_locked = True
        self._add.hide()
        for chip in self._chips:
            chip.lock()

    def edit(self) -> None:
        """Open the field for a new tag and give it the keyboard."""
        if self._is_locked:
            return
        self._field.show()
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._add.hide()

    def _build(self) -> None:
        self.setObjectName("tag_row")
        self.setAccessibleName(self.tr("Tags"))
        self._add.setObjectName("add_tag")
        self._add.setText(self.tr("Add tag"))
        self._add.setAccessibleName(self.tr("Add a tag"))
        self._add.setToolTip(self.tr("Add a tag (T)"))
        self._add.setIcon(icon("add"))
        self._add.setIconSize(QSize(12, 12))
        self._add.clicked.connect(self.edit)
        self._field.hide()
        self._field.entered.connect(self.add_requested)
        self._field.given_up.connect(self._close_field)

    def _chip(self, tag: str, label: str, colour: str) -> TagChip:
        chip = TagChip(tag, label, colour, self)
        chip.chosen.connect(partial(self.tag_chosen.emit, tag))
        chip.remove_requested.connect(partial(self.remove_requested.emit, tag))
        chip.colours_requested.connect(partial(self._show_colours, tag))
        if self._is_locked:
            chip.lock()
        chip.show()
        return chip

    def _show_colours(self, tag: str, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for colour in COLOUR_NAMES:
            dot = dot_icon(self._theme.colours.tint(colour).solid, self.devicePixelRatioF())
            menu.addAction(dot, colour.capitalize(), partial(self.recolour_requested.emit, tag, colour))
        menu.addSeparator()
        menu.addAction(icon("close"), self.tr("Take this tag off"), partial(self.remove_requested.emit, tag))
        menu.popup(place)

    def _close_field(self) -> None:
        self._add.show()
        if self._field.hasFocus():
            self._add.setFocus()
        self._field.hide()


class TagChip(QFrame):
    """One tag: its name finds the papers that have it, its cross takes it off."""

    chosen = Signal()
    remove_requested = Signal()
    colours_requested = Signal(QPoint)

    def __init__(self, tag: str, label: str, colour: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("tag_chip")
        set_role(self, "chip", tint=colour)
        self.buttons = name, cross = QPushButton(self), QPushButton(self)
        name.setObjectName("tag_name")
        name.setText(label.replace("&", "&&"))
        name.setAccessibleName(self.tr("Tag {0}").format(tag))
        name.setToolTip(self.tr("Show the papers tagged {0}; right-click for its colour").format(tag))
        cross.setObjectName("tag_remove")
        cross.setIcon(icon("close"))
        cross.setIconSize(_CROSS)
        cross.setAccessibleName(self.tr("Take the tag {0} off").format(tag))
        cross.setToolTip(self.tr("Take this tag off"))
        row = QHBoxLayout(self)
        row.setContentsMargins(3, 0, 2, 0)
        row.setSpacing(0)
        for button in (name, cross):
            row.addWidget(button)
        name.clicked.connect(self.chosen)
        cross.clicked.connect(self.remove_requested)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(lambda at: self.colours_requested.emit(self.mapToGlobal(at)))

    def lock(self) -> None:
        """Offer neither its removal nor another colour."""
        self.buttons[1].hide()
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)


class TagField(QLineEdit):
    """Takes tag names, completes them, and stays for the next one."""

    entered = Signal(object)
    given_up = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("tag_field")
        self.setAccessibleName(self.tr("New tag"))
        self.setPlaceholderText(self.tr("tag, or group/tag"))
        self.setFixedWidth(_FIELD_WIDTH)
        self._known = QStringListModel(self)
        self._completer = completer = QCompleter(self._known, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        # Taken once the completer has put the name into the field, which it does after this signal.
        completer.activated.connect(self._enter, Qt.ConnectionType.QueuedConnection)
        self.setCompleter(completer)
        theme.changed.connect(self._dress)
        self._dress()

    def offer(self, tags: Sequence[str]) -> None:
        """Complete from these tags."""
        self._known.setStringList(list(tags))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._give_up()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or event.text() == ",":
            self._enter()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take what was typed; a click elsewhere is no reason to lose it."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._enter()
            self.given_up.emit()

    def event(self, event: QEvent) -> bool:
        """Keep Escape for closing the field, whatever the window would do with it."""
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return super().event(event)
        if event.key() == Qt.Key.Key_Escape:
            event.accept()
            return True
        return super().event(event)

    def _dress(self) -> None:
        if popup := self._completer.popup():
            popup.setObjectName("tag_completions")
            popup.setAccessibleName(self.tr("Known tags"))
            popup.setStyleSheet(popup_styles(self._theme.colours))

    def _enter(self) -> None:
        names = tuple(name for part in self.text().split(",") if (name := part.strip(" #/")))
        self.clear()
        if names:
            self.entered.emit(names)

    def _give_up(self) -> None:
        self.clear()
        self.given_up.emit()
