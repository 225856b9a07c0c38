"""What a checkup found, in words for the window and for a report that can be pasted."""

import platform

from PySide6.QtCore import QCoreApplication

from reader_app import __version__
from reader_app.library.backup_files import Contents
from reader_app.library.doctor import Checkup
from reader_app.library.health import Finding, Repairs, Subject
from reader_app.ui.copies.wording import contents_text
from reader_app.ui.library.row_text import number_text

translate = QCoreApplication.translate


def subject_text(subject: Subject) -> str:
    """Return what findings are about, as a heading."""
    names = {
        Subject.FILES: translate("Checkup", "Files"),
        Subject.DOCUMENTS: translate("Checkup", "Papers, notes and highlights as they are kept"),
        Subject.REFERENCES: translate("Checkup", "What belongs to what"),
        Subject.DOUBLES: translate("Checkup", "There twice"),
        Subject.PDFS: translate("Checkup", "PDFs"),
        Subject.HIGHLIGHTS: translate("Checkup", "Highlights in their texts"),
        Subject.SEARCH: translate("Checkup", "Search"),
    }
    return names[subject]


def repairable(checkup: Checkup) -> tuple[Finding, ...]:
    return tuple(finding for finding in checkup.findings if finding.can_be_repaired)


def verdict(checkup: Checkup) -> str:
    """Return the answer in a few words."""
    wrong = [finding for finding in checkup.findings if not finding.is_hint]
    if not wrong and checkup.findings:
        return translate("Checkup", "Nothing is wrong; there is something worth knowing")
    if not wrong:
        return translate("Checkup", "Nothing is wrong")
    return _counted(len(wrong), "One thing is wrong", "%1 things are wrong")


def looked_at(checkup: Checkup) -> str:
    """Return in a sentence what was examined."""
    held = contents_text(Contents(checkup.papers, checkup.notes, checkup.highlights))
    backups = _counted(checkup.backups, "1 backup", "%1 backups")
    return translate("Checkup", "Looked at %1 and %2.").replace("%1", held).replace("%2", backups)


def remedy_text(checkup: Checkup) -> str:
    """Return what can be done about it; empty where nothing is wrong."""
    can, all_of_it = len(repairable(checkup)), len(checkup.findings)
    if not all_of_it:
        return ""
    if not can:
        return translate("Checkup", "Nothing of it can be repaired without asking you what was meant.")
    if can == all_of_it:
        return translate("Checkup", "All of it can be repaired, after a backup.")
    some = _counted(
        can, "One of these can be repaired, after a backup.", "%1 of these can be repaired, after a backup."
    )
    return f"{some} {translate('Checkup', 'The others are for you to decide.')}"


def repaired_text(repairs: Repairs) -> str:
    """Return in a sentence what a repair did."""
    return _counted(len(repairs.repaired), "One thing was repaired.", "%1 things were repaired.")


def report(checkup: Checkup) -> str:
    """Return all of it as plain text."""
    facts = [
        verdict(checkup),
        looked_at(checkup),
        f"{translate('Checkup', 'Library')}: {checkup.file}",
        f"Paper Reader {__version__}, Python {platform.python_version()}, {platform.platform()}",
    ]
    lines: list[str] = []
    for subject in Subject:
        found = [finding for finding in checkup.findings if finding.subject is subject]
        if found:
            lines += ["", subject_text(subject)]
            lines += [f"- {finding.sentence} {finding.repair}".rstrip() for finding in found]
    return "\n".join([*facts, *lines, ""])


def _counted(count: int, one: str, many: str) -> str:
    return translate("Checkup", one) if count == 1 else translate("Checkup", many).replace("%1", number_text(count))
