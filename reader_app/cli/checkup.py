"""`doctor`: where the library is, what it holds, what is wrong with it, and putting that right."""

import platform
from collections.abc import Iterator, Sequence
from typing import Any

from reader_app import __version__
from reader_app.cli.answer import DONE, REFUSED, Answer, Call
from reader_app.cli.arguments import Parser
from reader_app.cli.columns import wrapped
from reader_app.cli.opening import to_change
from reader_app.library.doctor import Checkup, examine
from reader_app.library.health import Finding, Remedy
from reader_app.library.health.rescue import rescue

LABEL_WIDTH = 11


def declare_doctor(parser: Parser) -> None:
    parser.add_argument("--repair", action="store_true", help="put right what can be put right safely, after a backup")


def doctor(call: Call) -> Answer:
    """Return what an examination finds, after repairs where they were wished; the status says whether it is sound."""
    checkup = _examined(call)
    repaired: tuple[Finding, ...] = ()
    if call.options.repair and (spoilt := _with_remedy(checkup, Remedy.RESCUE)):
        rescue(call.folder)
        checkup, repaired = _examined(call), spoilt
    if call.options.repair and any(finding.can_be_repaired for finding in checkup.findings):
        with to_change(call) as library:
            _, repairs = library.repair(checkup.findings)
        checkup, repaired = _examined(call), (*repaired, *repairs.repaired)
    document = _document(checkup, repaired)
    return Answer(document, _lines(checkup, repaired, call), status=DONE if checkup.is_sound else REFUSED)


def _with_remedy(checkup: Checkup, remedy: Remedy) -> tuple[Finding, ...]:
    return tuple(finding for finding in checkup.findings if finding.remedy is remedy)


def _examined(call: Call) -> Checkup:
    return examine(
        call.folder, progress=lambda done, total: call.terminal.show_progress("Reading backups", done, total)
    )


def _document(checkup: Checkup, repaired: Sequence[Finding]) -> dict[str, Any]:
    return {
        "ok": checkup.is_sound,
        "library": str(checkup.file.parent),
        "file": str(checkup.file),
        "exists": checkup.is_there,
        "bytes": _bytes(checkup),
        "index": str(checkup.index) if checkup.index else None,
        "papers": checkup.papers,
        "trashed": checkup.trashed,
        "notes": checkup.notes,
        "highlights": checkup.highlights,
        "pdfs": checkup.files,
        "feeds": checkup.pages,
        "backups": checkup.backups,
        "findings": [_finding(finding) for finding in checkup.findings],
        "repaired": [_finding(finding) for finding in repaired],
        "version": __version__,
        "python": platform.python_version(),
        "system": platform.platform(),
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "subject": str(finding.subject),
        "sentence": finding.sentence,
        "hint": finding.is_hint,
        "repair": finding.repair,
        "items": [list(place) for place in finding.places],
    }


def _bytes(checkup: Checkup) -> int:
    try:
        return checkup.file.stat().st_size
    except OSError:
        return 0


def _number(count: int, what: str) -> str:
    return f"{count:,} {what}{'' if count == 1 else 's'}"


def _lines(checkup: Checkup, repaired: Sequence[Finding], call: Call) -> Iterator[str]:
    width = call.terminal.width
    yield from _facts(checkup)
    yield ""
    for finding in repaired:
        yield from _item(f"Repaired: {finding.sentence} {finding.repair}", width)
    for finding in checkup.findings:
        kind = "Worth knowing: " if finding.is_hint else ""
        yield from _item(kind + finding.sentence, width)
    if any(finding.can_be_repaired for finding in checkup.findings):
        yield from ("", "`reader-app doctor --repair` puts right what can be put right safely, after a backup.")
    elif not checkup.findings:
        yield "Nothing is wrong." if checkup.is_there else "There is no library yet; importing papers makes one."


def _facts(checkup: Checkup) -> Iterator[str]:
    facts = [("Library", f"{checkup.file} ({_bytes(checkup) / 1e6:.1f} MB)" if checkup.is_there else f"{checkup.file}")]
    if checkup.index:
        facts.append(("Index", str(checkup.index)))
        papers = f"{_number(checkup.papers, 'paper')} ({checkup.trashed:,} in the trash)"
        hanging = (
            (checkup.notes, "note"),
            (checkup.highlights, "highlight"),
            (checkup.files, "PDF"),
            (checkup.pages, "page"),
        )
        facts.append(("Holds", ", ".join((papers, *(_number(count, what) for count, what in hanging)))))
        facts.append(("Backups", _number(checkup.backups, "backup")))
    facts.append(("Program", f"Paper Reader {__version__}, Python {platform.python_version()}, {platform.platform()}"))
    yield from (f"{label:{LABEL_WIDTH}}{value}" for label, value in facts)


def _item(text: str, width: int) -> Iterator[str]:
    first, *others = wrapped(text, width - 2)
    yield from (f"- {first}", *(f"  {line}" for line in others))
