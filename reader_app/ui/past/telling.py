"""Changes and versions as entries of a list."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta

from PySide6.QtCore import QCoreApplication

from reader_app.library.past import Event, EventKind, Version
from reader_app.model.annotation import Annotation
from reader_app.model.ids import PaperId
from reader_app.model.note import Note
from reader_app.model.paper import Paper
from reader_app.ui.math import as_unicode
from reader_app.ui.past.timeline import Entry
from reader_app.ui.past.wording import device_text, local

translate = QCoreApplication.translate
ONE_STEP = timedelta(seconds=20)
"""Saves of one note with nothing between them, within this time, are one version, as they are one step of undo."""
_ICONS: Mapping[EventKind, str] = {
    EventKind.ADDED: "import",
    EventKind.DELETED: "trash",
    EventKind.EDITED: "edit",
    EventKind.TAGS: "tag",
    EventKind.QUEUE: "later",
    EventKind.TRASH: "trash",
    EventKind.NOTE: "note",
    EventKind.HIGHLIGHT: "highlight",
    EventKind.FILE: "file",
    EventKind.FEED: "feed",
    EventKind.SEARCH: "saved_search",
    EventKind.LIBRARY: "library",
}
_SIGNS = {"papers": "file", "notes": "note", "annotations": "highlight"}


def event_entry(event: Event, own: str) -> Entry:
    """Return a change for a list of all; `own` is this computer's name among devices."""
    parts = (_papers_text(event), device_text(event.device, own))
    return Entry(local(event.time), event.label, _joined(parts), _ICONS[event.kind], event)


def version_entry(version: Version, own: str) -> Entry:
    """Return a version for the history of a paper."""
    event = version.event
    parts = (kind_text(version), device_text(event.device, own))
    return Entry(local(event.time), event.label, _joined(parts), _SIGNS[version.table], version)


def deleted_entry(version: Version, companions: int) -> Entry:
    """Return what was deleted by what it said; companions are what comes back with it."""
    parts = [kind_text(version)]
    if version.table == "papers" and companions:
        text = translate("Past", "with one note or highlight") if companions == 1 else _with_many(companions)
        parts.append(text)
    elif version.table != "papers" and version.event.papers:
        parts.append(as_unicode(version.event.papers[0].title))
    return Entry(local(version.event.time), said_by(version), _joined(parts), _SIGNS[version.table], version)


def kind_text(version: Version) -> str:
    """Return what a version is one of."""
    names = {
        "papers": translate("Past", "Paper"),
        "notes": translate("Past", "Note"),
        "annotations": translate("Past", "Highlight"),
    }
    return names[version.table]


def said_by(version: Version) -> str:
    """Return what tells a version from others, in one line."""
    match version.value:
        case Paper(title=title):
            return as_unicode(title)
        case Note(text=text):
            return " ".join(text.split())
        case Annotation(anchor=anchor):
            return f"“{as_unicode(' '.join(anchor.exact.split()))}”"
        case _:
            return ""


def steps_of(versions: Sequence[Version]) -> tuple[Version, ...]:
    """Return versions, newest first, without those that were only on the way: a note saved while it was typed."""
    kept: list[Version] = []
    latest: dict[str, Version] = {}
    for version in versions:
        newer = latest.get(version.key)
        latest[version.key] = version
        if newer is None or not _is_on_the_way(version, newer):
            kept.append(version)
    return tuple(kept)


def without_companions(versions: Iterable[Version]) -> tuple[tuple[Version, int], ...]:
    """Return deleted things, without those that come back with their paper; how many these are is said with it."""
    found = tuple(versions)
    papers = {(version.event.number, version.key) for version in found if version.table == "papers"}
    counts: dict[tuple[int, str], int] = dict.fromkeys(papers, 0)
    kept = []
    for version in found:
        place = (version.event.number, owner_of(version))
        if version.table != "papers" and place in counts:
            counts[place] += 1
        else:
            kept.append(version)
    return tuple((version, counts.get((version.event.number, version.key), 0)) for version in kept)


def owner_of(version: Version) -> PaperId:
    """Return the paper that a version is of, or belongs to."""
    match version.value:
        case Note(paper=paper) | Annotation(paper=paper):
            return paper
        case _:
            return PaperId(version.key)


def _is_on_the_way(version: Version, newer: Version) -> bool:
    before, after = version.event, newer.event
    follows = (after.device, after.label, after.number) == (before.device, before.label, before.number + 1)
    has_words = version.table == "notes" and version.value is not None and newer.value is not None
    passed = local(newer.event.time) - local(version.event.time)
    return follows and has_words and timedelta(0) <= passed <= ONE_STEP


def _papers_text(event: Event) -> str:
    if event.count == 1:
        return as_unicode(event.papers[0].title)
    return translate("Past", "%1 papers").replace("%1", f"{event.count:,}") if event.count else ""


def _with_many(count: int) -> str:
    return translate("Past", "with %1 notes and highlights").replace("%1", f"{count:,}")


def _joined(parts: Iterable[str]) -> str:
    return " · ".join(part for part in parts if part)
