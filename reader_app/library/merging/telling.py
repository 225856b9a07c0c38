"""What a merge changes in the library that is open, counted and named for its report."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from reader_app.library.store import Batch, Document

Documents = Mapping[str, Document]
Tables = Mapping[str, Documents]


@dataclass(frozen=True, slots=True)
class United:
    """What putting two libraries together comes to."""

    batch: Batch
    """For the library that is open; empty where it holds all that the other one does."""
    # The rest is as in a MergeReport.
    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    notes: int
    joined: tuple[str, ...]
    highlights: int
    files: int
    tags: tuple[str, ...]
    pages: int
    searches: int
    renamed_keys: tuple[tuple[str, str, str], ...]


def told(
    batch: Batch,
    before: Tables,
    after: Tables,
    doubled: Iterable[str],
    renamed_keys: tuple[tuple[str, str, str], ...],
) -> United:
    """Return a batch with what it changes: the library before it, under the ids it gets, and after it are given.

    So are the papers whose notes hold the same lines of both.
    """
    then, now = before.get("papers", {}), after.get("papers", {})
    tables = ("notes", "annotations", "attachments", "feeds", "searches")
    counted = {table: _differing(before, after, table) for table in tables}
    return United(
        batch,
        added=_titles(now, now.keys() - then.keys()),
        changed=_titles(now, (key for key in now.keys() & then.keys() if now[key] != then[key])),
        removed=_titles(then, then.keys() - now.keys()),
        notes=counted["notes"],
        joined=_titles(now, doubled),
        highlights=counted["annotations"],
        files=counted["attachments"],
        tags=tuple(sorted(_tags(before, after))),
        pages=counted["feeds"],
        searches=counted["searches"],
        renamed_keys=renamed_keys,
    )


def _differing(before: Tables, after: Tables, table: str) -> int:
    then, now = before.get(table, {}), after.get(table, {})
    return sum(then.get(key) != now.get(key) for key in then.keys() | now.keys())


def _titles(papers: Documents, keys: Iterable[str]) -> tuple[str, ...]:
    return tuple(str(papers.get(key, {}).get("title", "")) for key in sorted(keys))


def _tags(before: Tables, after: Tables) -> set[str]:
    """Return the tags that papers gain or lose, and those whose colour changes."""
    then, now = (side.get("tags", {}) for side in (before, after))
    touched = {key for key in then.keys() | now.keys() if then.get(key) != now.get(key)}
    papers, made = before.get("papers", {}), after.get("papers", {})
    for key, document in made.items():
        known = papers.get(key)
        if known is not document:
            touched.update(set(document.get("tags") or ()) ^ set((known or {}).get("tags") or ()))
    return touched
