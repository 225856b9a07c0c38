"""`reader-app`: a command, or the window."""

import multiprocessing
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from reader_app.model.address import is_address
from reader_app.model.dates import moment_of
from reader_app.model.errors import ReaderError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command, or open the window where there is none; return the exit status."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    wanted = _for_window(given)
    if wanted is None:
        from reader_app.cli import main as run_command  # the window starts without it

        return run_command(given, render_png=_render_png)
    from reader_app.app import run_window  # slow to load, and a terminal may lack Qt

    folder, paths, as_of, place = wanted
    return run_window(folder.expanduser() if folder else None, paths, as_of, place)


def _for_window(arguments: list[str]) -> tuple[Path | None, tuple[Path, ...], datetime | None, str] | None:
    """Return what to show in the window: the library, None for the usual one, files to import, as of when, a place.

    None where a command is asked for.
    """
    folder, moment, files = "", "", arguments
    while files and files[0].startswith("--"):
        option, found, value = files[0].partition("=")
        rest = files[1:]
        if not found and rest and not rest[0].startswith("-"):
            value, *rest = rest
        if not value or option not in ("--library", "--as-of"):
            break
        if option == "--library":
            folder = value
        else:
            moment = value
        files = rest
    try:
        as_of = moment_of(moment) if moment else None
    except ReaderError:
        return None  # the command line says what is wrong with it
    place = _place(files)
    files = [] if place else files
    if not all(map(_names_file, files)) or (as_of and files):
        return None
    return Path(folder) if folder else None, tuple(map(Path, files)), as_of, place


def _place(words: list[str]) -> str:
    """Return the place that a link, or the command `open`, asks for; empty where none is."""
    if len(words) == 1 and is_address(words[0]):
        return words[0]
    is_open = len(words) == 2 and words[0] == "open" and not words[1].startswith("-")
    return words[1] if is_open else ""


def _names_file(argument: str) -> bool:
    """Say whether an argument is a file that is there, as file managers give them; a mere word is a command."""
    path = Path(argument)
    return not argument.startswith("-") and (path.name != argument or "." in argument) and path.exists()


def _render_png(svg: str, path: Path) -> None:
    from reader_app.app import render_png  # only a PNG needs Qt

    render_png(svg, path)


if __name__ == "__main__":
    multiprocessing.freeze_support()  # a frozen program starts itself again for the process that indexes
    sys.exit(main())
