"""What is piped or typed into a command."""

import sys

from reader_app.model.errors import ReaderError

SIGN = "-"
"""Stands for standard input, or standard output, where a file could be named."""


def read_standard_input(most: int) -> bytes:
    """Return everything up to the end. Raises ReaderError where that is more than so many bytes, or cannot be read."""
    if sys.stdin is None:  # So Python says that it was closed before the start.
        raise ReaderError("Standard input is closed, so nothing could be read from it.")
    content = sys.stdin.buffer.read(most + 1)
    if len(content) > most:
        raise ReaderError(f"Standard input has more than {most >> 20} MB; split it first.")
    return content
