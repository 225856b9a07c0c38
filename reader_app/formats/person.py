"""Names of people: several in one text, and the parts of one."""

import re
from dataclasses import dataclass

_AND = re.compile(r"\s+(?:and|&)\s+")
_PARTICLES = frozenset(
    """af al bin da dal de dei del della den der des di do dos du el la las le los ibn san ten ter van vom von
    zu zum zur""".split()
)
_SUFFIXES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})
_ORGANISATIONS = frozenset(
    """association authors collaboration collaborators committee consortium contributors developers group initiative
    institute network organisation organization project society team university""".split()
)
"""Last words of names that are not a person's."""


@dataclass(frozen=True, slots=True)
class Name:
    """The parts of a name as bibliographies sort them; an organisation has only a family name."""

    given: str = ""
    particle: str = ""
    family: str = ""
    suffix: str = ""


def names_in(text: str) -> tuple[str, ...]:
    """Return the names in "A and B", "A; B", "A, B and C" or "Last, First and Last, First", in reading order."""
    text = " ".join(text.split())
    several = text.split(";")
    parts = several if len(several) > 1 else [name for part in _AND.split(text) for name in _split_at_commas(part)]
    return tuple(name for part in parts if (name := reading_order(part.strip(" ,"))))


def reading_order(name: str) -> str:
    """Return "Last, First" as "First Last"; other names as they are."""
    pieces = [piece.strip() for piece in name.split(",")]
    if len(pieces) == 1:
        return name.strip()
    if len(pieces) == 2 and pieces[1].casefold() in _SUFFIXES:
        return f"{pieces[0]} {pieces[1]}"
    if len(pieces) == 3 and pieces[1].casefold() in _SUFFIXES:
        return f"{pieces[2]} {pieces[0]} {pieces[1]}"
    return " ".join((" ".join(pieces[1:]), pieces[0])).strip()


def parts_of(name: str) -> Name:
    """Return the parts of "First van Last Jr." or "van Last, First"."""
    if _is_organisation(name):
        return Name(family=" ".join(name.split()))
    words = reading_order(name).split()
    suffix = words.pop() if len(words) > 2 and words[-1].casefold() in _SUFFIXES else ""
    if len(words) < 2:
        return Name(family=" ".join(words), suffix=suffix)
    first = len(words) - 1
    while first > 1 and words[first - 1].casefold() in _PARTICLES and words[first - 1][0].islower():
        first -= 1
    if "," in name and not suffix:
        first = _start_of_family(name, words, first)
    end = first
    while end < len(words) - 1 and words[end].casefold() in _PARTICLES and words[end][0].islower():
        end += 1
    return Name(" ".join(words[:first]), " ".join(words[first:end]), " ".join(words[end:]), suffix)


def _is_organisation(name: str) -> bool:
    words = name.split()
    return len(words) > 1 and "," not in name and (words[0] == "The" or words[-1].casefold() in _ORGANISATIONS)


def _start_of_family(name: str, words: list[str], otherwise: int) -> int:
    """Return where the family name begins that a comma has set apart, which may be of several words."""
    count = len(name.split(",", 1)[0].split())
    return len(words) - count if 0 < count < len(words) else otherwise


def _split_at_commas(text: str) -> list[str]:
    """Return several names where each piece is a whole name; else the one name in "Last, First"."""
    pieces = [piece.strip() for piece in text.split(",") if piece.strip()]
    if len(pieces) > 1 and all(len(piece.split()) > 1 for piece in pieces):
        return pieces
    return [text]
