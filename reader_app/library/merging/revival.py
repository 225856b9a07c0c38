"""Papers that one library deleted while the other worked on them: they come back, with all that went with them."""

from collections.abc import Iterator, Mapping

from reader_app.library.store import Document

Documents = Mapping[str, Document]
Tables = Mapping[str, Documents]
PARTS = ("notes", "annotations", "attachments")


def with_revived(tables: Tables, other: Tables, base: Tables) -> tuple[Tables, tuple[str, ...]]:
    """Return a library with those papers that it deleted and the other one changed since, and their ids.

    They come as they were, so that what the other one made of them is all that differs.
    """
    before, there = base.get("papers", {}), other.get("papers", {})
    deleted = {key for key in before.keys() - tables.get("papers", {}).keys() if key in there}
    if not deleted:
        return tables, ()
    touched = {key for key in deleted if there[key] != before[key]}
    touched.update(deleted & set(_owners_of_changes(other, base)))
    if not touched:
        return tables, ()
    made = {name: dict(documents) for name, documents in tables.items()}
    made.setdefault("papers", {}).update((key, before[key]) for key in touched)
    for part in PARTS:
        held = base.get(part, {}).items()
        made.setdefault(part, {}).update((key, one) for key, one in held if one["paper"] in touched)
    pages = made.setdefault("feeds", {})
    for key, page in base.get("feeds", {}).items():
        items = [item for item in _items(page) if item["paper"] in touched]
        if items:
            pages[key] = _with_items(pages.get(key, page | {"items": []}), items)
    return made, tuple(sorted(touched))


def without_lost(pages: Documents, lost: set[str]) -> dict[str, Document]:
    """Return pages without the places of papers that are not there any more."""
    return {
        key: page | {"items": [item for item in _items(page) if item["paper"] not in lost]}
        if any(item["paper"] in lost for item in _items(page))
        else page
        for key, page in pages.items()
    }


def _with_items(page: Document, items: list[Document]) -> Document:
    there = {item["paper"] for item in _items(page)}
    whole = [*_items(page), *(item for item in items if item["paper"] not in there)]
    return page | {"items": sorted(whole, key=lambda item: (item.get("rank") or 0, item["paper"]))}


def _owners_of_changes(tables: Tables, base: Tables) -> Iterator[str]:
    """Yield the papers whose notes, highlights, or places on pages are new or differ."""
    for part in PARTS:
        before = base.get(part, {})
        yield from (str(one["paper"]) for key, one in tables.get(part, {}).items() if one != before.get(key))
    for key, page in tables.get("feeds", {}).items():
        was = base.get("feeds", {}).get(key, {})
        if page != was:
            known = {item["paper"] for item in _items(was)}
            yield from (str(item["paper"]) for item in _items(page) if item["paper"] not in known)


def _items(page: Document) -> list[Document]:
    return list(page.get("items") or ())
