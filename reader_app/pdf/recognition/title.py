"""The title of a paper: by how the first page is set, and by what the file says where the page bears it out."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reader_app.model.paper import normal_title
from reader_app.pdf.recognition.metadata import Metadata
from reader_app.pdf.recognition.names import names_in
from reader_app.pdf.text.styled import StyledLine, body_size

LONGEST = 300
_SAME_SIZE = 0.07
_MOST_LINES = 8
_MOST_LEADING = 2.2
_LEAST_LETTERS = 5
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_FEWEST_UNSPACED = 4

_BOLD_BONUS = 0.15
_NAMES_BONUS = 0.4
_LOW_PENALTY = 1.0
_LOW = 0.45
_ONE_WORD_PENALTY = 0.8
_BODY_PENALTY = 0.5

_BANNER = re.compile(
    r"""^\W*(?:(?:the\s+)?(?:international\s+|european\s+|american\s+|british\s+)?journal\b|j\w*ournal\s+of
    |ournal\s+of|annals\s+of|transactions\s+(?:of|on)|ieee\s+(?:transactions|journal|access)|acm\s+transactions
    |proceedings\s+of|proc\.|contents\s+lists|sciencedirect|available\s+online|research\s+(?:article|paper)
    |original\s+(?:article|paper|research)|review\s*(?:article)?\W*$|article\W*$|articles\W*$|letters?\W*$|open\s+access
    |technical\s+report|working\s+paper|discussion\s+paper|lecture\s+notes\s+in|arxiv:|preprint|under\s+review
    |published\s+as|accepted\s+(?:manuscript|for)|submitted\s+to|vol(?:ume)?\.?\s*\d|issn|isbn|copyright|©|doi\b
    |https?:|www\.|abstract\b|introduction\W*$|contents\W*$|table\s+of\s+contents|keywords|references\W*$|plos\b|nature\W*$
    |science\W*$|cell\W*$|bmc\s|frontiers\s+in|physical\s+review|monthly\s+notices|nucleic\s+acids|elsevier|springer
    |see\s+discussions|hal\s+id|hal\s+is\s|page\s+\d|\d+\W*$|chapter\s+\d+\W*$|supplementa\w+\s+(?:material|information)\W*$)""",
    re.IGNORECASE | re.VERBOSE,
)
_NO_TITLE = re.compile(
    r"""^\W*(?:microsoft\s+(?:word|powerpoint)|untitled|unknown|no\s+title|title\W*$|paper\W*(?:title)?\W*$|document\W*\d*$
    |slide\s+\d|layout\s+\d|template|sample|manuscript|main\W*$|article\W*\d*$|print|pii:|doi:|arxiv:|https?:|www\.
    |formatting\s+instructions|instructions\s+for|author\s+guide|guidelines|ieee\s+paper\s+title|paper\s+template|latex
    |full\s+title|insert\s+title|your\s+title|a\s+sample\s+article|proceedings\s+template|acm\s+word\s+template|new\s+document
    |pdf\s*$|doc\d+|cover|front\s*matter|pnas\d*|journal\s+of|untitled-\d+|book|scan\w*\W*\d*$|none\W*$|null\W*$)""",
    re.IGNORECASE | re.VERBOSE,
)
_FILE_NAME = re.compile(
    r"\.(?:docx?|tex|dvi|pdf|e?ps|indd|qxd|p65|pmd|fm|rtf|odt|pages|pptx?|wpd|md|html?)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Heading:
    """Lines set alike that may be the title, and how much they look like one."""

    text: str
    score: float
    first: int
    end: int


def title_of(lines: Sequence[StyledLine], metadata: Metadata) -> tuple[str, Heading | None]:
    """Return the title, "" for none, and the lines of the page where it stands, if it does."""
    heading = best_heading(lines)
    on_page = normal_title(" ".join(line.text for line in lines))
    for said in metadata.titles:
        if not may_be_title(said):
            continue
        if heading is None and not on_page:
            return said, None
        if normal_title(said) in on_page and not _BANNER.match(said):
            return _agreed(said, heading, lines)
    return (heading.text, heading) if heading else ("", None)


def may_be_title(text: str) -> bool:
    """Say whether what a file gives as its title may be one, rather than its name or a template's."""
    if not _has_words(text) or len(text) > LONGEST or _NO_TITLE.match(text) or _FILE_NAME.search(text):
        return False
    return "_" not in text or text.count(" ") > text.count("_")


def best_heading(lines: Sequence[StyledLine]) -> Heading | None:
    """Return the lines that look most like a title; none on a page of one kind of text."""
    body = body_size(lines)
    headings = [_heading(lines, first, end, body) for first, end in _alike(lines)]
    likely = [heading for heading in headings if heading is not None]
    return max(likely, key=lambda heading: heading.score, default=None)


def _agreed(said: str, heading: Heading | None, lines: Sequence[StyledLine]) -> tuple[str, Heading | None]:
    """Return the longer of the file's title and the page's where one is a part of the other, else the file's."""
    if heading is None:
        return said, None
    one, other = normal_title(said), normal_title(heading.text)
    if one == other:
        return said, heading
    if one in other:
        return heading.text, heading
    if other in one:
        return said, heading
    standing = _where(one, lines)
    # The name of the journal or a running head is in small letters; the title is not.
    return (said, standing) if standing and standing.score >= heading.score - _NAMES_BONUS else (heading.text, heading)


def _where(normal: str, lines: Sequence[StyledLine]) -> Heading | None:
    """Return the lines that hold a title that the file gives."""
    body = body_size(lines)
    for first in range(len(lines)):
        for end in range(first + 1, min(first + _MOST_LINES, len(lines)) + 1):
            if normal in normal_title(" ".join(line.text for line in lines[first:end])):
                return _heading(lines, first, end, body)
    return None


def _alike(lines: Sequence[StyledLine]) -> list[tuple[int, int]]:
    """Return the stretches of lines that are set alike, one below the other."""
    found: list[tuple[int, int]] = []
    first = 0
    for at in range(1, len(lines) + 1):
        if at == len(lines) or not _goes_on(lines[at - 1], lines[at]):
            found.append((first, at))
            first = at
    return found


def _goes_on(line: StyledLine, follower: StyledLine) -> bool:
    size = max(line.size, follower.size)
    return (
        not line.is_turned
        and not follower.is_turned
        and abs(line.size - follower.size) <= _SAME_SIZE * size
        and line.is_bold == follower.is_bold
        and -0.5 * size < line.base - follower.base < _MOST_LEADING * size
    )


def _heading(lines: Sequence[StyledLine], first: int, end: int, body: float) -> Heading | None:
    chosen = lines[first:end]
    # A banner may be set like the title; the lines below it then are the title's.
    while chosen and _BANNER.match(chosen[0].text):
        first, chosen = first + 1, chosen[1:]
    # Authors may be set like the title too; one name alone may as well be the title's last words.
    names = next((at for at, line in enumerate(chosen) if at and len(names_in(line.plain)) > 1), len(chosen))
    chosen = chosen[:names]
    text = joined([line.text for line in chosen])
    letters = sum(letter.isalpha() for letter in text)
    if not chosen or chosen[0].is_turned or len(chosen) > _MOST_LINES or not _LEAST_LETTERS <= letters <= LONGEST:
        return None
    if "@" in text or (names_in(chosen[0].plain) and len(chosen) == 1 and first > 0):
        return None
    return Heading(text, _score(lines, chosen, first + len(chosen), body), first, first + len(chosen))


def _score(lines: Sequence[StyledLine], chosen: Sequence[StyledLine], end: int, body: float) -> float:
    ratio = max(line.size for line in chosen) / max(body, 1.0)
    score = min(ratio, 3.0) + _BOLD_BONUS * chosen[0].is_bold
    score -= _LOW_PENALTY * max(0.0, chosen[0].top - _LOW)
    score -= _ONE_WORD_PENALTY * (not _has_words(" ".join(line.text for line in chosen)))
    score -= _BODY_PENALTY * (ratio < 1.05 and not chosen[0].is_bold)
    return score + _NAMES_BONUS * any(names_in(line.plain) for line in lines[end : end + 2])


def _has_words(text: str) -> bool:
    """Say whether a text is more than one word; scripts without blanks need a few letters."""
    return len(re.findall(r"[^\W\d_]{2,}", text)) > 1 or len(_UNSPACED.findall(text)) >= _FEWEST_UNSPACED


def joined(texts: Sequence[str]) -> str:
    """Return lines as one: a hyphen at an end stays where the next line begins with a capital."""
    whole = ""
    for text in texts:
        if whole.endswith("-") and text[:1].islower():
            whole = whole[:-1] + text
        elif _UNSPACED.match(whole[-1:]) and _UNSPACED.match(text):
            whole += text
        else:
            whole += text if whole.endswith("-") or not whole else f" {text}"
    return " ".join(whole.split()).strip(" *∗†‡§¶")
