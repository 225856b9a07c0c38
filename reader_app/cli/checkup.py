"""`doctor`: where the library is, what it holds, and what is wrong with it."""

import platform
from collections.abc import Iterator

from reader_app import __version__
from reader_app.cli.answer import DONE, REFUSED, Answer, Call
from reader_app.cli.arguments import Parser
from reader_app.cli.columns import wrapped
from reader_app.library.doctor import Checkup, examine

LABEL_WIDTH = 11


def declare_doctor(parser: Parser) -> None:
    """Take no arguments of its own."""


def doctor(call: Call) -> Answer:
    """Return what an examination finds; the status says whether anything is wrong."""
    checkup = examine(call.folder)
    document = {
        "ok": not checkup.findings,
        "library": str(checkup.file.parent),
        "file": str(checkup.file),
        "exists": checkup.is_there,
        "bytes": _bytes(checkup),
        "index": str(checkup.index) if checkup.index else None,
        "papers": checkup.papers,
        "trashed": checkup.trashed,
        "notes": checkup.notes,
        "highlights": checkup.highlights,
        "feeds": checkup.pages,
        "findings": list(checkup.findings),
        "version": __version__,
        "python": platform.python_version(),
        "system": platform.platform(),
    }
    status = REFUSED if checkup.findings else DONE
    return Answer(document, _lines(checkup, call.terminal.width), status=status)


def _bytes(checkup: Checkup) -> int:
    try:
        return checkup.file.stat().st_size
    except OSError:
        return 0


def _number(count: int, what: str) -> str:
    return f"{count:,} {what}{'' if count == 1 else 's'}"


def _lines(checkup: Checkup, width: int) -> Iterator[str]:
    facts = [("Library", f"{checkup.file} ({_bytes(checkup) / 1e6:.1f} MB)" if checkup.is_there else f"{checkup.file}")]
    if checkup.index:
        facts.append(("Index", str(checkup.index)))
        papers = f"{_number(checkup.papers, 'paper')} ({checkup.trashed:,} in the trash)"
        hanging = ((checkup.notes, "note"), (checkup.highlights, "highlight"), (checkup.pages, "page"))
        facts.append(("Holds", ", ".join((papers, *(_number(count, what) for count, what in hanging)))))
    facts.append(("Program", f"Paper Reader {__version__}, Python {platform.python_version()}, {platform.platform()}"))
    yield from (f"{label:{LABEL_WIDTH}}{value}" for label, value in facts)
    yield ""
    for finding in checkup.findings:
        first, *others = wrapped(finding, width - 2)
        yield from (f"- {first}", *(f"  {line}" for line in others))
    if not checkup.findings:
        yield "Nothing is wrong." if checkup.is_there else "There is no library yet; importing papers makes one."
