"""Why a paper stands where it does among those found: each word with its share, and where it was found."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from reader_app.model.explanation import Explanation, FieldShare, Ground, Reason
from reader_app.ui.library.found_line import field_name
from reader_app.ui.library.row_text import number_text, papers_text
from reader_app.ui.theme import ElidedLabel, set_role

translate = QCoreApplication.translate
WIDTH = 460
BAR = QSize(110, 8)
MOST_REASONS = 12


@dataclass(frozen=True, slots=True)
class Standing:
    """A paper among those that a search found: its title, its place from 1, and how many there are."""

    title: str
    place: int
    count: int


class RankDialog(QDialog):
    """Stays beside the list until it is closed."""

    def __init__(self, standing: Standing, explanation: Explanation, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("rank_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Why This Rank"))
        self.setMinimumWidth(WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 18)
        column.setSpacing(10)
        title, place = ElidedLabel(standing.title, self), QLabel(place_sentence(standing, explanation), self)
        set_role(title, "title")
        set_role(place, "muted")
        place.setWordWrap(True)
        place.setObjectName("rank_place")
        column.addWidget(title)
        column.addWidget(place)
        column.addLayout(self._reasons(explanation))
        column.addStretch(1)
        column.addWidget(self._buttons())

    def _reasons(self, explanation: Explanation) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(0, 1)
        for number, reason in enumerate(explanation.reasons[:MOST_REASONS]):
            share = reason.score / explanation.score if explanation.score > 0 else 0.0
            what, where = QLabel(reason_text(reason), self), QLabel(where_text(reason), self)
            percent = QLabel(percent_text(share), self)
            what.setTextFormat(Qt.TextFormat.PlainText)
            what.setWordWrap(True)
            what.setObjectName("rank_reason")
            what.setAccessibleDescription(f"{percent.text()}. {where.text()}")
            set_role(where, "small")
            set_role(percent, "count")
            where.setWordWrap(True)
            where.setVisible(bool(where.text()))
            grid.addWidget(what, 3 * number, 0)
            grid.addWidget(ShareBar(share, self), 3 * number, 1)
            grid.addWidget(percent, 3 * number, 2, Qt.AlignmentFlag.AlignRight)
            grid.addWidget(where, 3 * number + 1, 0, 1, 3)
            grid.setRowMinimumHeight(3 * number + 2, 6)
        return grid

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        close = buttons.button(QDialogButtonBox.StandardButton.Close)
        close.setObjectName("rank_close_button")
        buttons.rejected.connect(self.reject)
        return buttons


class ShareBar(QFrame):
    """A share as the filled part of a bar."""

    def __init__(self, share: float, parent: QWidget) -> None:
        super().__init__(parent)
        self._share = min(max(share, 0.0), 1.0)
        self.setFixedSize(BAR)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = QPainter(self), self.palette()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        whole = QRectF(self.rect())
        radius = whole.height() / 2
        painter.setBrush(colours.color(QPalette.ColorRole.Midlight))
        painter.drawRoundedRect(whole, radius, radius)
        if self._share > 0:
            painter.setBrush(colours.color(QPalette.ColorRole.Link))
            filled = QRectF(0, 0, max(whole.width() * self._share, whole.height()), whole.height())
            painter.drawRoundedRect(filled, radius, radius)


def place_sentence(standing: Standing, explanation: Explanation) -> str:
    """Return "3rd of 339 papers", with the score."""
    text = translate("RankDialog", "Number %1 of %2, with a score of %3.")
    for sign, value in (
        ("%1", number_text(standing.place)),
        ("%2", number_text(standing.count)),
        ("%3", f"{explanation.score:.2f}"),
    ):
        text = text.replace(sign, value)
    if not explanation.reasons:
        text += " " + translate("RankDialog", "The search has no words to rank by.")
    return text


def reason_text(reason: Reason) -> str:
    """Return what speaks for a paper."""
    texts = {
        Ground.WORDS: "%1",
        Ground.BESIDE: translate("RankDialog", "“%1” side by side"),
        Ground.WHOLE: translate("RankDialog", "all words of the search"),
        Ground.RELATED: translate("RankDialog", "related: %1"),
    }
    if reason.ground is Ground.RELATED and not reason.text:
        return translate("RankDialog", "words that the best papers have in common")
    return texts[reason.ground].replace("%1", reason.text)


def where_text(reason: Reason) -> str:
    """Return where it was found, the weightiest field first, and how rare it is."""
    told = [_field_text(share) for share in sorted(reason.fields, key=lambda share: -share.score)]
    if reason.papers:
        told.append(translate("RankDialog", "in %1 of the library").replace("%1", papers_text(reason.papers)))
    return " · ".join(told)


def percent_text(share: float) -> str:
    """Return a share in per cent; what is little is not nothing."""
    return "<1 %" if 0 < share < 0.01 else f"{share:.0%}".replace("%", " %")


def _field_text(share: FieldShare) -> str:
    name = field_name(share.field)
    return name if share.times <= 1 else f"{name} ×{share.times}"
