"""Changes and versions as JSON documents and as words."""

from datetime import datetime
from typing import Any

from reader_app.cli.paper_document import paper_document
from reader_app.library.differences import Difference
from reader_app.library.past import Event, Version
from reader_app.model.annotation import Annotation
from reader_app.model.note import Note
from reader_app.model.paper import Paper

_KINDS = {"papers": "paper", "notes": "note", "annotations": "highlight"}


def event_document(event: Event) -> dict[str, Any]:
    """Return a change with its number and its moment in UTC."""
    return {
        "number": event.number,
        "time": event.time,
        "label": event.label,
        "device": event.device,
        "change": str(event.kind),
        "way": str(event.way),
        "papers": [{"id": paper.id, "title": paper.title} for paper in event.papers],
        "paper_count": event.count,
    }


def difference_document(difference: Difference) -> dict[str, Any]:
    """Return a field that differs, with the parts that are gone and those that are new."""
    return {
        "field": difference.field,
        "then": difference.then,
        "now": difference.now,
        "parts": [{"side": str(part.side), "text": part.text} for part in difference.parts],
    }


def moment_cell(event: Event) -> str:
    """Return when a change was made where this computer is, for a table."""
    return datetime.fromisoformat(event.time).astimezone().strftime("%Y-%m-%d %H:%M")


def version_document(version: Version) -> dict[str, Any]:
    """Return how a paper, a note or a highlight was after a change; the value is None where it was removed."""
    return event_document(version.event) | {
        "kind": kind_of(version),
        "item": version.key,
        "value": _value(version.value),
    }


def kind_of(version: Version) -> str:
    """Return what a version is one of: a paper, a note or a highlight."""
    return _KINDS[version.table]


def said_by(version: Version) -> str:
    """Return what tells a version from others: a title, the text of a note, the words and comment of a highlight."""
    match version.value:
        case Paper(title=title):
            return title
        case Note(text=text):
            return text
        case Annotation(anchor=anchor, comment=comment):
            return f"“{anchor.exact}” {comment}".rstrip()
        case _:
            return "(removed)"


def _value(value: Paper | Note | Annotation | None) -> dict[str, Any] | None:
    match value:
        case Paper():
            return paper_document(value)
        case Note():
            return {"text": value.text, "created": value.created, "modified": value.modified}
        case Annotation():
            return {"text": value.anchor.exact, "colour": value.colour, "comment": value.comment}
        case _:
            return None
