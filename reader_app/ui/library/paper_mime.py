"""Papers on the clipboard and under the dragging pointer: their ids for us, citations for everybody else."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData

from reader_app.formats import citation
from reader_app.model.ids import PaperId
from reader_app.model.row import Row

PAPER_IDS = "application/x-paper-reader-ids"
MOST_CITATIONS = 500


def mime_of(rows: Sequence[Row]) -> QMimeData:
    """Return papers as ids and as plain text, a citation a line; a text of thousands is of use to nobody."""
    mime = QMimeData()
    mime.setData(PAPER_IDS, "\n".join(row.paper.id for row in rows).encode())
    mime.setText("\n".join(citation(row.paper) for row in rows[:MOST_CITATIONS]))
    return mime


def paper_ids(mime: QMimeData) -> tuple[PaperId, ...]:
    """Return the ids of the papers that are dragged; empty where it is something else."""
    lines: Iterable[str] = bytes(mime.data(PAPER_IDS).data()).decode("utf-8", "replace").splitlines()
    return tuple(PaperId(line) for line in lines if line)


def local_files(mime: QMimeData) -> list[Path]:
    """Return the files and folders of this machine that are dragged or pasted."""
    return [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
