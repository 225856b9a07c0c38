"""Examining a library in a process of its own, so that the window neither waits nor ends with a library that is broken.

A frozen program must call `multiprocessing.freeze_support()` first of all.
"""

import contextlib
import multiprocessing
import os
import signal
from collections.abc import Callable
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from pathlib import Path

from reader_app.library.doctor import Checkup, examine
from reader_app.model.errors import ReaderError

ASKED_EVERY_S = 0.1
"""How soon a check that was cancelled ends."""
END_WITHIN_S = 5.0


def examine_apart(folder: Path, cache: Path | None, progress: Callable[[int, int], None]) -> Checkup:
    """Return what `examine` does. Raises ReaderError where the process fails, and what progress raises."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_run, args=(theirs, folder, cache), name="paper-reader-check", daemon=True)
    process.start()
    theirs.close()
    try:
        return _heard(ours, progress)
    except (EOFError, OSError) as error:
        raise ReaderError("The process that checks the library ended early; try again.") from error
    finally:
        ours.close()
        _end(process)


def _heard(pipe: Connection, progress: Callable[[int, int], None]) -> Checkup:
    """Pass on how far the process is until it is done, asking meanwhile whether it is still wanted."""
    far = (0, 0)
    while True:
        progress(*far)
        if not pipe.poll(ASKED_EVERY_S):
            continue
        said = pipe.recv()
        if isinstance(said, Checkup):
            return said
        if isinstance(said, ReaderError):
            raise said
        far = said


def _end(process: SpawnProcess) -> None:
    process.terminate()
    process.join(END_WITHIN_S)
    if process.is_alive():
        process.kill()
        process.join()
    process.close()


def _run(pipe: Connection, folder: Path, cache: Path | None) -> None:
    """Examine in the process of its own."""
    # Ctrl-C in a terminal reaches all processes of it; this one ends when the one that started it does.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with contextlib.suppress(AttributeError, OSError):
        os.nice(5)
    with contextlib.suppress(BrokenPipeError, ConnectionResetError):  # The program that wanted this is gone.
        try:
            pipe.send(examine(folder, cache=cache, progress=lambda done, total: pipe.send((done, total))))
        except ReaderError as error:
            pipe.send(ReaderError(str(error)))
