"""What is in conflict, in the words that people know it by."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

LONGEST_QUOTED = 40
_THINGS: Mapping[str, str] = MappingProxyType(
    {
        "papers": "paper",
        "notes": "note",
        "annotations": "highlight",
        "attachments": "file",
        "feeds": "page",
        "searches": "search",
        "tags": "tag",
    }
)
_FIELDS: Mapping[str, str] = MappingProxyType(
    {
        "is_summary": "whether the abstract is a summary",
        "doi": "DOI",
        "arxiv": "arXiv id",
        "url": "link",
        "extra": "further fields",
        "state": "read state",
        "starred": "star",
        "trashed": "whether it is in the trash",
        "anchor": "place",
        "source": "source",
    }
)
_FLAGS = frozenset({"is_summary", "first_seen_inferred", "date_inferred", "read"})
"""What belongs to another field, and is not said where that is."""


def what_said(table: str, fields: Sequence[str], words: str) -> str:
    """Return what differs: "title", "colour of the highlight “attention is”", "the paper"."""
    thing = _THINGS.get(table, table)
    if table == "annotations" and words:
        thing = f"highlight “{_short(words)}”"
    if not fields:
        return f"the {thing}"
    field = _FIELDS.get(fields[0], fields[0].replace("_", " "))
    return field if table == "papers" else f"{field} of the {thing}"


def value_said(table: str, fields: Sequence[str], value: Mapping[str, Any] | None) -> str:
    """Return what one library says as words; nothing where it says nothing."""
    if value is None:
        return ""
    if not fields:
        return _whole(table, value)
    said = [_said(value[field]) for field in fields if field in value and not (field in _FLAGS and len(fields) > 1)]
    return "\n".join(one for one in said if one)


def _whole(table: str, document: Mapping[str, Any]) -> str:
    match table:
        case "papers" | "feeds":
            return str(document.get("title", ""))
        case "notes":
            return str(document.get("text", ""))
        case "annotations":
            lines = (str(document["anchor"].get("exact", "")), str(document.get("comment", "")))
            return "\n".join(line for line in lines if line)
        case "attachments":
            return str(document.get("title") or document.get("name", ""))
        case "searches":
            return f"{document.get('name', '')}: {document.get('query', '')}"
        case "tags":
            return str(document.get("colour", ""))
    return str(document.get("id", ""))


def _said(held: Any) -> str:
    if held is None or held is False:
        return ""
    if held is True:
        return "yes"
    if isinstance(held, list):
        return "; ".join(": ".join(map(str, one)) if isinstance(one, list) else str(one) for one in held)
    if isinstance(held, dict):
        return str(held.get("exact") or "")
    return str(held)


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= LONGEST_QUOTED else f"{line[:LONGEST_QUOTED].rstrip()}…"
