"""The lines of a page as blocks: a title, an abstract or a label each, whether the text was wrapped or not."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from reader_app.formats.decoding import plain_lines
from reader_app.formats.page_marks import Kind, Mark, mark_of
from reader_app.formats.page_shape import shape_of

LONG_LINE_CHARACTERS = 200
"""Nothing is wrapped wider than this: a longer line is a whole paragraph."""
_LEAST_WRAP_CHARACTERS = 50

_HEADING = re.compile(r"#{1,6}\s+")
_EMPHASIS = re.compile(r"(\*\*|__)(.+)\1")
_LINK = re.compile(r"\[([^\[\]]*)\]\((https?://[^\s()]+)\)")
_NUMBERED = re.compile(r"(\d{1,3})[.)]\s+(?=\S)")
_LABELLED = re.compile(r"(?:title|abstract|summary)\s*:\s+(?=\S)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a page that is one thing, and the line it begins on, from 1."""

    text: str
    line: int
    mark: Mark
    follows_blank: bool = True
    is_heading: bool = False
    link: str = ""
    """Where a link goes that the whole block is."""

    @property
    def is_text(self) -> bool:
        """Whether it can be a title or a part of an abstract."""
        return self.mark.kind is Kind.TEXT


def blocks_of(text: str) -> list[Block]:
    """Return the blocks of a page in order."""
    lines = _lines(text)
    if not lines or not _is_wrapped(lines):
        return lines
    width = max(len(block.text) for block in lines if block.is_text)
    return _joined(_respaced(lines), width)


def _lines(text: str) -> list[Block]:
    """Return each line that is not empty as a block of its own."""
    blocks: list[Block] = []
    follows_blank = True
    for number, line in enumerate(plain_lines(text), start=1):
        if line:
            blocks.append(_block(line, number, follows_blank=follows_blank))
        follows_blank = not line
    return _without_numbers(blocks)


def _block(line: str, number: int, *, follows_blank: bool) -> Block:
    """Return a line as a block, the marks of Markdown taken off."""
    is_heading = _HEADING.match(line) is not None
    bare = _HEADING.sub("", line, count=1)
    emphasised = _EMPHASIS.fullmatch(bare)
    bare = emphasised[2] if emphasised else bare
    whole_link = _LINK.fullmatch(bare)
    bare = _LABELLED.sub("", _LINK.sub(r"\1", bare), count=1)
    link = whole_link[2] if whole_link else ""
    return Block(bare, number, mark_of(bare), follows_blank, is_heading or emphasised is not None, link)


def _without_numbers(blocks: list[Block]) -> list[Block]:
    """Take the numbers off the titles of a numbered list."""
    numbers = [(index, int(found[1])) for index, block in enumerate(blocks) if (found := _NUMBERED.match(block.text))]
    if [number for _, number in numbers] != list(range(1, len(numbers) + 1)) or len(numbers) < 2:
        return blocks
    bare = list(blocks)
    for index, _ in numbers:
        words = _NUMBERED.sub("", blocks[index].text, count=1)
        bare[index] = replace(blocks[index], text=words, mark=mark_of(words))
    return bare


def _is_wrapped(lines: Sequence[Block]) -> bool:
    """Say whether paragraphs are broken over lines: nearly nothing is long, and many lines are about as wide."""
    texts = [len(block.text) for block in lines if block.is_text]
    if not texts or sum(length for length in texts if length > LONG_LINE_CHARACTERS) > 0.3 * sum(texts):
        return False
    width = max(length for length in texts)
    wide = sum(1 for length in texts if length > 0.75 * width)
    return width >= _LEAST_WRAP_CHARACTERS and wide >= 3 and wide >= 0.3 * len(texts)


def _respaced(lines: list[Block]) -> list[Block]:
    """Take no notice of blank lines where there is one between any two lines, also within paragraphs."""
    if sum(block.follows_blank for block in lines) < 0.95 * len(lines) or len(lines) < 6:
        return lines
    return [replace(block, follows_blank=False) for block in lines]


def _joined(lines: Sequence[Block], width: int) -> list[Block]:
    """Put the lines of wrapped paragraphs together."""
    blocks: list[Block] = []
    parts: list[Block] = []
    for line, following in zip(lines, [*lines[1:], None], strict=True):
        parts.append(line)
        if following is None or not _continues(parts, following, width):
            text = " ".join(part.text for part in parts)
            mark = line.mark if len(parts) == 1 else Mark(Kind.TEXT, text)
            blocks.append(replace(parts[0], text=text, mark=mark))
            parts = []
    return blocks


def _continues(parts: Sequence[Block], following: Block, width: int) -> bool:
    """Say whether a line goes on with the paragraph before it."""
    last = parts[-1]
    if following.follows_blank or following.is_heading or last.is_heading or not (last.is_text and following.is_text):
        return False
    was_full = len(last.text) + 1 + len(following.text.split(" ", 1)[0]) > width
    may_begin = following.text[:1].isupper() or following.text[:1].isdigit() or following.text[:1] in "\"'“‘$(["
    if not may_begin:
        return True
    if last.text.endswith((".", "!", "?", ".”", '."')):
        return was_full and not _is_titled(following.text)
    is_title = len(parts) <= 3 and all(_is_titled(part.text) for part in parts)
    return not is_title or (was_full and _is_titled(following.text))


def _is_titled(text: str) -> bool:
    """Say whether a line is written as titles are."""
    shape = shape_of(text)
    return shape.capitals >= 0.5 and not shape.ends_sentence and not shape.breaks
