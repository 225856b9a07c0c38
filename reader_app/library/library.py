"""`Library`: opening, closing, and the parts it is made of."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from pathlib import Path

from platformdirs import user_cache_path, user_data_path

from reader_app.library.attachments.attachments import Attachments
from reader_app.library.attachments.page_indexing import PageIndexing
from reader_app.library.catalogue import Catalogue
from reader_app.library.collector import collector_at_rest
from reader_app.library.copies import Copies
from reader_app.library.feeds import Feeds
from reader_app.library.finding import Finding
from reader_app.library.health import Finding as Fault
from reader_app.library.health import Repairs, repaired
from reader_app.library.importing import take_in
from reader_app.library.indexing import Indexing
from reader_app.library.listing import Listing, Scope
from reader_app.library.marks import Marks
from reader_app.library.merging.conflicts import Conflicts
from reader_app.library.merging.copies_beside import conflict_copies
from reader_app.library.merging.merge import merge, preview
from reader_app.library.merging.report import ConflictCopy, MergeReport
from reader_app.library.merging.taking_in import take_in_all, take_in_next
from reader_app.library.notes import Notes
from reader_app.library.ownership import Ownership
from reader_app.library.page_finding import PageFinding
from reader_app.library.papers import Papers
from reader_app.library.past import Past
from reader_app.library.retention import Retention
from reader_app.library.searches import Searches
from reader_app.library.searching import Searching
from reader_app.library.tags import Tags
from reader_app.library.tasks import Tasks
from reader_app.library.trends import Trends
from reader_app.model.changes import Changes
from reader_app.model.errors import ReaderError
from reader_app.model.importing import ImportReport, Reading

APP_NAME = "paper-reader"


class Library:
    """One library; all calls come from one thread."""

    def __init__(
        self, catalogue: Catalogue, indexing: Indexing, pages: PageIndexing, ownership: Ownership | None, folder: Path
    ) -> None:
        self._catalogue = catalogue
        self._indexing = indexing
        self._pages = pages
        self._ownership = ownership
        self.folder = folder
        self.cache: Path | None = None
        """Where its search index lies; None for the platform's folder."""
        self._told: tuple[str, ...] = ()
        self.papers = Papers(catalogue)
        self.notes = Notes(catalogue)
        self.marks = Marks(catalogue)
        self.tasks = Tasks(catalogue, self.marks)
        self.attachments = Attachments(catalogue)
        self.tags = Tags(catalogue)
        self.feeds = Feeds(catalogue)
        self.searches = Searches(catalogue)
        self.past = Past(catalogue)
        self.copies = Copies(catalogue)
        self.conflicts = Conflicts(catalogue)
        self.retention = Retention(catalogue)
        self._searching = Searching(catalogue, indexing, pages)
        self.trends = Trends(self._searching.rows)
        self.finding = Finding(self._searching)
        self.pages = PageFinding(catalogue, self._searching, pages.texts)

    @classmethod
    def open(
        cls,
        folder: Path,
        *,
        read_only: bool = False,
        cache: Path | None = None,
        as_of: datetime | None = None,
    ) -> "Library":
        """Open the library in a folder, or begin one there; cache holds its search index.

        As of an earlier moment it is what it was then, for reading only.

        Raises LibraryBusyError where another process writes to it, and ReaderError where it cannot be read.
        """
        ownership = None if read_only or as_of else _owned(folder)
        try:
            file = folder / "library.json"
            catalogue = Catalogue(file, read_only=ownership is None, as_of=as_of)
            cache = cache or user_cache_path(APP_NAME, appauthor=False)
            index = cache / "index" / catalogue.identity
            indexing = Indexing(catalogue, index, read_only=catalogue.store.is_read_only)
            if ownership and catalogue.store.is_read_only:
                ownership.release()  # A newer program wrote it, and may go on doing so.
        except BaseException:
            if ownership:
                ownership.release()
            raise
        pages = PageIndexing(catalogue, cache, read_only=catalogue.store.is_read_only)
        library = cls(catalogue, indexing, pages, ownership, folder)
        library.cache = cache
        library._told = () if library.is_read_only else take_in_all(catalogue)
        return library

    @property
    def notices(self) -> tuple[str, ...]:
        """What the user has to know about how the library was found, such as damage; a sentence each."""
        return self._catalogue.notices + self._told

    @property
    def is_read_only(self) -> bool:
        """Whether nothing can be changed."""
        return self._catalogue.store.is_read_only

    def close(self) -> None:
        """Let go of the library; any program can then read its file."""
        try:
            self._pages.close()
            self._indexing.close()
        finally:
            self._catalogue.close()
            if self._ownership:
                self._ownership.release()

    def add(self, readings: Iterable[Reading], *, label: str = "Import") -> tuple[Changes, ImportReport]:
        """Add what readers found, as one step that can be undone."""
        with collector_at_rest():
            return take_in(self._catalogue, readings, label)

    def repair(self, findings: Sequence[Fault]) -> tuple[Changes, Repairs]:
        """Put right what an examination found, as far as that is safe; the documents as one step, after a backup.

        Raises ReaderError where no backup can be made, or where a file cannot be written.
        """
        return repaired(self._catalogue, self._indexing, self.folder, findings)

    def merge_preview(self, path: Path) -> MergeReport:
        """Return what merging another library, named by its folder, its file or a backup, would change.

        Raises ReaderError where it cannot be read.
        """
        return preview(self._catalogue, path)

    def merge(self, path: Path) -> tuple[Changes, MergeReport]:
        """Bring another library into this one, as one step that can be undone, after a backup. Raises ReaderError."""
        return merge(self._catalogue, path)

    @property
    def is_met(self) -> bool:
        """Whether another program has put a file in the place of the library's, which `take_in` is to merge."""
        return bool(self._catalogue.store.foreign)

    def take_in(self) -> Changes:
        """Merge that file, as `merge` does. Raises ReaderError where it cannot be merged; it stays beside then."""
        return take_in_next(self._catalogue)

    def conflict_copies(self) -> tuple[ConflictCopy, ...]:
        """Return the copies of it that programs for synchronising folders left beside it."""
        return conflict_copies(self.folder / "library.json")

    def undo(self) -> Changes:
        """Take the last change back. Raises ReaderError where there is none."""
        return self._catalogue.undo()

    def redo(self) -> Changes:
        """Make the change undone last again. Raises ReaderError where there is none."""
        return self._catalogue.redo()

    @property
    def undo_label(self) -> str:
        """What `undo` would take back; empty where there is nothing."""
        return self._catalogue.undo_label

    @property
    def redo_label(self) -> str:
        """What `redo` would make again; empty where there is nothing."""
        return self._catalogue.redo_label

    def listing(self, scope: Scope) -> Listing:
        """Return the papers of a scope, in its order."""
        return self._searching.listing(scope)

    @property
    def unindexed(self) -> int:
        """Papers that search cannot find yet."""
        return self._indexing.backlog

    def index_some(self) -> int:
        """Do a little of what can wait, most of all for the search index; return how many papers it still lacks."""
        left = self._indexing.step() or self._pages.step()
        if not left:
            self._searching.prepare()
            self._catalogue.store.rest()
        return left

    def index_all(self, progress: Callable[[int, int], None] | None = None) -> None:
        """Bring the search index in step, however long that takes."""
        self._indexing.finish(progress)

    def read_pages(self, progress: Callable[[int, int], None] | None = None) -> None:
        """Make the pages of all PDFs searchable, however long that takes."""
        self._pages.finish(progress)


def _owned(folder: Path) -> Ownership:
    """Return the right to write to a folder, which is made where there is none."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ReaderError(f"The folder {folder} cannot be made ({error.strerror or error}).") from error
    ownership = Ownership(folder)
    ownership.take()
    return ownership


def default_folder() -> Path:
    """Return the folder of the library that opens when none is named."""
    return user_data_path(APP_NAME, appauthor=False)
