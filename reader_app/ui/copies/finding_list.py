"""What a checkup found, as sentences under headings, with what would repair them."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from reader_app.library.health import Finding, Subject
from reader_app.ui.copies.checkup_text import subject_text
from reader_app.ui.library.row_text import number_text
from reader_app.ui.theme import Theme, icon, set_role

SIGN = QSize(16, 16)
SHOWN_OF_A_SUBJECT = 60
"""A broken library may have ten thousand; the report has them all."""


class FindingList(QScrollArea):
    """Findings by their subjects; the keyboard scrolls through them, and they can be selected and read out."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("finding_list")
        self.setAccessibleName(self.tr("What was found"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._theme = theme
        self._findings: Sequence[Finding] = ()
        theme.changed.connect(self._draw)
        self._draw()

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show other findings, from the first."""
        self._findings = findings
        self._draw()
        self.verticalScrollBar().setValue(0)

    def _draw(self) -> None:
        inside = QFrame()
        set_role(inside, "surface")
        column = QVBoxLayout(inside)
        column.setContentsMargins(28, 18, 28, 24)
        column.setSpacing(20)
        for subject in Subject:
            found = [finding for finding in self._findings if finding.subject is subject]
            if found:
                column.addLayout(self._section(subject, found, inside))
        column.addStretch()
        self.setWidget(inside)

    def _section(self, subject: Subject, found: Sequence[Finding], inside: QWidget) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        grid.addWidget(_label(subject_text(subject), "section", inside), 0, 0, 1, 2)
        for finding in found[:SHOWN_OF_A_SUBJECT]:
            row = grid.rowCount()
            grid.addWidget(self._sign(finding, inside), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(_label(finding.sentence, "", inside), row, 1)
            if finding.repair:
                grid.addWidget(_label(self.tr("Repair: %1").replace("%1", finding.repair), "muted", inside), row + 1, 1)
            grid.setRowMinimumHeight(grid.rowCount(), 4)
        more = len(found) - SHOWN_OF_A_SUBJECT
        if more > 0:
            text = self.tr("… and %1 more, which the report lists").replace("%1", number_text(more))
            grid.addWidget(_label(text, "muted", inside), grid.rowCount(), 1)
        return grid

    def _sign(self, finding: Finding, inside: QWidget) -> QLabel:
        colours = self._theme.colours
        name, colour = ("info", colours.muted) if finding.is_hint else ("warning", colours.warn)
        sign = QLabel(inside)
        sign.setPixmap(icon(name, colour).pixmap(SIGN, self.devicePixelRatioF()))
        sign.setAccessibleName(self.tr("Worth knowing") if finding.is_hint else self.tr("Wrong"))
        return sign


def _label(text: str, role: str, inside: QWidget) -> QLabel:
    label = QLabel(inside)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(text)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    set_role(label, role)
    return label
