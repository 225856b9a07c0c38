"""The view of a PDF, driven as a reader drives it, with a stop-watch."""

import json
import os
import sys
import time
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path
from types import TracebackType
from typing import Self

PROJECT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(PROJECT))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QPointF, Qt, QTimer  # noqa: E402 - the platform has to be named before
from PySide6.QtWidgets import QApplication  # noqa: E402

from reader_app.app import TURN_S  # noqa: E402
from reader_app.library.marks import PlacedMark  # noqa: E402
from reader_app.model.anchor import Anchor, Fate, Placement, Target  # noqa: E402
from reader_app.model.annotation import Annotation  # noqa: E402
from reader_app.model.geometry import quad_of  # noqa: E402
from reader_app.model.ids import AnnotationId, PaperId  # noqa: E402
from reader_app.pdf.process import PdfProcess  # noqa: E402
from reader_app.ui.pdf.annotating_reader import AnnotatingReader  # noqa: E402
from reader_app.ui.theme import Theme, icon  # noqa: E402

GIVEN_UP_S = 10.0
SETTLED_S = 1.0


class ReadingRoom:
    """One application with one process, and a reader on a file."""

    def __init__(self, path: Path, size: tuple[int, int]) -> None:
        sys.setswitchinterval(TURN_S)  # as the program does
        self._path, self._size = path, size
        instance = QApplication.instance()
        self.app = instance if isinstance(instance, QApplication) else QApplication(["reading"])
        self._process = PdfProcess(rests_after_s=None)
        self._process.warm_up()
        self._reader: AnnotatingReader | None = None
        self._is_sharp = False
        self._unsharp = 0
        self._waiting: QEventLoop | None = None
        self._theme = Theme("light")
        self._theme.apply(self.app)
        icon("search")  # the window has its icons long before a PDF is opened

    def __enter__(self) -> Self:
        self.pump(SETTLED_S)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._close()
        self._process.close()

    @property
    def reader(self) -> AnnotatingReader:
        if self._reader is None:
            self._open()
        assert self._reader is not None
        return self._reader

    def openings(self, times: int) -> list[float]:
        """Return the milliseconds from the click to the first sharp page, the file closed before each."""
        found = []
        for _ in range(times):
            self._close()
            self.pump(0.3)
            began = time.perf_counter()
            self._open()
            self._wait_until_sharp()
            found.append(1000 * (time.perf_counter() - began))
        self.pump(SETTLED_S)
        return found

    def jumps(self, pages: Sequence[int]) -> list[float]:
        """Return the milliseconds until each page is sharp, with some time to read between two."""
        found = []
        for page in pages:
            began = time.perf_counter()
            self._is_sharp = False
            self.reader.go_to(page)
            self._wait_until_sharp()
            found.append(1000 * (time.perf_counter() - began))
            self.pump(0.15)
        return found

    def scrolled(self, pixels: int, frames: int, frame_s: float) -> tuple[list[float], int]:
        """Return the milliseconds of work of each frame, and how many were not sharp."""
        view = self.reader.view
        self.reader.go_to(100)
        self.pump(SETTLED_S)
        bar, before = view.verticalScrollBar(), self._unsharp
        works = self._frames(lambda _: bar.setValue(bar.value() + pixels), frames, frame_s)
        return works, self._unsharp - before

    def zoomed(self, frames: int, frame_s: float) -> list[float]:
        """Return the milliseconds of work of each frame while somebody zooms in and out at the pointer."""
        view = self.reader.view
        at = QPointF(view.viewport().rect().center())

        def zoom(frame: int) -> None:
            view.zoom_to(view.zoom * (1.03 if frame < frames / 2 else 1 / 1.03), at=at)

        works = self._frames(zoom, frames, frame_s)
        self.pump(SETTLED_S)
        return works

    def put_marks(self, count: int) -> None:
        """Show marks of two lines each, spread over pages 1 to 120."""
        self.reader.show_marks(tuple(map(placed, range(count))))

    def resident(self) -> float:
        """Return the megabytes of this program and the process it started."""
        import multiprocessing

        pids = [os.getpid(), *(child.pid for child in multiprocessing.active_children())]
        return sum(_private(pid) for pid in pids if pid) / 1024

    def pump(self, seconds: float) -> None:
        """Let the window do what it does while nobody touches it."""
        loop = QEventLoop()
        QTimer.singleShot(round(1000 * seconds), loop, loop.quit)
        loop.exec()

    def _frames(self, act: Callable[[int], None], frames: int, frame_s: float) -> list[float]:
        """Act once a frame; return the milliseconds that the window's thread worked in each."""
        loop, works, times = QEventLoop(), [time.thread_time()], [time.perf_counter()]
        timer = QTimer(interval=round(1000 * frame_s), timerType=Qt.TimerType.PreciseTimer)

        def tick() -> None:
            works.append(time.thread_time())
            times.append(time.perf_counter())
            act(len(works) - 1)
            if len(works) > frames + 1:
                loop.quit()

        timer.timeout.connect(tick)
        timer.start()
        loop.exec()
        timer.stop()
        late = sorted(1000 * (after - before) for before, after in pairwise(times[1:]))
        print(
            f"  frames came every {late[len(late) // 2]:.1f} ms, 99 of 100 within {late[len(late) * 99 // 100]:.1f} ms"
        )
        return [1000 * (after - before) for before, after in pairwise(works[1:])]

    def _wait_until_sharp(self) -> None:
        if self._is_sharp:
            return
        self._waiting = QEventLoop()
        QTimer.singleShot(round(1000 * GIVEN_UP_S), self._waiting, self._waiting.quit)
        self._waiting.exec()
        if not self._is_sharp:
            print("it never was sharp")

    def _open(self) -> None:
        self._is_sharp = False
        self._reader = AnnotatingReader(self._path, self._process, self._theme)
        self._reader.view.painted.connect(self._note)
        self._reader.resize(*self._size)
        self._reader.show()

    def _close(self) -> None:
        if self._reader is not None:
            self._reader.close_document()
            self._reader.close()
            self._reader.deleteLater()
            self._reader = None

    def _note(self, is_sharp: bool) -> None:
        self._is_sharp = is_sharp and self.reader.view.is_open
        self._unsharp += not self._is_sharp
        if self._is_sharp and self._waiting is not None:
            self._waiting.quit()


def placed(number: int) -> PlacedMark:
    """Return a highlight of two lines somewhere on the first pages."""
    left, top = 70.0 + number % 3 * 20, 740.0 - number * 37 % 600
    quads = tuple(quad_of((left, top - 14 * line - 10, left + 200, top - 14 * line)) for line in range(2))
    words = f"words {number}"
    anchor = Anchor(Target.PDF, words, "", "", 0, len(words), page=1 + number % 120, quads=quads)
    colour = ("yellow", "green", "blue")[number % 3]
    mark = Annotation(AnnotationId(f"mark{number}"), PaperId("paper"), anchor, colour)
    return PlacedMark(mark, Placement(Fate.SAME, 0, len(words), 1.0))


def _private(pid: int) -> float:
    """Return the kilobytes that a process alone needs."""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    return sum(float(line.split()[1]) for line in lines if line.startswith("Pss:"))


def leafed(room: ReadingRoom) -> None:
    """Read as somebody does who looks for something: page after page, and some jumps."""
    for page in range(1, room.reader.document.page_count, 5):
        room.reader.view.go_to(page)
        room.pump(0.06)


if __name__ == "__main__":
    with ReadingRoom(Path(sys.argv[1]), (1200, 900)) as opened:
        if sys.argv[2] == "read":
            opened.openings(1)
            leafed(opened)
        print(json.dumps({"resident": opened.resident()}))
