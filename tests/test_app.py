"""The program from its start to its end, as a process of its own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from reader_app.__main__ import _for_window
from reader_app.library.library import Library
from tests.places import PROJECT

ENDED_FROM_OUTSIDE = """
import os, signal, sys, threading, time
from pathlib import Path

def end():
    while signal.getsignal(signal.SIGTERM) == signal.SIG_DFL:
        time.sleep(0.01)
    os.kill(os.getpid(), signal.SIGTERM)

threading.Thread(target=end, daemon=True).start()
from reader_app.app import run_window
sys.exit(run_window(Path(sys.argv[1])))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal")
def test_told_to_end_the_program_closes_as_by_hand(tmp_path: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", ENDED_FROM_OUTSIDE, str(tmp_path / "library")],
        env=os.environ | {"XDG_CONFIG_HOME": str(tmp_path / "config")},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (ended.returncode, ended.stderr) == (0, "")
    assert (tmp_path / "config" / "paper-reader" / "settings.json").exists()
    Library.open(tmp_path / "library").close()


OPENED = """
import sys
from pathlib import Path
import reader_app.app as app
taken = app.MainWindow.take_files
def take_files(self, paths):
    taken(self, paths)
    print("taken", paths[0].name, flush=True)
app.MainWindow.take_files = take_files
shown = app.MainWindow.show
def show(self):
    self.became_usable.connect(lambda: print("usable", flush=True))
    shown(self)
app.MainWindow.show = show
sys.exit(app.run_window(Path(sys.argv[1]), tuple(map(Path, sys.argv[2:]))))
"""


def test_a_second_start_gives_its_file_to_the_first_window_and_ends(tmp_path: Path) -> None:
    folder, page = tmp_path / "library", tmp_path / "page.jsonl"
    page.write_text('{"title": "Folding Maps"}\n', encoding="utf-8")
    environment = os.environ | {"XDG_CONFIG_HOME": str(tmp_path / "config")}
    command = [sys.executable, "-c", OPENED, str(folder)]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as first:
        assert first.stdout
        try:
            assert first.stdout.readline() == "usable\n"
            second = subprocess.run(
                [sys.executable, "-m", "reader_app", "--library", str(folder), str(page)],
                env=environment,
                capture_output=True,
                text=True,
                timeout=60,
                check=False,
                cwd=PROJECT,
            )
            assert (second.returncode, second.stdout, second.stderr) == (0, "", "")
            assert first.stdout.readline() == "taken page.jsonl\n"
        finally:
            first.terminate()


def test_a_start_imports_the_files_that_it_is_given(tmp_path: Path) -> None:
    folder, page = tmp_path / "library", tmp_path / "page.jsonl"
    page.write_text('{"title": "Folding Maps"}\n', encoding="utf-8")
    command = [sys.executable, "-c", OPENED, str(folder), str(page)]
    environment = os.environ | {"XDG_CONFIG_HOME": str(tmp_path / "config")}
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as started:
        assert started.stdout
        try:
            assert {started.stdout.readline() for _ in range(2)} == {"usable\n", "taken page.jsonl\n"}
        finally:
            started.terminate()


def test_words_are_commands_and_only_files_that_are_there_open_the_window(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("tags", "page.txt"):
        Path(name).touch()
    usual, there = None, (Path("page.txt"),)
    assert _for_window([]) == (usual, (), None, "")
    assert _for_window(["page.txt"]) == (usual, there, None, "")
    both = (Path("./tags"), tmp_path / "page.txt")
    assert _for_window(["./tags", str(tmp_path / "page.txt")]) == (usual, both, None, "")
    assert _for_window(["--library", "x", "page.txt"]) == (Path("x"), there, None, "")
    assert _for_window(["--library=x", "page.txt"]) == (Path("x"), there, None, "")
    for command in (
        ["tags"],
        ["missing.txt"],
        ["import", "page.txt"],
        ["--json"],
        ["--library"],
        ["--library=", "tags"],
    ):
        assert _for_window(command) is None


@pytest.mark.parametrize("words", [["reader-app://paper/x?page=3"], ["open", "Crane2020"]])
def test_a_link_and_the_command_open_are_for_the_window(words: list[str]) -> None:
    wanted = _for_window(["--library", "lib", *words])
    assert wanted == (Path("lib"), (), None, words[-1])


def test_open_without_or_with_more_words_is_for_the_terminal() -> None:
    assert _for_window(["open"]) is None
    assert _for_window(["open", "--json", "x"]) is None
