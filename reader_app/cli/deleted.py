"""`deleted`: papers, notes and highlights that are not there any more, and having them back."""

from collections.abc import Sequence

from reader_app.cli.answer import Answer, Call
from reader_app.cli.arguments import Parser
from reader_app.cli.columns import one_line, table
from reader_app.cli.history import ALL, SHOWN, is_named
from reader_app.cli.opening import to_change, to_read
from reader_app.cli.version_document import kind_of, moment_cell, said_by, version_document
from reader_app.library.past import Version
from reader_app.model.errors import ReaderError
from reader_app.model.paper import Paper


def declare_deleted(parser: Parser) -> None:
    parser.add_argument(
        "--restore", metavar="ITEM", nargs="+", default=[], help="bring these back, named by id, or papers by title too"
    )
    parser.add_argument(
        "--limit", metavar="N", type=int, default=SHOWN, help=f"show so many, 0 for all (usually {SHOWN})"
    )


def deleted(call: Call) -> Answer:
    """Return what was deleted, the latest first, or bring some of it back as one step."""
    if call.options.restore:
        return _restored(call)
    most = call.options.limit if call.options.limit > 0 else ALL
    with to_read(call) as library:
        found = library.past.deleted(min(most + 1, ALL))
    rows = [_cells(version) for version in found[:most]]
    messages = () if found else ("Nothing was deleted, as far back as the history reaches.",)
    if len(found) > most:
        messages = (f"Only the latest {most:,} are shown; --limit 0 shows all.",)
    return Answer(
        {"deleted": [version_document(version) for version in found[:most]]},
        table(rows, width=call.terminal.width, text=3),
        messages,
    )


def _restored(call: Call) -> Answer:
    with to_change(call) as library:
        there = library.past.deleted(ALL)
        wanted = [_named(there, name) for name in call.options.restore]
        changes = library.past.restore_all(wanted)
    document = {"restored": [version_document(version) for version in wanted], "label": changes.label}
    return Answer(document, (), (f"{changes.label}: done; undo in the window takes that back.",))


def _named(there: Sequence[Version], name: str) -> Version:
    """Return what a name means among what was deleted: the id or its beginning, or what papers are called by."""
    found = [one for one in there if name and one.key.startswith(name)]
    found = found or [one for one in there if isinstance(one.value, Paper) and is_named(one.value, name)]
    if len(found) != 1:
        reason = f"names {len(found)} deleted things; use the whole id" if found else "names nothing that was deleted"
        raise ReaderError(f"“{name}” {reason}; `deleted` lists what there is.")
    return found[0]


def _cells(version: Version) -> tuple[str, str, str, str]:
    return version.key, moment_cell(version.event), kind_of(version), one_line(said_by(version))
