"""What two libraries changed each in its own way, kept until the user settles it."""

from collections.abc import Mapping
from typing import Any

from reader_app.library.catalogue import Catalogue
from reader_app.library.merging.conflict_documents import conflict_from, is_open
from reader_app.library.merging.report import Conflict, Take
from reader_app.library.store import Batch, Document
from reader_app.library.store.device import device_id
from reader_app.model.changes import Changes
from reader_app.model.dates import now
from reader_app.model.errors import ReaderError

TABLE = "conflicts"


class Conflicts:
    """The verbs on conflicts."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def all(self) -> tuple[Conflict, ...]:
        """Return the conflicts that are open, those found last first."""
        held = [one for one in self._catalogue.documents(TABLE).values() if is_open(one)]
        device = device_id() if held else ""
        found = (conflict_from(document, device) for document in held)
        return tuple(
            sorted(sorted(found, key=lambda one: (one.title, one.id)), key=lambda one: one.found, reverse=True)
        )

    def settle(self, conflict: str, *, take: Take) -> Changes:
        """Take one side of a conflict: the library holds that from now on. Raises ReaderError where it is not open."""
        document = self._catalogue.document(TABLE, conflict)
        if document is None or not is_open(document):
            raise ReaderError("That conflict is settled already, or the merge that found it was undone.")
        taken = "kept" if (document["ours"] == "kept") is (take is Take.OURS) else "other"
        batch = self._taking_other(document) if taken == "other" else {}
        settled: Document = document | {"settled": now(), "taken": taken}
        label = f"Settle conflict on “{document.get('title', '')}”"
        return self._catalogue.commit(label, {**batch, TABLE: {conflict: settled}})

    def _taking_other(self, conflict: Mapping[str, Any]) -> Batch:
        """Return the batch that puts the value that is not kept in its place."""
        table, key, fields = conflict["table"], conflict["key"], conflict["fields"]
        there = self._catalogue.document(table, key)
        if there is None:  # Deleted since, which neither side wanted more than the other.
            return {}
        if not fields:
            return _without(self._catalogue, table, key)
        value = conflict["other"].get("value") or {}
        changed = {field: held for field, held in there.items() if field not in fields} | value
        return {table: {key: changed}}


def _without(catalogue: Catalogue, table: str, key: str) -> Batch:
    """Return the batch that deletes a document, a paper with all that is its own."""
    batch: dict[str, dict[str, Document | None]] = {table: {key: None}}
    if table != "papers":
        return batch
    for part in ("notes", "annotations", "attachments"):
        batch[part] = {one: None for one, held in catalogue.documents(part).items() if held["paper"] == key}
    batch["feeds"] = {
        one: page | {"items": [item for item in page["items"] if item["paper"] != key]}
        for one, page in catalogue.documents("feeds").items()
        if any(item["paper"] == key for item in page.get("items") or ())
    }
    return batch
