"""What merging does, in words."""

from PySide6.QtCore import QCoreApplication

from reader_app.library.merging.report import Conflict, MergeReport, Side, Take
from reader_app.ui.copies.change_list import Group
from reader_app.ui.copies.wording import highlights_text, listed, notes_text, pdfs_text
from reader_app.ui.library.row_text import number_text, papers_text
from reader_app.ui.past.wording import full_moment_text, local

translate = QCoreApplication.translate


def merge_text(report: MergeReport) -> str:
    """Return in a sentence what merging would do to the library that is open."""
    if report.changes_nothing:
        return translate("Merge", "This library has everything that is in %1 already.").replace("%1", report.name)
    parts = (
        (len(report.added), "add %1", papers_text),
        (len(report.changed), "change %1", papers_text),
        (len(report.removed), "remove %1", papers_text),
        (report.notes, "add or change %1", notes_text),
        (report.highlights, "add or change %1", highlights_text),
        (report.files, "add or change %1", pdfs_text),
        (len(report.tags), "change %1", _tags_text),
        (report.pages, "change %1", _pages_text),
        (report.searches, "change %1", _searches_text),
    )
    said = [translate("Merge", text).replace("%1", counted(count)) for count, text, counted in parts if count]
    first = translate("Merge", "Merging would %1.").replace("%1", listed(said)) if said else ""
    return " ".join(part for part in (first, conflicts_text(len(report.conflicts))) if part)


def matching_text(report: MergeReport) -> str:
    """Return how the two libraries were compared."""
    if report.has_ancestor:
        return translate("Merge", "Both come from one library; what each changed since then is brought together.")
    return translate(
        "Merge",
        "What the two once had in common is not known, so all that is in either is kept; papers are matched by DOI, "
        "arXiv id, title and year.",
    )


def conflicts_text(count: int) -> str:
    """Return how many conflicts there are, a sentence; empty where there are none."""
    if not count:
        return ""
    return _counted(
        count,
        "One thing was changed on both sides; both versions are kept until you choose.",
        "%1 things were changed on both sides; both versions of each are kept until you choose.",
    )


def open_conflicts_text(count: int) -> str:
    return _counted(count, "1 conflict of a merge is open.", "%1 conflicts of a merge are open.")


def merge_groups(report: MergeReport) -> tuple[Group, ...]:
    """Return what merging does, line by line."""
    keys = tuple(f"{title}: {before} → {after}" for title, before, after in report.renamed_keys)
    conflicts = tuple(f"{conflict.title}: {conflict.what}" for conflict in report.conflicts)
    return (
        Group(translate("Merge", "Worth knowing"), "warning", "warn", report.notices),
        Group(translate("Merge", "New papers"), "add", "success", report.added),
        Group(translate("Merge", "Papers that change"), "edit", "accent", report.changed),
        Group(translate("Merge", "Papers that were deleted there"), "remove", "danger", report.removed),
        Group(translate("Merge", "Changed on both sides"), "merge", "warn", conflicts),
        Group(translate("Merge", "Notes that hold both versions"), "note", "accent", report.joined),
        Group(translate("Merge", "Tags"), "tag", "accent", report.tags),
        Group(translate("Merge", "Citation keys that two papers had"), "edit", "accent", keys),
    )


def side_name(conflict: Conflict, take: Take) -> str:
    """Return whose version it is."""
    if take is Take.OURS:
        return translate("Merge", "This library")
    return conflict.name or translate("Merge", "The other library")


def side_text(side: Side) -> str:
    """Return what a library says, also where it says nothing."""
    if side.is_deleted:
        return translate("Merge", "Deleted")
    return side.text or translate("Merge", "Nothing")


def made_text(side: Side) -> str:
    """Return where and when a version was made: "on this computer, 3 March 2026, 14:05"."""
    parts = []
    if side.is_here:
        parts.append(translate("Merge", "on this computer"))
    elif side.device:
        parts.append(translate("Merge", "on another computer (%1)").replace("%1", side.device[-4:]))
    if side.time:
        parts.append(full_moment_text(local(side.time)))
    return ", ".join(parts)


def _tags_text(count: int) -> str:
    return _counted(count, "1 tag", "%1 tags")


def _pages_text(count: int) -> str:
    return _counted(count, "1 page", "%1 pages")


def _searches_text(count: int) -> str:
    return _counted(count, "1 saved search", "%1 saved searches")


def _counted(count: int, one: str, many: str) -> str:
    return translate("Merge", one) if count == 1 else translate("Merge", many).replace("%1", number_text(count))
