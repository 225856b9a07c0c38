"""Whoosh's view of a folder that closes what it opened: Whoosh leaves files open where reading or writing fails."""

import contextlib
from pathlib import Path
from typing import Any

from whoosh.filedb.filestore import FileStorage


class Files(FileStorage):
    """The files of a folder."""

    def __init__(self, folder: Path, *, read_only: bool = False) -> None:
        super().__init__(str(folder), readonly=read_only)  # type: ignore[no-untyped-call]
        self._opened: list[Any] = []

    def open_file(self, name: str, **options: Any) -> Any:
        return self._kept(super().open_file(name, **options))  # type: ignore[no-untyped-call]

    def create_file(self, name: str, *arguments: Any, **options: Any) -> Any:
        return self._kept(super().create_file(name, *arguments, **options))  # type: ignore[no-untyped-call]

    def close(self) -> None:
        """Close all files that are still open; reading may begin again afterwards."""
        for file in self._opened:
            if not file.is_closed:
                with contextlib.suppress(OSError, ValueError):
                    file.close()
        self._opened = []

    def _kept(self, file: Any) -> Any:
        self._opened = [other for other in self._opened if not other.is_closed]
        self._opened.append(file)
        return file
