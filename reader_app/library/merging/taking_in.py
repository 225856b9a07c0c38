"""Merging what other programs put in the place of the library's files: at opening, and while it is open."""

from pathlib import Path

from reader_app.library.catalogue import Catalogue
from reader_app.library.merging.copies_beside import conflict_copies
from reader_app.library.merging.merge import merge
from reader_app.library.merging.report import MergeReport
from reader_app.model.changes import Changes
from reader_app.model.errors import ReaderError


def take_in_all(catalogue: Catalogue) -> tuple[str, ...]:
    """Merge what was found at opening, or was left by a crash; return a sentence for each that the user has to know."""
    store = catalogue.store
    left = (copy.path for copy in conflict_copies(store.path) if not copy.made_by)
    told = (_told(catalogue, path) for path in dict.fromkeys((*store.foreign, *left)))
    return tuple(sentence for sentence in told if sentence)


def take_in_next(catalogue: Catalogue) -> Changes:
    """Merge a file that was found while the library is open. Raises ReaderError where it cannot be merged."""
    found = catalogue.store.foreign[:1]
    return _merged(catalogue, found[0])[0] if found else Changes()


def _told(catalogue: Catalogue, path: Path) -> str:
    try:
        _, report = _merged(catalogue, path)
    except ReaderError as error:
        return str(error)
    count = len(report.conflicts)
    if report.changes_nothing:
        return ""
    conflicts = f" {count} conflict{'s' * (count != 1)} can be settled." if count else ""
    return f"What was found in {path.name} is merged into the library, and can be undone.{conflicts}"


def _merged(catalogue: Catalogue, path: Path) -> tuple[Changes, MergeReport]:
    if path in catalogue.store.foreign:
        catalogue.store.let_go_of(path)  # Also where it cannot be merged: it stays beside the library then.
    try:
        return merge(catalogue, path)
    except ReaderError as error:
        raise ReaderError(f"{path} came from elsewhere and could not be merged: {error}") from error
