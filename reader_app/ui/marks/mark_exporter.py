"""Writing marks to a file of one of their formats."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from reader_app.formats.marks_entry import MarkEntry
from reader_app.formats.marks_writing import MARK_WRITERS, write_marks
from reader_app.library.export import write_whole
from reader_app.library.mark_list import MarkedPassage
from reader_app.ui.marks.wording import marks_text
from reader_app.ui.session import Progress, Session


class MarkExporter(QObject):
    """Asks for a file, and writes it beside the window's work."""

    exported = Signal(str)
    """The path of the written file."""

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._window = window

    def export(self, passages: Sequence[MarkedPassage], folder: str) -> None:
        """Ask where to, and write the marks there; a file of that name is replaced as a whole."""
        filters = {f"{writer.label} (*{writer.suffix})": name for name, writer in MARK_WRITERS.items()}
        title = self.tr("Export %1").replace("%1", marks_text(len(passages)))
        start = str(Path(folder) / "marks.md")
        path, chosen = QFileDialog.getSaveFileName(self._window, title, start, ";;".join(filters))
        if path:
            self.write(passages, *_named(Path(path), filters.get(chosen, "markdown")))

    def write(self, passages: Sequence[MarkedPassage], path: Path, name: str) -> None:
        """Write marks in the format of that name."""
        entries = [MarkEntry(passage.annotation, passage.row) for passage in passages]

        def task(_: Progress) -> str:
            write_whole(path, write_marks(name, entries))
            return str(path)

        self._session.work(task, done=self.exported.emit)


def _named(path: Path, name: str) -> tuple[Path, str]:
    """Return path and format; a known suffix decides, one that is missing is added."""
    for other, writer in MARK_WRITERS.items():
        if path.suffix == writer.suffix:
            return path, other
    return path.with_name(path.name + MARK_WRITERS[name].suffix), name
