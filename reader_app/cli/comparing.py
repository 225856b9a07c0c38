"""How things were beside how they are, for a terminal: what is gone behind a minus, what is new behind a plus."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from reader_app.cli.answer import Answer
from reader_app.cli.version_document import difference_document, kind_of
from reader_app.library.differences import Difference, Side
from reader_app.library.past import Version

_MARKS = {Side.BOTH: " ", Side.THEN: "-", Side.NOW: "+"}


def compared(document: Mapping[str, Any], found: Sequence[tuple[Version, Sequence[Difference]]]) -> Answer:
    """Return the differences of versions from the present."""
    listed = [
        {"kind": kind_of(version), "item": version.key} | difference_document(difference)
        for version, differences in found
        for difference in differences
    ]
    lines = [line for version, differences in found for one in differences for line in _lines(version, one)]
    messages = () if listed else ("Nothing differs: it is now as it was then.",)
    return Answer({**document, "differences": listed}, lines, messages)


def _lines(version: Version, difference: Difference) -> Iterator[str]:
    """Yield one field: notes line by line, all else whole, as plain text cannot tell the words of a line apart."""
    yield f"{kind_of(version).capitalize()}: {difference.field}"
    if version.table == "notes":
        for part in difference.parts:
            yield from (f"{_MARKS[part.side]} {line}" for line in part.text.splitlines())
        return
    yield from (f"- {line}" for line in difference.then.splitlines())
    yield from (f"+ {line}" for line in difference.now.splitlines())
