"""The authors: who is named below the title, or in the file where the page bears it out."""

import re
from collections.abc import Sequence

from reader_app.model.paper import family_name, normal_title
from reader_app.pdf.recognition.metadata import Metadata
from reader_app.pdf.recognition.names import MOST_AUTHORS, names_in, names_of
from reader_app.pdf.recognition.title import Heading, joined
from reader_app.pdf.text.styled import StyledLine

_LINES_LOOKED_AT = 40
_SENTENCE_WORDS = 8
_SAME_SIZE = 0.08
_END = re.compile(
    r"^\W*(?:abstract|summary|introduction|keywords|1\.?\s+introduction|i\.\s+introduction|contents)\b", re.IGNORECASE
)


def authors_of(lines: Sequence[StyledLine], heading: Heading | None, metadata: Metadata) -> tuple[str, ...]:
    """Return the names in their order; none where nothing is sure."""
    said = names_of(metadata.authors)
    on_page = normal_title(" ".join(line.text for line in lines))
    confirmed = [name for name in said if normal_title(family_name(name)) in on_page]
    found = _below(lines, heading) if heading else ()
    if len(confirmed) >= max(len(found), 1) and len(confirmed) == len(said):
        return said
    return found or tuple(confirmed) or (() if on_page else said)


def _below(lines: Sequence[StyledLine], heading: Heading) -> tuple[str, ...]:
    """Return the people named between the title and the abstract, all set like the first of them."""
    names: list[str] = []
    waiting: list[str] = []
    style: StyledLine | None = None
    for line in lines[heading.end : heading.end + _LINES_LOOKED_AT]:
        if _END.match(line.text) or _is_prose(line.text):
            break
        if style is not None and not _is_alike(style, line):
            continue
        # A list of names may break anywhere; what hangs over is tried together with the next line.
        found = names_in(joined([*waiting, line.plain])) or names_in(line.plain)
        hangs_over = not found and (line.plain.rstrip().endswith((",", " and", "&")) or _begins_names(line.plain))
        waiting = [line.plain] if hangs_over else []
        style = style or (line if found or hangs_over else None)
        names += found
    return tuple(dict.fromkeys(names))[:MOST_AUTHORS]


def _is_alike(style: StyledLine, line: StyledLine) -> bool:
    """Say whether a line is set like another: institutions below names mostly are not."""
    return line.is_bold == style.is_bold and abs(line.size - style.size) <= _SAME_SIZE * style.size


def _is_prose(text: str) -> bool:
    """Say whether a line is of running text: most of its words begin with small letters."""
    words = [word for word in text.split() if word[0].isalpha()]
    return len(words) >= _SENTENCE_WORDS and 2 * sum(word[0].islower() for word in words) > len(words)


def _begins_names(text: str) -> bool:
    """Say whether a line holds names but for its last part, which may go on below."""
    head, comma, _rest = text.rpartition(",")
    return bool(comma and names_in(head))
