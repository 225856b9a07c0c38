"""`tag`: tags given and taken, listed, renamed and coloured."""

from collections.abc import Sequence
from typing import Any

from reader_app.cli.answer import Answer, Call
from reader_app.cli.arguments import Parser, word
from reader_app.cli.columns import one_line, table
from reader_app.cli.opening import to_change, to_read
from reader_app.cli.papers_named import ID_HELP, chosen, counted, declare_query, name_of
from reader_app.library.library import Library
from reader_app.model.errors import ReaderError
from reader_app.model.ids import PaperId
from reader_app.model.tag import Tag, normal_tag

INDENT = "  "


def declare_tag(parser: Parser) -> None:
    parser.add_argument(
        "words",
        metavar="ID… +TAG… -TAG…",
        nargs="*",
        type=word,
        help=f"{ID_HELP}; +TAG gives a tag, -TAG takes it and those below it away; without ids all tags are listed",
    )
    declare_query(parser)
    whole = parser.add_mutually_exclusive_group()
    whole.add_argument(
        "--rename", nargs=2, metavar=("OLD", "NEW"), help="rename a tag everywhere, or merge it into NEW"
    )
    whole.add_argument("--colour", "--color", nargs=2, metavar=("TAG", "COLOUR"), help="give a tag a colour")
    whole.add_argument("--delete", metavar="TAG", help="take a tag off all papers")


def tag(call: Call) -> Answer:
    """Return all tags, or those of some papers, after what was asked for is done."""
    given, taken, names = _sorted_out(call)
    options = call.options
    about_papers = bool(names or options.query is not None)
    about_tags = options.rename or options.colour or options.delete is not None
    if about_tags and (about_papers or given or taken):
        raise call.misuse("--rename, --colour and --delete are about all papers; leave ids, +TAG and -TAG out")
    if (given or taken) and not about_papers:
        raise call.misuse("+TAG and -TAG need the ids of papers, or --query")
    if about_tags:
        return _change_tags(call)
    if not about_papers:
        with to_read(call) as library:
            return _all_tags(library.tags.all())
    if not (given or taken):
        with to_read(call) as library:
            return _tags_of(call, library, chosen(library, names, options), 0)
    with to_change(call) as library:
        papers = chosen(library, names, options)
        changed = _retag(library, papers, given, taken)
        return _tags_of(call, library, papers, changed)


def _sorted_out(call: Call) -> tuple[list[str], list[str], list[str]]:
    """Return the tags to give, the tags to take, and the names of papers. Raises UsageError, and ReaderError."""
    given: list[str] = []
    taken: list[str] = []
    names: list[str] = []
    for one in call.options.words:
        if one[:1] not in ("+", "-"):
            names.append(one)
        elif one in ("+", "-"):
            raise call.misuse(f"there is no tag behind “{one}”")
        else:
            (given if one[0] == "+" else taken).extend(normal_tag(part) for part in one[1:].split(","))
    return given, taken, names


def _retag(library: Library, papers: Sequence[PaperId], given: Sequence[str], taken: Sequence[str]) -> int:
    """Give and take tags, and return how many papers that changed. Raises ReaderError where nobody has a taken tag."""
    known = {tag.name.casefold() for tag in library.tags.all()}
    unknown = [name for name in taken if name.casefold() not in known]
    if unknown:
        raise ReaderError(f"There is no tag “{unknown[0]}”; `tag` lists all tags.")
    return len(library.tags.remove(papers, taken).papers | library.tags.add(papers, given).papers)


def _change_tags(call: Call) -> Answer:
    options = call.options
    with to_change(call) as library:
        if options.rename:
            changes = library.tags.rename(*options.rename)
        else:
            changes = _known_tag_changed(library, call)
        tags = library.tags.all()
    return Answer(_document(tags), (), (f"{changes.label}." if changes else "Nothing was changed.",))


def _known_tag_changed(library: Library, call: Call) -> Any:
    options = call.options
    name = normal_tag(options.colour[0] if options.colour else options.delete)
    if all(known.name.casefold() != name.casefold() for known in library.tags.all()):
        raise ReaderError(f"There is no tag “{name}”; `tag` lists all tags.")
    return library.tags.recolour(name, options.colour[1]) if options.colour else library.tags.delete(name)


def _all_tags(tags: Sequence[Tag]) -> Answer:
    rows = [(INDENT * one.name.count("/") + one.leaf, f"{one.papers:,}", one.colour) for one in tags]
    return Answer(_document(tags), table(rows, width=0, right=(1,)), () if tags else ("There are no tags yet.",))


def _document(tags: Sequence[Tag]) -> dict[str, Any]:
    return {
        "tags": [
            {"name": one.name, "colour": one.colour, "papers": one.papers, "own_papers": one.own_papers} for one in tags
        ]
    }


def _tags_of(call: Call, library: Library, papers: Sequence[PaperId], changed: int) -> Answer:
    rows = [library.papers.row(paper) for paper in papers]
    document = {
        "changed": changed,
        "papers": [{"id": row.paper.id, "title": row.paper.title, "tags": list(row.paper.tags)} for row in rows],
    }
    width = call.terminal.width
    cells = [(name_of(row), ", ".join(row.paper.tags) or "no tags", one_line(row.paper.title)) for row in rows]
    messages = (f"Changed the tags of {counted(changed)}.",) if changed else ()
    return Answer(document, table(cells, width=width, text=2), messages)
