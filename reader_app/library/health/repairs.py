"""Putting right what was found, where that is safe: the documents as one undoable step, after a backup."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from reader_app.library.attachments.files import Files
from reader_app.library.catalogue import Catalogue
from reader_app.library.health.files import leftovers
from reader_app.library.health.finding import Finding, Remedy
from reader_app.library.health.mending import mended
from reader_app.library.health.pdfs import files_of_nothing
from reader_app.library.indexing import Indexing
from reader_app.model.changes import Changes
from reader_app.model.errors import ReaderError

LABEL = "Repair the library"
BACKUP_REASON = "before-repair"


@dataclass(frozen=True, slots=True)
class Repairs:
    """What was put right, and what was not."""

    repaired: tuple[Finding, ...]
    left: tuple[Finding, ...]
    """What only people can decide."""


def repaired(
    catalogue: Catalogue, indexing: Indexing, folder: Path, findings: Sequence[Finding]
) -> tuple[Changes, Repairs]:
    """Put right what can be, each thing as it is now, whatever it was when it was found.

    Raises ReaderError, and changes nothing in the library, where no backup can be made first.
    """
    changes = Changes(LABEL)
    batch = mended(catalogue, findings)
    if batch:
        catalogue.store.back_up(BACKUP_REASON)
        changes = catalogue.commit(LABEL, batch)
    try:
        _repair_files(catalogue, folder, findings)
    except OSError as error:
        raise ReaderError(f"A file in {folder} could not be repaired ({error.strerror or error}).") from error
    if any(finding.remedy is Remedy.REINDEX for finding in findings):
        indexing.compare()
    done = tuple(finding for finding in findings if finding.can_be_repaired)
    return changes, Repairs(done, tuple(finding for finding in findings if not finding.can_be_repaired))


def _repair_files(catalogue: Catalogue, folder: Path, findings: Sequence[Finding]) -> None:
    wanted = {finding.remedy for finding in findings}
    if Remedy.SWEEP in wanted:
        _remove(leftovers(folder))
    if Remedy.SET_ASIDE in wanted:
        files = Files(catalogue.store.path.parent)
        for path in list(files_of_nothing(catalogue)):
            files.set_aside(path)
    if Remedy.MEND_HISTORY in wanted:
        catalogue.store.mend_history()
    if Remedy.RENEW_BACKUP in wanted:
        names = [name for finding in findings if finding.remedy is Remedy.RENEW_BACKUP for _, name in finding.places]
        catalogue.store.renew_backups(names)


def _remove(paths: Iterable[Path]) -> None:
    for path in paths:
        path.unlink(missing_ok=True)
