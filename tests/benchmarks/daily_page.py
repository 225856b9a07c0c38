"""Importing a page of daily papers, and starting with it.

Prints a line a bar and exits 1 if one is short. The rival of the start is an empty Qt window in the same interpreter,
that of the import is reading the page's bytes and writing them back with one sync; starts are interleaved.
"""

import os
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path
from statistics import median

PROJECT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(PROJECT))

from reader_app.library.library import Library  # noqa: E402 - found by the line above
from reader_app.library.sources import read_paths  # noqa: E402
from tests.benchmarks.bars import Bar, report  # noqa: E402

PAGE = PROJECT.parent / "shared" / "feeds" / "daily-papers-page.txt"
STARTS = 5
IMPORTS = 5

EMPTY_WINDOW = """
import sys, time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication(sys.argv)
window = QMainWindow()
window.show()
QTimer.singleShot(0, app.quit)
app.exec()
print(time.time())
"""
READER = """
import sys, time
from pathlib import Path
from reader_app.app import made_window
opened = made_window(Path(sys.argv[1]))
app, window, session = opened
def usable():
    print(time.time())
    app.quit()
window.became_usable.connect(usable)
window.show()
app.exec()
session.close()
"""


def seconds_to_usable(program: str, *arguments: str) -> float:
    """Return the seconds from starting a process until it prints the moment at which its window was usable."""
    environment = os.environ | {"PYTHONPATH": str(PROJECT)}
    environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    began = time.time()
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments], env=environment, capture_output=True, text=True, check=True
    )
    return float(done.stdout.split()[-1]) - began


def seconds_to_import(folder: Path) -> float:
    """Return the seconds from choosing the page to its papers being durable, listed and searchable."""
    library = Library.open(folder / "library", cache=folder / "cache")
    began = time.perf_counter()
    library.add(read_paths([PAGE], today=date.today()))
    library.index_all()
    took = time.perf_counter() - began
    count = library.papers.counts().all
    library.close()
    if count != 81:
        raise SystemExit(f"{count} papers were imported, not 81")
    return took


def seconds_to_copy(folder: Path) -> float:
    """Return the seconds that reading the page and writing it with one sync take."""
    began = time.perf_counter()
    with (folder / "copy").open("wb") as copy:
        copy.write(PAGE.read_bytes())
        os.fsync(copy.fileno())
    return time.perf_counter() - began


def main() -> int:
    """Measure, print, and return the exit status."""
    if not PAGE.exists():
        print(f"{PAGE} is not here; nothing was measured")
        return 0
    imports, copies = [], []
    for _ in range(IMPORTS):
        with tempfile.TemporaryDirectory() as folder:
            imports.append(seconds_to_import(Path(folder)))
            copies.append(seconds_to_copy(Path(folder)))
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        os.environ.update(
            XDG_CACHE_HOME=str(home / "cache"), XDG_CONFIG_HOME=str(home / "config"), XDG_STATE_HOME=str(home / "state")
        )
        library = Library.open(home / "library")
        library.add(read_paths([PAGE], today=date.today()))
        library.index_all()
        library.close()
        seconds_to_usable(READER, str(home / "library"))
        starts, empty = [], []
        for _ in range(STARTS):
            starts.append(seconds_to_usable(READER, str(home / "library")))
            empty.append(seconds_to_usable(EMPTY_WINDOW))
    print(f"start against an empty window: {median(starts) / median(empty):.2f} times")
    print(f"import against copying the file: {median(imports) / median(copies):.0f} times")
    return report(
        Bar("start", median(starts), "s", 1.5),
        Bar("import of the page", median(imports), "s", 1.0),
    )


if __name__ == "__main__":
    sys.exit(main())
