"""Marks as Web Annotations (JSON-LD, https://www.w3.org/TR/annotation-model/), which other programs import."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from reader_app.formats.marks_entry import MarkEntry
from reader_app.model.address import Address
from reader_app.model.anchor import Anchor, Target
from reader_app.model.colour import COLOURS, MEANINGS
from reader_app.model.geometry import Point, Quad
from reader_app.model.paper import Paper

_CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_PDF_FRAGMENT = "http://tools.ietf.org/rfc/rfc8118"
_MOTIVATIONS = {"note": "commenting", "freetext": "commenting", "strikeout": "editing"}


def write(entries: Sequence[MarkEntry]) -> str:
    """Return one collection with an annotation a mark, in the order given."""
    page = {"type": "AnnotationPage", "startIndex": 0, "items": [annotation(entry) for entry in entries]}
    collection = {"@context": _CONTEXT, "type": "AnnotationCollection", "total": len(entries), "first": page}
    return json.dumps(collection, ensure_ascii=False, indent=2) + "\n"


def annotation(entry: MarkEntry) -> dict[str, Any]:
    """Return one annotation; what the mark does not say is left out."""
    mark = entry.annotation
    fields: dict[str, Any] = {
        "id": entry.link,
        "type": "Annotation",
        "motivation": _MOTIVATIONS.get(mark.kind, "highlighting"),
        "created": _moment(mark.created),
        "modified": _moment(mark.modified),
        "creator": {"type": "Person", "name": mark.author} if mark.author else None,
        "body": _bodies(entry),
        "stylesheet": _stylesheet(mark.colour),
        "target": _target(entry),
    }
    return {name: value for name, value in fields.items() if value}


def _moment(text: str) -> str:
    """Return a moment as the model wants it, in UTC with a Z; empty where not even the minute is known."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return ""
    if "T" not in text:
        return ""
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return f"{moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec='seconds')}Z"


def _bodies(entry: MarkEntry) -> list[dict[str, str]]:
    mark = entry.annotation
    comment = {"type": "TextualBody", "value": mark.comment, "format": "text/markdown", "purpose": "commenting"}
    meaning = {"type": "TextualBody", "value": MEANINGS.get(mark.colour, mark.colour), "purpose": "classifying"}
    tags = [{"type": "TextualBody", "value": tag, "purpose": "tagging"} for tag in mark.tags]
    return [*([comment] if mark.comment else []), meaning, *tags]


def _stylesheet(colour: str) -> dict[str, str] | None:
    if colour not in COLOURS:
        return None
    return {"type": "CssStylesheet", "value": f".{colour} {{ background-color: #{COLOURS[colour]} }}"}


def _target(entry: MarkEntry) -> dict[str, Any]:
    mark = entry.annotation
    fields = {
        "type": "SpecificResource",
        "source": _source(entry),
        "scope": _web_address(entry.row.paper),
        "selector": _selectors(mark.anchor),
        "styleClass": mark.colour,
    }
    return {name: value for name, value in fields.items() if value}


def _source(entry: MarkEntry) -> dict[str, Any]:
    mark, anchor = entry.annotation, entry.annotation.anchor
    if anchor.target is Target.PDF:
        address, form = str(Address(mark.paper, anchor.attachment)), "application/pdf"
    else:
        address, form = f"{Address(mark.paper)}#{anchor.target}", "text/plain"
    return {"id": address, "type": "Text", "format": form}


def _web_address(paper: Paper) -> str:
    if paper.doi:
        return f"https://doi.org/{paper.doi}"
    return f"https://arxiv.org/abs/{paper.arxiv}" if paper.arxiv else paper.url


def _selectors(anchor: Anchor) -> list[dict[str, Any]]:
    """Return the ways to find the place, each of which is enough; on a page they are within that page."""
    ways: list[dict[str, Any]] = []
    if anchor.exact:
        quote = {"type": "TextQuoteSelector", "exact": anchor.exact, "prefix": anchor.prefix, "suffix": anchor.suffix}
        ways += [quote, {"type": "TextPositionSelector", "start": anchor.start, "end": anchor.end}]
    if anchor.quads or anchor.strokes:
        ways.append({"type": "SvgSelector", "value": _svg(anchor)})
    if anchor.target is not Target.PDF:
        return ways
    page = {"type": "FragmentSelector", "conformsTo": _PDF_FRAGMENT, "value": f"page={anchor.page}"}
    return [{**page, "refinedBy": way} for way in ways] or [page]


def _svg(anchor: Anchor) -> str:
    """Return the shape on the page in points of its own space, whose y goes upwards."""
    shapes = [f'<polygon points="{_points(_corners(quad))}"/>' for quad in anchor.quads]
    lines = [f'<polyline fill="none" points="{_points(line)}"/>' for line in anchor.strokes]
    return f'<svg xmlns="http://www.w3.org/2000/svg"><g transform="scale(1 -1)">{"".join(lines or shapes)}</g></svg>'


def _corners(quad: Quad) -> list[Point]:
    """Return the corners one after the other around the quad."""
    left, top, right, other, low, foot, end, last = quad
    return [(left, top), (right, other), (end, last), (low, foot)]


def _points(points: Sequence[Point]) -> str:
    return " ".join(f"{x:g},{y:g}" for x, y in points)
