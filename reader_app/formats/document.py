"""What every reader of a format is given: a text that is unpacked and decoded no further than it is asked for."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from reader_app.formats.decoding import WINDOWS, decoded, decoded_start
from reader_app.formats.unpacking import pieces, unpacked
from reader_app.model.importing import Reading

Progress = Callable[[int, int], None]
"""Called with the work done and the whole of it; raises Cancelled to stop."""
BEGINNING_BYTES = 64 * 1024
_BLANKS_AND_MARKS = re.compile(rb"(?:\s|\xef\xbb\xbf)*")


def unobserved(_done: int, _total: int) -> None:
    """Watch nothing: the progress of those who do not ask for it."""


@dataclass(frozen=True)  # without slots, for what is worked out once
class Document:
    """A text to read; `today` is the day that decides which year a date without one belongs to.

    `packed` is the file as it lies on the disk, its text in UTF-8; what is none is read in the encoding `otherwise`.
    A large file as one `str` takes four bytes a character, and each step on it stops all other threads.
    """

    name: str
    packed: bytes
    today: date
    progress: Progress = unobserved
    otherwise: str = WINDOWS

    @property
    def suffix(self) -> str:
        """The last suffix of the name, lower-case, that of a compression left out."""
        parts = self.name.lower().rsplit("/", 1)[-1].split(".")
        while len(parts) > 1 and parts[-1] in {"gz", "xz"}:
            parts.pop()
        return f".{parts[-1]}" if len(parts) > 1 else ""

    @property
    def size(self) -> int:
        """The whole of what `lines` counts: bytes as they lie on the disk."""
        return len(self.packed)

    @cached_property
    def beginning(self) -> str:
        """The first characters behind leading blanks; empty where there is nothing else."""
        start = b""
        for piece, _ in pieces(self.name, self.packed):
            start += piece
            start = start[_blank_length(start) :]
            if len(start) >= BEGINNING_BYTES:
                return decoded_start(start[:BEGINNING_BYTES], self.otherwise)
        return decoded(start, self.otherwise)

    @cached_property
    def content(self) -> bytes:
        """The whole, unpacked."""
        return unpacked(self.name, self.packed)

    @cached_property
    def text(self) -> str:
        """The whole, decoded; for what is no larger than a page."""
        return self.as_text(self.content).removeprefix("\ufeff")

    def as_text(self, content: bytes) -> str:
        """Return the text of a part of the content."""
        return decoded(content, self.otherwise)

    def lines(self) -> Iterator[tuple[bytes, int]]:
        """Yield each line without its end, and how many bytes of the file had been read when it was looked for."""
        done = 0
        parts: list[bytes] = []
        for piece, read in pieces(self.name, self.packed):
            *ends, begun = piece.split(b"\n")
            for end in ends:
                yield b"".join((*parts, end)), done
                parts.clear()
            parts.append(begun)
            done = read
        if any(parts):
            yield b"".join(parts), done


def _blank_length(start: bytes) -> int:
    found = _BLANKS_AND_MARKS.match(start)
    return found.end() if found else 0


@dataclass(frozen=True, slots=True)
class Reader:
    """A format that can be read: the words for it, its suffixes, how to know its content, and how to read it."""

    format: str
    label: str
    suffixes: tuple[str, ...]
    knows: Callable[[Document], bool]
    read: Callable[[Document], Reading]
