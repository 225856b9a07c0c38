"""The door to the process that reads PDFs: questions that wait for their answer, and requests that do not.

    with PdfProcess() as process:
        facts = process.facts(path)
        for text in process.page_texts(path): ...

All of it may be used by any thread. A file that crashes the process, hangs it, or wants too much memory costs a
ReaderError, and the process is started anew for the next request.
"""

import logging
import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import CancelledError, Future
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from reader_app.model.errors import ReaderError
from reader_app.model.pdf import OutlineEntry, PageLink, PageShape, PdfAnnotation, PdfFacts
from reader_app.pdf.process.request import Request, Urgency
from reader_app.pdf.process.telling import UNSTARTABLE, bug_sentence, crash_sentence, hang_sentence
from reader_app.pdf.process.waiting import Rank, Waiting, WaitingRequests
from reader_app.pdf.process.worker_process import (
    ProcessEndedError,
    ProcessHangsError,
    ProcessUnstartableError,
    WorkerProcess,
)

if TYPE_CHECKING:  # loads numpy, which the window does without until a PDF is opened
    from reader_app.pdf.recognition import Recognised
    from reader_app.pdf.text.page_text import PageText

log = logging.getLogger(__name__)

NOT_AGAIN_FOR_S = 60.0
"""What crashed or hung the process is answered with the same sentence for that long."""
WRITE_LIMIT_S = 300.0
WHOLE_LIMIT_S = 120.0
"""For questions about all pages of a file."""
END_WITHIN_S = 10.0


class PdfProcess:
    """A process for PDFs that starts with the first request, and ends when nothing was asked for a while."""

    def __init__(self, *, rests_after_s: float | None = 60.0) -> None:
        self._worker = WorkerProcess()
        self._waiting = WaitingRequests()
        self._rests_after_s = rests_after_s
        self._bad: dict[tuple[object, ...], tuple[float, str]] = {}
        self._thread: threading.Thread | None = None
        self._starting = threading.Lock()
        self._running: tuple[Future[Any], int] | None = None
        self._unwanted: Future[Any] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the process; requests that wait are cancelled. May be called twice."""
        self._waiting.close()
        self._worker.kill()
        with self._starting:
            thread = self._thread
        if thread is not None:
            while thread.is_alive():
                self._worker.kill()  # it may have been starting
                thread.join(0.05)

    def submit(self, request: Request, rank: Rank = (Urgency.ASKED,)) -> "Future[Any]":
        """Ask without waiting. The future's callbacks run on the thread of the process; cancel it to take it back."""
        with self._starting:
            if self._thread is None and self._waiting.is_open:
                self._thread = threading.Thread(target=self._serve, name="pdf-process", daemon=True)
                self._thread.start()
        return self._waiting.put(rank, request)

    def warm_up(self) -> None:
        """Start the process before it is needed."""
        self.submit(Request("forget", Path()), (Urgency.BACKGROUND,))

    def interrupt(self, future: "Future[Any]") -> None:
        """Take a request back, and where a picture is being drawn for it, stop that; its result is None then."""
        future.cancel()
        self._unwanted = future
        running = self._running
        if running is not None and running[0] is future:
            self._worker.interrupt(running[1])

    def shapes(self, path: Path, password: str = "") -> tuple[PageShape, ...]:
        """Return the pages of a file."""
        shapes: tuple[PageShape, ...] = self._answer(Request("shapes", path, password=password))
        return shapes

    def facts(self, path: Path, password: str = "") -> PdfFacts:
        """Return what a file says of itself; of one that needs a password only that."""
        facts: PdfFacts = self._answer(Request("facts", path, password=password, limit_s=WHOLE_LIMIT_S))
        return facts

    def recognised(self, path: Path, password: str = "") -> "Recognised":
        """Return which paper a file is."""
        recognised: Recognised = self._answer(Request("recognised", path, password=password, limit_s=WHOLE_LIMIT_S))
        return recognised

    def page_text(self, path: Path, page: int, password: str = "") -> "PageText":
        """Return the words of a page."""
        text: PageText = self._answer(Request("text", path, page, password=password))
        return text

    def page_texts(self, path: Path, password: str = "") -> "Iterator[PageText]":
        """Yield the words of each page, beside other requests; each page has its own time limit."""
        for page in range(1, len(self.shapes(path, password)) + 1):
            yield self.page_text(path, page, password)

    def links(self, path: Path, page: int, password: str = "") -> tuple[PageLink, ...]:
        """Return the links of a page."""
        links: tuple[PageLink, ...] = self._answer(Request("links", path, page, password=password))
        return links

    def outline(self, path: Path, password: str = "") -> tuple[OutlineEntry, ...]:
        """Return the table of contents."""
        outline: tuple[OutlineEntry, ...] = self._answer(Request("outline", path, password=password))
        return outline

    def annotations(self, path: Path, password: str = "") -> tuple[PdfAnnotation, ...]:
        """Return the annotations in a file with the words under them."""
        request = Request("annotations", path, password=password, limit_s=WHOLE_LIMIT_S)
        annotations: tuple[PdfAnnotation, ...] = self._answer(request)
        return annotations

    def write_copy(
        self, original: Path, copy: Path, annotations: Sequence[PdfAnnotation], *, password: str = ""
    ) -> None:
        """Write a copy of a file with these annotations; the original stays as it is."""
        arguments = (copy, tuple(annotations))
        self._answer(Request("write_copy", original, 0, arguments, password, WRITE_LIMIT_S))

    def forget(self, path: Path) -> None:
        """Close a file, so that others can move or remove it."""
        if self._worker.is_running:
            self._answer(Request("forget", path))

    def _answer(self, request: Request) -> Any:
        try:
            return self.submit(request, (Urgency.BACKGROUND,)).result()
        except CancelledError as error:
            raise ReaderError(f"{request.path} was not read, since the program is closing.") from error

    def _serve(self) -> None:
        """Take one request after the other to the process, until this is closed."""
        while self._waiting.is_open:
            waiting = self._waiting.take(self._rests_after_s)
            if waiting is None:
                self._worker.end()
            else:
                self._serve_one(waiting)
        self._worker.end()

    def _serve_one(self, waiting: Waiting) -> None:
        try:
            result = self._asked(waiting)
        except ReaderError as error:
            waiting.future.set_exception(error)
        else:
            waiting.future.set_result(result)

    def _asked(self, waiting: Waiting) -> Any:
        request = waiting.request
        self._refuse_bad(request)

        def note() -> None:
            self._running = (waiting.future, self._worker.asked)
            if self._unwanted is waiting.future:  # since it was taken from the queue
                self._worker.interrupt(self._worker.asked)

        try:
            answer = self._worker.ask(request, about_to_ask=note)
        except ProcessHangsError as error:
            raise self._bad_error(request, hang_sentence(request)) from error
        except ProcessEndedError as error:
            raise self._bad_error(request, crash_sentence(request)) from error
        except ProcessUnstartableError as error:
            raise ReaderError(UNSTARTABLE) from error
        finally:
            self._running = None
        if answer.trace:
            log.error("A bug while reading %s, page %s: %s", request.path, request.page, answer.trace)
            raise ReaderError(bug_sentence(request))
        if answer.error is not None:
            raise answer.error
        return answer.value

    def _refuse_bad(self, request: Request) -> None:
        until, sentence = self._bad.get(request.subject, (0.0, ""))
        if time.monotonic() < until:
            raise ReaderError(sentence)

    def _bad_error(self, request: Request, sentence: str) -> ReaderError:
        if self._waiting.is_open:
            log.warning("%s", sentence)
            self._bad[request.subject] = (time.monotonic() + NOT_AGAIN_FOR_S, sentence)
        return ReaderError(sentence)
