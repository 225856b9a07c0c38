"""Tabs of PDFs, used as a reader uses them."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reader_app.library.marks import PlacedMark
from reader_app.model.anchor import Anchor, Target, anchor_at
from reader_app.model.geometry import quad_of
from reader_app.model.ids import AttachmentId
from reader_app.ui.pdf.mark_wishes import MarkEdit, NewMark
from reader_app.ui.tabs.echoes import is_echo
from reader_app.ui.tabs.pdf_tab import PdfTab
from reader_app.ui.tabs.tab_strip import TabStrip
from tests.ui.program import TITLES, Program
from tests.ui.tabs.conftest import Shelf


def strip(program: Program) -> TabStrip:
    found = program.window.findChild(TabStrip)
    assert isinstance(found, TabStrip)
    return found


def open_all(shelf: Shelf, qtbot: QtBot) -> list[str]:
    for file in shelf.files:
        shelf.program.window._tabs.open_file(file)
        qtbot.waitUntil(lambda file=file: strip(shelf.program).current == file)
    return [str(file) for file in shelf.files]


def marks(shelf: Shelf) -> list[PlacedMark]:
    held = shelf.program.library(lambda library: library.marks.of(shelf.papers[0]))
    assert isinstance(held, tuple)
    return list(held)


def anchor(file: AttachmentId, words: str = "folds flat") -> Anchor:
    return Anchor(Target.PDF, words, "", "", 0, len(words), 1, (quad_of((72, 700, 120, 712)),), attachment=file)


def test_enter_opens_the_pdf_of_a_paper_in_a_tab_of_its_own(shelf: Shelf, qtbot: QtBot) -> None:
    program = shelf.program
    program.papers.choose(shelf.papers[0])
    assert strip(program).isHidden()
    qtbot.keyClick(program.papers.focusProxy(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: strip(program).current == shelf.files[0])
    assert strip(program).isVisible()
    assert program.window.findChild(PdfTab).isVisible()
    assert program.window.windowTitle() in TITLES


def test_enter_goes_to_the_abstract_of_a_paper_without_a_pdf(shelf: Shelf, qtbot: QtBot) -> None:
    program = shelf.program
    program.papers.choose(shelf.papers[2])
    qtbot.waitUntil(lambda: program.papers.selected == (shelf.papers[2],))
    qtbot.keyClick(program.papers.focusProxy(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: program.window.focusWidget().objectName() == "abstract")
    assert strip(program).keys == []


def test_the_keys_of_tabs_go_round_close_and_bring_back(shelf: Shelf, qtbot: QtBot) -> None:
    program, files = shelf.program, open_all(shelf, qtbot)
    assert strip(program).keys == files
    program.do("next_tab")
    assert strip(program).current == ""
    program.do("previous_tab")
    assert strip(program).current == files[1]
    program.do("close_tab")
    assert strip(program).keys == files[:1]
    program.do("reopen_tab")
    qtbot.waitUntil(lambda: strip(program).keys == files)
    assert strip(program).current == files[1]


def test_the_middle_button_closes_a_tab_but_not_that_of_the_library(shelf: Shelf, qtbot: QtBot) -> None:
    files = open_all(shelf, qtbot)
    bar = strip(shelf.program)
    for place in (0, 1):
        QTest.mouseClick(bar, Qt.MouseButton.MiddleButton, pos=bar.tabRect(place).center())
    assert bar.keys == files[1:]
    assert bar.count() == 2


def test_the_library_stays_the_first_tab_however_tabs_are_dragged(shelf: Shelf, qtbot: QtBot) -> None:
    files = open_all(shelf, qtbot)
    bar = strip(shelf.program)
    bar.moveTab(2, 0)
    assert bar.tabData(0) == ""
    assert bar.keys == files[::-1]


def test_tabs_are_there_again_after_a_restart_with_the_one_that_was_shown(shelf: Shelf, qtbot: QtBot) -> None:
    files = open_all(shelf, qtbot)
    strip(shelf.program).choose(files[0])
    shelf.program.restart()
    qtbot.waitUntil(lambda: strip(shelf.program).keys == files)
    qtbot.waitUntil(lambda: strip(shelf.program).current == files[0])


def test_a_tab_whose_pdf_is_detached_closes(shelf: Shelf, qtbot: QtBot) -> None:
    files = open_all(shelf, qtbot)
    shelf.program.session.change(lambda library: library.attachments.detach([AttachmentId(files[0])]))
    qtbot.waitUntil(lambda: strip(shelf.program).keys == files[1:])


def test_a_pdf_that_is_gone_is_told_and_opens_no_tab(shelf: Shelf, qtbot: QtBot) -> None:
    for file in shelf.program.session.files_folder.iterdir():
        file.unlink()
    told: list[str] = []
    shelf.program.window._tabs.failed.connect(told.append)
    shelf.program.window._tabs.open_file(shelf.files[0])
    qtbot.waitUntil(lambda: bool(told))
    assert "not in the library's folder" in told[0]
    assert strip(shelf.program).keys == []


def test_a_mark_made_on_a_page_is_kept_edited_removed_and_undone(shelf: Shelf, qtbot: QtBot) -> None:
    open_all(shelf, qtbot)
    tab = next(tab for tab in shelf.program.window.findChildren(PdfTab) if tab.file.id == shelf.files[0])
    tab._reader.mark_made.emit(NewMark(anchor(shelf.files[0]), "underline", "green", "why?"))
    assert [(one.annotation.kind, one.annotation.colour, one.annotation.comment) for one in marks(shelf)] == [
        ("underline", "green", "why?")
    ]
    mark = marks(shelf)[0].annotation.id
    tab._reader.mark_changed.emit(MarkEdit(mark, colour="red"))
    assert marks(shelf)[0].annotation.colour == "red"
    tab._reader.mark_removed.emit(mark)
    assert marks(shelf) == []
    shelf.program.do("undo")
    qtbot.waitUntil(lambda: len(marks(shelf)) == 1)


def test_two_papers_stand_side_by_side_until_that_is_ended(shelf: Shelf, qtbot: QtBot) -> None:
    open_all(shelf, qtbot)
    program = shelf.program
    program.do("show_beside")
    tabs = {tab.file.id: tab for tab in program.window.findChildren(PdfTab)}
    qtbot.waitUntil(lambda: all(tab.isVisible() for tab in tabs.values()))
    program.do("show_beside")
    qtbot.waitUntil(lambda: [tab.isVisible() for tab in tabs.values()].count(True) == 1)
    assert tabs[AttachmentId(strip(program).current)].isVisible()


def test_the_side_at_which_somebody_reads_is_the_tab_that_is_chosen(shelf: Shelf, qtbot: QtBot) -> None:
    files = open_all(shelf, qtbot)
    program = shelf.program
    program.do("show_beside")
    tabs = {tab.file.id: tab for tab in program.window.findChildren(PdfTab)}
    tabs[shelf.files[0]]._reader.view.setFocus()
    qtbot.waitUntil(lambda: strip(program).current == files[0])
    tabs[shelf.files[1]]._reader.view.setFocus()
    qtbot.waitUntil(lambda: strip(program).current == files[1])


def test_keys_of_the_library_change_no_paper_while_a_pdf_is_read(shelf: Shelf, qtbot: QtBot) -> None:
    open_all(shelf, qtbot)
    window = shelf.program.window
    for name in ("toggle_star", "focus_search", "toggle_sidebar", "larger_text"):
        assert not window._actions[name].isEnabled()
    assert window._actions["close_tab"].isEnabled()
    shelf.program.do("show_library")
    assert window._actions["toggle_star"].isEnabled()
    assert not window._actions["close_tab"].isEnabled()


def test_a_note_is_written_beside_the_pdf(shelf: Shelf, qtbot: QtBot) -> None:
    open_all(shelf, qtbot)
    program = shelf.program
    program.do("focus_note")
    qtbot.waitUntil(lambda: program.window.focusWidget().objectName() == "note_text")
    note = program.window.focusWidget()
    qtbot.waitUntil(lambda: not note.isReadOnly())
    qtbot.keyClicks(note, "Flat.")
    program.close()
    program.open()
    assert program.library(lambda library: library.notes.text(shelf.papers[1])) == "Flat."


def test_a_mark_on_the_abstract_is_shown_where_the_pdf_has_the_same_words(shelf: Shelf, qtbot: QtBot) -> None:
    abstract = "We fold a map, which folds flat along its creases."
    paper = shelf.papers[0]
    shelf.program.session.change(lambda library: library.papers.edit(paper, abstract=abstract))
    shelf.program.session.change(lambda library: library.marks.add(paper, anchor_at(abstract, 21, 31), "green"))
    open_all(shelf, qtbot)
    tab = next(tab for tab in shelf.program.window.findChildren(PdfTab) if tab.file.id == shelf.files[0])
    shown: list[PlacedMark] = []

    def echoes() -> list[PlacedMark]:
        shown[:] = tab._reader.controls.marking._overlay._placed.values()
        return shown

    qtbot.waitUntil(lambda: bool(echoes()), timeout=20_000)
    (echo,) = shown
    assert (echo.annotation.anchor.page, echo.annotation.anchor.target) == (1, Target.PDF)
    assert echo.annotation.anchor.quads
    assert is_echo(echo.annotation.id)
    tab._reader.mark_changed.emit(MarkEdit(echo.annotation.id, colour="red"))
    assert [one.annotation.colour for one in marks(shelf)] == ["red"]
    assert [one.annotation.anchor.target for one in marks(shelf)] == [Target.ABSTRACT]


def test_what_reads_pdfs_is_ready_before_the_first_is_opened_where_there_are_any(shelf: Shelf, qtbot: QtBot) -> None:
    shelf.program.restart()
    tabs = shelf.program.window._tabs
    assert tabs._reading is None
    tabs._idle.start(0)
    qtbot.waitUntil(lambda: tabs._reading is not None)
