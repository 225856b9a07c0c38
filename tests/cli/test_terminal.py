import io
from pathlib import Path

import pytest

from reader_app.cli.columns import BOLD, NORMAL
from reader_app.cli.terminal import WIDEST, WIDTH_OF_FILES, AnswerLostError, Terminal, plain


class Screen(io.StringIO):
    """A stream that somebody looks at."""

    def isatty(self) -> bool:
        return True


def test_what_a_terminal_would_obey_is_left_out() -> None:
    assert plain("a\x1b[31mb\x1b[2Jc\x07d\x9be\x00f\tg\n") == "abcdef\tg\n"
    assert plain(f"{BOLD}bold{NORMAL}") == f"{BOLD}bold{NORMAL}"


def test_bold_is_for_screens_and_never_left_open(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    screen, file = Screen(), io.StringIO()
    Terminal(screen, Screen()).print(f"{BOLD}open")
    Terminal(screen, Screen()).print(f"{BOLD}shut{NORMAL}")
    Terminal(file, Screen()).print(f"{BOLD}open{NORMAL}")
    assert (screen.getvalue(), file.getvalue()) == (f"{BOLD}open{NORMAL}\n{BOLD}shut{NORMAL}\n", "open\n")
    monkeypatch.setenv("TERM", "dumb")
    assert not Terminal(screen, Screen()).has_colour


def test_what_cannot_be_shown_is_replaced() -> None:
    raw = io.BytesIO()
    terminal = Terminal(io.TextIOWrapper(raw, encoding="ascii"), Screen())
    terminal.print("“naïve”…")
    terminal.flush()
    assert raw.getvalue().decode("ascii").strip() == "?na?ve??"
    assert not terminal.can_show("naïve")
    assert terminal.can_show("naive")


def test_the_width_is_that_of_the_terminal_within_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)
    assert Terminal(io.StringIO(), Screen()).width == WIDTH_OF_FILES
    monkeypatch.setenv("COLUMNS", "60")
    assert Terminal(io.StringIO(), Screen()).width == 60
    monkeypatch.setenv("COLUMNS", "600")
    assert Terminal(Screen(), Screen()).width == WIDEST


def test_progress_is_for_screens_and_wiped_before_anything_is_said() -> None:
    screen, file = Screen(), io.StringIO()
    for err in (screen, file):
        terminal = Terminal(io.StringIO(), err)
        terminal.show_progress("Reading", 1, 4)
        terminal.show_progress("Reading", 1, 4)
        terminal.tell("done")
    assert screen.getvalue() == "\rReading … 25 %\x1b[K\r\x1b[Kdone\n"
    assert file.getvalue() == "done\n"


def test_progress_is_wiped_before_an_answer() -> None:
    screen = Screen()
    terminal = Terminal(screen, screen)
    terminal.show_progress("Reading", 1, 4)
    terminal.print("done")
    assert screen.getvalue() == "\rReading … 25 %\x1b[K\r\x1b[Kdone\n"


def test_streams_that_were_closed_before_the_start_cost_nothing() -> None:
    terminal = Terminal(None, None)
    terminal.print("unheard")
    terminal.tell("unheard")
    terminal.flush()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_an_answer_that_is_lost_is_no_secret() -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        terminal = Terminal(full, Screen())
        terminal.print("lost")
        with pytest.raises(AnswerLostError, match="could not be written"):
            terminal.flush()
        terminal.silence()
