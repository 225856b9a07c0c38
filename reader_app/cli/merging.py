"""`merge` and `conflicts`: bringing another library into this one, and settling what both changed."""

from argparse import ArgumentTypeError
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from reader_app.cli.answer import Answer, Call
from reader_app.cli.arguments import Parser
from reader_app.cli.columns import one_line, shortened, table, wrapped
from reader_app.cli.opening import to_change, to_read
from reader_app.library.library import Library
from reader_app.library.merging.report import Conflict, MergeReport, Side, Take
from reader_app.model.errors import ReaderError

TITLES_SHOWN = 20
"""Of each sort of change; a document has them all."""
INDENT = "    "
SIDES = {Take.OURS: "This library", Take.THEIRS: "The other one"}


def declare_merge(parser: Parser) -> None:
    parser.add_argument("other", metavar="OTHER", type=_path, help="a library's folder, its library.json, or a backup")
    parser.add_argument("--dry-run", action="store_true", help="only say what merging would change")


def declare_conflicts(parser: Parser) -> None:
    parser.add_argument("conflict", metavar="ID", nargs="?", help="one conflict, by its id or the beginning of it")
    parser.add_argument("--take", choices=[str(take) for take in Take], help="keep what this side says, and settle it")


def merge(call: Call) -> Answer:
    """Return what merging another library changes; after it is done, unless that was not wished."""
    other, is_done = call.options.other, not call.options.dry_run
    if is_done:
        with to_change(call) as library:
            _, report = library.merge(other)
    else:
        with to_read(call) as library:
            report = library.merge_preview(other)
    return Answer(_document(report, is_done=is_done), _lines(report, call.terminal.width), _messages(report, is_done))


def conflicts(call: Call) -> Answer:
    """Return the conflicts that are open, or one of them, or settle one."""
    options = call.options
    if options.take and options.conflict is None:
        raise call.misuse("--take needs the id of a conflict")
    if options.take:
        return _settled(call)
    with to_read(call) as library:
        if options.conflict is None:
            found = library.conflicts.all()
        else:
            found = (_named(library, options.conflict),)
    document = {"conflicts": [_conflict_document(conflict) for conflict in found]}
    if options.conflict is not None:
        return Answer(document, _both(found[0], call.terminal.width))
    rows = [(one.id[:8], one_line(one.title), one_line(one.what), SIDES[one.kept]) for one in found]
    messages = () if found else ("No conflict is open.",)
    return Answer(document, table(rows, width=call.terminal.width, text=1), messages)


def _settled(call: Call) -> Answer:
    with to_change(call) as library:
        conflict = _named(library, call.options.conflict)
        take = Take(call.options.take)
        library.conflicts.settle(conflict.id, take=take)
    document = {"settled": _conflict_document(conflict), "take": str(take)}
    message = f"{conflict.title}, {conflict.what}: kept what {SIDES[take].lower()} says; undo takes that back."
    return Answer(document, (), (message,))


def _named(library: Library, name: str) -> Conflict:
    """Return the conflict that an id means, or the beginning of one. Raises ReaderError."""
    found = [one for one in library.conflicts.all() if name and one.id.startswith(name)]
    if len(found) != 1:
        reason = f"names {len(found)} conflicts; use more of the id" if found else "is no conflict that is open"
        raise ReaderError(f"“{name}” {reason}; `conflicts` lists them.")
    return found[0]


def _messages(report: MergeReport, is_done: bool) -> tuple[str, ...]:
    if report.changes_nothing:
        return (*report.notices, f"Everything that is in {report.name} is here already.")
    said = f"Merged {report.name}; undo in the window takes that back." if is_done else "Nothing was changed."
    if report.conflicts and is_done:
        said += " `conflicts` lists what both sides changed."
    return (*report.notices, said)


def _lines(report: MergeReport, width: int) -> Iterator[str]:
    """Yield what changes: papers by their titles, notes and highlights by number."""
    lists = (
        ("New papers", report.added),
        ("Papers that change", report.changed),
        ("Papers that were deleted there", report.removed),
        ("Notes that hold both versions", report.joined),
        ("Tags that change", report.tags),
        ("Citation keys that change", tuple(f"{title}: {old} → {new}" for title, old, new in report.renamed_keys)),
        ("Conflicts", tuple(f"{one.title}: {one.what}" for one in report.conflicts)),
    )
    for what, titles in lists:
        if titles:
            yield f"{what}: {len(titles):,}"
            yield from (INDENT + shortened(one_line(title), width - len(INDENT)) for title in titles[:TITLES_SHOWN])
        if len(titles) > TITLES_SHOWN:
            yield f"{INDENT}… and {len(titles) - TITLES_SHOWN:,} more"
    numbers = {"Notes": report.notes, "Highlights": report.highlights, "PDFs": report.files, "Pages": report.pages}
    yield from (f"{what} that change: {number:,}" for what, number in numbers.items() if number)
    if report.searches:
        yield f"Saved searches that change: {report.searches:,}"


def _both(conflict: Conflict, width: int) -> Iterator[str]:
    """Yield both sides of a conflict in full."""
    yield f"{one_line(conflict.title)}: {one_line(conflict.what)}"
    for take, side in ((Take.OURS, conflict.ours), (Take.THEIRS, conflict.theirs)):
        kept = " (kept)" if take is conflict.kept else ""
        yield f"{SIDES[take]}{kept}, {made}:" if (made := _made(side)) else f"{SIDES[take]}{kept}:"
        yield from wrapped("deleted" if side.is_deleted else side.text or "nothing", width, INDENT)


def _made(side: Side) -> str:
    """Return where and when a side was made, as far as that is known."""
    place = "on this computer" if side.is_here else f"on computer {side.device}" if side.device else ""
    time = datetime.fromisoformat(side.time).astimezone().strftime("%Y-%m-%d %H:%M") if side.time else ""
    return ", ".join(part for part in (place, time) if part)


def _document(report: MergeReport, *, is_done: bool) -> dict[str, Any]:
    return {
        "path": str(report.path),
        "name": report.name,
        "done": is_done,
        "has_ancestor": report.has_ancestor,
        "added": list(report.added),
        "changed": list(report.changed),
        "removed": list(report.removed),
        "notes": report.notes,
        "joined": list(report.joined),
        "highlights": report.highlights,
        "files": report.files,
        "tags": list(report.tags),
        "pages": report.pages,
        "searches": report.searches,
        "renamed_keys": [{"title": title, "before": old, "now": new} for title, old, new in report.renamed_keys],
        "conflicts": [_conflict_document(conflict) for conflict in report.conflicts],
        "notices": list(report.notices),
    }


def _conflict_document(conflict: Conflict) -> dict[str, Any]:
    return {
        "id": conflict.id,
        "table": conflict.table,
        "paper": conflict.paper,
        "title": conflict.title,
        "what": conflict.what,
        "kept": str(conflict.kept),
        "ours": _side_document(conflict.ours),
        "theirs": _side_document(conflict.theirs),
        "name": conflict.name,
        "found": conflict.found,
    }


def _side_document(side: Side) -> dict[str, Any]:
    return {
        "text": side.text,
        "deleted": side.is_deleted,
        "device": side.device,
        "here": side.is_here,
        "time": side.time,
    }


def _path(text: str) -> Path:
    if not text.strip():
        raise ArgumentTypeError("the name of the other library is empty")
    return Path(text).expanduser()
