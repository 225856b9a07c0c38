"""The time that is left to read."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from reader_app.pdf.pace import FEWEST_SAMPLES, Pace
from reader_app.pdf.process import PdfProcess
from reader_app.ui.pdf.kept_pace import KeptPace
from reader_app.ui.pdf.reading_time import ReadingTime
from tests.ui.pdf.marked_reader import Marked, write_words

LINE = "ten words are in each of the lines of it"
PAGES = ((LINE,) * 20,) * 4


class Clock:
    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def reader(tmp_path: Path, process: PdfProcess, qtbot: QtBot) -> Marked:
    return Marked(write_words(tmp_path / "long.pdf", PAGES), process, qtbot)


def shown(reader: Marked, kept: KeptPace, clock: Clock) -> ReadingTime:
    time = ReadingTime(reader.reader.view, reader.theme, reader.reader, kept=kept, clock=clock)
    time.counts._start()
    reader.qtbot.waitUntil(lambda: time.counts.is_done)
    return time


def test_it_says_how_long_the_rest_takes(reader: Marked, tmp_path: Path) -> None:
    time = shown(reader, KeptPace(tmp_path / "pace.json"), Clock())
    assert time.counts.words == (200,) * 4
    assert time.text == "4 min left"
    assert "220 words a minute" in time.toolTip()
    reader.reader.go_to(3)
    assert time.text == "2 min left"
    reader.reader.close_document()


def test_it_learns_how_fast_its_reader_is_and_remembers(reader: Marked, tmp_path: Path) -> None:
    clock, kept = Clock(), KeptPace(tmp_path / "pace.json")
    time = shown(reader, kept, clock)
    for page in range(1, 5):
        reader.reader.view.go_to(page)
        clock.seconds += 120
    reader.reader.view.go_to(1)
    assert kept.read() == Pace((100.0,) * FEWEST_SAMPLES)
    assert time.text == "8 min left"
    assert "as you have read lately" in time.toolTip()
    reader.reader.close_document()


def test_pages_out_of_sight_are_not_being_read(reader: Marked, tmp_path: Path) -> None:
    clock, kept = Clock(), KeptPace(tmp_path / "pace.json")
    shown(reader, kept, clock)
    reader.reader.view.go_to(1)
    clock.seconds += 60
    reader.reader.hide()
    clock.seconds += 120
    reader.reader.show()
    clock.seconds += 30
    reader.reader.view.go_to(2)
    assert kept.read() == Pace((133.3,))
    reader.reader.close_document()


def test_it_says_less_where_there_is_less_room(reader: Marked, tmp_path: Path) -> None:
    time = shown(reader, KeptPace(tmp_path / "pace.json"), Clock())
    time.resize(300, 20)
    assert time.shown == "4 min left"
    time.resize(20, 20)
    assert time.shown == ""
    reader.reader.close_document()


@pytest.mark.parametrize("content", [b"", b"{", b'{"a": 1}', b'["fast", null, -3, true]'])
def test_a_damaged_file_costs_only_the_pace(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "pace.json"
    path.write_bytes(content)
    kept = KeptPace(path)
    assert not kept.read().is_own
    kept.add(200, 60)
    assert 200.0 in kept.read().samples


def test_a_pace_that_cannot_be_written_is_done_without(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert KeptPace(tmp_path / "file" / "pace.json").add(200, 60) == Pace((200.0,))
