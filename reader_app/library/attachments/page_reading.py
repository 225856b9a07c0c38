"""Reading the pages of PDFs for search: on a thread that waits for the process of PDFs, file after file."""

import contextlib
import logging
import threading
from collections import deque
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from reader_app.library.attachments.files import Files
from reader_app.library.attachments.page_texts import PageTexts
from reader_app.model.attachment import Attachment
from reader_app.model.errors import ReaderError

if TYPE_CHECKING:
    from reader_app.pdf.process import PdfProcess

log = logging.getLogger(__name__)
MOST_BAD_PAGES = 3
"""So many pages in a row that cannot be read, each after its time limit, and the rest of a file is given up."""


class PageReading:
    """Reads files that are asked for, until it is closed; what was read whole stays, the rest is read the next time."""

    def __init__(self, files: Files, texts: PageTexts) -> None:
        self._files = files
        self._texts = texts
        self._waiting: deque[Attachment] = deque()
        self._done: deque[tuple[str, bool]] = deque()
        self._is_wanted = threading.Event()
        self._process: PdfProcess | None = None
        self._thread: threading.Thread | None = None

    @property
    def is_running(self) -> bool:
        """Whether files are being read."""
        return self._thread is not None and self._thread.is_alive()

    def begin(self, attachments: Iterator[Attachment]) -> None:
        """Read some files, none of which is being read."""
        self._waiting.extend(attachments)
        if self._waiting and not self.is_running:
            from reader_app.pdf.process import PdfProcess  # Starting takes longer with all that processes need.

            self._is_wanted.set()
            self._process = PdfProcess()
            self._thread = threading.Thread(
                target=self._read_all, args=(self._process,), name="page-texts", daemon=True
            )
            self._thread.start()

    def finished(self) -> Iterator[tuple[str, bool]]:
        """Yield the hashes of files that were done since this was asked last, and whether they could be read."""
        while self._done:
            yield self._done.popleft()

    def close(self) -> None:
        """Stop in the middle of whatever is being read."""
        self._is_wanted.clear()
        if self._process:
            self._process.close()
        if self._thread:
            self._thread.join()

    def _read_all(self, process: "PdfProcess") -> None:
        with process:
            while self._waiting and self._is_wanted.is_set():
                one = self._waiting.popleft()
                self._done.append((one.hash, self._read(process, one)))

    def _read(self, process: "PdfProcess", one: Attachment) -> bool:
        path = self._files.found(one)
        if path is None:
            return False
        try:
            pages = tuple(self._pages(process, path))
            if self._is_wanted.is_set():
                self._texts.write(one.hash, pages)
        except (OSError, ReaderError) as error:
            if self._is_wanted.is_set():
                log.info("The text of %s cannot be searched: %s", path, error)
            return False
        return True

    def _pages(self, process: "PdfProcess", path: Path) -> Iterator[str]:
        bad = 0
        for page in range(1, len(process.shapes(path)) + 1):
            text = ""
            if bad < MOST_BAD_PAGES and self._is_wanted.is_set():
                try:
                    text, bad = process.page_text(path, page).text, 0
                except ReaderError as error:
                    bad += 1
                    log.info("A page of %s cannot be searched: %s", path, error)
            yield text
        with contextlib.suppress(ReaderError):
            process.forget(path)  # Windows moves no file that is open.
