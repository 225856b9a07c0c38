"""How the checks are run one after the other."""

from collections.abc import Callable
from pathlib import Path

import pytest

import checks


@pytest.fixture
def python(script: Callable[[str, str], Path]) -> Path:
    """Return a Python beside tools that all pass."""
    for tool in ("ruff", "mypy", "lint-imports"):
        script(tool, "exit 0")
    return script("python", 'echo "12 passed in 0.1s: $*"')


def test_all_passing_gives_status_nought_and_ends_with_the_line_of_pytest(
    python: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert checks.run_all(python, tmp_path, ["-k", "one"]) == 0
    lines = capfd.readouterr().out.splitlines()
    assert [line.split(":")[0] for line in lines[:-1]] == [
        "ruff check",
        "ruff format",
        "mypy",
        "lint-imports",
    ]
    assert lines[-1] == "12 passed in 0.1s: -m pytest -k one"


def test_a_failure_does_not_hide_the_checks_after_it_and_gives_its_status(
    python: Path, script: Callable[[str, str], Path], tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    script("mypy", "exit 3")
    script("lint-imports", "exit 4")
    assert checks.run_all(python, tmp_path, []) == 3
    out = capfd.readouterr().out
    assert "mypy: FAILED with exit status 3" in out
    assert "failed before the tests: mypy, lint-imports" in out
    assert out.endswith("12 passed in 0.1s: -m pytest\n")


def test_a_failing_test_fails_the_whole(python: Path, script: Callable[[str, str], Path], tmp_path: Path) -> None:
    script("python", "exit 1")
    assert checks.run_all(python, tmp_path, []) == 1


def test_qt_is_told_that_there_is_no_screen(
    python: Path,
    script: Callable[[str, str], Path],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    script("python", "echo $QT_QPA_PLATFORM")
    checks.run_all(python, tmp_path, [])
    assert capfd.readouterr().out.endswith("offscreen\n")
