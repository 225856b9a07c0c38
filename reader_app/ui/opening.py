"""Opening the library that a window is for; where that cannot be, why, and what can be done instead."""

import time
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMessageBox

from reader_app.library.library import Library
from reader_app.model.errors import LibraryBusyError, ReaderError

BUSY_FOR_S = 3.0
"""A command in a terminal, or a window that is just being opened or closed, has done with the library by then."""
LOOK_EVERY_S = 0.1
_translate = QCoreApplication.translate


class AlreadyOpenError(Exception):
    """Another window has the library open, and does what this start was asked to do."""


def opened(folder: Path, paths: tuple[Path, ...], place: str = "") -> Library | None:
    """Open a library for the window; None where the user would not have what there is instead.

    Raises AlreadyOpenError where another window has it, which takes the files, and opens the place.
    """
    until = time.monotonic() + BUSY_FOR_S
    while True:
        try:
            return Library.open(folder)
        except LibraryBusyError as error:
            # Its sockets take time to load, and most starts are first.
            from reader_app.ui.single_window import hand_over

            if hand_over(folder, paths, place):
                raise AlreadyOpenError from error
            if time.monotonic() > until:
                return _for_reading(folder, str(error))
        except ReaderError as error:
            return _repaired(folder, str(error))
        time.sleep(LOOK_EVERY_S)  # There is no window yet that could stand still.


def opened_as_of(folder: Path, moment: datetime) -> Library | None:
    """Open a library as it was; where that cannot be, say why and return None."""
    try:
        return Library.open(folder, read_only=True, as_of=moment)
    except ReaderError as error:
        _tell(error)
        return None


def _for_reading(folder: Path, reason: str) -> Library | None:
    instead = _translate("Opening", "You can look at it here meanwhile, without changing anything.")
    if not _wants(reason, instead, _translate("Opening", "Open for reading only"), "open_for_reading"):
        return None
    try:
        return Library.open(folder, read_only=True)
    except ReaderError as error:
        _tell(error)
        return None


def _repaired(folder: Path, reason: str) -> Library | None:
    """Offer to repair what keeps a library from opening; where nothing is known that would, say only why."""
    # Rarely needed, and each brings in much.
    from reader_app.library.doctor import examine
    from reader_app.library.health import Remedy
    from reader_app.library.health.rescue import rescue

    repairs = [found.repair for found in examine(folder).findings if found.remedy is Remedy.RESCUE]
    if not repairs:
        _tell(reason)
        return None
    if not _wants(reason, _what_happens(repairs), _translate("Opening", "Repair and open"), "repair_and_open"):
        return None
    try:
        rescue(folder)
        return Library.open(folder)
    except ReaderError as error:
        _tell(error)
        return None


def _what_happens(repairs: Iterable[str]) -> str:
    return " ".join((*repairs, _translate("Opening", "A backup of the library as it is now is made first.")))


def _tell(reason: ReaderError | str) -> None:
    QMessageBox.critical(None, "Paper Reader", str(reason))


def _wants(reason: str, instead: str, verb: str, name: str) -> bool:
    """Ask whether the user would have what can be done instead."""
    box = QMessageBox(QMessageBox.Icon.Question, "Paper Reader", reason)
    box.setInformativeText(instead)
    accept = box.addButton(verb, QMessageBox.ButtonRole.AcceptRole)
    accept.setObjectName(name)
    box.setDefaultButton(accept)
    box.addButton(QMessageBox.StandardButton.Cancel)
    box.exec()
    return box.clickedButton() is accept
