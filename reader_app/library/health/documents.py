"""Documents that are not as the published schema says, so that other programs may not understand them."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import orjson

from reader_app.library import schema
from reader_app.library.health.finding import Finding, Place, Subject

_WORDS = {
    "papers": "the paper",
    "notes": "the note",
    "annotations": "the highlight",
    "attachments": "the file",
    "feeds": "the page",
    "searches": "the search",
    "tags": "the colour of the tag",
}
_ABOUT_THE_LIBRARY = "meta"


Tables = Mapping[str, Mapping[str, Any]]
"""What should be documents by table; a file that another program wrote may hold anything."""


def unlike_the_schema(tables: Tables, *, is_read: bool) -> Iterator[Finding]:
    """Yield what is wrong with documents, once for all of a table that have the same wrong with the same field.

    It is but a hint where the library can be read in spite of it.
    """
    alike: dict[tuple[str, str, str], list[tuple[Place, str]]] = {}
    for table, documents in tables.items():
        for document in documents.values():
            field, reason = schema.fault(table, document)
            if reason:
                key = document.get("id") if isinstance(document, dict) else None
                told = f"{_named(table, document)}: {f'its “{field}” ' if field else 'it '}{reason}"
                alike.setdefault((table, field.partition(".")[0], reason.rpartition(", but ")[2]), []).append(
                    ((table, str(key)), told)
                )
    for found in alike.values():
        others = {1: "", 2: " So it is with one other."}.get(len(found), f" So it is with {len(found) - 1:,} others.")
        first = found[0][1]
        sentence = f"{first[:1].upper()}{first[1:]}.{others}"
        yield Finding(Subject.DOCUMENTS, sentence, places=tuple(place for place, _ in found), is_hint=is_read)


def tables_of(file: Path) -> Tables:
    """Return what is in a library's file that cannot be opened, as far as it has the form of one."""
    try:
        held = orjson.loads(file.read_bytes())
    except (OSError, orjson.JSONDecodeError):
        return {}
    tables = held.items() if isinstance(held, dict) else ()
    return {name: table for name, table in tables if isinstance(table, dict) and name != "journal"}


def _named(table: str, document: Any) -> str:
    if not isinstance(document, dict):
        return f"an entry in the table “{table}”"
    if table == _ABOUT_THE_LIBRARY:
        return "what the library says about itself"
    called = document.get("title") or document.get("name") or document.get("id") or ""
    return f"{_WORDS.get(table, f'the document in “{table}”')} “{str(called)[: schema.LONGEST_SHOWN]}”"
