"""A page of papers as a Markdown table: a row a paper, with columns for title, authors and abstract or summary."""

import re
from collections.abc import Iterator, Mapping

from reader_app.formats.daily_page import MOST_BYTES, page_of
from reader_app.formats.decoding import plain_lines
from reader_app.formats.document import Document, Reader
from reader_app.formats.page_blocks import blocks_of
from reader_app.formats.person import names_in
from reader_app.model.errors import ReaderError
from reader_app.model.importing import Draft, Reading, Refused
from reader_app.model.paper import Record, normal_arxiv

_RULE = re.compile(r"\|?(?:\s*:?-{2,}:?\s*\|)+(?:\s*:?-{2,}:?\s*)?\|?")
_CELL_END = re.compile(r"(?<!\\)\|")
_LINKED = re.compile(r"\[([^\[\]]*)\]\(([^()\s]+)\)")
_READ_MORE = re.compile(r"\(\s*read more on\b.*\)\s*$", re.IGNORECASE)
_COLUMNS = {"paper": "title", "papers": "title", "author": "authors", "tldr": "summary", "link": "url", "links": "url"}


def knows(document: Document) -> bool:
    """Say whether the text has a table with a column of titles."""
    return len(document.content) <= MOST_BYTES and _header(plain_lines(document.text)) is not None


def read(document: Document) -> Reading:
    """Return the papers of the table's rows; a row without a title is refused with its line."""
    lines = plain_lines(document.text)
    header = _header(lines)
    if header is None:
        raise ReaderError(f"{document.name} has no table of papers.")
    start, columns = header
    drafts: list[Draft] = []
    refused: list[Refused] = []
    for number, cells in _rows(lines, start, len(columns)):
        fields = dict(zip(columns, cells, strict=False))
        if _plain(fields["title"]):
            drafts.append(Draft(_record(fields), f"line {number}", len(drafts) + 1))
        else:
            reason = f"{document.name}, line {number}: the row has no title."
            refused.append(Refused(document.name, f"line {number}", reason))
    if not drafts:
        raise ReaderError(f"The table in {document.name} has no papers.")
    page = page_of(blocks_of("\n".join(lines[:start])), document.today)
    return Reading(document.name, tuple(drafts), tuple(refused), page)


def _header(lines: list[str]) -> tuple[int, list[str]] | None:
    """Return where the rows begin, and the names of the columns."""
    for index, line in enumerate(lines[1:], start=1):
        if "|" in line and _RULE.fullmatch(line):
            names = [_plain(cell).casefold() for cell in _cells(lines[index - 1])]
            columns = [_COLUMNS.get(name, name) for name in names]
            if "title" in columns:
                return index + 1, columns
    return None


def _rows(lines: list[str], start: int, columns: int) -> Iterator[tuple[int, list[str]]]:
    """Yield each row with its line, from 1; a title broken over lines goes on where the first line has no end."""
    number, row = 0, ""
    for index, line in enumerate(lines[start:], start=start + 1):
        if not line and not row:
            continue
        if not row and not line.startswith("|"):
            break
        number, row = (number, f"{row} {line}") if row else (index, line)
        if len(_cells(row)) >= columns and row.endswith("|"):
            yield number, _cells(row)
            row = ""
    if row:
        yield number, [*_cells(row), *[""] * columns]


def _cells(row: str) -> list[str]:
    bare = row.strip().removeprefix("|")
    bare = bare[:-1] if bare.endswith("|") and not bare.endswith("\\|") else bare
    return [cell.replace("\\|", "|").strip() for cell in _CELL_END.split(bare)]


def _record(fields: Mapping[str, str]) -> Record:
    title, link = fields["title"], fields.get("url", "")
    targets = [target for _, target in _LINKED.findall(f"{title} {link}")] or [link]
    abstract = fields.get("abstract") or fields.get("summary", "")
    authors = fields.get("authors", "")
    return Record(
        title=_plain(title),
        authors=tuple(dict.fromkeys(names_in(authors.replace(", ", "; ")))) if authors != "N/A" else (),
        abstract=_plain(abstract),
        is_summary=not fields.get("abstract") and bool(abstract),
        arxiv=next((found for target in targets if (found := _arxiv(target))), ""),
        url=next((target for target in targets if "://" in target), ""),
    )


def _arxiv(target: str) -> str:
    return normal_arxiv(target) if "arxiv" in target.lower() or "/papers/" in target else ""


def _plain(cell: str) -> str:
    """Return a cell without links and emphasis."""
    bare = _LINKED.sub(r"\1", _READ_MORE.sub("", cell))
    return bare.strip(" *_#")


READER = Reader(
    format="page-table",
    label="a table of papers in Markdown",
    suffixes=(".md", ".markdown"),
    knows=knows,
    read=read,
)
