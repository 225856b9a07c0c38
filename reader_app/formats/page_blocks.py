"""The lines of a page as blocks: a title, an abstract or a label each, whether the text was wrapped or not."""

import re
from dataclasses import replace

from reader_app.formats.decoding import plain_lines
from reader_app.formats.page_block import Block
from reader_app.formats.page_marks import mark_of
from reader_app.formats.page_wrapping import unwrapped

_HEADING = re.compile(r"#{1,6}\s+")
_EMPHASIS = re.compile(r"(\*\*|__)(.+)\1")
_LINK = re.compile(r"\[([^\[\]]*)\]\((https?://[^\s()]+)\)")
_NUMBERED = re.compile(r"(\d{1,3})[.)]\s+(?=\S)")
_LABELLED = re.compile(r"(?:title|abstract|summary)\s*:\s+(?=\S)", re.IGNORECASE)


def blocks_of(text: str) -> list[Block]:
    """Return the blocks of a page in order."""
    return unwrapped(_lines(text))


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
