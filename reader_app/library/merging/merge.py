"""Bringing another library into the one that is open: what that would change, and doing it."""

from dataclasses import dataclass, replace
from pathlib import Path

from reader_app.library.catalogue import Catalogue
from reader_app.library.collector import collector_at_rest
from reader_app.library.merging.ancestry import MERGES, base_of, merge_document
from reader_app.library.merging.conflict_documents import conflict_from, is_settled
from reader_app.library.merging.conflicts import TABLE as CONFLICTS
from reader_app.library.merging.copies_beside import put_away
from reader_app.library.merging.files_taken import library_folder, with_files
from reader_app.library.merging.reading import FILE, Half, Tables, half_of, read
from reader_app.library.merging.report import Conflict, MergeReport
from reader_app.library.merging.stamps import Stamps
from reader_app.library.merging.union import United, united
from reader_app.library.store import Batch
from reader_app.library.store.device import device_id
from reader_app.model.changes import Changes
from reader_app.model.dates import now
from reader_app.model.errors import ReaderError

BACKUP_REASON = "before-merge"


@dataclass(frozen=True, slots=True)
class _Compared:
    """What merging a library would do."""

    batch: Batch
    report: MergeReport
    clock: str
    """How far the other library's clock has come."""


def preview(catalogue: Catalogue, path: Path) -> MergeReport:
    """Return what merging another library would change: its folder, its file, or a backup.

    Raises ReaderError where it cannot be read.
    """
    with collector_at_rest():
        return _compared(catalogue, path).report


def merge(catalogue: Catalogue, path: Path) -> tuple[Changes, MergeReport]:
    """Bring another library into the one that is open, as one step that can be undone, after a backup.

    A copy that lay beside the library is renamed then. Raises ReaderError, and changes nothing in the library, where
    the other one cannot be read, or where no backup can be made.
    """
    if catalogue.store.is_read_only:
        raise ReaderError("This library is open for reading only, so nothing can be merged into it.")
    with collector_at_rest():
        compared = _compared(catalogue, path)
        # What is done from now on is later than what the other library has, whatever the two computers' clocks say.
        catalogue.store.follow_clock(compared.clock)
        changes, missing = _done(catalogue, compared)
    report = compared.report
    remarks = tuple(remark for remark in (missing, put_away(catalogue.store.path, path)) if remark)
    return changes, replace(report, notices=(*report.notices, *remarks))


def _done(catalogue: Catalogue, compared: _Compared) -> tuple[Changes, str]:
    """Write what merging does, and return that with what is to be said about files."""
    label = f"Merge {compared.report.name}"
    if compared.batch.keys() <= {MERGES}:
        if compared.batch:
            catalogue.remember(compared.batch)
        return Changes(label), ""
    catalogue.store.back_up(BACKUP_REASON)
    ours, theirs = catalogue.store.path.parent, library_folder(compared.report.path)
    taken = with_files(compared.batch, ours, theirs, catalogue.documents("papers"))
    try:
        return catalogue.commit(label, taken.batch), taken.notice
    except BaseException:
        taken.take_back()
        raise


def _compared(catalogue: Catalogue, path: Path) -> _Compared:
    """Return what merging a library would do. Raises ReaderError where it cannot be read."""
    store = catalogue.store
    if (path / FILE if path.is_dir() else path).resolve() == store.path:
        raise ReaderError(f"{path} is the library that is open; choose another one to merge into it.")
    ours = half_of(store, store.path)
    theirs = read(path, ours)
    base = base_of(ours, theirs)
    found = united(
        ours.tables,
        theirs.tables,
        base,
        (Stamps(ours), Stamps(theirs)),
        identity_is_same=ours.identity == theirs.identity,
        name=theirs.name,
        now=now(),
        their_identity=theirs.identity,
    )
    report = _report(path, theirs, found, has_ancestor=base is not None)
    return _Compared(_with_memory(found.batch, ours, theirs, base), report, theirs.at.clock)


def _with_memory(batch: Batch, ours: Half, theirs: Half, base: Tables | None) -> Batch:
    """Return a batch with what tells later merges that these two states are one.

    Not where the other library has nothing new: two that kept telling each other of merges would never come to rest.
    """
    memory = merge_document(ours, theirs)
    if memory is None or (base is not None and _content(base) == _content(theirs.tables)):
        return batch
    return {**batch, MERGES: {**batch.get(MERGES, {}), memory["id"]: memory}}


def _content(tables: Tables) -> Tables:
    """Return what a library holds beside what it remembers of merges; an empty table is as good as none."""
    return {name: held for name, held in tables.items() if held and name not in (MERGES, CONFLICTS)}


def _report(path: Path, theirs: Half, found: United, *, has_ancestor: bool) -> MergeReport:
    return MergeReport(
        path,
        theirs.name,
        has_ancestor,
        added=found.added,
        changed=found.changed,
        removed=found.removed,
        notes=found.notes,
        joined=found.joined,
        highlights=found.highlights,
        files=found.files,
        tags=found.tags,
        pages=found.pages,
        searches=found.searches,
        renamed_keys=found.renamed_keys,
        conflicts=_conflicts(found.batch),
        notices=theirs.notices,
    )


def _conflicts(batch: Batch) -> tuple[Conflict, ...]:
    """Return the conflicts that a batch adds and that are open."""
    documents = batch.get(CONFLICTS, {}).values()
    device = device_id()
    return tuple(conflict_from(one, device) for one in documents if one and not is_settled(one))
