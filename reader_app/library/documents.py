"""The model's values as documents of the store, and back; empty fields are left out of the file."""

from collections.abc import Mapping
from dataclasses import asdict, fields
from functools import cache
from typing import Any

from reader_app.library.store import Document
from reader_app.model.anchor import Anchor, Target
from reader_app.model.annotation import Annotation
from reader_app.model.feed import FeedItem, FeedPage
from reader_app.model.ids import PaperId
from reader_app.model.note import Note
from reader_app.model.paper import Paper, ReadState
from reader_app.model.saved_search import SavedSearch

_LISTS = ("authors", "keywords", "tags")


def document_of(value: Paper | Note | Annotation | FeedPage | SavedSearch) -> Document:
    """Return a value as a document of plain JSON types."""
    if isinstance(value, Paper):
        return {name: _plain(held) for name in _names(Paper) if (held := getattr(value, name)) or held == 0}
    return {name: held for name, held in asdict(value).items() if held or held == 0}


def paper_from(document: Mapping[str, Any]) -> Paper:
    """Return the paper that a document holds; fields that this version does not know are passed over."""
    values = {name: document[name] for name in _names(Paper) if name in document}
    for name in _LISTS:
        if name in values:
            values[name] = tuple(values[name])
    if "extra" in values:
        values["extra"] = tuple((str(key), str(text)) for key, text in values["extra"])
    values["state"] = ReadState(values.get("state", ReadState.INBOX))
    return Paper(**values)


def note_from(document: Mapping[str, Any]) -> Note:
    return Note(**{name: document.get(name, "") for name in _names(Note)})


def annotation_from(document: Mapping[str, Any]) -> Annotation:
    held = document["anchor"]
    anchor = Anchor(
        Target(held["target"]),
        held["exact"],
        held.get("prefix", ""),
        held.get("suffix", ""),
        held["start"],
        held["end"],
    )
    return Annotation(**{name: document[name] for name in _names(Annotation) if name in document} | {"anchor": anchor})


def feed_from(document: Mapping[str, Any]) -> FeedPage:
    items = tuple(
        FeedItem(PaperId(item["paper"]), item["rank"], item.get("upvotes")) for item in document.get("items", ())
    )
    values = {name: document.get(name, "") for name in _names(FeedPage)}
    return FeedPage(**values | {"items": items, "date_inferred": bool(document.get("date_inferred"))})


def search_from(document: Mapping[str, Any]) -> SavedSearch:
    return SavedSearch(**{name: document.get(name, "") for name in _names(SavedSearch)})


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return str(value) if isinstance(value, ReadState) else value
