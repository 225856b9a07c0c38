"""Names of packages, which differ between releases, and the order of the commands."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

import apt

POLICY = """\
libgl1:
  Installed: (none)
  Candidate: 1.6.0-1
  Version table:
     1.6.0-1 500
libglib2.0-0:
  Installed: (none)
  Candidate: (none)
"""
GLIB = ("libglib2.0-0t64", "libglib2.0-0")


@pytest.fixture
def log(monkeypatch: pytest.MonkeyPatch, script: Callable[[str, str], Path], tmp_path: Path) -> Path:
    """Put an apt-get on the path that writes down what it is asked, and knows its packages once updated."""
    script("apt-get", f'echo "$@" >> {tmp_path}/apt.log\ntest "$1" = update || test -e {tmp_path}/apt.works')
    known = "\\n".join(f"{name}:\\n  Candidate: 1" for name in ("libgl1", GLIB[0]))
    script("apt-cache", f"grep -q update {tmp_path}/apt.log && printf '{known}\\n'")
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    (tmp_path / "apt.works").touch()
    return tmp_path / "apt.log"


def test_only_a_package_with_a_candidate_can_be_installed() -> None:
    assert apt.installable(POLICY) == {"libgl1"}


def test_a_package_nobody_knows_keeps_its_oldest_name() -> None:
    assert apt.chosen([GLIB, ("libgl1",)], [None, "libgl1"]) == ["libglib2.0-0", "libgl1"]


def test_lists_are_fetched_when_a_name_is_unknown_and_the_known_name_is_installed(log: Path) -> None:
    assert apt.install([GLIB, ("libgl1",)])
    assert [line.split()[0] for line in log.read_text().splitlines()] == ["update", "install"]
    assert log.read_text().splitlines()[1].split()[-2:] == ["libglib2.0-0t64", "libgl1"]


def test_lists_that_are_there_are_used(log: Path) -> None:
    log.write_text("update\n")
    assert apt.install([("libgl1",)])
    assert [line.split()[0] for line in log.read_text().splitlines()] == ["update", "install"]


def test_a_failed_installation_is_tried_once_more_with_fresh_lists(log: Path, tmp_path: Path) -> None:
    log.write_text("update\n")
    (tmp_path / "apt.works").unlink()
    assert not apt.install([("libgl1",)])
    assert [line.split()[0] for line in log.read_text().splitlines()] == [
        "update",
        "install",
        "update",
        "install",
    ]


def test_without_root_and_without_sudo_nothing_is_installed(
    log: Path, monkeypatch: pytest.MonkeyPatch, script: Callable[[str, str], Path]
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    script("sudo", "exit 1")
    assert not apt.may_install()
    script("sudo", "exit 0")
    assert apt.may_install()
