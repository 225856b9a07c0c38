"""Two libraries as one: the batch that makes the one that is open hold what both do, and what there is to tell."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Protocol

from reader_app.library.merging.conflict_documents import Subject, conflict_document, is_settled, seen_from_here
from reader_app.library.merging.fields import Clash, canonical, joined
from reader_app.library.merging.keys import with_own_keys
from reader_app.library.merging.matching import Ids, Tables, matched, renamed
from reader_app.library.merging.report import Take
from reader_app.library.merging.revival import with_revived, without_lost
from reader_app.library.merging.stamps import Stamp
from reader_app.library.merging.telling import United, told
from reader_app.library.store import Batch, Document

__all__ = ["United", "united"]

_ANOTHER = "another library"
"""Stands for the identity of a library whose own is not known."""
_APART = frozenset({"meta", "journal"})
"""Tables about a library and its file, which are never merged."""


class History(Protocol):
    """Tells when a library changed something."""

    def of(self, table: str, key: str, field: str = "") -> Stamp: ...


def united(
    ours: Tables,
    theirs: Tables,
    base: Tables | None,
    stamps: tuple[History, History],
    *,
    identity_is_same: bool,
    name: str,
    now: str,
    their_identity: str = _ANOTHER,
) -> United:
    """Put two libraries together, given what both were once, where that is known.

    The name is that of the other library, and now is the moment that conflicts are said to be found.
    """
    ids = matched(ours, theirs, base, their_identity="" if identity_is_same else their_identity or _ANOTHER)
    mine, other = renamed(ours, ids.ours), renamed(theirs, ids.theirs)
    work = _Union(mine, other, base, (_Stamped(stamps[0], ids.ours), _Stamped(stamps[1], ids.theirs)))
    made = work.tables()
    made["papers"], renamed_keys = with_own_keys(made["papers"], mine.get("papers", {}), other.get("papers", {}))
    conflicts = work.conflicts(made["papers"], name, now)
    known = _conflicts(mine, other, base)
    made["conflicts"] = {one["id"]: one for one in conflicts} | known
    return told(_batch(ours, made), mine, made, work.doubled, renamed_keys)


class _Stamped:
    """The stamps of a library whose documents may have got other ids."""

    def __init__(self, history: History, ids: Ids) -> None:
        self._history = history
        self._before = {table: {new: old for old, new in known.items()} for table, known in ids.items()}

    def of(self, table: str, key: str, fields: tuple[str, ...]) -> Stamp:
        known = self._before.get(table, {}).get(key, key)
        found = [self._history.of(table, known, one) for one in fields or ("",)]
        # Of a field that was never changed nothing tells, which says nothing of those that it belongs with.
        told = [stamp for stamp in found if stamp.device]
        return max(told or found, key=lambda stamp: stamp.clock)


@dataclass(slots=True)
class _Union:
    """Two libraries under the same ids, being put together."""

    mine: Tables
    other: Tables
    base: Tables | None
    stamps: tuple[_Stamped, _Stamped]
    clashes: list[tuple[str, str, Clash]] = field(default_factory=list)
    doubled: set[str] = field(default_factory=set)
    """The papers whose notes hold lines of both."""

    def tables(self) -> dict[str, dict[str, Document]]:
        """Return all tables but those of conflicts, put together."""
        before = self.base or {}
        mine, missed_here = with_revived(self.mine, self.other, before)
        other, missed_there = with_revived(self.other, self.mine, before)
        for papers, take in ((missed_here, Take.THEIRS), (missed_there, Take.OURS)):
            for paper in papers:
                there = (self.other if take is Take.THEIRS else self.mine)["papers"][paper]
                self._deletion("papers", paper, there, take)
        names = {"papers", *mine, *other} - _APART - {"conflicts"}
        made = {name: self._table(name, mine.get(name, {}), other.get(name, {})) for name in sorted(names)}
        lost = (mine.get("papers", {}).keys() | other.get("papers", {}).keys()) - made["papers"].keys()
        if lost and "feeds" in made:
            made["feeds"] = without_lost(made["feeds"], lost)
        return made

    def _table(self, name: str, mine: Mapping[str, Document], other: Mapping[str, Document]) -> dict[str, Document]:
        before = (self.base or {}).get(name, {})
        made = {}
        for key in dict.fromkeys((*mine, *other)):
            document = self._document(name, key, (mine.get(key), other.get(key), before.get(key)))
            if document is not None:
                made[key] = document
        return made

    def _document(
        self, table: str, key: str, versions: tuple[Document | None, Document | None, Document | None]
    ) -> Document | None:
        ours, theirs, before = versions
        if ours == theirs or theirs == before:  # Without one before, this is one that only we have.
            return ours
        if ours == before:
            return theirs
        if ours is None or theirs is None:
            there, take = (ours, Take.OURS) if ours is not None else (theirs, Take.THEIRS)
            if there is not None:
                self._deletion(table, key, there, take)
            return there
        return self._joined(table, key, ours, theirs, before)

    def _joined(self, table: str, key: str, ours: Document, theirs: Document, before: Document | None) -> Document:
        def later(fields: tuple[str, ...], mine: object, other: object) -> Take:
            clocks = [stamps.of(table, key, fields).clock for stamps in self.stamps]
            is_ours = (clocks[0], canonical(mine)) > (clocks[1], canonical(other))
            return Take.OURS if is_ours else Take.THEIRS

        made = joined(table, ours, theirs, before, later)
        self.clashes.extend((table, key, clash) for clash in made.clashes)
        if made.is_doubled:
            self.doubled.add(str(made.document.get("paper", "")))
        return made.document

    def _deletion(self, table: str, key: str, there: Document, take: Take) -> None:
        ours, theirs = (there, None) if take is Take.OURS else (None, there)
        self.clashes.append((table, key, Clash((), ours, theirs, take)))

    def conflicts(self, papers: Mapping[str, Document], name: str, now: str) -> list[Document]:
        """Return a document for each clash that was found."""
        return [
            conflict_document(
                self._subject(table, key, papers),
                clash,
                (self.stamps[0].of(table, key, clash.fields), self.stamps[1].of(table, key, clash.fields)),
                name,
                now,
            )
            for table, key, clash in self.clashes
        ]

    def _subject(self, table: str, key: str, papers: Mapping[str, Document]) -> Subject:
        document = self.mine.get(table, {}).get(key) or self.other.get(table, {}).get(key) or {}
        paper = key if table == "papers" else str(document.get("paper", ""))
        about = papers.get(paper, document) if paper else document
        title = str(about.get("title") or about.get("name") or key)
        words = str(document.get("anchor", {}).get("exact", ""))
        return Subject(table, key, title, paper, words)


def _conflicts(mine: Tables, other: Tables, base: Tables | None) -> dict[str, Document]:
    """Return the conflicts that either library knows of already; settled once is settled."""
    ours, theirs = mine.get("conflicts", {}), other.get("conflicts", {})
    before: Mapping[str, Document] = (base or {}).get("conflicts", MappingProxyType({}))
    made = {key: one for key, one in ours.items() if key in theirs or key not in before or one != before[key]}
    for key, one in theirs.items():
        seen = seen_from_here(one)
        if key not in ours and key in before and is_settled(one) == is_settled(before[key]):
            continue  # Undone here, with the merge that found it.
        known = ours.get(key, seen)
        if is_settled(one) and (not is_settled(known) or _settlement(one) > _settlement(known)):
            known = known | {name: one[name] for name in ("settled", "taken") if name in one}
        made[key] = known
    return made


def _settlement(document: Document) -> tuple[str, str]:
    return str(document.get("settled", "")), str(document.get("taken", ""))


def _batch(ours: Tables, made: Tables) -> Batch:
    """Return what has to be written so that our tables become those made."""
    batch: dict[str, dict[str, Document | None]] = {}
    for table in sorted({*ours, *made} - _APART):
        there, wanted = ours.get(table, {}), made.get(table, {})
        changed: dict[str, Document | None] = {key: None for key in there if key not in wanted}
        changed.update((key, one) for key, one in wanted.items() if there.get(key) != one)
        if changed:
            batch[table] = changed
    return batch
