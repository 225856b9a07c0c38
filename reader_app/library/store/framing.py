"""Lines with a checksum and a length, which can be told from damage wherever it is.

A line is `checksum length body`: the CRC-32 in hexadecimal of all that follows it, the bytes of the body, and a body of
JSON. No text inside of JSON can look like the beginning of a line, since quotes are escaped there; so the good lines
behind a damaged place are found without knowing where it ends.
"""

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

_HEAD = re.compile(rb'([0-9a-f]{8}) ([0-9]{1,12}) (?=\{")')


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is as it was written, and where it ends."""

    body: bytes
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Hole:
    """A stretch of bytes that are not as they were written."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Scan:
    """What is in a file of lines; a torn tail is neither a line nor a hole."""

    lines: tuple[Line, ...]
    holes: tuple[Hole, ...]
    end: int
    """Where the next line belongs: behind the last one, before a torn tail."""


def framed(body: bytes) -> bytes:
    """Return the line of a body, which is a JSON object without line breaks."""
    checked = b"%d %b" % (len(body), body)
    return b"%08x %b\n" % (zlib.crc32(checked), checked)


def scanned(content: bytes | bytearray) -> Scan:
    """Find all good lines, before and behind any damage."""
    lines: list[Line] = []
    holes: list[Hole] = []
    position = 0
    for line in _lines(content):
        if line.start > position:
            holes.append(Hole(position, line.start))
        lines.append(line)
        position = line.end
    if _is_torn(content, position):
        return Scan(tuple(lines), tuple(holes), position)
    if position < len(content):
        holes.append(Hole(position, len(content)))
    return Scan(tuple(lines), tuple(holes), len(content))


def _lines(content: bytes | bytearray) -> Iterator[Line]:
    position = 0
    while head := _HEAD.search(content, position):
        line = _line(content, head)
        if line:
            yield line
        position = line.end if line else head.start() + 1


def _line(content: bytes | bytearray, head: re.Match[bytes]) -> Line | None:
    checksum, length = head.groups()
    end = head.end() + int(length)
    # A line without its end was never told to anybody, even where its body is whole.
    seen = memoryview(content)
    if end >= len(content) or zlib.crc32(seen[head.start(2) : end]) != int(checksum, 16):
        return None
    return Line(bytes(seen[head.end() : end]), head.start(), end + (content[end] == ord("\n")))


def _is_torn(content: bytes | bytearray, position: int) -> bool:
    """Say whether a file ends in a line that was being written when the machine stopped.

    The line break comes last; some file systems leave zeros where the bytes did not arrive.
    """
    tail = content[position:].rstrip(b"\0")
    return position < len(content) and b"\n" not in tail
