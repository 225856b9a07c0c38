"""Compressed files opened to a bounded size, known by their first bytes and not by their names."""

import lzma
import zlib
from collections.abc import Iterator

from reader_app.model.errors import ReaderError

MOST_BYTES = 2 * 1024**3
_PIECE_BYTES = 256 * 1024
_PACKED_BYTES = 64 * 1024
_MOST_MEMORY = 512 * 1024**2
_GZIP, _XZ = b"\x1f\x8b", b"\xfd7zXZ\x00"
_UNREADABLE = {
    b"PK\x03\x04": "a ZIP archive; unpack it and import the files in it",
    b"BZh": "a bzip2 archive; unpack it first",
    b"7z\xbc\xaf": "a 7-Zip archive; unpack it first",
    b"(\xb5/\xfd": "a Zstandard archive; unpack it first",
    b"%PDF-": "a PDF, which cannot be imported as a list of papers",
    b"\x89PNG": "a picture, not a text",
    b"\xff\xd8\xff": "a picture, not a text",
    b"GIF8": "a picture, not a text",
    b"SQLite format 3": "a database, not a text",
}


def unpacked(name: str, packed: bytes, most: int = MOST_BYTES) -> bytes:
    """Return the whole content of a gzip or xz file, or what was given when it is neither. Raises as `pieces` does."""
    if len(packed) <= most and not packed.startswith((_GZIP, _XZ, *_UNREADABLE)):
        return packed
    return b"".join([piece for piece, _ in pieces(name, packed, most)])


def pieces(name: str, packed: bytes, most: int = MOST_BYTES) -> Iterator[tuple[bytes, int]]:
    """Yield the content piece by piece, each with how many of the packed bytes have been read by then.

    Raises ReaderError for a damaged file, for one that unpacks to more than `most` bytes, and for other archives.
    """
    for magic, what in _UNREADABLE.items():
        if packed.startswith(magic):
            raise ReaderError(f"{name} is {what}.")
    size = 0
    for piece, read in _pieces(name, packed):
        size += len(piece)
        if size > most:
            raise _too_large(name, most)
        yield piece, read


def first_bytes(name: str, packed: bytes, count: int) -> bytes:
    """Return as many bytes of the content, of which no more is unpacked than they need. Raises as `pieces` does."""
    start = bytearray()
    for piece, _ in pieces(name, packed):
        start += piece
        if len(start) >= count:
            break
    return bytes(start[:count])


def _pieces(name: str, packed: bytes) -> Iterator[tuple[bytes, int]]:
    if packed.startswith(_GZIP):
        return _gunzipped(name, packed)
    if packed.startswith(_XZ):
        return _unxzed(name, packed)
    starts = range(0, len(packed), _PIECE_BYTES)
    return ((piece := packed[start : start + _PIECE_BYTES], start + len(piece)) for start in starts)


def _gunzipped(name: str, packed: bytes) -> Iterator[tuple[bytes, int]]:
    """Unpack every member of a gzip file; such files are often joined end to end."""
    read = 0
    while packed.startswith(_GZIP, read):
        member = zlib.decompressobj(wbits=31)
        while not member.eof:
            given = member.unconsumed_tail or packed[read : read + _PACKED_BYTES]
            read += 0 if member.unconsumed_tail else len(given)
            try:
                piece = member.decompress(given, _PIECE_BYTES)
            except zlib.error as error:
                raise _damaged(name) from error
            if not piece and not given and not member.eof:
                raise _damaged(name)
            yield piece, read
        read -= len(member.unused_data)


def _unxzed(name: str, packed: bytes) -> Iterator[tuple[bytes, int]]:
    """Unpack every stream of an xz file."""
    read = 0
    while packed.startswith(_XZ, read):
        stream = lzma.LZMADecompressor(format=lzma.FORMAT_XZ, memlimit=_MOST_MEMORY)
        while not stream.eof:
            given = packed[read : read + _PACKED_BYTES] if stream.needs_input else b""
            read += len(given)
            try:
                piece = stream.decompress(given, _PIECE_BYTES)
            except (lzma.LZMAError, EOFError) as error:
                raise _damaged(name) from error
            if not piece and not given and stream.needs_input:
                raise _damaged(name)
            yield piece, read
        read -= len(stream.unused_data)


def _damaged(name: str) -> ReaderError:
    return ReaderError(f"{name} is a damaged or cut compressed file; fetch it again.")


def _too_large(name: str, most: int) -> ReaderError:
    return ReaderError(f"{name} unpacks to more than {most / 1024**3:g} GB; split it and import the parts.")
