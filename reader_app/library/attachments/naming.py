"""What a paper's file is called: "Vaswani_2017_Attention Is All You Need.pdf", on any system."""

import re
import unicodedata
from collections.abc import Container
from itertools import count

from reader_app.model.dates import year_of
from reader_app.model.paper import Paper, family_name

SUFFIX = ".pdf"
ANNOTATED = ".annotated.pdf"
"""How the copies end that have the marks of a paper in them; they come and go with their originals."""
LONGEST = 120
LONGEST_BYTES = 240
"""File systems count bytes, of which a Chinese character has three; what is written beside the file needs a few."""
_NOT_IN_NAMES = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')
_RESERVED = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?=\.|\s*\Z)", re.IGNORECASE)
"""What Windows takes for devices, whatever suffix follows."""
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
"""Categories of characters that cannot be seen, of which some turn the rest of a name around."""


def readable_name(paper: Paper, taken: Container[str], title: str = "") -> str:
    """Return a name for a file of a paper that is none of those taken, which are given as `key` has them.

    A title of the file's own, such as "Supplement", follows that of the paper.
    """
    author = _portable(family_name(paper.authors[0])) if paper.authors else ""
    said = (author, str(paper.year or year_of(paper.published) or ""), _portable(paper.title), _portable(title))
    stem = "_".join(part for part in said if part) or "untitled"
    return free_name(stem, taken)


def free_name(stem: str, taken: Container[str]) -> str:
    """Return a stem with the suffix, shortened where it is too long, and with a number where that is taken."""
    for number in count(1):
        ending = f" ({number})" if number > 1 else ""
        name = f"{_shortened(stem, len(ending))}{ending}{SUFFIX}"
        if key(name) not in taken:
            return name
    raise AssertionError("count() never ends")


def key(name: str) -> str:
    """Return what two names share that are one file on some system."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def _portable(text: str) -> str:
    seen = "".join(one for one in unicodedata.normalize("NFC", text) if unicodedata.category(one) not in _UNSEEN)
    return " ".join(_NOT_IN_NAMES.sub(" ", seen).split()).strip(" ._")


def _shortened(stem: str, room: int) -> str:
    most = LONGEST - len(SUFFIX) - room
    short = stem[:most]
    while len(short.encode()) > LONGEST_BYTES - len(SUFFIX) - room:
        short = short[:-1]
    if len(short) < len(stem) and " " in short[most // 2 :]:
        short = short[: short.rfind(" ")]
    short = short.rstrip(" ._") or "untitled"
    return f"_{short}"[:most] if _RESERVED.match(short) else short
