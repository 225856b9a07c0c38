"""The backups of a library: what going back to one would change, and going back to it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from reader_app.library.catalogue import Catalogue
from reader_app.library.migrations import migrated, over
from reader_app.library.store import Backup, Document
from reader_app.model.changes import Changes

BY_HAND = "by-hand"


@dataclass(frozen=True, slots=True)
class Preview:
    """What going back to a backup would change; papers by their titles."""

    backup: Backup
    coming_back: tuple[str, ...]
    going: tuple[str, ...]
    changing: tuple[str, ...]
    notes: int
    highlights: int
    others: int
    """Tags with a colour, feed pages and saved searches."""


class Copies:
    """The backups of one library."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def all(self) -> tuple[Backup, ...]:
        """Return the backups there are, newest first."""
        return self._catalogue.store.backups.all()

    def making(self) -> Callable[[], Backup]:
        """Return what makes a backup of the library as it is now, which is kept for good; on any thread.

        Calling it raises ReaderError where the copy cannot be relied on.
        """
        return self._catalogue.store.backing_up(BY_HAND)

    def preview(self, backup: Backup) -> Preview:
        """Return what `restore` would change. Raises ReaderError where the backup cannot be read."""
        batch = self._difference(backup)
        papers = batch.pop("papers", {})
        current = self._catalogue.documents("papers")
        return Preview(
            backup,
            _titles(document for key, document in papers.items() if key not in current),
            _titles(current[key] for key, document in papers.items() if document is None),
            _titles(current[key] for key, document in papers.items() if document and key in current),
            len(batch.pop("notes", ())),
            len(batch.pop("annotations", ())),
            sum(map(len, batch.values())),
        )

    def restore(self, backup: Backup) -> Changes:
        """Make the library what it was in a backup, as one step that can be undone. Raises as `preview`."""
        day = backup.time.astimezone().strftime("%Y-%m-%d %H:%M")
        return self._catalogue.commit(f"Go back to the backup of {day}", self._difference(backup))

    def _difference(self, backup: Backup) -> dict[str, Mapping[str, Document | None]]:
        """Return the batch that leads from the library to a backup."""
        wanted = self._documents(backup)
        tables = {*wanted, *self._catalogue.store.tables()} - {"meta"}
        pairs = ((table, _between(self._catalogue.documents(table), wanted.get(table, {}))) for table in tables)
        return {table: differing for table, differing in pairs if differing}

    def _documents(self, backup: Backup) -> dict[str, dict[str, Document]]:
        tables: dict[str, dict[str, Document]] = {}
        for table, document in self._catalogue.store.backups.documents(backup):
            tables.setdefault(table, {})[document["id"]] = document
        about = tables.get("meta", {}).get("library", {})
        return over(tables, migrated(tables, from_format=about.get("format", 1)))


def _between(current: Mapping[str, Document], wanted: Mapping[str, Document]) -> dict[str, Document | None]:
    gone = dict.fromkeys(key for key in current if key not in wanted)
    return gone | {key: document for key, document in wanted.items() if current.get(key) != document}


def _titles(documents: Iterable[Document | None]) -> tuple[str, ...]:
    return tuple(sorted(document["title"] for document in documents if document))
