"""PDFs that appear in a folder come in by themselves."""

import os
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from reader_app.ui.intake import Intake
from reader_app.ui.watch_folder import LOOKS_FOR_BROKEN, WatchFolder
from tests.library.attachments.pdfs import pdf
from tests.ui.program import Program


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "downloads"
    made.mkdir()
    return made


class Watch:
    """A folder that is looked at when a test says so."""

    def __init__(self, program: Program, qtbot: QtBot, folder: Path, known: tuple[str, ...] | None = None) -> None:
        self._qtbot = qtbot
        self.watch = WatchFolder(program.session, program.window)
        self.appeared: list[list[str]] = []
        self.watch.appeared.connect(lambda paths: self.appeared.append([path.name for path in paths]))
        self.watch.watch(str(folder), known)
        self._wait()
        for timer in (self.watch._every, self.watch._soon):
            timer.stop()
            timer.blockSignals(True)

    def look(self, times: int = 1) -> list[str]:
        """Look so many times, and return what has appeared the last time."""
        for _ in range(times):
            self.appeared = []
            self.watch.look()
            self._wait()
        return [name for names in self.appeared for name in names]

    def _wait(self) -> None:
        self._qtbot.waitUntil(lambda: not self.watch._is_looking)


def test_what_is_there_when_a_folder_is_chosen_stays_there(program: Program, qtbot: QtBot, folder: Path) -> None:
    pdf(folder / "old.pdf", "old")
    watch = Watch(program, qtbot, folder)
    pdf(folder / "new.pdf", "new")
    (folder / "new.txt").write_text("no pdf")
    pdf(folder / "new.annotated.pdf", "a copy with marks")
    assert watch.look(2) == ["new.pdf"]


def test_what_appeared_while_the_program_was_closed_comes_in(program: Program, qtbot: QtBot, folder: Path) -> None:
    pdf(folder / "old.pdf", "old")
    known = Watch(program, qtbot, folder).watch.known
    pdf(folder / "new.pdf", "new")
    assert Watch(program, qtbot, folder, known).look(2) == ["new.pdf"]


def test_a_file_is_told_until_it_is_taken(program: Program, qtbot: QtBot, folder: Path) -> None:
    watch = Watch(program, qtbot, folder)
    path = pdf(folder / "new.pdf", "new")
    assert watch.look(2) == watch.look() == ["new.pdf"]
    watch.watch.take([path])
    assert watch.look(2) == []


def test_a_file_that_is_still_being_written_waits(program: Program, qtbot: QtBot, folder: Path) -> None:
    watch = Watch(program, qtbot, folder)
    path = pdf(folder / "new.pdf", "new")
    whole = path.read_bytes()
    for end in (100, 200, 300):
        path.write_bytes(whole[:end])
        assert watch.look() == []
    path.write_bytes(whole)
    assert watch.look() == []
    assert watch.look() == ["new.pdf"]


def test_a_file_without_an_end_comes_in_when_nothing_has_been_written_for_long(
    program: Program, qtbot: QtBot, folder: Path
) -> None:
    watch = Watch(program, qtbot, folder)
    (folder / "cut.pdf").write_bytes(b"%PDF-1.4 and no end")
    assert watch.look(LOOKS_FOR_BROKEN) == []
    assert watch.look() == ["cut.pdf"]


def test_a_file_that_is_written_anew_is_another(program: Program, qtbot: QtBot, folder: Path) -> None:
    path = pdf(folder / "a.pdf", "first")
    watch = Watch(program, qtbot, folder)
    os.utime(pdf(path, "second version"), (1, 1))
    assert watch.look(2) == ["a.pdf"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes in folders here")
def test_a_pipe_and_a_folder_are_passed_over(program: Program, qtbot: QtBot, folder: Path) -> None:
    watch = Watch(program, qtbot, folder)
    os.mkfifo(folder / "a.pdf")
    (folder / "b.pdf").mkdir()
    assert watch.look(3) == []


def test_a_folder_that_is_gone_is_no_fault(program: Program, qtbot: QtBot, tmp_path: Path) -> None:
    watch = Watch(program, qtbot, tmp_path / "gone", ())
    assert watch.look(2) == []


def test_no_folder_is_looked_at_any_more_after_stopping(program: Program, qtbot: QtBot, folder: Path) -> None:
    watch = Watch(program, qtbot, folder)
    watch.watch.watch("")
    pdf(folder / "new.pdf", "new")
    assert watch.look(2) == []


def test_a_paper_comes_in_by_itself_and_a_known_one_without_a_word(
    with_page: Program, qtbot: QtBot, tmp_path: Path
) -> None:
    intake = with_page.window.findChild(Intake)
    assert isinstance(intake, Intake)
    first = pdf(tmp_path / "a.pdf", "Counting Flat Foldings", title="Counting Flat Foldings")
    intake.take_appeared([first])
    qtbot.waitUntil(lambda: "Counting Flat Foldings" in with_page.titles(), timeout=20_000)
    toast = with_page.window.findChild(QLabel, "toast_text")
    assert isinstance(toast, QLabel)
    said = toast.text()
    second = tmp_path / "b.pdf"
    second.write_bytes(first.read_bytes())
    with qtbot.waitSignal(intake._importer.finished, timeout=20_000):
        intake.take_appeared([second])
    with_page.library(lambda library: None)
    assert toast.text() == said
    assert len(with_page.titles()) == 4
