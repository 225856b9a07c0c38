"""The menu over a page: what can be done with the words, the mark, or the link that is there."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Signal
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QIcon, QKeySequence
from PySide6.QtWidgets import QMenu

from reader_app.model.colour import COLOUR_NAMES, MEANINGS
from reader_app.pdf.process import Picture, Urgency
from reader_app.ui.pdf.link_layer import LinkLayer
from reader_app.ui.pdf.marking_controls import MarkingControls
from reader_app.ui.pdf.page_crop import crop_tile, image_of, shown_area
from reader_app.ui.pdf.page_view import PageView
from reader_app.ui.pdf.selecting import Selecting
from reader_app.ui.reading.colour_dots import dot_icon
from reader_app.ui.theme import Theme, icon

PICTURE_SCALE = 300 / 72
"""Pixels a point: 300 an inch."""


class PageMenu(QObject):
    """Comes up over one view."""

    find_requested = Signal()

    def __init__(
        self, view: PageView, links: LinkLayer, selecting: Selecting, controls: MarkingControls, theme: Theme
    ) -> None:
        super().__init__(view)
        self._view = view
        self._links = links
        self._selecting = selecting
        self._controls = controls
        self._theme = theme
        view.viewport().installEventFilter(self)

    def menu_at(self, position: QPointF) -> QMenu:
        """Return the menu for what is at a position of the viewport."""
        menu = QMenu(self._view)
        mark = self._controls.overlay.at(position)
        link = self._links.link_at(position)
        if self._selecting.has_words:
            self._add_words(menu)
        elif mark:
            self._add_mark(menu, mark)
        else:
            self._add_page(menu, position)
        if link is not None and link.uri:
            menu.addSeparator()
            menu.addAction(
                icon("link"), self.tr("Copy the Address"), partial(QGuiApplication.clipboard().setText, link.uri)
            )
        return menu

    def copy_picture(self, mark: str) -> None:
        """Put what is in a box on the clipboard, as sharp as a printer would have it."""
        shape = self._controls.overlay.shape(mark)
        if shape is not None:
            page = shape.anchor.page
            tile = crop_tile(self._view, page, shown_area(self._view, page, shape.bounds), PICTURE_SCALE)
            self._view.document.draw(page, tile, (Urgency.ASKED,), _copy)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QContextMenuEvent):
            menu = self.menu_at(QPointF(event.pos()))
            menu.aboutToHide.connect(menu.deleteLater)
            menu.popup(event.globalPos() + QPoint(1, 1))
            return True
        return False

    def _add_words(self, menu: QMenu) -> None:
        copy_key = QKeySequence(QKeySequence.StandardKey.Copy).toString(QKeySequence.SequenceFormat.NativeText)
        menu.addAction(icon("copy"), self.tr("Copy") + f"\t{copy_key}", self._selecting.copy)
        menu.addAction(icon("quote"), self.tr("Quote in the Note") + "\tQ", self._controls.quote_selected)
        menu.addAction(icon("search"), self.tr("Find in This Document"), self.find_requested.emit)
        menu.addSeparator()
        for number, colour in enumerate(COLOUR_NAMES, start=1):
            words = f"{self.tr('Highlight')}: {MEANINGS[colour]}\t{number}"
            menu.addAction(self._dot(colour), words, partial(self._controls.mark_selected, "highlight", colour))
        menu.addSeparator()
        for kind, words, key in (
            ("underline", self.tr("Underline"), "U"),
            ("strikeout", self.tr("Strike Out"), "X"),
            ("squiggly", self.tr("Squiggly Line"), "W"),
        ):
            menu.addAction(icon(kind), f"{words}\t{key}", partial(self._controls.mark_selected, kind))
        menu.addAction(icon("comment"), self.tr("Mark and Comment…") + "\tC", self._controls.comment_selected)

    def _add_mark(self, menu: QMenu, mark: str) -> None:
        placed = self._controls.overlay.mark(mark)
        is_own = placed is not None and not placed.annotation.author
        comment = menu.addAction(
            icon("comment"), self.tr("Comment…"), partial(self._controls.choose, mark, writes=True)
        )
        comment.setEnabled(is_own)
        if placed is not None and placed.annotation.kind == "square":
            menu.addAction(icon("copy"), self.tr("Copy as a Picture"), partial(self.copy_picture, mark))
        menu.addSeparator()
        for number, colour in enumerate(COLOUR_NAMES, start=1):
            action = menu.addAction(
                self._dot(colour),
                f"{colour.capitalize()}: {MEANINGS[colour]}\t{number}",
                partial(self._controls.marking.recolour, mark, colour),
            )
            action.setEnabled(is_own)
        menu.addSeparator()
        menu.addAction(icon("trash"), self.tr("Remove"), partial(self._controls.remove, mark)).setEnabled(is_own)

    def _add_page(self, menu: QMenu, position: QPointF) -> None:
        page, point = self._view.to_page(position)
        if page:
            add_note = partial(self._controls.drawing.placed.emit, page, point)
            menu.addAction(icon("note"), self.tr("Note Here…"), add_note)
        menu.addAction(icon("search"), self.tr("Find in This Document") + "\tCtrl+F", self.find_requested.emit)

    def _dot(self, colour: str) -> QIcon:
        return dot_icon(self._theme.colours.tint(colour).solid, self._view.devicePixelRatioF())


def _copy(picture: Picture | None) -> None:
    if picture is not None:
        QGuiApplication.clipboard().setImage(image_of(picture))
