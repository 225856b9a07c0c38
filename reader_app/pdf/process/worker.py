"""What runs in the process of its own: it takes one request after the other from a pipe and answers it."""

import contextlib
import logging
import os
import signal
import sys
import threading
import traceback
from ctypes import Array, c_longlong, c_ubyte
from multiprocessing import connection, parent_process
from multiprocessing.connection import Connection
from typing import Any

from reader_app.model.errors import ReaderError
from reader_app.pdf.process.request import Answer, Request

log = logging.getLogger(__name__)

MOST_MEMORY = 4 << 30
"""Bytes of address space: a file that wants more costs a sentence, not the machine's memory."""


def serve(pipe: Connection, pixels: "Array[c_ubyte]", unwanted: c_longlong) -> None:
    """Answer requests until nobody asks any more.

    Pictures are drawn into `pixels`; drawing stops early where `unwanted` is the number of the request.
    """
    # Ctrl-C in a terminal reaches all processes of it; this one ends when the one that started it does.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, name="end-with-parent", daemon=True).start()
    _limit_memory()
    from reader_app.pdf.process.desk import Desk  # loads PDFium; limits have to stand before

    desk = Desk(pixels, unwanted)
    with contextlib.suppress(EOFError, BrokenPipeError, ConnectionResetError):
        pipe.send(Answer())
        while True:
            number, request = pipe.recv()
            pipe.send(_answered(desk, number, request))
    # Nothing is written here that could be lost, and PDFium's own end has nothing to tell.
    os._exit(0)


def _answered(desk: Any, number: int, request: Request) -> Answer:
    try:
        return Answer(desk.answer(number, request))
    except ReaderError as error:
        return Answer(error=error)
    except MemoryError:
        return Answer(error=ReaderError(f"{request.path} cannot be read: it wants more memory than a PDF may have."))
    except Exception:  # noqa: BLE001 - a hostile file may bring up anything: it costs a sentence, not the process
        return Answer(trace=traceback.format_exc())


def _end_with_parent() -> None:
    """End this process with the one that started it, also when that was killed while a file hangs here."""
    parent = parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)


def _limit_memory() -> None:
    """Bound the memory, where the system can."""
    if sys.platform == "win32" or sys.platform == "darwin":
        return
    import resource  # not on Windows

    _soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    most = MOST_MEMORY if hard == resource.RLIM_INFINITY else min(MOST_MEMORY, hard)
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (most, hard))
