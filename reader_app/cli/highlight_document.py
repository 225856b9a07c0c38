"""Highlights as JSON documents and as lines."""

from collections.abc import Iterator, Sequence
from typing import Any

from reader_app.cli.columns import wrapped
from reader_app.library.marks import PlacedMark
from reader_app.model.anchor import Fate
from reader_app.model.colour import MEANINGS

_FATES = {
    Fate.MOVED: "moved with the text",
    Fate.REWORDED: "the words have changed",
    Fate.LOST: "the text does not have these words any more",
}


def highlight_document(mark: PlacedMark) -> dict[str, Any]:
    """Return a highlight with its place in the text as it is now; start and end are None where it is lost."""
    one, placement = mark.annotation, mark.placement
    is_lost = placement.fate is Fate.LOST
    return {
        "id": one.id,
        "text": one.anchor.exact,
        "target": str(one.anchor.target),
        "colour": one.colour,
        "meaning": MEANINGS.get(one.colour, ""),
        "comment": one.comment,
        "fate": str(placement.fate),
        "score": placement.score,
        "start": None if is_lost else placement.start,
        "end": None if is_lost else placement.end,
        "created": one.created,
        "modified": one.modified,
    }


def highlight_lines(marks: Sequence[PlacedMark], width: int) -> Iterator[str]:
    """Yield each highlight with its id, words and comment."""
    for mark in marks:
        one = mark.annotation
        fate = _FATES.get(mark.placement.fate, "")
        yield f"{one.id}  {one.colour}{f' ({fate})' if fate else ''}"
        yield from wrapped(f"“{one.anchor.exact}”", width, "    ")
        if one.comment:
            yield from wrapped(one.comment, width, "    ")
