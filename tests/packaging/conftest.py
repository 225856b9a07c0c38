"""Small shell scripts that stand in for pip, apt and Python: nothing here needs the network."""

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import environment
from tests.places import PROJECT

PYPROJECT = """
[project]
name = "stand-in"
dependencies = ["tinydb"]
[tool.ruff]
line-length = 80
"""

if os.name == "nt":
    pytest.skip("the stand-ins are shell scripts", allow_module_level=True)


@pytest.fixture
def script(tmp_path: Path) -> Callable[[str, str], Path]:
    """Return a function that writes a shell script into the folder `bin` and gives back its path."""

    def write(name: str, text: str) -> Path:
        path = tmp_path / "bin" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
        path.chmod(0o755)
        return path

    return write


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a folder with the scripts under test and a project file of its own."""
    folder = tmp_path / "project"
    folder.mkdir()
    (folder / "pyproject.toml").write_text(PYPROJECT, encoding="utf-8")
    shutil.copytree(PROJECT / "packaging", folder / "packaging", ignore=shutil.ignore_patterns("__pycache__"))
    return folder


@pytest.fixture
def ready_project(project: Path, script: Callable[[str, str], Path]) -> Path:
    """Return a project whose environment is made, with a Python that prints its arguments and ends with 7."""
    python = environment.python_in(project)
    python.parent.mkdir(parents=True)
    python.symlink_to(script("echoing-python", 'printf "%s\\n" "$@"\nexit 7'))
    environment.remember(project, environment.State(environment.fingerprint(project), place=str(project)))
    return project


@pytest.fixture
def setup_log(tmp_path: Path) -> Path:
    return tmp_path / "setup.log"


@pytest.fixture
def setting_up_python(script: Callable[[str, str], Path], setup_log: Path, tmp_path: Path) -> Path:
    """Return a Python that makes environments holding itself and writes down each command it is given.

    A file `pip-fails` beside the log makes its pip fail; `pip-waits` keeps it running.
    """
    return script(
        "setting-up-python",
        f"""
echo "$@" >> {setup_log}
case "$1 $2" in
  "-m venv") sleep 0.3; mkdir -p "$3/bin"; ln -s "$0" "$3/bin/python" ;;
  "-m pip")
    while [ -e {tmp_path}/pip-waits ]; do sleep 0.05; done
    test ! -e {tmp_path}/pip-fails ;;
esac
""",
    )


@pytest.fixture
def prepare(setting_up_python: Path, project: Path) -> list[str]:
    """Return the command that prepares the environment of the project with the stand-in Python."""
    lines = (
        f"import sys; sys.path.insert(0, {str(PROJECT / 'packaging')!r})",
        "import environment; from pathlib import Path",
        f"sys.executable = {str(setting_up_python)!r}",
        "try:",
        f"    print(environment.prepared(*sys.argv[1:], project=Path({str(project)!r})))",
        "except environment.SetupError as error:",
        "    sys.exit(str(error))",
    )
    return [sys.executable, "-c", "\n".join(lines)]
