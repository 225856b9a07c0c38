"""The layers of the house, and that the contracts really catch what they forbid."""

import ast
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.places import PROJECT

CHECK = "import sys; from importlinter.cli import lint_imports_command; sys.exit(lint_imports_command())"
TREE = (
    "__main__.py",
    "app.py",
    "resources.py",
    "cli/__init__.py",
    "formats/__init__.py",
    "library/__init__.py",
    "library/store.py",
    "library/papers.py",
    "model/__init__.py",
    "search/__init__.py",
    "search/index.py",
    "search/query.py",
    "trends/__init__.py",
    "ui/__init__.py",
    "ui/reading/__init__.py",
    "ui/reading/pane.py",
)


def lint(folder: Path) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-c", CHECK],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder), "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """Return a project of empty modules under our contracts."""
    shutil.copy(PROJECT / "pyproject.toml", tmp_path)
    for name in ("__init__.py", *TREE):
        module = tmp_path / "reader_app" / name
        module.parent.mkdir(parents=True, exist_ok=True)
        module.touch()
    return tmp_path


def write(house: Path, module: str, text: str) -> None:
    (house / "reader_app" / module).write_text(text + "\n", encoding="utf-8")


def test_the_program_keeps_its_layers() -> None:
    done = lint(PROJECT)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    ("module", "line"),
    [
        ("app.py", "import PySide6.QtCore"),
        ("ui/reading/pane.py", "from PySide6.QtWidgets import QWidget"),
        ("ui/reading/pane.py", "import pyqtgraph, qtawesome"),
        ("ui/reading/pane.py", "import reader_app.library.papers"),
        ("library/store.py", "import tinydb"),
        ("search/index.py", "from whoosh.fields import Schema"),
        ("library/papers.py", "import reader_app.search.query, reader_app.model"),
        ("__main__.py", "import reader_app.app, reader_app.cli"),
    ],
)
def test_what_belongs_there_is_allowed(house: Path, module: str, line: str) -> None:
    write(house, module, line)
    done = lint(house)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    ("module", "line"),
    [
        ("model/__init__.py", "import reader_app.library"),
        ("search/query.py", "import reader_app.trends"),
        ("cli/__init__.py", "import reader_app.ui"),
        ("library/papers.py", "import reader_app.app"),
        ("library/papers.py", "from PySide6.QtCore import QObject"),
        ("trends/__init__.py", "import pyqtgraph"),
        ("library/papers.py", "import tinydb"),
        ("ui/reading/pane.py", "import tinydb"),
        ("search/query.py", "from whoosh.query import Term"),
        ("library/store.py", "import whoosh"),
    ],
)
def test_what_does_not_belong_there_is_found(house: Path, module: str, line: str) -> None:
    write(house, module, line)
    done = lint(house)
    assert done.returncode == 1, done.stdout
    assert "BROKEN" in done.stdout


def test_a_module_without_a_place_is_found(house: Path) -> None:
    write(house, "helpers.py", "")
    done = lint(house)
    assert done.returncode == 1
    assert "helpers" in done.stdout


def test_reading_what_is_inside_a_pdf_has_its_place_already(house: Path) -> None:
    write(house, "pdf.py", "import reader_app.model")
    assert lint(house).returncode == 0


@pytest.mark.parametrize("part", ["model/*.py", "resources.py"])
def test_the_lowest_layer_needs_nothing_but_python(part: str) -> None:
    foreign = [
        f"{module.relative_to(PROJECT)}: {name}"
        for module in (PROJECT / "reader_app").glob(part)
        for name in imported(module)
        if name not in {*sys.stdlib_module_names, "reader_app"}
    ]
    assert foreign == []


def imported(module: Path) -> set[str]:
    """Return the first names of all that a module imports."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add((node.module or "").partition(".")[0])
    return names
