"""What an import did, in words."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from reader_app.library.attachments.attachments import Attached
from reader_app.model.feed import FeedPage
from reader_app.model.importing import ImportReport
from reader_app.ui.library.row_text import day_text

REFUSED_SHOWN = 200
_translate = QCoreApplication.translate


def import_sentence(name: str, report: ImportReport) -> str:
    """Return an import in one sentence."""
    parts = [
        _counted(len(report.added), "one paper added", "%1 papers added"),
        _counted(len(report.updated), "one better known", "%1 better known"),
        _counted(len(report.duplicates), "one was here already", "%1 were here already"),
        _counted(len(report.refused), "one refused", "%1 refused"),
    ]
    said = [part for part in parts if part]
    nothing = _translate("Import", "no papers found")
    return f"{name}: {', '.join(said) or nothing}."


def attached_sentence(title: str, attached: Attached, refused: Sequence[str]) -> str:
    """Return what became of PDFs that were attached to a paper."""
    added, known = len(attached.added), len(attached.known)
    parts = [
        _counted(added, "One PDF attached to “%2”.", "%1 PDFs attached to “%2”."),
        _counted(known, "One is attached to it already.", "%1 are attached to it already."),
        *refused[:3],
    ]
    if attached.elsewhere:
        parts.append(_translate("Import", "Another paper has that PDF, too."))
    said = " ".join(part for part in parts if part) or _translate("Import", "There is no PDF in that folder.")
    return said.replace("%2", title)


def page_sentence(page: FeedPage) -> str:
    """Return the day of a page in a sentence, with what was inferred of it; empty where it has none."""
    if not page.date:
        return ""
    text = (
        _translate("Import", "First seen %1 (year inferred).")
        if page.date_inferred
        else _translate("Import", "First seen %1.")
    )
    return text.replace("%1", day_text(page.date))


def show_refused(report: ImportReport, parent: QWidget) -> None:
    """Open a box that lists what was refused, with the place and the reason of each."""
    box = QMessageBox(parent)
    box.setObjectName("refused")
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setText(_counted(len(report.refused), "One entry was refused.", "%1 entries were refused."))
    lines = [refused.sentence for refused in report.refused[:REFUSED_SHOWN]]
    more = len(report.refused) - len(lines)
    if more > 0:
        lines.append(_translate("Import", "… and %1 more").replace("%1", str(more)))
    box.setInformativeText("\n".join(lines[:3]))
    if len(lines) > 3:
        box.setDetailedText("\n".join(lines))
    box.open()


def _counted(count: int, one: str, many: str) -> str:
    if count == 0:
        return ""
    return _translate("Import", one) if count == 1 else _translate("Import", many).replace("%1", f"{count:,}")
