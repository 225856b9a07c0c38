"""The longest stalls and the memory of the real window with 50,000 papers.

Prints a line a bar and exits 1 if one is short. A stall is a tick of 5 ms that comes late on the window's thread; that
of a process beside it, which only ticks, tells how much of it is the machine's. The library is made in the folder named
by the first argument, and kept there, since making it takes minutes; names of phases after it measure only those.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(PROJECT))

from tests.benchmarks.bars import Bar, report  # noqa: E402 - found by the line above

CORPUS = PROJECT.parent / "shared" / "corpus" / "papers-50k.jsonl.xz"
TICK_S = 0.005
LONGEST_STALL_MS = 50
RESIDENT_MB = 450
SETTLES_MS = 1500
GIVES_UP_MS = 120_000
QUERY = "transformer attention robot"
NOTE = "What they call a fold is a projection; compare with the one of last week. "


def main(arguments: list[str]) -> int:
    """Measure in processes of their own, print, and return the exit status."""
    if not CORPUS.exists():
        print(f"{CORPUS} is not here; nothing was measured")
        return 0
    folder = Path(arguments[0]) if arguments else Path(tempfile.gettempdir()) / "paper-reader-50k"
    if not (folder / "library" / "library.json").exists():
        prepare(folder)
    bars: list[Bar] = []
    for phase in arguments[1:] or ("reading", "importing"):
        bars += measured(phase, folder)
    return report(*bars)


def prepare(folder: Path) -> None:
    from reader_app.library.library import Library
    from reader_app.library.sources import read_paths

    library = Library.open(folder / "library", cache=folder / "cache" / "paper-reader")
    library.add(read_paths([CORPUS], today=date.today()))
    library.index_all()
    library.close()


def measured(phase: str, folder: Path) -> Iterator[Bar]:
    """Yield the bars of a phase, which runs in a process of its own, beside another that only ticks."""
    with tempfile.TemporaryDirectory() as home:
        environment = os.environ | {f"XDG_{name}_HOME": home for name in ("CONFIG", "STATE", "DATA")}
        environment |= {"PYTHONPATH": str(PROJECT), "XDG_CACHE_HOME": str(folder / "cache")}
        environment.setdefault("QT_QPA_PLATFORM", "offscreen")
        with subprocess.Popen([sys.executable, __file__, "--tick"], stdout=subprocess.PIPE, text=True) as control:
            window = subprocess.run(
                [sys.executable, __file__, "--run", phase, str(folder)],
                env=environment,
                stdout=subprocess.PIPE,
                text=True,
                check=True,
            )
            control.terminate()
            assert control.stdout
            late = [tuple(map(float, line.split())) for line in control.stdout]
    for line in window.stdout.splitlines():
        found = json.loads(line)
        if "megabytes" in found:
            print(f"{found['name']}, without files: {found['private']:.0f} MB; largest: {found['largest']:.0f} MB")
            yield Bar(f"{found['name']}, resident memory", found["megabytes"], "MB", RESIDENT_MB)
            continue
        beside = max((gap for moment, gap in late if found["begin"] <= moment <= found["end"]), default=0.0)
        took = found["end"] - found["begin"]
        print(f"{found['name']}: {took:.1f} s; longest stall of the process beside: {beside * 1e3:.0f} ms")
        yield Bar(f"{found['name']}, longest stall", found["stall"] * 1e3, "ms", LONGEST_STALL_MS)


def tick_only() -> None:
    """Print when a tick came late and by how much, until the process is ended."""
    last = time.monotonic()
    while True:
        time.sleep(TICK_S)
        now = time.monotonic()
        if now - last > 2 * TICK_S:
            print(now, now - last - TICK_S, flush=True)
        last = now


class Driver:
    """Works the window as its user does, and watches how late its event loop is."""

    def __init__(self, folder: Path) -> None:
        from PySide6.QtCore import Qt, QTimer

        from reader_app.app import made_window

        made = made_window(folder)
        assert made
        self.app, self.window, self.session = made
        self._last = time.monotonic()
        self._longest = 0.0
        self.late: list[tuple[float, float]] = []
        self._timer = QTimer(self.window, interval=int(TICK_S * 1e3))
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)

    def _tick(self) -> None:
        now = time.monotonic()
        gap = now - self._last - TICK_S
        self._longest = max(self._longest, gap)
        if gap > 0.03:
            self.late.append((now, gap))
        self._last = now

    @contextmanager
    def phase(self, name: str, settles_ms: int = SETTLES_MS) -> Iterator[None]:
        """Report the longest stall meanwhile, and until the window has settled."""
        begin = self._last = time.monotonic()
        self._longest = 0.0
        self._timer.start()
        self.late.clear()
        yield
        self.pause(settles_ms)
        say(name=name, begin=begin, end=time.monotonic(), stall=self._longest)
        for moment, gap in self.late:
            print(f"    {name}: {gap * 1e3:.0f} ms at {moment - begin:.2f} s", file=sys.stderr)

    def pause(self, milliseconds: int) -> None:
        """Let the event loop run."""
        from PySide6.QtCore import QEventLoop, QTimer

        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()

    def wait(self, condition: Callable[[], object]) -> None:
        """Let the event loop run until a condition holds."""
        until = time.monotonic() + GIVES_UP_MS / 1e3
        while not condition():
            if time.monotonic() > until:
                raise SystemExit("the window did not come to an end")
            self.pause(30)

    def settled(self) -> None:
        """Wait until the library has nothing to do any more, also not for the index."""
        self.wait(lambda: self.answer(lambda library: library.unindexed) == 0)

    def answer(self, question: Callable[..., object]) -> object:
        answers: list[object] = []
        self.session.ask("benchmark", question, answers.append)
        self.wait(lambda: answers)
        return answers[0]

    def do(self, name: str) -> None:
        next(action for action in self.window.actions() if action.objectName() == name).trigger()

    def child(self, kind: type, name: str) -> object:
        found = self.window.findChild(kind, name)
        assert found
        return found


def reading(folder: Path) -> None:
    """A day with a library of 50,000 papers."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication, QTableView, QWidget

    from reader_app.ui.library.paper_list import PaperList

    driver = Driver(folder / "library")
    papers = driver.child(PaperList, "paper_list")
    rows = driver.child(QTableView, "paper_rows")
    with driver.phase("opening"):
        usable: list[bool] = []
        driver.window.became_usable.connect(lambda: usable.append(True))
        driver.window.show()
        driver.wait(lambda: usable)
    driver.settled()
    driver.pause(3000)
    tell_memory("at rest")
    with driver.phase("nothing at all"):
        driver.pause(1000)
    with driver.phase("typing a search"):
        driver.do("focus_search")
        for letter in QUERY:
            QTest.keyClick(QApplication.focusWidget(), letter)
            driver.pause(70)
        driver.settled()
        for _ in QUERY:
            QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backspace)
            driver.pause(50)
        driver.settled()
    tell_memory("after searching")
    with driver.phase("scrolling to the end"):
        bar = rows.verticalScrollBar()
        for _ in range(100):
            bar.setValue(bar.value() + 300)
            driver.pause(16)
        rows.setFocus()
        for key in (Qt.Key.Key_End, Qt.Key.Key_Home, Qt.Key.Key_End):
            QTest.keyClick(rows, key)
            driver.pause(100)
    tell_memory("after scrolling")
    with driver.phase("choosing everything"):
        papers.choose(papers._model.row_at(0).paper.id)
        rows.selectAll()
        driver.pause(500)
        papers.step(1)
    tell_memory("after choosing everything")
    with driver.phase("sorting"):
        from reader_app.library.listing import Order

        for order in (Order.TITLE, Order.AUTHOR, Order.ADDED, Order.BEST):
            papers.order_requested.emit(order, None)
            driver.settled()
            driver.pause(300)
    tell_memory("after sorting")
    with driver.phase("writing a note"):
        driver.do("focus_note")
        for letter in NOTE:
            QTest.keyClick(QApplication.focusWidget(), letter)
            driver.pause(40)
        driver.pause(1500)
    tell_memory("after writing a note")
    with driver.phase("the first chart"):
        driver.do("show_trends")
        driver.wait(lambda: (chart := driver.window.findChild(QWidget, "line_chart")) and chart.isVisible())
        driver.settled()
    driver.do("show_library")
    tell_memory("after a chart")
    with driver.phase("changing all papers, and folding the journal"):
        from reader_app.model.paper import ReadState

        states = (ReadState.LATER, ReadState.INBOX)
        was = driver.answer(lambda library: next(iter(library.papers.rows().values())).paper.state)
        wanted = states[0] if was is not states[0] else states[1]
        driver.session.change(lambda library: library.papers.set_state(list(library.papers.rows()), wanted))
        driver.settled()
        driver.pause(4000)
    tell_memory("after changing all papers")
    with driver.phase("closing", 0):
        driver.window.close()
        driver.wait(lambda: not driver.window.isVisible())
    driver.session.close()


def importing(folder: Path) -> None:
    """The import of 50,000 papers into an empty library."""
    with tempfile.TemporaryDirectory(dir=folder) as place:
        os.environ["XDG_CACHE_HOME"] = place
        driver = Driver(Path(place) / "library")
        driver.window.show()
        driver.pause(1000)
        with driver.phase("importing 50,000 papers"):
            driver.window.take_files([CORPUS])
            driver.wait(lambda: driver.answer(lambda library: len(library.papers.rows())))
            driver.pause(6000)
        tell_memory("after an import, while it is being indexed")
        with driver.phase("closing after an import", 0):
            driver.window.close()
            driver.wait(lambda: not driver.window.isVisible())
        driver.session.close()


def tell_memory(name: str) -> None:
    """Report what the program has in memory, the processes that it started left out.

    Part of it are pages of files, which the system takes back when it needs them; largest is what it ever had so far.
    """
    held = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
    megabytes, private, largest = (int(held[field].split()[0]) / 1024 for field in ("VmRSS", "RssAnon", "VmHWM"))
    say(name=name, megabytes=megabytes, private=private, largest=largest)


def say(**found: object) -> None:
    print(json.dumps(found), flush=True)


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["--tick"]:
            tick_only()
        case ["--run", phase, folder]:
            {"reading": reading, "importing": importing}[phase](Path(folder))
        case given:
            sys.exit(main(given))
