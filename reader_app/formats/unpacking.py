"""Compressed files opened to a bounded size, known by their first bytes and not by their names."""

import lzma
import zlib

from reader_app.model.errors import ReaderError

MOST_BYTES = 2 * 1024**3
_PIECE_BYTES = 1024 * 1024
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
    """Return the content of a gzip or xz file, or what was given when it is neither.

    Raises ReaderError for a damaged file, for one that unpacks to more than `most` bytes, and for other archives.
    """
    for magic, what in _UNREADABLE.items():
        if packed.startswith(magic):
            raise ReaderError(f"{name} is {what}.")
    if packed.startswith(_GZIP):
        return _gunzipped(name, packed, most)
    if packed.startswith(_XZ):
        return _unxzed(name, packed, most)
    if len(packed) > most:
        raise _too_large(name, most)
    return packed


def _gunzipped(name: str, packed: bytes, most: int) -> bytes:
    """Unpack every member of a gzip file; such files are often joined end to end."""
    content = bytearray()
    rest = packed
    while rest.startswith(_GZIP):
        member = zlib.decompressobj(wbits=31)
        while not member.eof:
            try:
                piece = member.decompress(rest, _PIECE_BYTES)
            except zlib.error as error:
                raise _damaged(name) from error
            if not piece and not member.eof:
                raise _damaged(name)
            content += piece
            rest = member.unconsumed_tail
            if len(content) > most:
                raise _too_large(name, most)
        rest = member.unused_data
    return bytes(content)


def _unxzed(name: str, packed: bytes, most: int) -> bytes:
    content = bytearray()
    rest = packed
    while rest.startswith(_XZ):
        stream = lzma.LZMADecompressor(format=lzma.FORMAT_XZ, memlimit=512 * 1024**2)
        given = rest
        while not stream.eof:
            try:
                piece = stream.decompress(given, _PIECE_BYTES)
            except (lzma.LZMAError, EOFError) as error:
                raise _damaged(name) from error
            if not piece and stream.needs_input:
                raise _damaged(name)
            given = b""
            content += piece
            if len(content) > most:
                raise _too_large(name, most)
        rest = stream.unused_data
    return bytes(content)


def _damaged(name: str) -> ReaderError:
    return ReaderError(f"{name} is a damaged or cut compressed file; fetch it again.")


def _too_large(name: str, most: int) -> ReaderError:
    return ReaderError(f"{name} unpacks to more than {most / 1024**3:g} GB; split it and import the parts.")
