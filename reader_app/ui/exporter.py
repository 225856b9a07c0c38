"""Writing papers to a file of another program's format."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from reader_app.formats import WRITERS
from reader_app.library.export import export_text, write_whole
from reader_app.model.ids import PaperId
from reader_app.ui.library.row_text import papers_text
from reader_app.ui.session import Progress, Session


class Exporter(QObject):
    """Asks for a file, and writes it beside the window's work."""

    exported = Signal(str)
    """The path of the written file."""

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._window = window

    def export(self, papers: Sequence[PaperId], folder: str) -> None:
        """Ask where to, and write the papers there; a file of that name is replaced as a whole."""
        if not papers:
            return
        filters = {f"{writer.label} (*{writer.suffix})": name for name, writer in WRITERS.items()}
        title = self.tr("Export %1").replace("%1", papers_text(len(papers)))
        start = str(Path(folder) / "papers.bib") if folder else "papers.bib"
        path, chosen = QFileDialog.getSaveFileName(self._window, title, start, ";;".join(filters))
        if path:
            self._write(papers, _named(Path(path), filters[chosen]))

    def _write(self, papers: Sequence[PaperId], target: tuple[Path, str]) -> None:
        path, name = target

        def write(text: str) -> None:
            def task(_: Progress) -> str:
                write_whole(path, text)
                return str(path)

            self._session.work(task, done=self.exported.emit)

        self._session.ask("export", lambda library: export_text(library, papers, name), write)


def _named(path: Path, name: str) -> tuple[Path, str]:
    """Return path and format; a known suffix decides, one that is missing is added."""
    for other, writer in WRITERS.items():
        if path.suffix == writer.suffix:
            return path, other
    return path.with_name(path.name + WRITERS[name].suffix), name
