"""How much of its past a library keeps: what that takes on disk, what it may take, and how far back it reaches."""

from dataclasses import dataclass
from datetime import datetime

from reader_app.library.catalogue import Catalogue
from reader_app.library.documents import RETENTION, retention_document
from reader_app.model.changes import Changes
from reader_app.model.errors import ReaderError

LEAST_BYTES = 1 << 20
MOST_BYTES = 1 << 40
_MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Kept:
    """How much of its past a library keeps now."""

    used_bytes: int
    """What the history takes on disk; the latest changes, which are in the journal, apart."""
    allowed_bytes: int
    since: datetime | None
    """The earliest moment at which the library can still be opened; None where nothing was changed yet."""


class Retention:
    """The bounds of one library's past; the library itself keeps them, so all programs keep to the same."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def kept(self) -> Kept:
        """Return what is kept now. Raises ReaderError where the disk cannot be read."""
        return self._kept(self._catalogue.store.history_bytes, None)

    def preview(self, allowed_bytes: int) -> Kept:
        """Return what would be left if so many bytes were allowed from now on. Raises as `kept` and `set` do."""
        _check(allowed_bytes)
        return self._kept(allowed_bytes, allowed_bytes)

    def set(self, allowed_bytes: int) -> Changes:
        """Keep so many bytes of history from now on; the oldest changes beyond that are gone for good.

        Raises ReaderError where that is too little or too much.
        """
        _check(allowed_bytes)
        label = f"Keep history up to {allowed_bytes / _MEGABYTE:,.0f} MB"
        changes = self._catalogue.commit(label, {"meta": {RETENTION: retention_document(allowed_bytes)}})
        try:
            self._catalogue.store.prune_history()
        except OSError as error:
            raise ReaderError(f"The history could not be made shorter yet ({error.strerror or error}).") from error
        return changes

    def _kept(self, allowed_bytes: int, within: int | None) -> Kept:
        store = self._catalogue.store
        try:
            oldest = store.oldest(within)
            used = store.history_size(within)
        except OSError as error:
            raise ReaderError(f"The history could not be read ({error.strerror or error}).") from error
        return Kept(used, allowed_bytes, datetime.fromisoformat(oldest.time) if oldest else None)


def _check(allowed_bytes: int) -> None:
    if not LEAST_BYTES <= allowed_bytes <= MOST_BYTES:
        raise ReaderError("A library keeps between 1 MB and 1 TB of history; choose a size between these.")
