"""The program, empty or with a page of three papers."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from tests.ui.program import PAGE, TITLES, Program


@pytest.fixture(autouse=True)
def clipboard_left_empty() -> Iterator[None]:
    """Empty the clipboard after each test.

    Qt's offscreen clipboard (6.11, 6.12) lives on until after Python's end, and what a program copied then crashes it.
    """
    yield
    if QGuiApplication.instance():
        QGuiApplication.clipboard().clear()


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
