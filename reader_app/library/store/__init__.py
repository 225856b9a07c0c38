"""The library's documents on disk: TinyDB tables in `library.json`, and `library.journal` with every change since."""

from reader_app.library.store.record import Batch, Document, Kind
from reader_app.library.store.store import Store

__all__ = ["Batch", "Document", "Kind", "Store"]
