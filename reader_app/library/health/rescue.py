"""Making a library open again whose documents another program has spoilt: from history, from backups, or without."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from reader_app.library.documents import (
    RETENTION,
    annotation_from,
    attachment_from,
    feed_from,
    history_bytes,
    note_from,
    paper_from,
    search_from,
    tag_colour_from,
)
from reader_app.library.health.finding import Place
from reader_app.library.health.repairs import BACKUP_REASON, LABEL
from reader_app.library.ownership import Ownership
from reader_app.library.store import Document, Kind, Said, Store, Wanted
from reader_app.model.errors import ReaderError

ASIDE = "unreadable"
"""The table for documents of which no sound version is known; whoever understands them can still read them there."""
_READERS: Mapping[str, Callable[[Mapping[str, Any]], object]] = MappingProxyType(
    {
        "papers": paper_from,
        "notes": note_from,
        "annotations": annotation_from,
        "attachments": attachment_from,
        "feeds": feed_from,
        "searches": search_from,
        "tags": tag_colour_from,
    }
)


def unreadable(store: Store) -> Iterator[Place]:
    """Yield the documents that keep a library from opening."""
    for table in _READERS:
        yield from ((table, key) for key, document in store.documents(table).items() if not _is_sound(table, document))
    retention = store.get("meta", RETENTION)
    if retention is not None and not _is_sound("meta", retention):
        yield "meta", RETENTION


def rescue(folder: Path) -> tuple[Place, ...]:
    """Put sound versions in the place of documents that cannot be read; return which these were.

    The latest of the history is taken, else of the backups; where there is none the document goes into a table of its
    own. Undo does not reach back beyond it, as the library would not open then. Raises ReaderError where the library's
    file cannot be read at all, or no backup of it can be made first.
    """
    ownership = Ownership(folder)
    ownership.take()
    try:
        store = Store(folder / "library.json")
        try:
            spoilt = tuple(unreadable(store))
            if spoilt:
                _write(store, spoilt)
            return spoilt
        finally:
            store.close()
    finally:
        ownership.release()


def _write(store: Store, spoilt: tuple[Place, ...]) -> None:
    batch: dict[str, dict[str, Document | None]] = {}
    for place in spoilt:
        table, key = place
        sound = next((one for one in _versions(store, place) if _is_sound(table, one)), None)
        batch.setdefault(table, {})[key] = sound
        if sound is None:
            kept = {"id": f"{table} {key}", "table": table, "document": store.get(table, key)}
            batch.setdefault(ASIDE, {})[str(kept["id"])] = kept
    store.back_up(BACKUP_REASON)
    store.write(batch, Said(LABEL, Kind.MIGRATION))


def _versions(store: Store, place: Place) -> Iterator[Document]:
    """Yield what a document was, the latest first: as the history says, then as the backups do."""
    table, key = place
    for change in store.changes(Wanted(holding=key.encode())):
        part = change.holding(key.encode())
        yield from (one for side in (part.after, part.before) if (one := side.get(table, {}).get(key)) is not None)
    for backup in store.backups.all():
        try:
            found = [one for name, one in store.backups.documents(backup) if (name, one.get("id")) == place]
        except ReaderError:
            continue  # The next one may be whole.
        yield from found


def _is_sound(table: str, document: Mapping[str, Any]) -> bool:
    try:
        _READERS.get(table, history_bytes)(document)
    except ReaderError:
        return False
    return True
