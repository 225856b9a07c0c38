"""Files that commands write."""

from pathlib import Path

from reader_app.library.export import write_whole
from reader_app.model.errors import ReaderError


def output_path(name: str, library: Path) -> Path:
    """Return the path of a file to write. Raises ReaderError where it may not be written."""
    path = Path(name).expanduser()
    if path.is_dir():
        raise ReaderError(f"{path} is a folder; name a file in it.")
    if path.resolve() == (library / "library.json").resolve():
        raise ReaderError(f"{path} is the library itself; name another file.")
    return path


def write_file(path: Path, text: str) -> None:
    """Write a file as a whole or not at all; into a device or pipe the text goes as it comes. Raises ReaderError."""
    if path.is_file() or not path.exists():
        write_whole(path, text)
        return
    try:
        path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise ReaderError(f"{path} could not be written ({error.strerror or error}).") from error
