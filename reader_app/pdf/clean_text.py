"""Chosen passages as a writer would type them: paragraphs without line ends, words whole, no page numbers between."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_PARAGRAPHS = re.compile(r"\n\s*\n")
_BULLET = re.compile(r"\s*[•◦▪‣●○■□–—∗·]\s+\S")
_UNSPACED = r"\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef"
_BETWEEN_UNSPACED = re.compile(rf"(?<=[{_UNSPACED}]) (?=[{_UNSPACED}])")
_UNSEEN = re.compile(r"[\u00ad\u200b\ufeff\ufffe\x00-\x08\x0b-\x1f]")
_BLANKS = re.compile(r"[ \t\u00a0\u2000-\u200a\u202f\u205f]+")
_JOINED = re.compile(r"(?<=[^\W\d_][-‐])\n(?=[^\W\d_])|(?<=\d[–-])\n(?=\d)|(?<=[/])\n(?=\S)")
_IS_OVER = re.compile(r"[.!?:;。！？…][\"'”’)\]\d]*$")
_DIVIDED = re.compile(r"([^\W\d_]+)[-‐]$")
_BEGINNING = re.compile(r"[^\W\d_]+")
_PAGE_NUMBER = re.compile(
    r"[-–—\s]*(?:page\s+)?(?:\d{1,5}|[ivxlc]{1,7})(?:\s*(?:of|/)\s*\d{1,5})?[-–—\s]*", re.IGNORECASE
)
_NUMBER = re.compile(r"\d+")
_LONGEST_WORD = 100
_EDGE_LINES = 2
_FEWEST_LETTERS = 3


@dataclass(frozen=True, slots=True)
class PagePart:
    """What is chosen of one page: text[start:end]."""

    text: str
    start: int
    end: int


def clean_text(parts: Sequence[PagePart]) -> str:
    """Return what is chosen, page after page; paragraphs are divided by an empty line."""
    paragraphs: list[list[str]] = []
    written = "\n".join(part.text for part in parts).casefold()
    for number, part in enumerate(parts):
        neighbours = [other.text for other in parts[max(0, number - 2) : number + 3] if other is not part]
        for paragraph in _PARAGRAPHS.split(_without_running_lines(part, neighbours)):
            _add(paragraphs, _on_one_line(paragraph), written)
    return "\n\n".join(map("".join, paragraphs))


def _add(paragraphs: list[list[str]], paragraph: str, written: str) -> None:
    """Add a paragraph, or go on with the one before where a column or page broke it."""
    if not paragraph:
        return
    if not paragraphs or not _goes_on(paragraphs[-1][-1], paragraph):
        paragraphs.append([paragraph])
        return
    before = paragraphs[-1]
    divided = _DIVIDED.search(before[-1][-_LONGEST_WORD:])
    if divided is None:
        before.append(" ")
    elif not _is_hyphenated(divided[1], _beginning(paragraph), written):
        before[-1] = before[-1][:-1]
    before.append(paragraph)


def _goes_on(before: str, after: str) -> bool:
    """Say whether a paragraph is the rest of the one before: it begins with a small letter, that has no end."""
    return after[0].islower() and not _IS_OVER.search(before[-_LONGEST_WORD:])


def _beginning(paragraph: str) -> str:
    found = _BEGINNING.match(paragraph)
    return found[0] if found else ""


def _is_hyphenated(start: str, end: str, written: str) -> bool:
    """Say whether two parts of a word are written with a hyphen, by how the same pages write them elsewhere."""
    start, end = start.casefold(), end.casefold()
    return any(f"{start}{hyphen}{end}" in written for hyphen in "-‐") and f"{start}{end}" not in written


def _on_one_line(paragraph: str) -> str:
    """Return a paragraph without line ends but those before the points of a list."""
    text = _JOINED.sub("", _UNSEEN.sub("", paragraph).replace("\r", ""))
    lines = [line.strip() for line in text.split("\n")]
    joined = ""
    for line in filter(None, lines):
        joined += ("\n" if _BULLET.match(line) else " ") * bool(joined) + line
    return _BETWEEN_UNSPACED.sub("", _BLANKS.sub(" ", joined)).strip()


def _without_running_lines(part: PagePart, neighbours: Sequence[str]) -> str:
    """Return what is chosen of a page without its number and the heading that its neighbours have as well."""
    chosen = part.text[part.start : part.end]
    if not neighbours:
        return chosen
    known = {_shape(line) for text in neighbours for line in _edge_lines(text)}
    lines = re.findall(r"[^\n]*\n+|[^\n]+", part.text)
    top, foot = _running(lines, known), len(part.text) - _running(lines[::-1], known)
    low = max(part.start, min(top, part.end)) if part.start == 0 else part.start
    high = min(part.end, max(foot, low)) if part.end >= len(part.text.rstrip()) else part.end
    return part.text[low:high]


def _running(lines: Sequence[str], known: set[str]) -> int:
    """Return how many characters the running lines have with which a page begins or, read from below, ends."""
    length = 0
    for line in lines[: _EDGE_LINES + 1]:
        words = line.strip()
        if words and not _PAGE_NUMBER.fullmatch(words) and _shape(words) not in known:
            break
        length += len(line)
    return length


def _edge_lines(text: str) -> list[str]:
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    edges = lines[:_EDGE_LINES] + lines[-_EDGE_LINES:]
    return [line for line in edges if sum(map(str.isalpha, line)) >= _FEWEST_LETTERS]


def _shape(line: str) -> str:
    """Return a line with every number alike, so that running lines of different pages are the same."""
    return _NUMBER.sub("#", " ".join(line.split())).casefold()
