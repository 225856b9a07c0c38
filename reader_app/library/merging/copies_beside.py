"""Copies that programs for synchronising folders leave beside a library, where two computers changed it at once."""

import re
from collections.abc import Iterator
from pathlib import Path

from reader_app.library.merging.report import ConflictCopy
from reader_app.library.store import disk

MERGED = "merged"
"""Ends the names of copies whose content is in the library now."""
_MAKERS = (
    (r"\.sync-conflict-\d{8}-\d{6}(-[A-Z0-9]+)?", "Syncthing"),
    (r" \([^()]*conflicted copy(?! \d{4}-\d\d-\d\d \d{6}\))[^()]*\)( \(\d+\))?", "Dropbox"),
    (r" \(conflicted copy \d{4}-\d\d-\d\d \d{6}\)", "Nextcloud"),
    (r"_conflict-\d{8}-\d{6}", "ownCloud"),
    (r"\.foreign-\d{8}-\d{6}(-\d+)?", ""),
    (r" \(\d+\)", "Google Drive"),
    (r"-(?=[A-Z0-9-]*[A-Z])[A-Z0-9][A-Z0-9-]*", "OneDrive"),
    (r"-[A-Za-z0-9][A-Za-z0-9-]*\.local", "OneDrive"),
)
"""What each puts behind the name of a file; one without a maker is of this program."""
_KINDS = (".json", ".journal")


def conflict_copies(file: Path) -> tuple[ConflictCopy, ...]:
    """Return the copies that lie beside a library's file, by their names, without reading any of them.

    A journal is told only where no library of the same name is there that it belongs to.
    """
    try:
        found = sorted(_found(file))
    except OSError:
        return ()  # The folder is away for a moment, as on a network.
    names = {path.name for path, _ in found}
    return tuple(
        ConflictCopy(path, maker)
        for path, maker in found
        if path.suffix == ".json" or path.with_suffix(".json").name not in names
    )


def put_away(file: Path, path: Path) -> str:
    """Rename a copy whose content is merged, with the journal that belongs to it; other files are left alone.

    Returns a sentence where that could not be done.
    """
    path = path.resolve()
    if path not in (copy.path for copy in conflict_copies(file.resolve())):
        return ""
    try:
        for one in {path, path.with_suffix(".journal")}:
            if one.exists():
                one.rename(disk.free_name(one, MERGED))
    except OSError as error:
        return f"{path} is merged but could not be renamed ({error.strerror or error}); you may delete it."
    return ""


def _found(file: Path) -> Iterator[tuple[Path, str]]:
    for path in file.parent.iterdir():
        if path.suffix in _KINDS and path.stem != file.stem and path.name.startswith(file.stem):
            rest = path.stem.removeprefix(file.stem)
            maker = next((maker for pattern, maker in _MAKERS if re.fullmatch(pattern, rest)), None)
            if maker is not None and path.is_file():
                yield path, maker
