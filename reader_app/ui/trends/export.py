"""Saving a chart: where to, and as what."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog

from reader_app.model.errors import ReaderError
from reader_app.trends.writing import csv_text, svg_text
from reader_app.ui.trends.picture import write_png

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from reader_app.trends.chart import Chart
    from reader_app.trends.series import Measure
    from reader_app.ui.session import Progress, Session


class ChartExport(QObject):
    """Asks for a place and writes the file beside the library."""

    written = Signal(object)
    """The Path of the file."""

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._window = window

    def ask(self, suffix: str, chosen: Callable[[Path], None]) -> None:
        """Let the user choose a file of this kind."""
        dialog = QFileDialog(self._window, self.tr("Export the chart"))
        dialog.setObjectName("chart_export_dialog")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(f"{suffix.upper()} (*.{suffix})")
        dialog.setDefaultSuffix(suffix)
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog.setDirectory(folder)
        dialog.selectFile(f"topics.{suffix}")
        dialog.fileSelected.connect(lambda name: chosen(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def write(self, chart: Chart, measure: Measure, *, is_dark: bool, path: Path) -> None:
        """Write a chart as what the path's suffix says; `written` tells when it is there."""

        def task(progress: Progress) -> Path:
            del progress
            write_chart(chart, measure, path, scheme="dark" if is_dark else "light")
            return path

        self._session.work(task, done=self.written.emit)


def write_chart(chart: Chart, measure: Measure, path: Path, *, scheme: str = "light") -> None:
    """Write a chart as .csv, .svg or .png. Raises ReaderError for another suffix, or where it cannot be written."""
    match path.suffix.lower():
        case ".csv":
            _write_text(path, csv_text(chart))
        case ".svg":
            _write_text(path, svg_text(chart, measure=measure, scheme=scheme))
        case ".png":
            write_png(svg_text(chart, measure=measure, scheme=scheme), path)
        case other:
            raise ReaderError(f"A chart can be written as .csv, .svg or .png, not as “{other or path.name}”.")


def _write_text(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8", newline="")
    except OSError as error:
        raise ReaderError(f"The chart cannot be written to {path} ({error.strerror or error}).") from error
