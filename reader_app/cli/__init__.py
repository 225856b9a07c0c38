"""The library from a terminal: the same `Library` as the window's, answers as text or as one JSON document."""

from reader_app.cli.program import main

__all__ = ["main"]
