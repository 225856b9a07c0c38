"""Tags: paths such as "method/rl", each with a colour."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from reader_app.model.colour import COLOUR_NAMES
from reader_app.model.errors import ReaderError

LONGEST_TAG = 200
"""In characters; a path of thousands of parts from a hostile file would be multiplied by each of them."""
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag with its colour's name and the number of papers (not in the trash) that have it or one below it."""

    name: str
    colour: str = "grey"
    papers: int = 0
    own_papers: int = 0
    """Papers that have this very tag."""

    @property
    def leaf(self) -> str:
        """The last part of the path."""
        return self.name.rsplit("/", 1)[-1]


def normal_tag(text: str) -> str:
    """Return a tag as it is kept: parts trimmed, none empty, no "#" in front. Raises ReaderError if nothing is left.

    Accents are composed, so that a tag typed on another system is the same; quotes go, since queries need them.
    """
    whole = unicodedata.normalize("NFC", text).replace('"', "")
    parts = (_SPACE.sub(" ", part).strip(" ,").lstrip("#").strip(" ,") for part in whole.split("/"))
    name = "/".join(part for part in parts if part)
    if not name:
        raise ReaderError(f"“{text}” is not a tag: a tag needs at least one letter or digit.")
    if len(name) > LONGEST_TAG:
        raise ReaderError(f"“{name[:30]}…” is too long for a tag; use at most {LONGEST_TAG} characters.")
    return name


def is_within(tag: str, ancestor: str) -> bool:
    """Say whether a tag is the ancestor or lies below it, whatever the case."""
    low, high = tag.casefold(), ancestor.casefold()
    return low == high or low.startswith(high + "/")


def ancestors(tag: str) -> tuple[str, ...]:
    """Return the paths above a tag, outermost first: "a/b/c" gives "a", "a/b"."""
    parts = tag.split("/")
    return tuple("/".join(parts[:end]) for end in range(1, len(parts)))


def spelled(tag: str, known: Mapping[str, str]) -> str:
    """Return a tag with it and the paths above it spelled as they are known: by their folded case."""
    name = ""
    for part in tag.split("/"):
        path = f"{name}/{part}" if name else part
        leaf = known.get(path.casefold(), path).rpartition("/")[2]
        name = f"{name}/{leaf}" if name else leaf
    return name


def moved_tag(tag: str, source: str, goal: str) -> str:
    """Return a tag within source as it is called once source is called goal; parts count, as folding alters lengths."""
    return "/".join((goal, *tag.split("/")[source.count("/") + 1 :]))


def merged_tags(tags: Iterable[str], more: Iterable[str]) -> tuple[str, ...]:
    """Return tags and more in order, the first spelling of each kept."""
    kept: dict[str, str] = {}
    for tag in (*tags, *more):
        kept.setdefault(tag.casefold(), tag)
    return tuple(kept.values())


def colour_for(name: str) -> str:
    """Return the colour a new tag starts with: the same for the same name, on every machine."""
    return COLOUR_NAMES[sum(name.casefold().encode()) % (len(COLOUR_NAMES) - 1)]
