"""`reader-app`: a command, or the window."""

import multiprocessing
import sys
from collections.abc import Sequence
from pathlib import Path


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command, or open the window where there is none; return the exit status."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    wanted = _for_window(given)
    if wanted is None:
        from reader_app.cli import main as run_command  # the window starts without it

        return run_command(given, render_png=_render_png)
    from reader_app.app import run_window  # slow to load, and a terminal may lack Qt

    folder, paths = wanted
    return run_window(folder.expanduser() if folder else None, paths)


def _for_window(arguments: list[str]) -> tuple[Path | None, tuple[Path, ...]] | None:
    """Return the library to show in the window, None for the usual one, and files to import.

    None where a command is asked for.
    """
    folder: Path | None = None
    match arguments:
        case ["--library", named, *files] if named and not named.startswith("-"):
            folder = Path(named)
        case [option, *files] if option.startswith("--library=") and len(option) > len("--library="):
            folder = Path(option.partition("=")[2])
        case files:
            pass
    return (folder, tuple(map(Path, files))) if all(map(_names_file, files)) else None


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
