import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from reader_app import __version__
from reader_app.cli import main
from reader_app.library.library import Library, default_folder
from tests.cli.shell import Shell
from tests.library.making import reading
from tests.places import PROJECT

PROGRAM = [sys.executable, "-m", "reader_app"]


def run(*arguments: str, **environment: str) -> "subprocess.CompletedProcess[bytes]":
    return subprocess.run(
        [*PROGRAM, *arguments],
        cwd=PROJECT,
        env={**os.environ, **environment},
        capture_output=True,
        check=False,
    )


def test_the_options_of_the_program_stand_before_or_after_the_command(
    shell: Shell, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = str(shell.folder)
    for arguments in (
        ["--library", folder, "--json", "list"],
        ["--json", "list", "--library", folder],
        ["list", f"--library={folder}", "--json"],
        [f"--library={folder}", "list", "--json"],
    ):
        capsys.readouterr()
        assert main(arguments) == 0
        assert json.loads(capsys.readouterr().out)["total"] == 3


def test_the_library_named_last_counts(shell: Shell, tmp_path: Path) -> None:
    assert shell.json("list", "--library", str(tmp_path / "another"))["total"] == 0


def test_without_a_named_library_it_is_ones_own(capsys: pytest.CaptureFixture[str]) -> None:
    library = Library.open(default_folder())
    library.add([reading("My Own Paper")])
    library.close()
    assert main(["--json", "list"]) == 0
    assert json.loads(capsys.readouterr().out)["papers"][0]["title"] == "My Own Paper"


@pytest.mark.parametrize(
    "arguments",
    [
        ["frobnicate"],
        [],
        ["list", "extra"],
        ["list", "--frobnicate"],
        ["--frobnicate", "list"],
        ["show"],
        ["list", "--lim", "1"],
    ],
)
def test_what_is_not_understood_is_misuse_and_says_how_to_use_it(empty: Shell, arguments: list[str]) -> None:
    outcome = empty(*arguments)
    assert (outcome.status, outcome.out) == (2, "")
    assert "usage: reader-app" in outcome.err
    assert empty("--json", *arguments).document["error"]


def test_a_missing_command_is_told_from_an_unknown_one(empty: Shell) -> None:
    assert empty("--json").document["error"] == "a command is missing"
    assert empty("--json", "frobnicate").document["error"] == "“frobnicate” is not a command"


def test_an_empty_name_of_a_library_is_misuse(empty: Shell) -> None:
    assert empty("--library", "", "list").status == 2


def test_misuse_names_the_word_as_it_was_typed(shell: Shell) -> None:
    outcome = shell("--json", "highlight", "crane2019folding", "words", "-more")
    assert "-more" in outcome.document["error"]
    assert "\x00" not in outcome.document["error"]


def test_help_and_version_are_answers(empty: Shell) -> None:
    overview = empty("--help")
    assert overview.status == 0
    assert "  doctor     Check the library" in overview.out
    assert "+TAG" in empty("tag", "--help").out
    assert empty("--version").out == f"Paper Reader {__version__}\n"


def test_a_damaged_library_is_refused_with_one_document(shell: Shell) -> None:
    (shell.folder / "library.json").write_text("[]", encoding="utf-8")
    outcome = shell("--json", "list")
    assert outcome.status == 1
    assert "library.json" in outcome.document["error"]
    assert outcome.err.startswith("reader-app: ")


def test_the_program_is_the_same_as_a_module(shell: Shell) -> None:
    done = run("--library", str(shell.folder), "--json", "search", "creases")
    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(done.stdout)["hits"][0]["title"] == "Folding Maps"


def test_a_terminal_without_unicode_is_no_reason_to_fail(empty: Shell) -> None:
    empty("starter")
    environment = {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    shown = run("--library", str(empty.folder), "search", "small-world", **environment)
    assert (shown.returncode, b"small-world" in shown.stdout) == (0, True)
    document = run("--library", str(empty.folder), "list", "--json", **environment)
    assert any("‘small-world’" in paper["title"] for paper in json.loads(document.stdout)["papers"])


def test_json_keeps_its_letters_where_they_can_be_shown(empty: Shell) -> None:
    empty("starter")
    assert "‘small-world’" in empty("--json", "list").out


def ended_after(lines: int, folder: Path, *command: str, unbuffered: str = "") -> "tuple[int, bytes]":
    """Return the status of a command whose reader goes away after some lines, and what it says of that."""
    process = subprocess.Popen(
        [*PROGRAM, "--library", str(folder), *command],
        cwd=PROJECT,
        env={**os.environ, "PYTHONUNBUFFERED": unbuffered},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    with process:
        assert process.stdout is not None
        assert process.stderr is not None
        for _ in range(lines):
            process.stdout.readline()
        process.stdout.close()
        said = process.stderr.read()
    return process.returncode, said


@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize("command", [["list", "--json"], ["list"]])
def test_a_reader_that_goes_away_is_no_error(empty: Shell, command: list[str], unbuffered: str) -> None:
    library = Library.open(empty.folder)
    library.add([reading(*(f"{number} {'a long title ' * 10}" for number in range(1000)))])
    library.close()
    assert ended_after(1, empty.folder, *command, unbuffered=unbuffered) == (141, b"")


def test_a_reader_that_went_away_before_a_short_answer_is_no_error(shell: Shell) -> None:
    assert ended_after(0, shell.folder, "list") == (141, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_an_answer_that_a_full_disk_loses_is_a_failure(shell: Shell) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*PROGRAM, "--library", str(shell.folder), "list"],
            cwd=PROJECT,
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 1
    assert done.stderr.decode().count("\n") == 1


def test_a_command_needs_no_window() -> None:
    loaded = (
        "import reader_app.cli, sys; print([name for name in sys.modules if name.startswith(('PySide6', 'pyqtgraph'))])"
    )
    done = subprocess.run([sys.executable, "-c", loaded], cwd=PROJECT, capture_output=True, check=True)
    assert done.stdout.strip() == b"[]"
