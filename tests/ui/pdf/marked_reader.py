"""A reader over a made file of three pages, which keeps the marks that are asked for as a library would."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, Qt
from pytestqt.qtbot import QtBot

from reader_app.library.marks import PlacedMark
from reader_app.model.anchor import Fate, Placement
from reader_app.model.annotation import Annotation
from reader_app.model.ids import AnnotationId, AttachmentId, PaperId, new_id
from reader_app.pdf.process import PdfProcess
from reader_app.ui.pdf.annotating_reader import AnnotatingReader
from reader_app.ui.pdf.mark_wishes import MarkEdit, NewMark
from reader_app.ui.theme import Theme
from tests.pdf.process.made_pdfs import write_pdf

SIZE, LEADING = 14, 18
TOP = 740.0
FILE = AttachmentId("file")
PAGES = (
    (
        "A study of papers and of those who read them",
        "was made by people who wanted to know what",
        "Fig. 2 shows of it.",
    ),
    ("Papers are read on paper, and on screens", "where words can be found and marked by all."),
    ("Fig. 2. A caption stands below a box.", "papers end."),
)


def write_words(path: Path, pages: tuple[tuple[str, ...], ...] = PAGES) -> Path:
    """Write a PDF with lines of words; a box stands above the last page's."""
    contents = []
    for number, lines in enumerate(pages):
        top = TOP - 300 * (number == 2)
        shown = " ".join(f"({line}) Tj 0 -{LEADING} Td" for line in lines)
        box = "80 500 300 150 re S " if number == 2 else ""
        contents.append(f"{box}BT /F {SIZE} Tf 72 {top} Td {shown} ET")
    return write_pdf(path, contents)


class Marked:
    """The reader, what it asked for, and what is kept."""

    def __init__(self, path: Path, process: PdfProcess, qtbot: QtBot, scheme: str = "light") -> None:
        self.qtbot = qtbot
        self.theme = Theme(scheme)
        self.reader = AnnotatingReader(path, process, self.theme, attachment=FILE)
        self.made: list[NewMark] = []
        self.kept: dict[AnnotationId, Annotation] = {}
        self.reader.mark_made.connect(self._add)
        self.reader.mark_changed.connect(self._edit)
        self.reader.mark_removed.connect(self._remove)
        qtbot.addWidget(self.reader)
        self.reader.resize(720, 600)
        self.reader.show()
        view = self.reader.view
        qtbot.waitUntil(lambda: view.is_sharp and self.reader.texts.lines(1) is not None)
        view.setFocus()

    def position(self, words: str, page: int = 1, *, end: bool = False) -> QPoint:
        """Return where on the viewport words begin, or end."""
        self.qtbot.waitUntil(lambda: self.reader.texts.lines(page) is not None)
        lines = self.reader.texts.lines(page)
        assert lines is not None
        at = lines.text.text.index(words)
        left, bottom, right, top = lines.text.boxes[at + len(words) - 1 if end else at].tolist()
        x = right - 0.5 if end else left + 0.5
        return self.reader.view.transform(page).map(QPointF(x, (bottom + top) / 2)).toPoint()

    def drag(self, start: QPoint, end: QPoint) -> None:
        """Press the left button at one place and let it go at another."""
        viewport, left = self.reader.view.viewport(), Qt.MouseButton.LeftButton
        self.qtbot.mousePress(viewport, left, pos=start)
        self.qtbot.mouseMove(viewport, (start + end) / 2)
        self.qtbot.mouseMove(viewport, end)
        self.qtbot.mouseRelease(viewport, left, pos=end)

    def select(self, first: str, last: str, page: int = 1) -> None:
        """Select from the beginning of some words to the end of others."""
        self.drag(self.position(first, page), self.position(last, page, end=True))

    def click(self, at: QPoint) -> None:
        self.qtbot.mouseClick(self.reader.view.viewport(), Qt.MouseButton.LeftButton, pos=at)

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.qtbot.keyClick(self.reader.view, key, modifiers)

    def only(self) -> Annotation:
        """Return the one mark that is kept."""
        (mark,) = self.kept.values()
        return mark

    def _add(self, new: NewMark) -> None:
        self.made.append(new)
        for gone in new.instead_of:
            del self.kept[gone]
        mark = Annotation(AnnotationId(new_id()), PaperId("p"), new.anchor, new.colour, new.comment, new.kind)
        self.kept[mark.id] = mark
        self.show()

    def _edit(self, edit: MarkEdit) -> None:
        mark = self.kept[edit.id]
        given = {"anchor": edit.anchor, "colour": edit.colour, "comment": edit.comment}
        self.kept[edit.id] = replace(mark, **{name: value for name, value in given.items() if value is not None})
        self.show()

    def _remove(self, mark: str) -> None:
        del self.kept[AnnotationId(mark)]
        self.show()

    def show(self) -> None:
        """Show what is kept."""
        self.reader.show_marks(tuple(PlacedMark(mark, Placement(Fate.SAME, 0, 0, 1.0)) for mark in self.kept.values()))
