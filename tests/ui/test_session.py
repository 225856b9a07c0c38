"""The window's way to its library."""

import shutil
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import ClassVar

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from reader_app.library.library import Library
from reader_app.library.starter import starter_readings
from reader_app.model.changes import Changes
from reader_app.model.errors import ReaderError
from reader_app.model.ids import PaperId
from reader_app.ui import session as session_module
from reader_app.ui.session import Progress, Session
from tests.library.making import reading


@pytest.fixture
def session(tmp_path: Path, qtbot: QtBot) -> Iterator[Session]:
    session = Session(Library.open(tmp_path / "library", cache=tmp_path / "cache"))
    yield session
    session.close()


def add_starter(library: Library) -> Changes:
    return library.add(starter_readings())[0]


def first_paper(library: Library) -> PaperId:
    return next(iter(library.papers.rows()))


def test_an_answer_comes_on_the_gui_thread_and_the_question_runs_on_another(session: Session, qtbot: QtBot) -> None:
    threads: list[threading.Thread] = []

    def question(library: Library) -> threading.Thread:
        return threading.current_thread()

    def answer(asked_on: threading.Thread) -> None:
        threads.extend((asked_on, threading.current_thread()))

    session.ask("thread", question, answer)
    qtbot.waitUntil(lambda: len(threads) == 2)
    assert threads[0] is not threads[1]
    assert threads[1] is threading.main_thread()


def test_a_newer_question_on_the_same_topic_silences_the_older(session: Session, qtbot: QtBot) -> None:
    answers: list[int] = []
    for number in range(20):
        session.ask("number", lambda _, number=number: number, answers.append)  # type: ignore[misc]
    session.ask("other", lambda _: -1, answers.append)
    qtbot.waitUntil(lambda: -1 in answers)
    assert answers == [19, -1]


def test_a_question_sees_every_change_asked_for_before_it(session: Session, qtbot: QtBot) -> None:
    counts: list[int] = []
    session.change(add_starter)
    session.ask("count", lambda library: library.papers.counts().all, counts.append)
    qtbot.waitUntil(lambda: bool(counts))
    assert counts[0] > 40


def test_everybody_is_told_of_a_change_and_of_who_asked_for_it(session: Session, qtbot: QtBot) -> None:
    origin = QObject()
    with qtbot.waitSignal(session.changed) as told:
        session.change(add_starter, origin=origin)
    changes, who = told.args
    assert len(changes.papers) > 40
    assert who is origin


def test_a_change_that_changes_nothing_is_not_announced(session: Session, qtbot: QtBot) -> None:
    done: list[Changes] = []
    with qtbot.assertNotEmitted(session.changed):
        session.change(lambda _: Changes("nothing"), done=done.append)
        qtbot.waitUntil(lambda: bool(done))


def test_what_went_wrong_is_told_in_the_words_of_the_error(session: Session, qtbot: QtBot) -> None:
    def refuse(library: Library) -> Changes:
        raise ReaderError("The disk is full.")

    with qtbot.waitSignal(session.failed) as told:
        session.change(refuse)
    assert told.args == ["The disk is full."]


def test_who_asked_hears_of_the_failure_instead_of_everybody(session: Session, qtbot: QtBot) -> None:
    heard: list[str] = []
    with qtbot.assertNotEmitted(session.failed):
        session.change(lambda library: library.undo(), failed=heard.append)
        qtbot.waitUntil(lambda: bool(heard))
    assert heard == ["There is nothing to undo."]


def test_a_bug_is_logged_and_told_without_its_traceback(
    session: Session, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    with qtbot.waitSignal(session.failed) as told:
        session.ask("bug", lambda _: 1 // 0, lambda _: None)
    assert "log" in told.args[0]
    assert "ZeroDivisionError" in caplog.text


def test_the_library_goes_on_after_a_bug(session: Session, qtbot: QtBot) -> None:
    answers: list[int] = []
    session.ask("bug", lambda _: 1 // 0, answers.append)
    session.ask("count", lambda library: library.papers.counts().all, answers.append)
    qtbot.waitUntil(lambda: answers == [0])


def test_no_answer_reaches_a_widget_that_is_gone(session: Session, qtbot: QtBot) -> None:
    class Panel(QObject):
        heard = 0

        def hear(self, number: int) -> None:
            Panel.heard = number

    panel = Panel()
    held = threading.Event()
    session.ask("held", lambda _: held.wait(5), lambda _: None)
    session.ask("panel", lambda _: 7, panel.hear)
    panel.deleteLater()
    del panel
    qtbot.wait(20)
    held.set()
    answers: list[int] = []
    session.ask("after", lambda _: 1, answers.append)
    qtbot.waitUntil(lambda: answers == [1])
    assert Panel.heard == 0


def test_no_failure_reaches_a_widget_that_is_gone(session: Session, qtbot: QtBot) -> None:
    class Panel(QObject):
        heard: ClassVar[list[str]] = []

        def hear(self, what: str, sentence: str) -> None:
            Panel.heard.append(what + sentence)

    panel = Panel()
    held = threading.Event()
    session.ask("held", lambda _: held.wait(5), lambda _: None)
    session.change(lambda library: library.undo(), failed=partial(panel.hear, "saving: "))
    panel.deleteLater()
    del panel
    qtbot.wait(20)
    held.set()
    answers: list[int] = []
    session.ask("after", lambda _: 1, answers.append)
    qtbot.waitUntil(lambda: answers == [1])
    assert Panel.heard == []


def test_cancelling_stops_a_task_at_its_next_progress(session: Session, qtbot: QtBot) -> None:
    begun, failures, results = threading.Event(), [], []

    def task(progress: Progress) -> str:
        begun.set()
        for done in range(10_000):
            progress(done, 10_000)
            threading.Event().wait(0.001)
        return "finished"

    work = session.work(task, done=results.append, failed=failures.append)
    begun.wait(5)
    work.cancel()
    qtbot.waitUntil(lambda: bool(failures))
    assert failures == ["Cancelled; nothing was changed."]
    assert not results


def test_progress_is_told_on_the_gui_thread(session: Session, qtbot: QtBot) -> None:
    seen: list[tuple[int, int]] = []
    session.work(lambda progress: progress(3, 4), done=lambda _: None, progress=lambda *pair: seen.append(pair))
    qtbot.waitUntil(lambda: seen == [(3, 4)])


def test_closing_finishes_the_changes_asked_for(tmp_path: Path, qtbot: QtBot) -> None:
    session = Session(Library.open(tmp_path / "library", cache=tmp_path / "cache"))
    session.change(add_starter)
    session.change(lambda library: library.notes.write(first_paper(library), "the last words"))
    session.close()
    library = Library.open(tmp_path / "library", cache=tmp_path / "cache")
    assert library.notes.text(first_paper(library)) == "the last words"
    library.close()


def test_papers_become_searchable_without_being_asked(session: Session, qtbot: QtBot) -> None:
    left: list[int] = []
    session.change(add_starter)

    def is_indexed() -> bool:
        session.ask("left", lambda library: library.unindexed, left.append)
        return bool(left) and left[-1] == 0

    qtbot.waitUntil(is_indexed, timeout=20_000)
    assert left[0] > 40


def test_the_index_waits_while_the_library_is_at_work_and_has_been_a_moment_ago(
    session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session_module, "REST_S", 1e9)
    monkeypatch.setattr(session_module, "REST_AT_MOST_S", 1e9)
    has_begun, may_end = threading.Event(), threading.Event()

    def question(_: Library) -> bool:
        has_begun.set()
        return may_end.wait(30)

    answers: list[bool] = []
    session.ask("long", question, answers.append)
    qtbot.waitUntil(has_begun.is_set)
    assert session._has_to_rest()
    may_end.set()
    qtbot.waitUntil(lambda: bool(answers))
    assert session._has_to_rest()
    monkeypatch.setattr(session_module, "REST_S", 0)
    qtbot.waitUntil(lambda: not session._has_to_rest())


def test_the_index_does_not_wait_for_ever(session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session_module, "REST_S", 1e9)
    monkeypatch.setattr(session_module, "REST_AT_MOST_S", 0)
    session.change(add_starter)
    with qtbot.waitSignal(session.index_moved, timeout=20_000):
        pass


def test_a_round_of_indexing_that_took_long_is_told_of(
    session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    index_some = Library.index_some

    def index_slowly(library: Library) -> int:
        session._newest["index"] += 1  # The next round waits already.
        return index_some(library)

    monkeypatch.setattr(Library, "index_some", index_slowly)
    session.change(add_starter)
    with qtbot.waitSignal(session.index_moved, timeout=20_000):
        pass


def test_a_file_that_another_program_put_there_is_merged_and_told_to_everybody(tmp_path: Path, qtbot: QtBot) -> None:
    folder, there = tmp_path / "library", tmp_path / "there"
    Library.open(folder, cache=tmp_path / "cache").close()
    library = Library.open(folder, cache=tmp_path / "cache")
    library.add([reading("Folding Maps")])
    library.close()
    shutil.copytree(folder, there)
    theirs = Library.open(there, cache=tmp_path / "cache there")
    theirs.add([reading("Kites in Wind")])
    theirs.close()
    session = Session(Library.open(folder, cache=tmp_path / "cache"))
    told: list[Changes] = []
    session.changed.connect(lambda changes, _: told.append(changes))
    (there / "library.json").replace(folder / "library.json")
    qtbot.waitUntil(lambda: bool(told), timeout=20_000)
    assert len(told[0].papers) == 1
    assert told[0].label.startswith("Merge")
    session.close()
