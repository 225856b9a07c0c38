"""What the windows about merging ask of a library."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from reader_app.library.library import Library
from reader_app.library.merging.report import Conflict, ConflictCopy, MergeReport, Take
from reader_app.model.changes import Changes


@dataclass(frozen=True, slots=True)
class Merging:
    """The questions and changes; each runs on the library thread and may raise ReaderError."""

    preview: Callable[[Library, Path], MergeReport]
    merge: Callable[[Library, Path], tuple[Changes, MergeReport]]
    conflicts: Callable[[Library], tuple[Conflict, ...]]
    settle: Callable[[Library, Conflict, Take], Changes]
    copies: Callable[[Library], tuple[ConflictCopy, ...]]
    """What programs for synchronising folders left beside the library."""
