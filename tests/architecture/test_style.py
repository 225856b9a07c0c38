"""What the linter does not measure: sizes, names, sentences at the top."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.places import PROJECT

LONGEST_MODULE = 300
LONGEST_FUNCTION = 60
NAMES_THAT_SAY_NOTHING = {"base", "common", "data", "helper", "helpers", "info", "manager", "managers", "util", "utils"}
UNFINISHED = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")

SOURCES = sorted((PROJECT / "reader_app").rglob("*.py")) + sorted((PROJECT / "packaging").rglob("*.py"))
each_module = pytest.mark.parametrize("module", SOURCES, ids=lambda path: str(path.relative_to(PROJECT)))


@each_module
def test_a_module_is_not_too_long(module: Path) -> None:
    assert len(lines_of(module)) <= LONGEST_MODULE, "look for its second subject"


@each_module
def test_no_function_is_too_long(module: Path) -> None:
    too_long = [node.name for node in functions_of(module) if length(node) >= LONGEST_FUNCTION]
    assert too_long == []


@each_module
def test_a_module_says_what_is_in_it(module: Path) -> None:
    assert ast.get_docstring(tree_of(module))


@each_module
def test_the_name_of_a_module_says_something(module: Path) -> None:
    places = module.relative_to(PROJECT).with_suffix("").parts
    assert NAMES_THAT_SAY_NOTHING.isdisjoint(word for place in places for word in place.split("_"))


@each_module
def test_nothing_is_left_for_later(module: Path) -> None:
    assert UNFINISHED.search(module.read_text(encoding="utf-8")) is None


@each_module
def test_classes_are_named_for_what_they_are(module: Path) -> None:
    names = [node.name for node in ast.walk(tree_of(module)) if isinstance(node, ast.ClassDef)]
    assert [name for name in names if re.search(r"(Manager|Helper|Util|Utils)$", name)] == []


def test_packages_hold_no_code_of_their_own() -> None:
    definitions = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    with_code = [
        str(module.relative_to(PROJECT))
        for module in SOURCES
        if module.name == "__init__.py" and any(isinstance(node, definitions) for node in tree_of(module).body)
    ]
    assert with_code == []


def test_the_scripts_do_not_hide_the_package_called_packaging() -> None:
    assert not (PROJECT / "packaging" / "__init__.py").exists()


def lines_of(module: Path) -> list[str]:
    return [line for line in module.read_text(encoding="utf-8").splitlines() if line.strip()]


def tree_of(module: Path) -> ast.Module:
    return ast.parse(module.read_text(encoding="utf-8"), str(module))


def functions_of(module: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree_of(module)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1
