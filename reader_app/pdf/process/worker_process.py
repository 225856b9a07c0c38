"""One process that reads PDFs, as seen from the program: started, asked, ended."""

import contextlib
import logging
import multiprocessing
from collections.abc import Callable
from ctypes import Array, c_longlong, c_ubyte
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from typing import Any

from reader_app.pdf.process.request import Answer, Drawn, Request
from reader_app.pdf.process.tile import BYTES_PER_PIXEL, MOST_PIXELS, Picture
from reader_app.pdf.process.worker import serve

log = logging.getLogger(__name__)

START_WITHIN_S = 60.0
"""A process that is not there by then never will be; a machine may be busy when it starts."""
END_WITHIN_S = 5.0


class ProcessEndedError(Exception):
    """The process crashed over a request."""


class ProcessUnstartableError(Exception):
    """The process did not come up at all; no file is to blame."""


class ProcessHangsError(Exception):
    """The process took longer over a request than it may."""


class WorkerProcess:
    """A process and the memory it shares with the program; not to be used by two threads at once but `interrupt`."""

    def __init__(self) -> None:
        context = multiprocessing.get_context("spawn")
        # An anonymous map: it is gone with the last process that knows it, however that ends.
        self._pixels: Array[c_ubyte] = context.RawArray(c_ubyte, MOST_PIXELS * BYTES_PER_PIXEL)
        self._unwanted: c_longlong = context.RawValue(c_longlong, -1)
        self._numbers = iter(range(1 << 62))
        self._process: SpawnProcess | None = None
        self._pipe: Connection | None = None
        self.asked = -1
        """The number of the request that is being answered."""

    @property
    def is_running(self) -> bool:
        """Whether there is a process; it may have crashed without being asked."""
        return self._process is not None and self._process.is_alive()

    def start(self) -> None:
        """Start the process and wait until it can be asked. Raises ProcessUnstartableError."""
        self.end()
        context = multiprocessing.get_context("spawn")
        theirs, self._pipe = context.Pipe()
        self._process = context.Process(
            target=serve, args=(theirs, self._pixels, self._unwanted), name="paper-reader-pdf", daemon=True
        )
        try:
            self._process.start()
            theirs.close()
            self._received(START_WITHIN_S)
        except (OSError, ProcessEndedError, ProcessHangsError) as error:
            self.end()
            raise ProcessUnstartableError from error

    def ask(self, request: Request, *, about_to_ask: Callable[[], None] = lambda: None) -> Answer:
        """Return the answer to a request; pictures come with a copy of their pixels.

        Raises ProcessEndedError and ProcessHangsError, the process being gone then, and ProcessUnstartableError.
        """
        if not self.is_running or self._pipe is None:
            self.start()
        self.asked = next(self._numbers)
        about_to_ask()
        try:
            self._require_pipe().send((self.asked, request))
            answer = self._received(request.limit_s)
        except OSError as error:
            self.end()
            raise ProcessEndedError from error
        finally:
            self.asked = -1
        return Answer(self._picture(answer.value)) if isinstance(answer.value, Drawn) else answer

    def interrupt(self, number: int) -> None:
        """Let the drawing of a picture stop early; may be called by any thread."""
        self._unwanted.value = number

    def end(self) -> None:
        """End the process, whatever it does. May be called twice."""
        process, pipe = self._process, self._pipe
        self._process = self._pipe = None
        if pipe is not None:
            pipe.close()
        if process is None:
            return
        process.kill()
        process.join(END_WITHIN_S)
        if not process.is_alive():
            process.close()

    def kill(self) -> None:
        """Kill the process; who waits for its answer is told that it ended. May be called by any thread."""
        process = self._process
        with contextlib.suppress(ValueError):  # Closed at this moment.
            if process is not None and process.pid is not None:  # It may be about to be started.
                process.kill()

    def _received(self, limit_s: float) -> Answer:
        pipe = self._require_pipe()
        sentinel = self._process.sentinel if self._process is not None else 0
        ready = wait([pipe, sentinel], limit_s)
        if not ready:
            self.end()
            raise ProcessHangsError
        try:
            answer: Any = pipe.recv()
        except (EOFError, OSError) as error:
            self.end()
            raise ProcessEndedError from error
        return answer if isinstance(answer, Answer) else Answer(trace=f"not an answer: {type(answer)}")

    def _require_pipe(self) -> Connection:
        if self._pipe is None:
            raise ProcessEndedError
        return self._pipe

    def _picture(self, drawn: Drawn) -> Picture | None:
        """Copy what was drawn, since the next picture goes to the same place; None where it was not finished."""
        if not drawn.is_finished:
            return None
        size = drawn.width * drawn.height * BYTES_PER_PIXEL
        return Picture(drawn.width, drawn.height, bytes(memoryview(self._pixels)[:size]))
