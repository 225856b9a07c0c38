"""One immutable piece of the index: its postings, mapped into memory, and which of its documents are deleted."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from reader_app.search.index.codec import path_of
from reader_app.search.postings import Piece
from reader_app.search.postings.arrays import Array


@dataclass(frozen=True, slots=True)
class Segment:
    """A segment as the latest commit describes it."""

    name: str
    path: Path
    """The file of its arrays."""
    piece: Piece
    alive: Array
    """A mask of the documents that are not deleted."""

    @classmethod
    def opened(cls, folder: Path, description: Any, before: "Segment | None") -> "Segment":
        """Return a segment, with the postings of what was opened before under its name. Raises one of folder.DAMAGE."""
        path = path_of(folder, description)
        piece = before.piece if before else Piece.of_file(path)
        if len(piece) != description.doc_count_all():
            raise ValueError(f"{path} is not of its segment.")
        alive = np.ones(len(piece), np.bool_)
        alive[list(description.deleted_docs())] = False
        return cls(description.segment_id(), path, piece, alive)
