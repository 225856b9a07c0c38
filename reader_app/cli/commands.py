"""The table of commands."""

from collections.abc import Callable
from dataclasses import dataclass

from reader_app.cli import (
    attaching,
    backups,
    checkup,
    deleted,
    exports,
    feeds,
    finding,
    highlights,
    history,
    imports,
    inspecting,
    marks,
    merging,
    notes,
    opening_pdf,
    showing,
    similar,
    standing,
    tags,
    tasks,
    trends,
)
from reader_app.cli.answer import Answer, Call
from reader_app.cli.arguments import Parser


@dataclass(frozen=True, slots=True)
class Command:
    """A verb that can be typed: how its arguments are declared and what answers it."""

    name: str
    summary: str
    declare: Callable[[Parser], None]
    run: Callable[[Call], Answer]
    has_dashed_words: bool = False
    """Words of it may begin with a dash: `-unsorted`, `-author:smith`."""
    is_of_now: bool = False
    """It is about the library as it is, or about all of its past; --as-of would say nothing there."""


COMMANDS = (
    Command("import", "Import papers from files.", imports.declare_import, imports.import_papers),
    Command("search", "Find papers, best first.", finding.declare_search, finding.search, has_dashed_words=True),
    Command("similar", "Find the papers most like one.", similar.declare_similar, similar.similar),
    Command("list", "List papers.", finding.declare_list, finding.listed),
    Command("show", "Show all that is known of a paper.", showing.declare_show, showing.show),
    Command("tag", "Give and take tags, or list them all.", tags.declare_tag, tags.tag, has_dashed_words=True),
    Command("note", "Print or write the note on a paper.", notes.declare_note, notes.note, has_dashed_words=True),
    Command(
        "highlight",
        "List, add, edit and remove highlights of a paper.",
        highlights.declare_highlight,
        highlights.highlight,
        has_dashed_words=True,
    ),
    Command("tasks", "List and tick off the marks that are to-dos.", tasks.declare_tasks, tasks.tasks),
    Command("open", "Open the PDF of a paper in the window.", opening_pdf.declare_open, opening_pdf.open_pdf),
    Command("attach", "Attach PDFs to papers.", attaching.declare_attach, attaching.attach),
    Command("detach", "Take PDFs off papers.", attaching.declare_detach, attaching.detach),
    Command("marks", "List marks of papers, or write them for other programs.", marks.declare_marks, marks.marks),
    Command("state", "Move papers in the reading queue.", standing.declare_state, standing.state),
    Command("star", "Star papers.", standing.declare_star, standing.star),
    Command("trash", "Put papers into the trash.", standing.declare_papers, standing.trash),
    Command("restore", "Take papers out of the trash.", standing.declare_papers, standing.restore),
    Command("feeds", "List imported pages, and correct their dates.", feeds.declare_feeds, feeds.feeds),
    Command("trends", "Count terms over time.", trends.declare_trends, trends.trends, has_dashed_words=True),
    Command("export", "Write papers for other programs.", exports.declare_export, exports.export),
    Command("starter", "Add the starter library of landmark papers.", imports.declare_starter, imports.add_starter),
    Command(
        "inspect",
        "Say what is in a PDF.",
        inspecting.declare_inspect,
        inspecting.inspect,
        is_of_now=True,
    ),
    Command(
        "history",
        "List changes, compare, and bring back how a paper was.",
        history.declare_history,
        history.history,
        is_of_now=True,
    ),
    Command(
        "deleted",
        "List what was deleted, and bring it back.",
        deleted.declare_deleted,
        deleted.deleted,
        is_of_now=True,
    ),
    Command(
        "backups",
        "List and make backups, and go back to one.",
        backups.declare_backups,
        backups.backups,
        is_of_now=True,
    ),
    Command(
        "merge",
        "Bring what is in another library into this one.",
        merging.declare_merge,
        merging.merge,
        is_of_now=True,
    ),
    Command(
        "conflicts",
        "List what two libraries changed both, and settle it.",
        merging.declare_conflicts,
        merging.conflicts,
        is_of_now=True,
    ),
    Command(
        "doctor",
        "Check the library, repair it, and say where it is.",
        checkup.declare_doctor,
        checkup.doctor,
        is_of_now=True,
    ),
)


def command_named(name: str) -> Command | None:
    return next((command for command in COMMANDS if command.name == name), None)
