"""The published schema of a library's documents, and what in a document is not as it says.

The schema is JSON Schema 2020-12, of which only those words are used that draft 7 has too: fastjsonschema knows these,
and checks a library of 50,000 papers in a blink.
"""

import json
from collections.abc import Callable, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

import fastjsonschema

from reader_app.library.store import Document
from reader_app.resources import resource

KINDS: Mapping[str, str] = MappingProxyType(
    {
        "papers": "paper",
        "notes": "note",
        "annotations": "annotation",
        "attachments": "attachment",
        "feeds": "feed",
        "searches": "search",
        "tags": "tag",
        "conflicts": "conflict",
        "meta": "meta",
    }
)
"""What each table holds, as the schema calls it; other tables are for later versions."""
LONGEST_SHOWN = 60


def fault(table: str, document: Any) -> tuple[str, str]:
    """Return the field of a document that is not as the schema says, and how so; both empty where all is well."""
    try:
        _validator(KINDS.get(table, "document"))(document)
    except fastjsonschema.JsonSchemaValueException as error:
        where = error.path[1:]
        return ".".join(where), _said(error, where)
    return "", ""


@cache
def definitions() -> Mapping[str, Any]:
    """Return the schemas of all kinds of documents by their names."""
    whole = json.loads(resource("schema", "library.schema.json").read_text(encoding="utf-8"))
    return MappingProxyType(whole["$defs"])


@cache
def _validator(kind: str) -> Callable[[Document], Any]:
    check: Callable[[Document], Any] = fastjsonschema.compile(
        {"$ref": f"#/$defs/{kind}", "$defs": dict(definitions())}, use_default=False
    )
    return check


def _said(error: fastjsonschema.JsonSchemaValueException, where: list[str]) -> str:
    """Return what is wrong, as what follows the name of a field: "is “March”, but must match …"."""
    reason = str(error.message).removeprefix(str(error.name)).strip()
    if not where:
        return reason
    shown = json.dumps(error.value, ensure_ascii=False)
    shown = shown if len(shown) <= LONGEST_SHOWN else f"{shown[:LONGEST_SHOWN]}…"
    return f"is {shown}, but {reason}"
