"""`backups`: the copies of a library, what going back to one would change, and going back to it."""

from collections.abc import Iterator
from math import ceil
from pathlib import Path
from typing import Any

from reader_app.cli.answer import Answer, Call
from reader_app.cli.arguments import Parser
from reader_app.cli.columns import one_line, shortened, table
from reader_app.cli.opening import to_change, to_read
from reader_app.cli.papers_named import counted
from reader_app.library.copies import Preview
from reader_app.library.library import Library
from reader_app.library.store import Backup
from reader_app.model.errors import ReaderError

TITLES_SHOWN = 20
"""Of each sort of change; a document has them all."""
INDENT = "    "
SAME = "The library is like this backup."


def declare_backups(parser: Parser) -> None:
    parser.add_argument("--restore", metavar="NAME", help="say what going back to this backup would change")
    parser.add_argument("--make", action="store_true", help="make a backup now, which is kept for good")
    parser.add_argument("--yes", action="store_true", help="go back to it")


def backups(call: Call) -> Answer:
    """Return the backups, newest first, or what going back to one changes; after it is done where that was wished."""
    options = call.options
    if options.restore is not None:
        return _restored(call) if options.yes else _previewed(call)
    if options.yes:
        raise call.misuse("--yes needs --restore with the name of a backup")
    if options.make:
        return _made(call)
    with to_read(call) as library:
        found = library.copies.all()
    entries = [_entry(backup) for backup in found]
    rows = [
        (_moment(backup), entry["reason"], f"{ceil(entry['bytes'] / 1000):,} kB", entry["path"])
        for backup, entry in zip(found, entries, strict=True)
    ]
    # A path that is cut leads nowhere, so the line is longer than the terminal instead.
    lines = table(rows, width=call.terminal.width, right=(2,))
    return Answer({"backups": entries}, lines, () if entries else ("There are no backups yet.",))


def _made(call: Call) -> Answer:
    with to_read(call) as library:  # Also while the window has it open.
        backup = library.copies.making()()
    return Answer({"backups": [_entry(backup)]}, (str(backup.path),), ("Made a backup, and read it again.",))


def _previewed(call: Call) -> Answer:
    with to_read(call) as library:
        preview = library.copies.preview(_named(library, call.options.restore))
    message = "Nothing was changed yet; --yes goes back." if _differs(preview) else SAME
    return Answer(_document(preview, is_done=False), _lines(preview, call.terminal.width), (message,))


def _restored(call: Call) -> Answer:
    with to_change(call) as library:
        backup = _named(library, call.options.restore)
        preview = library.copies.preview(backup)
        document = _document(preview, is_done=True)
        library.copies.restore(backup)
    message = f"Went back to the backup of {_moment(backup)}; undo in the window takes that back."
    return Answer(document, _lines(preview, call.terminal.width), (message if _differs(preview) else SAME,))


def _named(library: Library, name: str) -> Backup:
    """Return the backup that a name, the beginning of one, or a path means. Raises ReaderError."""
    there = library.copies.all()
    exact = [one for one in there if name == one.path.name or Path(name).expanduser().resolve() == one.path]
    found = exact or [one for one in there if name and one.path.name.startswith(name)]
    if len(found) != 1:
        reason = f"names {len(found)} backups; use the whole name" if found else "is no backup; `backups` lists them"
        raise ReaderError(f"“{name}” {reason}.")
    return found[0]


def _entry(backup: Backup) -> dict[str, Any]:
    try:
        size = backup.path.stat().st_size
    except OSError:
        size = 0  # The window, open beside this, has just let go of it.
    return {
        "name": backup.path.name,
        "time": backup.time.isoformat(timespec="seconds"),
        "reason": backup.reason,
        "bytes": size,
        "path": str(backup.path),
    }


def _document(preview: Preview, *, is_done: bool) -> dict[str, Any]:
    return {
        "backup": _entry(preview.backup),
        "done": is_done,
        "coming_back": list(preview.coming_back),
        "going": list(preview.going),
        "changing": list(preview.changing),
        "notes": preview.notes,
        "highlights": preview.highlights,
        "others": preview.others,
    }


def _numbers(preview: Preview) -> dict[str, int]:
    return {
        "Notes that change": preview.notes,
        "Highlights that change": preview.highlights,
        "Tag colours, pages and searches that change": preview.others,
    }


def _differs(preview: Preview) -> bool:
    return any((preview.coming_back, preview.going, preview.changing, *_numbers(preview).values()))


def _lines(preview: Preview, width: int) -> Iterator[str]:
    """Yield what changes: papers with their titles, all else by number."""
    papers = (("Come back", preview.coming_back), ("Go", preview.going), ("Change", preview.changing))
    for what, titles in papers:
        if titles:
            yield f"{what}: {counted(len(titles))}"
            yield from (INDENT + shortened(one_line(title), width - len(INDENT)) for title in titles[:TITLES_SHOWN])
        if len(titles) > TITLES_SHOWN:
            yield f"{INDENT}… and {len(titles) - TITLES_SHOWN:,} more"
    yield from (f"{what}: {number:,}" for what, number in _numbers(preview).items() if number)


def _moment(backup: Backup) -> str:
    return backup.time.astimezone().strftime("%Y-%m-%d %H:%M")
