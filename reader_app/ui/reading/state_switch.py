"""The four places in the reading queue as one row of buttons."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QToolButton, QWidget

from reader_app.model.paper import ReadState


class StateSwitch(QFrame):
    """Shows where a paper stands and asks to move it on a click."""

    state_chosen = Signal(object)
    """The ReadState that the reader clicked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons: dict[ReadState, QToolButton] = {}
        self._group = QButtonGroup(self)
        self.setObjectName("state_switch")
        self.setAccessibleName(self.tr("Place in the reading queue"))
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 2, 2, 2)
        row.setSpacing(2)
        for state, name, tip in (
            (ReadState.INBOX, self.tr("Inbox"), self.tr("Back to the inbox (I)")),
            (ReadState.LATER, self.tr("Later"), self.tr("Read it later (L)")),
            (ReadState.READING, self.tr("Reading"), self.tr("Being read now (R)")),
            (ReadState.DONE, self.tr("Done"), self.tr("Done with it (E)")),
        ):
            button = QToolButton(self)
            button.setObjectName(f"state_{state}")
            button.setText(name)
            button.setAccessibleName(name)
            button.setToolTip(tip)
            button.setCheckable(True)
            button.clicked.connect(partial(self._choose, state))
            self._buttons[state] = button
            self._group.addButton(button)
            row.addWidget(button)

    @property
    def controls(self) -> tuple[QWidget, ...]:
        """What the Tab key reaches, in this order."""
        return tuple(self._buttons.values())

    def show_state(self, state: ReadState | None) -> None:
        """Show one state as the paper's; None shows none."""
        self._group.setExclusive(False)
        for each, button in self._buttons.items():
            button.setChecked(each is state)
        self._group.setExclusive(state is not None)

    def _choose(self, state: ReadState) -> None:
        self.state_chosen.emit(state)
