"""Other programs' files, in and out: one module a format, and two tables that know them."""

from reader_app.formats.citation_key import citation_key
from reader_app.formats.plain_citation import citation
from reader_app.formats.reading import READERS, SUFFIXES, read, read_text
from reader_app.formats.writing import WRITERS, suggested_suffix, write

__all__ = [
    "READERS",
    "SUFFIXES",
    "WRITERS",
    "citation",
    "citation_key",
    "read",
    "read_text",
    "suggested_suffix",
    "write",
]
