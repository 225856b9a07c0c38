"""JSON Lines: a paper a line; also a JSON array of papers, or one object that holds such an array."""

import re
from collections.abc import Iterator, Mapping
from itertools import islice

import orjson

from reader_app.formats.document import Document, Reader
from reader_app.formats.json_record import draft_of
from reader_app.model.errors import ReaderError
from reader_app.model.importing import Draft, Reading, Refused

MOST_LINE_CHARACTERS = 16 * 1024**2
PROGRESS_EVERY_LINES = 500
MOST_LIST_BYTES = 512 * 1024**2
_LINES_TO_TRY = 5
_START = re.compile(r"\s*(\{\s*[\"}]|\[\s*[\]{\[])")


def knows(document: Document) -> bool:
    """Say whether the text begins as JSON does."""
    return _START.match(document.beginning) is not None or document.suffix in {".jsonl", ".ndjson"}


def read(document: Document) -> Reading:
    """Return the papers; a line that is none is refused with its reason while all others come in."""
    drafts: list[Draft] = []
    refused: list[Refused] = []
    for place, item in _items(document):
        draft = item if isinstance(item, str) else draft_of(item)
        if isinstance(draft, str):
            refused.append(Refused(document.name, place, f"{document.name}, {place}: {draft}"))
        else:
            drafts.append(Draft(draft.record, place, None, draft.tags, draft.note))
    if not drafts and not refused:
        raise ReaderError(f"{document.name} holds no papers.")
    return Reading(document.name, tuple(drafts), tuple(refused))


def _items(document: Document) -> Iterator[tuple[str, Mapping[str, object] | str]]:
    """Yield each place with its object, or with the reason why there is none."""
    whole = _as_one(document)
    if whole is None:
        yield from _lines(document)
        return
    for number, item in enumerate(whole, start=1):
        if number % PROGRESS_EVERY_LINES == 1:
            document.progress(number - 1, len(whole))
        yield f"entry {number}", item if isinstance(item, dict) else "this is not a paper but a bare value."
    document.progress(len(whole), len(whole))


def _lines(document: Document) -> Iterator[tuple[str, Mapping[str, object] | str]]:
    for number, (line, done) in enumerate(document.lines(), start=1):
        if number % PROGRESS_EVERY_LINES == 1:
            document.progress(done, document.size)
        if line.strip():
            yield f"line {number}", _parsed(document, line)
    document.progress(document.size, document.size)


def _parsed(document: Document, line: bytes) -> Mapping[str, object] | str:
    if len(line) > MOST_LINE_CHARACTERS and len(document.as_text(line)) > MOST_LINE_CHARACTERS:
        return f"the line is longer than {MOST_LINE_CHARACTERS // 1024**2} million characters."
    try:
        item = _value(document, line)
    except orjson.JSONDecodeError as error:
        return f"this is not JSON ({error.msg}, column {error.colno})."
    return item if isinstance(item, dict) else "this is not a paper but a bare value."


def _value(document: Document, content: bytes) -> object:
    """Return a JSON value, which need not be in UTF-8 and may begin with the mark of a file."""
    try:
        return orjson.loads(content)
    except orjson.JSONDecodeError:
        return orjson.loads(document.as_text(content).lstrip("\ufeff"))


def _as_one(document: Document) -> list[object] | None:
    """Return the entries of a text that is one JSON value over several lines; None where it is JSON Lines."""
    name, is_list = document.name, document.beginning.startswith("[")
    if not is_list and _is_lines(document):
        return None
    if len(document.content) > MOST_LIST_BYTES:
        raise ReaderError(f"{name} is too large for one JSON value; write it as JSON Lines, a paper a line.")
    try:
        value = _value(document, document.content)
    except orjson.JSONDecodeError as error:
        if is_list:
            where = f"line {error.lineno}, column {error.colno}"
            raise ReaderError(f"The JSON list in {name} is broken at {where} ({error.msg}).") from error
        return None
    return value if isinstance(value, list) else _inner_list(value) or [value]


def _is_lines(document: Document) -> bool:
    """Say whether the first line is a paper of its own; where it is broken, whether those below it are.

    Of a list over several lines only the last entry stands on a line by itself, all others with a comma.
    """
    lines = (_parsed(document, line) for line, _ in document.lines() if line.strip())
    first = next(lines, "")
    if isinstance(first, str):
        return sum(isinstance(item, dict) for item in islice(lines, _LINES_TO_TRY)) > 1
    return not _inner_list(first)


def _inner_list(value: object) -> list[object]:
    """Return the only list of objects in an object that is itself no paper, such as {"papers": [...]}."""
    if not isinstance(value, dict) or "title" in value or "paper" in value:
        return []
    lists = [part for part in value.values() if isinstance(part, list) and part and isinstance(part[0], dict)]
    return lists[0] if len(lists) == 1 else []


READER = Reader(
    format="json-lines",
    label="JSON Lines with a paper a line",
    suffixes=(".jsonl", ".ndjson", ".json"),
    knows=knows,
    read=read,
)
