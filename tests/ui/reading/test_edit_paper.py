"""The dialog in which details are put right."""

import pytest
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QPlainTextEdit, QPushButton

from reader_app.library.library import Library
from reader_app.model.paper import Paper
from reader_app.ui.reading.edit_paper import EditPaper, changed_fields, fields_of
from tests.ui.notes.desk import Desk


def opened(desk: Desk) -> EditPaper:
    paper = desk.ask(lambda library: library.papers.get(desk.papers[0]))
    dialog = EditPaper(desk.session, paper)
    desk.qtbot.addWidget(dialog)
    dialog.open()
    return dialog


def line(dialog: EditPaper, name: str) -> QLineEdit:
    return dialog.findChild(QLineEdit, f"edit_{name}")


def save(dialog: EditPaper) -> None:
    dialog.findChild(QPushButton, "save_details").click()


def paper(desk: Desk) -> Paper:
    return desk.ask(lambda library: library.papers.get(desk.papers[0]))


def test_what_is_changed_is_kept_and_nothing_else(desk: Desk) -> None:
    before, dialog = paper(desk), opened(desk)
    dialog.findChild(QPlainTextEdit, "edit_authors").setPlainText("One Author\n\n  Second   Author ")
    line(dialog, "published").setText("2023-05-17")
    dialog.findChild(QCheckBox, "edit_is_summary").setChecked(True)
    with desk.qtbot.waitSignal(dialog.accepted):
        save(dialog)
    after = paper(desk)
    assert after.authors == ("One Author", "Second Author")
    assert (after.published, after.year) == ("2023-05-17", 2023)
    assert after.is_summary
    assert (after.title, after.doi, after.abstract) == (before.title, before.doi, before.abstract)
    desk.change(Library.undo)
    assert paper(desk) == before


def test_saving_without_a_change_changes_nothing(desk: Desk) -> None:
    before, dialog = paper(desk), opened(desk)
    label = desk.ask(lambda library: library.undo_label)
    with desk.qtbot.waitSignal(dialog.accepted):
        save(dialog)
    assert paper(desk) == before
    assert desk.ask(lambda library: library.undo_label) == label


@pytest.mark.parametrize(("name", "text"), [("published", "soon"), ("doi", "none"), ("first_seen", "2026-02-31")])
def test_what_cannot_be_right_is_refused_and_the_dialog_stays(desk: Desk, name: str, text: str) -> None:
    before, dialog = paper(desk), opened(desk)
    line(dialog, name).setText(text)
    save(dialog)
    fault = dialog.findChild(QLabel, "edit_fault")
    desk.qtbot.waitUntil(fault.isVisible)
    assert text in fault.text()
    assert dialog.isVisible()
    assert paper(desk) == before
    assert desk.faults == []


def test_a_corrected_day_is_not_inferred_any_more(desk: Desk) -> None:
    dialog = opened(desk)
    line(dialog, "first_seen").setText("2025-03-18")
    with desk.qtbot.waitSignal(dialog.accepted):
        save(dialog)
    assert (paper(desk).first_seen, paper(desk).first_seen_inferred) == ("2025-03-18", False)


def test_no_break_spaces_of_an_abstract_survive_an_edit_of_the_venue(desk: Desk) -> None:
    desk.change(lambda library: library.papers.edit(desk.papers[0], abstract="p.\u00a07"))
    dialog = opened(desk)
    line(dialog, "venue").setText("New")
    with desk.qtbot.waitSignal(dialog.accepted):
        save(dialog)
    assert paper(desk).abstract == "p.\u00a07"


def test_every_field_can_be_emptied() -> None:
    before = dict.fromkeys(fields_of(Paper(id="p", title="T")), "x")  # type: ignore[arg-type]
    changed = changed_fields(before, dict.fromkeys(before, ""))
    assert changed["authors"] == ()
    assert changed["keywords"] == ()
    assert changed["year"] is None
    assert changed["abstract"] == ""
