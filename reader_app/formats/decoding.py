"""Bytes as text: the encoding found, line ends made one kind, and what nobody sees taken out."""

import codecs
import re

from reader_app.model.errors import ReaderError

WINDOWS = "cp1252"
"""What Windows programs write where it is not UTF-8."""
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with that of UTF-16
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE_CHARACTERS = 4096
_MOST_CONTROLS = 0.01
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f]")
# Zero-width space, directional marks, word joiner, byte order mark, soft hyphen. Joiners stay: emoji need them.
_UNSEEN = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\u00ad]")


def encoding_of(start: bytes) -> str:
    """Return the encoding that the first bytes of a text give away by their mark or their zeros; empty for others."""
    return next((encoding for mark, encoding in _MARKS if start.startswith(mark)), "") or _unmarked_utf16(start)


def decoded(content: bytes, otherwise: str = WINDOWS) -> str:
    """Return the text that bytes hold in UTF-8, or where that cannot be, in another encoding."""
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode(otherwise, "replace")


def decoded_start(content: bytes, otherwise: str = WINDOWS) -> str:
    """Return the text of bytes that may end within a character."""
    try:
        return codecs.getincrementaldecoder("utf-8")().decode(content)
    except UnicodeDecodeError:
        return content.decode(otherwise, "replace")


def check_is_text(name: str, start: str) -> None:
    """Raise ReaderError where the first characters of a file are not those of a text."""
    sample = start[:_SAMPLE_CHARACTERS]
    strange = len(_CONTROLS.findall(sample)) + sample.count("\ufffd")
    if strange > max(1, len(sample)) * _MOST_CONTROLS:
        raise ReaderError(f"{name} is not a text; only texts can be imported.")


def plain_lines(text: str) -> list[str]:
    """Return the lines of a text, any line end, runs of blanks made one, invisible characters gone."""
    whole = _UNSEEN.sub("", _CONTROLS.sub("", _LINE_ENDS.sub("\n", text)))
    return [" ".join(line.split()) for line in whole.split("\n")]


def without_surrogates(text: str) -> str:
    """Return text with half characters, as a broken paste has them, replaced: no file can hold them."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _unmarked_utf16(content: bytes) -> str:
    """Return the UTF-16 that every second byte being zero gives away; empty for other content."""
    sample = content[:_SAMPLE_CHARACTERS]
    if len(sample) < 4 or b"\x00" not in sample:
        return ""
    even, odd = sample[::2].count(0) / len(sample[::2]), sample[1::2].count(0) / len(sample[1::2])
    if odd > 0.4 and even < 0.05:
        return "utf-16-le"
    return "utf-16-be" if even > 0.4 and odd < 0.05 else ""
