"""The files of a library: what opening would tell, what writes left over, history, backups, room and permissions."""

import contextlib
import os
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from reader_app.library.backup_files import contents
from reader_app.library.catalogue import Catalogue
from reader_app.library.health.finding import Finding, Remedy, Subject
from reader_app.library.ownership import is_left_over
from reader_app.library.store import ROOM_WANTED
from reader_app.model.errors import ReaderError

Progress = Callable[[int, int], None]
LEFT_OVER_AFTER_S = 600.0
"""A younger file may be being written this moment."""
_OPENED = "Opening the library for writing repairs that; what was found is kept aside."


def told_by_opening(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield what opening the library would tell."""
    for notice in catalogue.notices:
        yield Finding(Subject.FILES, notice, Remedy.OPEN, _OPENED)


def damaged_history(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield the parts of the history that are not as they were written."""
    for fault in catalogue.store.history_faults():
        repair = "What can be read of it stays in the history; the file as it was found is kept aside."
        yield Finding(Subject.FILES, fault, Remedy.MEND_HISTORY, repair)


def damaged_backups(catalogue: Catalogue, progress: Progress | None = None) -> Iterator[Finding]:
    """Yield the backups that cannot be read to their end. Each is read, which takes a while."""
    backups = catalogue.store.backups.all()
    for number, backup in enumerate(backups, 1):
        try:
            contents(backup)
        except ReaderError as error:
            if not backup.path.exists():
                continue  # Its time was over just now.
            repair = "It is kept aside, and a new backup is made."
            place = ("backups", backup.path.name)
            yield Finding(Subject.FILES, str(error), Remedy.RENEW_BACKUP, repair, (place,))
        if progress:
            progress(number, len(backups))


def left_over(folder: Path) -> Iterator[Finding]:
    """Yield files that writes left over which did not end, and the name of an owner who is gone."""
    for path in leftovers(folder):
        told = f"{path} is left over from a write that did not end."
        yield Finding(Subject.FILES, told, Remedy.SWEEP, "It is removed.", (("files", path.name),), is_hint=True)
    if is_left_over(folder):
        told = f"{folder / 'library.owner'} names a program that ended without closing the library."
        yield Finding(Subject.FILES, told, Remedy.OPEN, "It is removed.", is_hint=True)


def leftovers(folder: Path) -> Iterator[Path]:
    """Yield the files that writes left over."""
    for place in (folder, folder / "history", folder / "backups", folder / "files"):
        for path in sorted(place.glob("*.new")) if place.is_dir() else ():
            with contextlib.suppress(FileNotFoundError):  # It took its place just now.
                if time.time() - path.stat().st_mtime > LEFT_OVER_AFTER_S:
                    yield path


def surroundings(file: Path) -> Iterator[Finding]:
    """Yield what the disk and the system would refuse."""
    free, wanted = shutil.disk_usage(file.parent).free, ROOM_WANTED * file.stat().st_size
    if free < wanted:
        told = (
            f"There are {free / 1e6:,.0f} MB left on the disk of {file.parent}, too little to make a backup; "
            f"make room for {wanted / 1e6:,.0f} MB."
        )
        yield Finding(Subject.FILES, told)
    if not os.access(file.parent, os.W_OK | os.X_OK):
        told = f"You may not write to the folder {file.parent}, so the library opens for reading only."
        yield Finding(Subject.FILES, told, is_hint=True)
    elif not os.access(file, os.R_OK | os.W_OK):
        yield Finding(Subject.FILES, f"You may not write to {file}; give yourself the right to.", is_hint=True)
