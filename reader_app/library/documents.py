"""The model's values as documents of the store, and back; empty fields are left out of the file.

The file is open to other programs and to editors, so nothing in a document is taken on trust: a value that cannot be
is a ReaderError that names the document and the field.
"""

from collections.abc import Callable, Mapping
from dataclasses import fields
from functools import cache
from types import MappingProxyType
from typing import Any

from reader_app.library import plain_values
from reader_app.library.store import HISTORY_BYTES, Document
from reader_app.model.anchor import Anchor
from reader_app.model.annotation import Annotation
from reader_app.model.attachment import Attachment
from reader_app.model.errors import ReaderError
from reader_app.model.feed import FeedItem, FeedPage
from reader_app.model.note import Note
from reader_app.model.paper import Paper, ReadState
from reader_app.model.saved_search import SavedSearch

RETENTION = "retention"
"""The id, in the table of what a library says about itself, of how much of its history is kept."""
TASKS = "tasks"
"""The id, in the same table, of which colours of marks mean a task."""


def document_of(value: Paper | Note | Annotation | Attachment | FeedPage | SavedSearch) -> Document:
    """Return a value as a document of plain JSON types."""
    kind: type = type(value)
    held = ((name, getattr(value, name)) for name in _names(kind))
    return {name: _plain(one) for name, one in held if one or _is_nought(one)}


def paper_from(document: Mapping[str, Any]) -> Paper:
    """Return the paper that a document holds; fields that this version does not know are passed over."""
    return Paper(**_values(Paper, document, needed=("id", "title")))


def note_from(document: Mapping[str, Any]) -> Note:
    return Note(**_texts_of(Note) | _values(Note, document, needed=("id", "paper")))


def annotation_from(document: Mapping[str, Any]) -> Annotation:
    return Annotation(**_values(Annotation, document, needed=("id", "paper", "anchor", "colour")))


def attachment_from(document: Mapping[str, Any]) -> Attachment:
    held = {"size": 0, "pages": 0} | _values(Attachment, document, needed=("id", "paper", "name", "hash"))
    _read(_WORDS[Attachment], document, "name", plain_values.file_name)
    return Attachment(**_texts_of(Attachment) | held)


def feed_from(document: Mapping[str, Any]) -> FeedPage:
    held = {"items": (), "date_inferred": False} | _values(FeedPage, document, needed=("id",))
    return FeedPage(**_texts_of(FeedPage) | held)


def search_from(document: Mapping[str, Any]) -> SavedSearch:
    return SavedSearch(**_texts_of(SavedSearch) | _values(SavedSearch, document, needed=("id",)))


def tag_colour_from(document: Mapping[str, Any]) -> str:
    """Return the colour that a document gives to the tag that is its id."""
    if not isinstance(document.get("colour"), str):
        raise ReaderError(f"the tag “{document['id']}” has no usable “colour”")
    return str(_read("the tag", document, "colour", plain_values.colour))


def retention_document(history_bytes: int) -> Document:
    """Return the document that says how many bytes of history a library keeps."""
    return {"id": RETENTION, "history_bytes": history_bytes}


def history_bytes(document: Mapping[str, Any] | None) -> int:
    """Return how many bytes of history a library keeps, by its document on that or, where it has none, usually."""
    held = (document or {}).get("history_bytes", HISTORY_BYTES)
    if not isinstance(held, int) or isinstance(held, bool) or held < 0:
        raise ReaderError("what the library says about its history has no usable “history_bytes”")
    return held


def unknown_fields(table: str, document: Mapping[str, Any]) -> Document:
    """Return what a document of a table holds beyond what this version knows."""
    known = _names(_KINDS[table]) if table in _KINDS else tuple(document)
    return {name: held for name, held in document.items() if name not in known}


_KINDS: Mapping[str, type] = MappingProxyType(
    {
        "papers": Paper,
        "notes": Note,
        "annotations": Annotation,
        "attachments": Attachment,
        "feeds": FeedPage,
        "searches": SavedSearch,
    }
)


def _values(kind: type, document: Mapping[str, Any], needed: tuple[str, ...]) -> dict[str, Any]:
    """Return the fields of a kind that a document has, each checked; null counts as left out."""
    of = _WORDS[kind]
    values = {
        name: _read(of, document, name, _READERS.get(name, plain_values.text))
        for name in _names(kind)
        if document.get(name) is not None
    }
    for name in needed:
        if name not in values:
            raise ReaderError(f"{_named(of, document)} has no “{name}”")
    return values


def _read(of: str, document: Mapping[str, Any], name: str, reader: Callable[[Any], Any]) -> Any:
    try:
        return reader(document[name])
    except (TypeError, ValueError, KeyError, ReaderError) as error:
        raise ReaderError(f"{_named(of, document)} has no usable “{name}”") from error


def _named(of: str, document: Mapping[str, Any]) -> str:
    called = document.get("title") or document.get("name") or document.get("id")
    return f"{of} “{called}” (id {document.get('id')})"


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


@cache
def _texts_of(kind: type) -> dict[str, Any]:
    return dict.fromkeys(_names(kind), "")


_READERS: Mapping[str, Callable[[Any], Any]] = MappingProxyType(
    {
        "authors": plain_values.texts,
        "keywords": plain_values.texts,
        "tags": plain_values.texts,
        "extra": plain_values.pairs,
        "year": plain_values.whole,
        "upvotes": plain_values.whole,
        "is_summary": plain_values.flag,
        "starred": plain_values.flag,
        "first_seen_inferred": plain_values.flag,
        "date_inferred": plain_values.flag,
        "state": ReadState,
        "anchor": plain_values.anchor,
        "colour": plain_values.colour,
        "items": plain_values.items,
        "hash": plain_values.sha256,
        "size": plain_values.count,
        "pages": plain_values.count,
    }
)
_ON_PAGES = frozenset({"page", "quads", "strokes", "attachment"})
"""What only anchors in PDFs say."""
_WORDS: Mapping[type, str] = MappingProxyType(
    {
        Paper: "the paper",
        Note: "the note",
        Annotation: "the highlight",
        Attachment: "the file",
        FeedPage: "the feed page",
        SavedSearch: "the saved search",
    }
)


def _is_nought(value: object) -> bool:
    """Say whether a value is the number 0, which says something, unlike False and nothing."""
    return value == 0 and not isinstance(value, bool)


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        return _sound(str(value))
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, Anchor | FeedItem):
        kind: type = type(value)
        held = ((name, getattr(value, name)) for name in _names(kind))
        return {name: _plain(one) for name, one in held if name not in _ON_PAGES or one}
    return value


def _sound(text: str) -> str:
    """Return text that JSON can hold: halves of surrogate pairs, as Qt may hand over, joined or replaced."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text
