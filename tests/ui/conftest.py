"""The program, empty or with a page of three papers."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.program import PAGE, TITLES, Program


@pytest.fixture
def program(tmp_path: Path, qtbot: QtBot) -> Iterator[Program]:
    program = Program(tmp_path, qtbot)
    yield program
    program.close()


@pytest.fixture
def with_page(program: Program) -> Program:
    program.paste(PAGE)
    program.shows(TITLES)
    return program
