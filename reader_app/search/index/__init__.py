"""The index of words on disk, a cache that can be made anew at any time; the only place that knows Whoosh."""

from reader_app.search.index.documents import stamp_of, words_of
from reader_app.search.index.folder import IndexBusyError
from reader_app.search.index.index import Index
from reader_app.search.index.writing import merge_none

__all__ = ["Index", "IndexBusyError", "merge_none", "stamp_of", "words_of"]
