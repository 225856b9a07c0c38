"""The list of marks, used as a reader uses it."""

from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLineEdit, QTextEdit
from pytestqt.qtbot import QtBot

from reader_app.model.anchor import Anchor, Target, anchor_at
from reader_app.model.annotation import Annotation
from reader_app.model.geometry import quad_of
from reader_app.model.ids import AnnotationId, PaperId
from reader_app.ui.marks.mark_exporter import MarkExporter
from reader_app.ui.marks.mark_mime import MARK_IDS
from reader_app.ui.marks.mark_model import MarkModel
from reader_app.ui.marks.mark_panel import MarkPanel
from reader_app.ui.marks.mark_view import MarkView
from tests.ui.program import Program


class Listed:
    """The room of marks, open on three marks of one paper."""

    def __init__(self, program: Program, qtbot: QtBot) -> None:
        self.program, self.qtbot = program, qtbot
        papers = program.library(lambda library: tuple(library.papers.rows().values()))
        row = papers[0]  # type: ignore[index]
        self.paper: PaperId = row.paper.id
        abstract = row.paper.abstract
        anchors = [anchor_at(abstract, 0, 9), anchor_at(abstract, 20, 40)]
        anchors.append(Anchor(Target.PDF, "on a *page*", "", "", 0, 11, 7, (quad_of((1, 1, 9, 9)),)))
        for anchor, colour in zip(anchors, ("yellow", "red", "red"), strict=True):
            program.session.change(lambda library, a=anchor, c=colour: library.marks.add(self.paper, a, c))
        program.do("show_marks")
        panel = program.window.findChild(MarkPanel)
        assert panel is not None
        self.panel = panel
        view = panel.findChild(MarkView)
        assert view is not None
        self.view = view
        self.shows(3)

    def shows(self, count: int) -> None:
        self.qtbot.waitUntil(lambda: self.view.model().rowCount() == count)

    def marks(self) -> list[Annotation]:
        placed = self.program.library(lambda library: library.marks.of(self.paper))
        return [mark.annotation for mark in placed]  # type: ignore[attr-defined]

    def choose(self, row: int) -> AnnotationId:
        self.view.setFocus()
        self.view.setCurrentIndex(self.view.model().index(row, 0))
        return self.view.chosen[0].annotation.id

    def press(self, key: Qt.Key) -> None:
        self.qtbot.keyClick(self.view, key)  # type: ignore[no-untyped-call]


@pytest.fixture
def listed(with_page: Program, qtbot: QtBot) -> Listed:
    return Listed(with_page, qtbot)


def test_words_colours_and_their_absence_narrow_the_list_down(listed: Listed) -> None:
    words = listed.panel.findChild(QLineEdit, "mark_words")
    assert words is not None
    words.setText("page")
    listed.shows(1)
    words.setText("")
    listed.shows(3)
    listed.panel._filters._dots["red"].click()
    listed.shows(2)
    listed.panel._filters._dots["red"].click()
    listed.shows(3)


def test_a_key_recolours_removes_and_undo_brings_back(listed: Listed) -> None:
    mark = listed.choose(0)
    listed.press(Qt.Key.Key_3)
    listed.qtbot.waitUntil(lambda: {one.id: one.colour for one in listed.marks()}[mark] == "green")
    listed.press(Qt.Key.Key_Delete)
    listed.shows(2)
    listed.program.do("undo")
    listed.shows(3)


def test_a_comment_is_written_in_the_list_and_saved(listed: Listed) -> None:
    mark = listed.choose(1)
    listed.press(Qt.Key.Key_C)
    field = listed.view.findChild(QTextEdit, "comment")
    assert field is not None
    listed.qtbot.keyClicks(field, "Why?")  # type: ignore[no-untyped-call]
    listed.qtbot.keyClick(field, Qt.Key.Key_Escape)  # type: ignore[no-untyped-call]
    listed.qtbot.waitUntil(lambda: {one.id: one.comment for one in listed.marks()}[mark] == "Why?")


def test_tags_are_written_in_the_list_between_commas(listed: Listed) -> None:
    mark = listed.choose(1)
    listed.press(Qt.Key.Key_T)
    field = listed.view.findChild(QLineEdit, "mark_tags")
    assert field is not None
    listed.qtbot.keyClicks(field, "proof, to check")  # type: ignore[no-untyped-call]
    listed.qtbot.keyClick(field, Qt.Key.Key_Return)  # type: ignore[no-untyped-call]
    listed.qtbot.waitUntil(lambda: {one.id: one.tags for one in listed.marks()}[mark] == ("proof", "to check"))


def test_enter_asks_for_the_place_of_a_mark(listed: Listed) -> None:
    mark = listed.choose(2)
    with listed.qtbot.waitSignal(listed.panel.opened) as opened:
        listed.press(Qt.Key.Key_Return)
    assert opened.args is not None
    assert opened.args[0].annotation.id == mark


def test_a_copied_mark_is_a_quotation_that_leads_back(listed: Listed) -> None:
    mark = listed.choose(2)
    listed.view.copy()
    text = QGuiApplication.clipboard().text()
    assert text.startswith("> on a \\*page\\*\n>\n> — [")
    assert f"(reader-app://paper/{listed.paper}?page=7&mark={mark})" in text
    assert QGuiApplication.clipboard().mimeData().hasFormat(MARK_IDS)


def test_a_mark_is_copied_with_the_citation_of_its_paper(listed: Listed) -> None:
    listed.choose(2)
    listed.view.copy_cited()
    assert QGuiApplication.clipboard().text().startswith("“on a *page*” (p. 7). ")


def test_what_was_chosen_stays_chosen_when_a_mark_before_it_goes(listed: Listed) -> None:
    chosen = listed.choose(2)
    first = listed.view.model().index(0, 0)
    gone = listed.view._model.at(first).annotation.id
    listed.program.session.change(lambda library: library.marks.remove([gone]))
    listed.shows(2)
    assert [one.annotation.id for one in listed.view.chosen] == [chosen]


def test_the_listed_marks_are_written_to_a_file(listed: Listed, tmp_path: Path) -> None:
    exporter = MarkExporter(listed.program.session, listed.program.window)
    for name, suffix in (("markdown", ".md"), ("html", ".html"), ("csv", ".csv"), ("json-ld", ".jsonld")):
        with listed.qtbot.waitSignal(exporter.exported):
            exporter.write(listed.panel.listed.passages, tmp_path / f"marks{suffix}", name)
        assert "page" in (tmp_path / f"marks{suffix}").read_text(encoding="utf-8")


def test_the_model_keeps_the_rules_of_models(listed: Listed) -> None:
    model = MarkModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    passages = listed.panel.listed.passages
    for shown in (passages, passages[::-1], passages[:1], (), passages):
        model.show(shown)
    assert model.rowCount() == 3
    assert model.rowCount(model.index(0)) == 0
    assert isinstance(model, QAbstractItemModel)
    assert model.data(QModelIndex()) is None


def test_ten_thousand_marks_measure_no_rows_and_lay_out_only_those_in_sight(listed: Listed) -> None:
    one = listed.panel.listed.passages[0]
    many = tuple(
        type(one)(Annotation(AnnotationId(str(number)), listed.paper, one.annotation.anchor, "red"), one.row)
        for number in range(10_000)
    )
    listed.view._model.show(many)
    listed.view.scrollToBottom()
    listed.view.grab()
    assert len(listed.view._delegate._faces._laid_out) < 100
