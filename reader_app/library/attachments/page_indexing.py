"""Keeping the index of PDFs' pages in step with the files of the papers, a little at a time.

A file never changes, being known by what is in it: it is read once, and indexed once, whatever becomes of its paper.
"""

import logging
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property, partial
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import overload

from reader_app.library.attachments.files import Files
from reader_app.library.attachments.page_reading import PageReading
from reader_app.library.attachments.page_texts import PageTexts
from reader_app.library.catalogue import Catalogue
from reader_app.library.documents import attachment_from
from reader_app.model.attachment import Attachment
from reader_app.model.errors import ReaderError
from reader_app.model.ids import PaperId
from reader_app.model.row import Row
from reader_app.search.index import Index
from reader_app.search.pages import PageCollection, page_of, page_row
from reader_app.search.postings import Collection
from reader_app.search.worker import BulkIndexing

log = logging.getLogger(__name__)
PAGES_AT_ONCE = 40
"""As many are indexed in one go on the library's thread, 3 ms each; more are the work of a process."""
FILES_AT_ONCE = 200
MOST_SEGMENTS = 10
LOOK_EVERY_S = 0.05
_NO_PAGES = PageCollection(Collection((), ()))


class PageIndexing:
    """The index of the pages of one library, and what it still lacks."""

    def __init__(self, catalogue: Catalogue, cache: Path, *, read_only: bool = False) -> None:
        self.texts = PageTexts(cache)
        self._catalogue = catalogue
        self._folder = cache / "index" / f"{catalogue.identity}-pages"
        self._read_only = read_only
        self._reading = PageReading(Files(catalogue.store.path.parent), self.texts)
        self._index: Index | None = None
        self._bulk: BulkIndexing | None = None
        self._bulk_fails = False
        self._cannot_be_opened = False
        """There is no writing in the cache; until the program is started again, pages are not searched."""
        self._wanted: dict[str, Attachment] = {}
        self._seen = -1
        """The generation of the library whose files are wanted."""
        self._indexed: frozenset[str] = frozenset()
        self._asked_for: set[str] = set()
        """Files that are being read, or cannot be."""
        self._unreadable: set[str] = set()
        self._made: tuple[Collection | None, PageCollection] = (None, _NO_PAGES)

    @property
    def collection(self) -> PageCollection:
        """What can be searched; empty where the library has no files."""
        self._follow_catalogue()
        index = self._opened()
        if index is None or not index.collection.size:
            return _NO_PAGES
        if self._made[0] is not index.collection:
            self._made = (index.collection, PageCollection(index.collection))
        return self._made[1]

    @property
    def backlog(self) -> int:
        """How many files cannot be searched yet, those left out that cannot be read."""
        self._follow_catalogue()
        if self._read_only or self._cannot_be_opened:
            return 0
        return len(self._wanted.keys() - self._indexed - self._unreadable)

    def step(self) -> int:
        """Do a little of what is to be done, and return the backlog. Raises ReaderError where the disk refuses."""
        self._follow_catalogue()
        index = None if self._read_only else self._opened()
        if index is not None:
            try:
                self._step(index)
            except OSError as error:
                raise ReaderError(
                    f"The pages of PDFs cannot be made searchable in {self._folder} ({error.strerror or error}); "
                    "make room there to find words in new PDFs."
                ) from error
        return self.backlog

    def finish(self, progress: Callable[[int, int], None] | None = None) -> None:
        """Bring the index in step before returning; progress gets files done and in all. Raises as `step`."""
        total = self.backlog
        while left := self.step():
            if progress:
                progress(max(0, total - left), max(total, left))
            time.sleep(LOOK_EVERY_S)

    def is_sound(self) -> bool:
        """Read the index once more, and say whether it is as it was written; if not, it is empty now."""
        return self._index is None or self._index.is_sound()

    def close(self) -> None:
        """Stop, keeping what is done; the rest is done the next time."""
        self._reading.close()
        if self._bulk:
            self._bulk.close()
        if self._index:
            self._index.close()

    def _follow_catalogue(self) -> None:
        if self._seen != self._catalogue.generation:
            self._seen = self._catalogue.generation
            known = map(attachment_from, self._catalogue.documents("attachments").values())
            self._wanted = {one.hash: one for one in known}

    def _opened(self) -> Index | None:
        """Return the index, which is made when there is the first file; None where none is needed."""
        if self._index is None and not self._cannot_be_opened and (self._wanted or self._was_begun):
            try:
                self._index = Index(self._folder, read_only=self._read_only)
                self._look_at(self._index)
            except OSError as error:
                log.warning("The index of pages in %s cannot be opened: %s", self._folder, error)
                self._cannot_be_opened = True
        return self._index

    @cached_property
    def _was_begun(self) -> bool:
        """Whether there was an index before: asked once, since each key asks for what can be searched."""
        return self._folder.exists()

    def _look_at(self, index: Index) -> None:
        """See which files are in the index whole: a process that was killed may have left the beginning of one.

        Those whose text is not kept any more are read again, for passages are shown from there.
        """
        found: Counter[tuple[str, int]] = Counter()
        for key in index.stamps():
            content, _, pages = page_of(key)
            found[content, pages] += 1
        whole = (content for (content, pages), count in found.items() if count == pages)
        self._indexed = frozenset(content for content in whole if self.texts.has(content))

    def _step(self, index: Index) -> None:
        for content, could_be_read in self._reading.finished():
            self._asked_for.discard(content)
            if not could_be_read:
                self._unreadable.add(content)
        if index.is_lost:
            self._look_at(index)
        if self._bulk:
            self._follow(index, self._bulk)
            return
        lacking = self._wanted.keys() - self._indexed - self._unreadable
        ready = sorted(content for content in lacking if content not in self._asked_for and self.texts.has(content))
        if ready or self._indexed - self._wanted.keys():
            self._write(index, ready[:FILES_AT_ONCE])
        elif index.segments > MOST_SEGMENTS and not self._bulk_fails:
            self._begin_bulk(index, _PageRows(self.texts, ()), ())
        else:
            index.check_some()
        if not self._reading.is_running:
            unread = lacking.difference(ready)
            self._asked_for = set(unread)
            self._reading.begin(self._wanted[content] for content in sorted(unread))

    def _write(self, index: Index, ready: Sequence[str]) -> None:
        rows = _PageRows(self.texts, ready)
        # What is there of a file that is to be written has to go, too: it may have had other pages.
        kept = self._indexed & self._wanted.keys()
        gone = [key for key in index.collection.documents if page_of(key)[0] not in kept]
        self._unreadable.update(content for content in rows.lost if self.texts.has(content))
        if len(rows) > PAGES_AT_ONCE and not self._bulk_fails:
            self._begin_bulk(index, rows, gone)
        else:
            index.write(tuple(rows), frozenset(gone).difference(row.paper.id for row in rows))
            self._look_at(index)

    def _begin_bulk(self, index: Index, rows: "_PageRows", gone: Iterable[PaperId]) -> None:
        self._bulk = BulkIndexing(self._folder, rows, index.generation, gone)
        self._bulk.start()

    def _follow(self, index: Index, bulk: BulkIndexing) -> None:
        state = bulk.poll()
        if state.is_over:
            bulk.close()
            self._bulk = None
            index.reload()
            self._look_at(index)
            if state.failure:
                log.warning("%s", state.failure)
                self._bulk_fails = True


class _PageRows(Sequence[Row]):
    """The pages of files that have words, and at least one of each; read one file at a time, when they are needed."""

    def __init__(self, texts: PageTexts, contents: Sequence[str]) -> None:
        self._texts = texts
        self.lost: list[str] = []
        """Files whose kept text was damaged, and is let go of where the disk allows that."""
        self._places: list[tuple[str, int]] = []
        for content in contents:
            pages = texts.pages_with_words(content)
            if pages is None:
                self.lost.append(content)
            else:
                # Of a scan the first, so that the file counts as read.
                self._places.extend((content, page) for page in pages or (1,))

    def __len__(self) -> int:
        return len(self._places)

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Row, ...]: ...
    def __getitem__(self, index: int | slice) -> Row | tuple[Row, ...]:
        rows = tuple(self)
        return rows[index]

    def __iter__(self) -> Iterator[Row]:
        for content, places in groupby(self._places, itemgetter(0)):
            chosen = [page for _, page in places]
            pages = self._texts.read(content)
            if pages is None:
                continue  # Damaged: it is read from the PDF again.
            row_of = partial(page_row, content, pages=len(chosen))
            yield from (row_of(page, text=pages[page - 1] if page <= len(pages) else "") for page in chosen)
