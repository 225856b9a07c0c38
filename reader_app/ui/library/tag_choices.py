"""Which tags some papers have: all of them, some, or none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from reader_app.model.errors import ReaderError
from reader_app.model.tag import Tag, colour_for, normal_tag


class Held(Enum):
    """How many of the papers have a tag."""

    ALL = auto()
    SOME = auto()
    NONE = auto()


@dataclass(frozen=True, slots=True)
class Choice:
    """A tag that can be put on papers or taken off; is_new where no paper has had it."""

    name: str
    colour: str
    held: Held
    is_new: bool = False


def choices(tags: Sequence[Tag], papers: Iterable[Sequence[str]]) -> tuple[Choice, ...]:
    """Return every tag with how the papers hold it, those in use by them first, each half in order."""
    held, count = _counted(papers)
    known = [Choice(tag.name, tag.colour, _held(held[tag.name.casefold()], count)) for tag in tags]
    return tuple(sorted(known, key=lambda choice: choice.held is Held.NONE))


def matching(known: Sequence[Choice], typed: str) -> tuple[Choice, ...]:
    """Return the choices for what is typed, best first, and behind them the new tag that it would make."""
    name = _normal(typed)
    if not name:
        return tuple(known)
    wanted = name.casefold()
    ranked = [(rank, choice) for choice in known if (rank := _rank(choice.name.casefold(), wanted)) is not None]
    found = [choice for _, choice in sorted(ranked, key=lambda pair: pair[0])]
    if any(choice.name.casefold() == wanted for choice in found):
        return tuple(found)
    return (*found, Choice(name, colour_for(name), Held.NONE, is_new=True))


def toggled(choice: Choice) -> Choice:
    """Return the choice after a click: what only some have, all get."""
    held = Held.NONE if choice.held is Held.ALL else Held.ALL
    return Choice(choice.name, choice.colour, held)


def _rank(name: str, wanted: str) -> int | None:
    """Return how well a tag fits, 0 for the very one; None where it does not."""
    if name == wanted:
        return 0
    if name.startswith(wanted):
        return 1
    if any(part.startswith(wanted) for part in name.replace("/", " ").split()):
        return 2
    return 3 if wanted in name else None


def _counted(papers: Iterable[Sequence[str]]) -> tuple[Counter[str], int]:
    held: Counter[str] = Counter()
    count = 0
    for tags in papers:
        held.update({tag.casefold() for tag in tags})
        count += 1
    return held, count


def _held(having: int, count: int) -> Held:
    if not having:
        return Held.NONE
    return Held.ALL if having == count else Held.SOME


def _normal(typed: str) -> str:
    try:
        return normal_tag(typed)
    except ReaderError:
        return ""
