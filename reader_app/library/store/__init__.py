"""The library's documents on disk: TinyDB tables in `library.json`, changes in `library.journal` and `history/`."""

from reader_app.library.store.backups import ROOM_WANTED, Backup
from reader_app.library.store.change import Change
from reader_app.library.store.record import Batch, Document, Kind, Said
from reader_app.library.store.segments import HISTORY_BYTES, Wanted
from reader_app.library.store.store import Store

__all__ = ["HISTORY_BYTES", "ROOM_WANTED", "Backup", "Batch", "Change", "Document", "Kind", "Said", "Store", "Wanted"]
