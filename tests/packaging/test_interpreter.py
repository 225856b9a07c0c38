"""Which Python is taken when the one that was called is too old."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import interpreter
from tests.places import PROJECT

PRETEND_TO_BE_OLD = f"""
import sys
sys.path.insert(0, {str(PROJECT / "packaging")!r})
import interpreter
interpreter.OLDEST = (99, 0)
sys.argv = ["run.py", "--", "list"]
interpreter.ensure_new_enough()
"""


def pretend_to_be_old(tmp_path: Path) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-c", PRETEND_TO_BE_OLD],
        capture_output=True,
        text=True,
        env={"PATH": str(tmp_path / "bin"), "PYENV_ROOT": str(tmp_path / "pyenv")},
        check=False,
    )


def test_a_python_that_is_new_enough_goes_on() -> None:
    interpreter.ensure_new_enough()


def test_one_that_is_too_old_says_so_in_a_sentence(tmp_path: Path) -> None:
    done = pretend_to_be_old(tmp_path)
    assert done.returncode == 1
    assert "needs Python 3.11 or newer" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_newer_one_on_the_path_takes_over(script: Callable[[str, str], Path], tmp_path: Path) -> None:
    script("python3.12", 'if [ "$1" = -c ]; then exit 0; fi\necho "$@"\nexit 5')
    done = pretend_to_be_old(tmp_path)
    assert done.stdout == "run.py -- list\n"
    assert done.returncode == 5


def test_a_name_that_only_complains_is_passed_over(script: Callable[[str, str], Path], tmp_path: Path) -> None:
    script("python3.13", "exit 127")
    script("python3.11", 'if [ "$1" = -c ]; then exit 0; fi\necho taken')
    assert pretend_to_be_old(tmp_path).stdout == "taken\n"


def test_versions_of_pyenv_are_found(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    python = tmp_path / "pyenv" / "versions" / "3.12.4" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.touch(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("PYENV_ROOT", str(tmp_path / "pyenv"))
    assert interpreter.candidates() == [str(python)]
