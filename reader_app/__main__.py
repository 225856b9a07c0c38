"""`reader-app`: a command, or the window."""

import multiprocessing
import sys
from collections.abc import Sequence
from pathlib import Path


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command, or open the window where there is none; return the exit status."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    folder = _folder_of_window(given)
    if folder is None:
        from reader_app.cli import main as run_command  # the window starts without it

        return run_command(given, render_png=_render_png)
    from reader_app.app import run_window  # slow to load, and a terminal may lack Qt

    return run_window(folder.expanduser() if folder != Path() else None)


def _folder_of_window(arguments: list[str]) -> Path | None:
    """Return the library to show in the window, Path() for the usual one; None where a command is asked for."""
    match arguments:
        case []:
            return Path()
        case ["--library", folder] if folder and not folder.startswith("-"):
            return Path(folder)
        case [option] if option.startswith("--library=") and len(option) > len("--library="):
            return Path(option.partition("=")[2])
        case _:
            return None


def _render_png(svg: str, path: Path) -> None:
    from reader_app.app import render_png  # only a PNG needs Qt

    render_png(svg, path)


if __name__ == "__main__":
    multiprocessing.freeze_support()  # a frozen program starts itself again for the process that indexes
    sys.exit(main())
