"""Which format a library is in, and the numbered steps that bring an older one up to date."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from reader_app.library.store import Batch, Document, Kind, Said, Store
from reader_app.model.dates import now
from reader_app.model.errors import ReaderError
from reader_app.model.ids import new_id

FORMAT = 2
_IDENTITY = re.compile(r"[0-9a-z]{26}")
"""Names the folder of the search index, so a file from elsewhere must not make a path of it."""
Tables = Mapping[str, Mapping[str, Document]]
"""Documents by table and id."""
Step = Callable[[Tables], Batch]
"""Returns what has to be changed in the documents of one format to make them documents of the next."""


def _journaled(_tables: Tables) -> Batch:
    """Change no document: format 2 only keeps programs away that know `library.json` but not the journal beside it."""
    return {}


STEPS: Mapping[int, Step] = MappingProxyType({1: _journaled})
"""By the format that a step starts from."""


def up_to_date(store: Store, path: Path) -> Document:
    """Return what a library says about itself, once it is in this version's format.

    An older one is copied and then brought up to date; where it is open for reading only, in memory alone. A newer one
    can only be read. Raises ReaderError where this version cannot do either.
    """
    about = store.get("meta", "library")
    if about is None:
        return {"id": "library", "library": new_id(), "format": FORMAT, "generation": 0, "created": now()}
    _check(path, about)
    if about["format"] > FORMAT:
        store.keep_as_it_is(f"{path} was written by a newer Paper Reader and is open for reading only; use that one.")
    elif about["format"] < FORMAT:
        tables = {table: store.documents(table) for table in store.tables()}
        changed = migrated(tables, from_format=about["format"])
        about = about | {"format": FORMAT}
        _put(store, path, {**changed, "meta": {"library": about}})
    return about


def migrated(tables: Tables, *, from_format: int) -> Batch:
    """Return what has to be changed in documents of an older format to make them ones of this."""
    changed: dict[str, dict[str, Document | None]] = {}
    for number in range(from_format, FORMAT):
        for table, documents in STEPS[number](over(tables, changed)).items():
            changed.setdefault(table, {}).update(documents)
    return changed


def over(tables: Tables, changed: Batch) -> dict[str, dict[str, Document]]:
    """Return the documents as they are once they are changed."""
    whole = {table: dict(documents) for table, documents in tables.items()}
    for table, documents in changed.items():
        for key, document in documents.items():
            if document is None:
                whole.get(table, {}).pop(key, None)
            else:
                whole.setdefault(table, {})[key] = document
    return whole


def _put(store: Store, path: Path, batch: Batch) -> None:
    if store.is_read_only:
        store.pretend(batch)
        return
    try:
        store.back_up(f"before-format-{FORMAT}")
        store.write(batch, Said(f"Bring the library to format {FORMAT}", Kind.MIGRATION))
    except ReaderError as error:
        raise ReaderError(f"{path} has to be brought to a newer format first: {error}") from error


def _check(path: Path, about: Document) -> None:
    """Raise ReaderError where a library tells nonsense about itself."""
    counts = (about.get("format"), about.get("generation"))
    is_sound = all(isinstance(count, int) for count in counts) and about["format"] >= 1
    if not is_sound or not _IDENTITY.fullmatch(str(about.get("library"))):
        raise ReaderError(f"{path} does not say which format it is in; put a copy of it in its place to go on.")
