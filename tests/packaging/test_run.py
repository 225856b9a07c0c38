"""What the command of the README passes on, and what it says when it cannot."""

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

import run
from tests.places import PROJECT


def start(project: Path, *arguments: str, **variables: str) -> "subprocess.CompletedProcess[str]":
    without_screen = {
        name: value
        for name, value in os.environ.items()
        if name not in {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    }
    return subprocess.run(
        [sys.executable, str(project / "packaging" / "run.py"), *arguments],
        capture_output=True,
        text=True,
        env={**without_screen, **variables},
        check=False,
    )


def test_a_command_is_passed_on_word_for_word(ready_project: Path) -> None:
    done = start(ready_project, "--", "search", "two words", "--json")
    assert done.stdout.splitlines() == ["-P", "-m", "reader_app", "search", "two words", "--json"]


def test_the_exit_status_is_passed_on(ready_project: Path) -> None:
    assert start(ready_project, "--", "list").returncode == 7


def test_nothing_but_the_answer_is_printed(ready_project: Path) -> None:
    assert start(ready_project, "--", "list").stderr == ""


def test_only_the_first_pair_of_dashes_is_ours(ready_project: Path) -> None:
    assert start(ready_project, "--", "search", "--", "-x").stdout.splitlines()[3:] == ["search", "--", "-x"]


def test_a_command_needs_no_dashes(ready_project: Path) -> None:
    assert start(ready_project, "list", "--json").stdout.splitlines()[3:] == ["list", "--json"]


def test_paths_mean_what_they_mean_to_the_caller(ready_project: Path, tmp_path: Path) -> None:
    python = ready_project / ".venv" / "bin" / "python"
    python.unlink()
    python.write_text("#!/bin/sh\npwd\n", encoding="utf-8")
    python.chmod(0o755)
    done = subprocess.run(
        [sys.executable, str(ready_project / "packaging" / "run.py"), "--", "import", "page.txt"],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        check=False,
    )
    assert done.stdout.strip() == str(tmp_path)


def test_another_environment_does_not_reach_into_ours(ready_project: Path) -> None:
    python = ready_project / ".venv" / "bin" / "python"
    python.unlink()
    python.write_text('#!/bin/sh\necho "path:$PYTHONPATH"\n', encoding="utf-8")
    python.chmod(0o755)
    assert start(ready_project, "--", "list", PYTHONPATH="/somewhere").stdout == "path:\n"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems always have a screen")
def test_without_a_screen_the_window_is_refused_in_a_sentence(ready_project: Path) -> None:
    done = start(ready_project)
    assert done.returncode == 1
    assert done.stdout == ""
    assert "no screen" in done.stderr
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("arguments", [[], ["--library", "papers"], ["--library=papers"]])
def test_no_command_means_the_window(arguments: list[str]) -> None:
    assert run.opens_window(arguments)


@pytest.mark.parametrize("arguments", [["list"], ["--library", "papers", "list"], ["--help"], ["--json", "list"]])
def test_a_command_or_a_question_means_no_window(arguments: list[str]) -> None:
    assert not run.opens_window(arguments)


@pytest.mark.parametrize("name", ["run.py", "test.py", "interpreter.py"])
def test_an_old_python_can_read_what_it_has_to_say(name: str) -> None:
    ast.parse((PROJECT / "packaging" / name).read_text(encoding="utf-8"), feature_version=(3, 6))
