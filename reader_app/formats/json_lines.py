"""JSON Lines: a paper a line; also a JSON array of papers, or one object that holds such an array."""

import re
from collections.abc import Iterator, Mapping

import orjson

from reader_app.formats.document import Document, Reader
from reader_app.formats.json_record import draft_of
from reader_app.model.errors import ReaderError
from reader_app.model.importing import Draft, Reading, Refused

MOST_LINE_CHARACTERS = 16 * 1024**2
PROGRESS_EVERY_LINES = 500
MOST_LIST_CHARACTERS = 512 * 1024**2
_START = re.compile(r"\s*(\{\s*[\"}]|\[\s*[\]{\[])")


def knows(document: Document) -> bool:
    """Say whether the text begins as JSON does."""
    return _START.match(document.text.lstrip("\ufeff")) is not None or document.suffix in {".jsonl", ".ndjson"}


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
    text = document.text.lstrip("\ufeff")
    whole = _as_one(document.name, text)
    if whole is None:
        yield from _lines(document, text)
        return
    for number, item in enumerate(whole, start=1):
        if number % PROGRESS_EVERY_LINES == 1:
            document.progress(number - 1, len(whole))
        yield f"entry {number}", item if isinstance(item, dict) else "this is not a paper but a bare value."
    document.progress(len(whole), len(whole))


def _lines(document: Document, text: str) -> Iterator[tuple[str, Mapping[str, object] | str]]:
    done = number = 0
    for number, line in enumerate(_split(text), start=1):
        if number % PROGRESS_EVERY_LINES == 1:
            document.progress(done, len(text))
        done += len(line) + 1
        if line.strip():
            yield f"line {number}", _parsed(line)
    document.progress(len(text), len(text))


def _split(text: str) -> Iterator[str]:
    """Yield lines one by one: a list of them all would hold a large file twice."""
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        yield text[start:end]
        start = end + 1


def _parsed(line: str) -> Mapping[str, object] | str:
    if len(line) > MOST_LINE_CHARACTERS:
        return f"the line is longer than {MOST_LINE_CHARACTERS // 1024**2} million characters."
    try:
        item = orjson.loads(line)
    except orjson.JSONDecodeError as error:
        return f"this is not JSON ({error.msg}, column {error.colno})."
    return item if isinstance(item, dict) else "this is not a paper but a bare value."


def _as_one(name: str, text: str) -> list[object] | None:
    """Return the entries of a text that is one JSON value over several lines; None where it is JSON Lines."""
    is_list = text.lstrip().startswith("[")
    if not is_list and _begins_with_a_whole_object(text):
        return None
    if len(text) > MOST_LIST_CHARACTERS:
        raise ReaderError(f"{name} is too large for one JSON value; write it as JSON Lines, a paper a line.")
    try:
        value = orjson.loads(text)
    except orjson.JSONDecodeError as error:
        if is_list:
            where = f"line {error.lineno}, column {error.colno}"
            raise ReaderError(f"The JSON list in {name} is broken at {where} ({error.msg}).") from error
        return None
    return value if isinstance(value, list) else _inner_list(value) or [value]


def _begins_with_a_whole_object(text: str) -> bool:
    """Say whether the first line is a paper of its own, and no wrapping of a list of papers."""
    first = _parsed(text.lstrip().split("\n", 1)[0])
    return not isinstance(first, str) and not _inner_list(first)


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
