"""Opening a library for the window, and what is offered where it does not open."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from reader_app.library.library import Library
from reader_app.ui.opening import opened
from tests.library.making import reading

Answer = Callable[[Callable[[QMessageBox], object]], list[str]]


@pytest.fixture
def answer(qtbot: QtBot) -> Answer:
    """Answer each question that comes, and keep what it said."""

    def by(choose: Callable[[QMessageBox], object]) -> list[str]:
        said: list[str] = []

        def look() -> None:
            box = QApplication.activeModalWidget()
            if isinstance(box, QMessageBox):
                said.append(box.text())
                choose(box)
            else:
                QTimer.singleShot(10, look)

        QTimer.singleShot(0, look)
        return said

    return by


def _press(box: QMessageBox) -> None:
    button = box.findChild(QPushButton, "repair_and_open")
    assert isinstance(button, QPushButton)
    button.click()


@pytest.fixture
def spoilt(tmp_path: Path) -> Path:
    """Return a library in which another program made a number of a title."""
    folder = tmp_path / "library"
    library = Library.open(folder, cache=tmp_path / "cache")
    library.add([reading("Folding Maps")])
    library.close()
    _spoil(folder / "library.json")
    return folder


def _spoil(file: Path) -> None:
    document = json.loads(file.read_bytes())
    for paper in document["papers"].values():
        paper["title"] = 7
    file.write_text(json.dumps(document), encoding="utf-8")


def test_a_library_that_another_program_spoilt_is_repaired_and_opened(spoilt: Path, answer: Answer) -> None:
    said = answer(_press)
    library = opened(spoilt, ())
    assert library is not None
    assert [row.paper.title for row in library.papers.rows().values()] == ["Folding Maps"]
    library.close()
    assert "title" in said[0]


def test_without_consent_nothing_is_repaired(spoilt: Path, answer: Answer) -> None:
    before = (spoilt / "library.json").read_bytes()
    answer(QMessageBox.reject)
    assert opened(spoilt, ()) is None
    assert (spoilt / "library.json").read_bytes() == before


def test_a_library_that_nothing_can_repair_says_only_why_it_does_not_open(tmp_path: Path, answer: Answer) -> None:
    (tmp_path / "library.json").write_text("no JSON at all", encoding="utf-8")
    said = answer(QMessageBox.accept)
    assert opened(tmp_path, ()) is None
    assert "library.json" in said[0]
    assert (tmp_path / "library.json").read_text(encoding="utf-8") == "no JSON at all"
