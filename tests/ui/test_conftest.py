"""What every test of the window stands on."""

import os
import subprocess
import sys
from pathlib import Path

from tests.places import PROJECT

COPIES = """
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

def test_it(qapp):
    copied = QMimeData()
    copied.setText("copied")
    QGuiApplication.clipboard().setMimeData(copied)
"""


def test_a_run_that_ends_with_something_copied_ends_well(tmp_path: Path) -> None:
    conftest = (PROJECT / "tests" / "ui" / "conftest.py").read_text(encoding="utf-8")
    (tmp_path / "conftest.py").write_text(conftest, encoding="utf-8")
    (tmp_path / "test_it.py").write_text(COPIES, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-c", os.devnull, "--rootdir", str(tmp_path), str(tmp_path)],
        cwd=PROJECT,
        env={**os.environ, "PYTHONPATH": str(PROJECT), "PYTEST_QT_API": "pyside6"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
