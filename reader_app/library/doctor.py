"""Looking for what is wrong in a library, without changing anything."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_cache_path

from reader_app.library.catalogue import Catalogue
from reader_app.library.health import Finding, Remedy, Subject
from reader_app.library.health.documents import tables_of, unlike_the_schema
from reader_app.library.health.doubles import doubled
from reader_app.library.health.files import (
    Progress,
    damaged_backups,
    damaged_history,
    left_over,
    surroundings,
    told_by_opening,
)
from reader_app.library.health.passages import lost
from reader_app.library.health.pdfs import unattached, wrong_files
from reader_app.library.health.references import colours_of_nothing, dangling
from reader_app.library.health.rescue import unreadable
from reader_app.library.health.search_index import behind
from reader_app.library.library import APP_NAME
from reader_app.library.store import Store
from reader_app.model.errors import ReaderError


@dataclass(frozen=True, slots=True)
class Checkup:
    """Where a library is, what it holds, and what is wrong with it or worth knowing."""

    file: Path
    index: Path | None = None
    """None where the library cannot be read, so that nothing says which index is its own."""
    papers: int = 0
    trashed: int = 0
    notes: int = 0
    highlights: int = 0
    files: int = 0
    pages: int = 0
    backups: int = 0
    findings: tuple[Finding, ...] = ()

    @property
    def is_there(self) -> bool:
        """Say whether there is a library at all."""
        return self.file.exists()

    @property
    def is_sound(self) -> bool:
        """Say whether nothing is wrong, hints apart."""
        return all(finding.is_hint for finding in self.findings)


def examine(folder: Path, *, cache: Path | None = None, progress: Progress | None = None) -> Checkup:
    """Return what is found in the library of a folder; cache holds its search index, progress counts its backups."""
    file = folder / "library.json"
    if not file.exists():
        return Checkup(file, findings=tuple(left_over(folder)))
    try:
        catalogue = Catalogue(file, read_only=True)
    except ReaderError as error:
        return Checkup(file, findings=tuple(_why_it_does_not_open(file, str(error))))
    try:
        indexes = (cache or user_cache_path(APP_NAME, appauthor=False)) / "index"
        return _examined(catalogue, file, indexes / catalogue.identity, progress)
    finally:
        catalogue.close()


def _why_it_does_not_open(file: Path, reason: str) -> Iterator[Finding]:
    try:
        spoilt = tuple(unreadable(Store(file, read_only=True)))
    except ReaderError:
        spoilt = ()
    if spoilt:
        repair = "The latest sound version comes back from the history or a backup; what has none is put aside."
        yield Finding(Subject.FILES, reason, Remedy.RESCUE, repair, spoilt)
    else:
        yield Finding(Subject.FILES, reason)
    yield from left_over(file.parent)
    yield from unlike_the_schema(tables_of(file), is_read=False)


def _examined(catalogue: Catalogue, file: Path, index: Path, progress: Progress | None) -> Checkup:
    rows = catalogue.rows.values()
    return Checkup(
        file,
        index,
        papers=len(rows),
        trashed=sum(bool(row.paper.trashed) for row in rows),
        notes=len(catalogue.documents("notes")),
        highlights=len(catalogue.documents("annotations")),
        files=len(catalogue.documents("attachments")),
        pages=len(catalogue.documents("feeds")),
        backups=len(catalogue.store.backups.all()),
        findings=tuple(_findings(catalogue, file, index, progress)),
    )


def _findings(catalogue: Catalogue, file: Path, index: Path, progress: Progress | None) -> Iterator[Finding]:
    """Yield all findings, by subject."""
    yield from told_by_opening(catalogue)
    yield from damaged_history(catalogue)
    yield from damaged_backups(catalogue, progress)
    yield from left_over(file.parent)
    yield from surroundings(file)
    tables = {table: catalogue.documents(table) for table in catalogue.store.tables()}
    yield from unlike_the_schema(tables, is_read=True)
    yield from dangling(catalogue)
    yield from colours_of_nothing(catalogue)
    yield from doubled(catalogue)
    yield from wrong_files(catalogue, progress)
    yield from unattached(catalogue)
    yield from lost(catalogue)
    yield from behind(catalogue, index)
