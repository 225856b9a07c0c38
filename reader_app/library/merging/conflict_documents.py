"""The documents of the table `conflicts`, and what they say as values for people to read."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from reader_app.library.merging.fields import Clash, canonical
from reader_app.library.merging.report import Conflict, Side, Take
from reader_app.library.merging.stamps import Stamp
from reader_app.library.merging.wording import value_said, what_said
from reader_app.library.schema import fault
from reader_app.library.store import Document
from reader_app.model.ids import PaperId

ID_BYTES = 16


@dataclass(frozen=True, slots=True)
class Subject:
    """What a conflict is about."""

    table: str
    key: str
    title: str
    paper: str = ""
    words: str = ""
    """Those that a highlight is on."""


def conflict_document(about: Subject, clash: Clash, made: tuple[Stamp, Stamp], name: str, now: str) -> Document:
    """Return the document that keeps both values of a clash; made is when ours and theirs were."""
    ours, theirs = _side(clash.ours, made[0]), _side(clash.theirs, made[1])
    kept, other = (ours, theirs) if clash.kept is Take.OURS else (theirs, ours)
    fields = list(clash.fields)
    document = {
        "id": _id(about.table, about.key, fields, kept, other),
        "table": about.table,
        "key": about.key,
        "fields": fields,
        "title": about.title,
        "paper": about.paper,
        "words": about.words,
        "kept": kept,
        "other": other,
        "ours": "kept" if clash.kept is Take.OURS else "other",
        "name": name,
        "found": now,
    }
    return {field: held for field, held in document.items() if held not in ("", None)}


def moved(document: Document, ids: Mapping[str, Mapping[str, str]]) -> Document:
    """Return a conflict's document with what it is about under its new id."""
    if fault("conflicts", document) != ("", ""):
        return document
    table, key = document["table"], document["key"]
    new, paper = ids.get(table, {}).get(key, key), document.get("paper", "")
    new_paper = ids.get("papers", {}).get(paper, paper)
    if (new, new_paper) == (key, paper):
        return document
    about = {"key": new, "paper": new_paper} if paper else {"key": new}
    name = _id(table, new, document["fields"], document["kept"], document["other"])
    return document | about | {"id": name}


def seen_from_here(document: Document) -> Document:
    """Return a conflict of the other library as it is in this one: what was ours there is theirs here."""
    return document | {"ours": "other" if document.get("ours") == "kept" else "kept"}


def is_settled(document: Mapping[str, Any]) -> bool:
    return bool(document.get("settled"))


def is_open(document: Mapping[str, Any]) -> bool:
    """Say whether a document is of a conflict to be settled; another program may have written what is none."""
    return not is_settled(document) and fault("conflicts", document) == ("", "")


def conflict_from(document: Mapping[str, Any], device: str) -> Conflict:
    """Return what a document says; device is this computer's id."""
    kept = Take.OURS if document["ours"] == "kept" else Take.THEIRS
    sides = {"kept": _read_side(document, "kept", device), "other": _read_side(document, "other", device)}
    ours, theirs = (sides["kept"], sides["other"]) if kept is Take.OURS else (sides["other"], sides["kept"])
    return Conflict(
        id=document["id"],
        table=document["table"],
        paper=PaperId(document["paper"]) if document.get("paper") else None,
        title=document.get("title", ""),
        what=what_said(document["table"], document["fields"], document.get("words", "")),
        ours=ours,
        theirs=theirs,
        kept=kept,
        name=document.get("name", ""),
        found=document.get("found", ""),
    )


def _read_side(document: Mapping[str, Any], name: str, device: str) -> Side:
    side = document[name]
    made_on = side.get("device", "")
    return Side(
        text=value_said(document["table"], document["fields"], side.get("value")),
        device=made_on,
        is_here=bool(made_on) and made_on == device,
        time=side.get("time", ""),
        is_deleted="value" not in side,
    )


def _side(value: Document | None, made: Stamp) -> Document:
    said = {"device": made.device, "time": made.time, "clock": made.clock}
    held: Document = {field: text for field, text in said.items() if text}
    return held if value is None else held | {"value": value}


def _id(table: str, key: str, fields: list[str], kept: Document, other: Document) -> str:
    """Return the id of a conflict: the same wherever and however often it is found."""
    values = sorted(canonical(side.get("value")) for side in (kept, other))
    digest = hashlib.blake2b(canonical([table, key, fields]), digest_size=ID_BYTES)
    for value in values:
        digest.update(b"\n" + value)
    return digest.hexdigest()
