"""Typed words on their way into the library."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject

from reader_app.library.library import Library
from reader_app.model.changes import Changes
from reader_app.model.errors import ReaderError
from reader_app.model.ids import PaperId
from reader_app.ui.notes import text_saver
from reader_app.ui.notes.text_saver import TextSaver
from tests.ui.notes.desk import Desk

written: list[tuple[str, str]] = []
refusals: list[str] = []


@pytest.fixture(autouse=True)
def record() -> None:
    written.clear()
    refusals.clear()


@pytest.fixture
def saver(desk: Desk) -> Iterator[TextSaver]:
    """Has a parent: without one it would be destroyed by whichever thread lets go of it last."""
    home = QObject()
    yield TextSaver(desk.session, write, home)
    home.deleteLater()


def write(library: Library, paper: str, text: str) -> Changes:
    if refusals:
        raise ReaderError(refusals[0])
    written.append((paper, text))
    return library.notes.write(PaperId(paper), text)


def test_words_are_saved_without_being_asked(saver: TextSaver, desk: Desk) -> None:
    saver.keep(desk.papers[0], "words")
    assert saver.pending()
    desk.qtbot.waitUntil(lambda: not saver.pending())
    assert desk.note(desk.papers[0]) == "words"


def test_who_types_on_and_on_is_saved_all_the_same(
    saver: TextSaver, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each key comes before the time from the key before it is over."""
    monkeypatch.setattr(text_saver, "SAVE_AFTER_MS", 60)
    typed = ""

    def type_on() -> bool:
        nonlocal typed
        typed += "x"
        saver.keep(desk.papers[0], typed)
        return bool(written)

    desk.qtbot.waitUntil(type_on)


def test_flushing_tells_when_everything_is_kept(saver: TextSaver, desk: Desk) -> None:
    told: list[bool] = []
    for paper in desk.papers:
        saver.keep(paper, f"note on {paper}")
    saver.flush(told.append)
    desk.qtbot.waitUntil(lambda: bool(told))
    assert told == [True]
    assert {paper for paper, _ in written} == set(desk.papers)


def test_flushing_with_nothing_typed_tells_at_once(saver: TextSaver, desk: Desk) -> None:
    told: list[bool] = []
    saver.flush(told.append)
    assert told == [True]


def test_words_typed_while_others_are_on_their_way_are_part_of_the_flush(saver: TextSaver, desk: Desk) -> None:
    told: list[bool] = []
    saver.keep(desk.papers[0], "one")
    saver.flush()
    saver.keep(desk.papers[0], "one two")
    saver.flush(told.append)
    desk.qtbot.waitUntil(lambda: bool(told))
    assert told == [True]
    assert desk.note(desk.papers[0]) == "one two"


def test_what_cannot_be_saved_is_kept_told_and_tried_again(
    saver: TextSaver, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(text_saver, "RETRY_AFTER_MS", 20)
    told: list[bool] = []
    refusals.append("The disk is full.")
    saver.keep(desk.papers[0], "precious")
    saver.flush(told.append)
    desk.qtbot.waitUntil(lambda: bool(told))
    assert told == [False]
    assert saver.unsaved(desk.papers[0]) == "precious"
    assert saver.fault(desk.papers[0]) == "The disk is full."
    refusals.clear()
    desk.qtbot.waitUntil(lambda: not saver.pending())
    assert saver.fault(desk.papers[0]) == ""
    assert desk.note(desk.papers[0]) == "precious"


def test_one_text_that_is_refused_does_not_keep_back_the_others(saver: TextSaver, desk: Desk) -> None:
    told: list[bool] = []
    saver.keep("no such paper", "lost?")
    saver.keep(desk.papers[0], "kept")
    saver.flush(told.append)
    desk.qtbot.waitUntil(lambda: bool(told))
    assert told == [False]
    assert saver.unsaved("no such paper") == "lost?"
    assert saver.unsaved(desk.papers[0]) is None
    assert desk.note(desk.papers[0]) == "kept"
