"""Between the window and the library: the only place in the window with threads.

The library lives on one thread of its own. `ask`, `change` and `work` give their answers on the GUI thread; only frozen
values cross.
"""

import logging
import queue
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, QTimer, Signal

from reader_app.library.collector import collector_at_rest
from reader_app.library.library import Library
from reader_app.model.changes import Changes
from reader_app.model.errors import Cancelled, ReaderError

log = logging.getLogger(__name__)
Answer = TypeVar("Answer")

INDEX_EVERY_MS = 300
"""How often the library may bring its search index in step; one round is short."""
REST_S, REST_AT_MOST_S = 0.4, 1.5
"""The index waits until nothing was asked or answered for a while: the window has that to draw. But not for ever."""
INDEX_AGAIN_MS = 30_000
"""How long it waits after the disk refused."""
CALL, INDEX, STOP = range(3)


Progress = Callable[[int, int], None]
"""Told how much is done and how much there is; raises Cancelled in the task once the user has cancelled it."""


@dataclass(frozen=True, slots=True, order=True)
class _Job:
    """A call for the library thread; calls go in the order they were made, indexing waits until there is none."""

    kind: int
    number: int
    run: Callable[[Library], Any] = field(compare=False)
    answer: Callable[[Any], None] | None = field(compare=False, default=None)
    failed: Callable[[str], None] | None = field(compare=False, default=None)
    topic: str = field(compare=False, default="")


class Work:
    """A task beside the library, which can be cancelled."""

    def __init__(self) -> None:
        self._cancelled = threading.Event()

    def cancel(self) -> None:
        """Ask the task to stop; it does at its next progress, and nothing it made is kept."""
        self._cancelled.set()

    @property
    def is_cancelled(self) -> bool:
        """Whether the user has asked it to stop."""
        return self._cancelled.is_set()


class Session(QObject):
    """The window's way to its library."""

    changed = Signal(object, object)
    """After each change: its Changes, and who asked for it."""
    failed = Signal(str)
    """A sentence for the user."""
    index_moved = Signal(int)
    """Papers that search cannot find yet, when that number changes."""
    _answered = Signal(object, object)

    def __init__(self, library: Library, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self.is_read_only = library.is_read_only
        """Whether nothing can be changed."""
        self.files_folder = library.attachments.folder
        """Where the PDFs of papers lie that are copied."""
        self._jobs: queue.PriorityQueue[_Job] = queue.PriorityQueue()
        self._newest: dict[str, int] = {}
        self._numbers = iter(range(1 << 62))
        self._is_open = True
        self._works: list[tuple[threading.Thread, Work]] = []
        self._unindexed = 0
        self._is_busy = False
        self._active_at = self._put_off_at = 0.0
        self._answered.connect(self._give, Qt.ConnectionType.QueuedConnection)
        self._thread = threading.Thread(target=self._serve, name="library", daemon=True)
        self._thread.start()
        self._index_timer = QTimer(self, interval=INDEX_EVERY_MS)
        self._index_timer.timeout.connect(self._index)
        self._index_timer.start()

    def ask(self, topic: str, question: Callable[[Library], Answer], answer: Callable[[Answer], None]) -> None:
        """Answer a question about the library; a newer question on the same topic silences this one."""
        number = next(self._numbers)
        self._newest[topic] = number
        self._put(_Job(CALL, number, question, answer, topic=topic))

    def change(
        self,
        action: Callable[[Library], Changes],
        *,
        origin: object = None,
        done: Callable[[Changes], None] | None = None,
        failed: Callable[[str], None] | None = None,
    ) -> None:
        """Change the library, in the order of the calls, and tell everybody by `changed`.

        Where it fails, `failed` gets the sentence, or the signal of that name where nobody listens.
        """

        def tell(changes: Changes) -> None:
            if changes:
                self.changed.emit(changes, origin)
            if done is not None and _is_alive(done):
                done(changes)

        self._put(_Job(CALL, next(self._numbers), action, tell, failed))

    def work(
        self,
        task: Callable[[Progress], Answer],
        *,
        done: Callable[[Answer], None],
        failed: Callable[[str], None] | None = None,
        progress: Callable[[int, int], None] | None = None,
    ) -> Work:
        """Run a slow task that does not need the library on a thread of its own."""
        work = Work()

        def report(now: int, total: int) -> None:
            if work.is_cancelled:
                raise Cancelled("Cancelled; nothing was changed.")
            self._answered.emit(tell, (now, total))

        def tell(pair: tuple[int, int]) -> None:
            if progress is not None and _is_alive(progress):
                progress(*pair)

        def run() -> None:
            self._guard(lambda: task(report), done, failed)

        thread = threading.Thread(target=run, name="work", daemon=True)
        self._works = [(other, one) for other, one in self._works if other.is_alive()]
        self._works.append((thread, work))
        thread.start()
        return work

    def close(self) -> None:
        """Finish every change asked for, cancel tasks, close the library. Answers that come later are dropped."""
        if not self._is_open:
            return
        self._index_timer.stop()
        self._is_open = False
        for _, work in self._works:
            work.cancel()
        self._jobs.put(_Job(STOP, next(self._numbers), Library.close))
        self._thread.join()
        for thread, _ in self._works:
            thread.join()

    def _put(self, job: _Job) -> None:
        if job.kind == CALL:
            self._active_at = time.monotonic()
        if self._is_open:
            self._jobs.put(job)

    def _index(self) -> None:
        if self._has_to_rest():
            return

        def answer(found: tuple[int, bool]) -> None:
            left, is_met = found
            self._index_timer.setInterval(INDEX_EVERY_MS)
            if is_met:
                self.change(Library.take_in)
            if left != self._unindexed:
                self._unindexed = left
                self.index_moved.emit(left)

        self._newest["index"] = number = next(self._numbers)
        self._put(_Job(INDEX, number, _round, answer, self._rest_from_indexing, topic="index"))

    def _has_to_rest(self) -> bool:
        """Say whether the index should wait, because the library or the window is at work."""
        now = time.monotonic()
        if self._is_busy:
            self._active_at = self._put_off_at = now
        elif now - self._active_at >= REST_S or now - self._put_off_at >= REST_AT_MOST_S:
            self._put_off_at = now
            return False
        return True

    def _rest_from_indexing(self, sentence: str) -> None:
        """Tell once that papers cannot be made searchable, and try again later."""
        if self._index_timer.interval() == INDEX_EVERY_MS:
            self.failed.emit(sentence)
        self._index_timer.setInterval(INDEX_AGAIN_MS)

    def _serve(self) -> None:
        """Run jobs on the library thread until told to stop."""
        while True:
            job = self._jobs.get()
            if self._is_news(job):
                # A round of the garbage collector in the middle of a large answer would hold up the window.
                self._is_busy = job.kind == CALL
                with collector_at_rest():
                    self._guard(partial(job.run, self._library), partial(self._answer, job), job.failed)
                self._is_busy = False
            if job.kind == STOP:
                return

    def _is_news(self, job: _Job) -> bool:
        return not job.topic or self._newest.get(job.topic) == job.number

    def _answer(self, job: _Job, result: object) -> None:
        if job.kind == CALL:
            self._active_at = time.monotonic()
        # What a round of indexing has found is told also where the next one waits already.
        is_wanted = job.kind == INDEX or self._is_news(job)
        if job.answer is not None and is_wanted and _is_alive(job.answer):
            job.answer(result)

    def _guard(
        self, call: Callable[[], Any], answer: Callable[[Any], None], failed: Callable[[str], None] | None
    ) -> None:
        """Run a call of another thread; what it raises is told to the user, a bug with its traceback in the log."""
        try:
            result = call()
        except ReaderError as error:
            self._answered.emit(failed or self.failed.emit, str(error))
        except Exception:
            log.exception("A bug on the thread %s", threading.current_thread().name)
            sentence = self.tr("Something went wrong inside Paper Reader; the details are in its log.")
            self._answered.emit(failed or self.failed.emit, sentence)
        else:
            self._answered.emit(answer, result)

    def _give(self, answer: Callable[[Any], None], result: Any) -> None:
        """Give an answer on the GUI thread."""
        if self._is_open and _is_alive(answer):
            answer(result)


def _round(library: Library) -> tuple[int, bool]:
    """Do a little of what can wait; return what search still lacks, and whether a file came from elsewhere."""
    return library.index_some(), library.is_met


def _is_alive(callback: Callable[..., object]) -> bool:
    """Say whether the widget whose method is to be called still exists."""
    while isinstance(callback, partial):
        callback = callback.func
    owner = getattr(callback, "__self__", None)
    return not isinstance(owner, QObject) or shiboken6.isValid(owner)
