"""Other programs' files, in and out: one module a format, and two tables that know them."""

from reader_app.formats.reading import READERS, SUFFIXES, read, read_text

__all__ = ["READERS", "SUFFIXES", "read", "read_text"]
