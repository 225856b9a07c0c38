"""Paragraphs that were broken over lines, put together again.

Where blank lines set the paragraphs apart, they decide. Elsewhere a line may go on when the first word of the next
would not have fitted behind it, which is how every program breaks lines; titles and abstracts must then take turns.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from itertools import pairwise

from reader_app.formats.page_alternation import Joint, starts_of_blocks
from reader_app.formats.page_block import LONG_LINE_CHARACTERS, Block
from reader_app.formats.page_marks import Kind, Mark
from reader_app.formats.page_shape import shape_of

_LEAST_WIDTH = 50
_MOST_TITLE_LINES = 3
_SENTENCE_END = (".", "!", "?", ".”", '."')
_WORDS = frozenset({Kind.NOISE, Kind.LINK, Kind.COUNT})
_TITLE_WORDS = frozenset({Kind.TEXT, Kind.NOISE})
_LEAST_FULL = 0.9
_ASIDE = re.compile(r"\([^()]*\)(?!\w)")
"""Words in brackets, as an abbreviation behind its long form; they begin no paragraph, unlike "(Mis)fits"."""
_KEEPS_HYPHEN = re.compile(r"(?:and|or|to|und|bis)(?![\w-])")


def unwrapped(lines: Sequence[Block]) -> list[Block]:
    """Return blocks of which each is a paragraph, a title or a label, given one block a line."""
    if not _is_wrapped(lines):
        return list(lines)
    lines = _respaced(lines)
    width = _width(lines)
    if _has_blank_lines_between_paragraphs(lines):
        return _cut_where_told(lines, width, _within_runs)
    if _is_ragged(lines, width):
        return _cut_where_told(lines, width, _by_width)
    return _taking_turns(lines, width)


def _cut_where_told(lines: Sequence[Block], width: int, goes_on: Callable[["_Joint"], bool]) -> list[Block]:
    """Return the blocks of lines, told line by line whether it goes on."""
    blocks: list[Block] = []
    parts: list[Block] = []
    for index, line in enumerate(lines):
        parts.append(line)
        below = tuple(lines[index + 1 : index + 2 + _MOST_TITLE_LINES])
        above = blocks[-1] if blocks else None
        if not (below and goes_on(_Joint(tuple(parts), below, above, width))):
            blocks.append(_whole(parts))
            parts = []
    return blocks


def _taking_turns(lines: Sequence[Block], width: int) -> list[Block]:
    """Return the blocks of lines of one width without blank lines between them, cut where titles and abstracts part."""
    blocks: list[Block] = []
    for run in _runs_of_text(lines, width):
        joints = [_joint(line, following, width) for line, following in pairwise(run)]
        starts = starts_of_blocks(run, joints) if run[0].is_text else (0,)
        blocks.extend(_whole(run[start:end]) for start, end in pairwise((*starts, len(run))))
    return blocks


def _runs_of_text(lines: Sequence[Block], width: int) -> list[list[Block]]:
    """Return the lines of text that stand together, with a last word that looks like a label; other lines alone."""
    runs: list[list[Block]] = []
    for line in lines:
        above = runs[-1] if runs else None
        if above and above[-1].is_text and (line.is_text or _is_last_word(above, line, width)):
            above.append(line)
        else:
            runs.append([line])
    return runs


def _is_last_word(above: Sequence[Block], line: Block, width: int) -> bool:
    return _ends_in_a_word(_Joint(tuple(above[-2:]), (line,), None, width))


def _joint(line: Block, following: Block, width: int) -> Joint:
    if following.follows_blank or following.is_heading or line.is_heading:
        return Joint.APART
    if not following.is_text or not _may_begin(following.text) or _ASIDE.match(following.text):
        return Joint.TOGETHER
    return Joint.OPEN if _is_full(line, following, width) else Joint.APART


def joined(text: str, more: str) -> str:
    """Return a line with the one after it; a hyphen or dash where the line was broken keeps no blank behind it."""
    touches = re.search(r"\w-{1,2}$|\w[–—]$", text) and re.match(r"\w", more) and not _KEEPS_HYPHEN.match(more)
    return f"{text}{more}" if touches or re.match(r"(?:--?|—)\w", more) else f"{text} {more}".strip()


@dataclass(frozen=True, slots=True)
class _Joint:
    """The place between two lines: the paragraph so far, the lines below, and the block above the paragraph."""

    parts: tuple[Block, ...]
    below: tuple[Block, ...]
    above: Block | None
    width: int

    @property
    def last(self) -> Block:
        return self.parts[-1]

    @property
    def next(self) -> Block:
        return self.below[0]


def _is_wrapped(lines: Sequence[Block]) -> bool:
    """Say whether paragraphs are broken over lines: nearly nothing is long, and many lines are about as wide."""
    lengths = [len(line.text) for line in lines if line.is_text]
    if not lengths or sum(length for length in lengths if length > LONG_LINE_CHARACTERS) > 0.3 * sum(lengths):
        return False
    width = _width(lines)
    wide = sum(1 for length in lengths if 0.75 * width < length <= width)
    return width >= _LEAST_WIDTH and wide >= 3 and wide >= 0.3 * len(lengths)


def _width(lines: Sequence[Block]) -> int:
    """Return the length of the longest line that surely goes on."""
    return max((len(line.text) for line, _ in _sure_joints(lines)), default=0)


def _is_ragged(lines: Sequence[Block], width: int) -> bool:
    """Say whether many lines go on that had room for the next word."""
    joints = _sure_joints(lines)
    return sum(_is_full(line, following, width) for line, following in joints) < _LEAST_FULL * len(joints)


def _sure_joints(lines: Sequence[Block]) -> list[tuple[Block, Block]]:
    """Return the lines that surely go on, with the next: it begins with a small letter."""
    return [
        (line, following)
        for line, following in pairwise(lines)
        if line.is_text and following.text[:1].islower() and len(line.text) <= LONG_LINE_CHARACTERS
    ]


def _respaced(lines: Sequence[Block]) -> Sequence[Block]:
    """Take no notice of blank lines where there is one between any two lines, also within paragraphs."""
    if sum(line.follows_blank for line in lines) < 0.95 * len(lines):
        return lines
    return [replace(line, follows_blank=False) for line in lines]


def _has_blank_lines_between_paragraphs(lines: Sequence[Block]) -> bool:
    """Say whether most long runs of lines stand below a short one, as abstracts stand below titles."""
    runs: list[list[Block]] = []
    for line in lines:
        if line.follows_blank or not runs:
            runs.append([])
        if line.is_text:
            runs[-1].append(line)
    runs = [run for run in runs if run]
    long = [index for index, run in enumerate(runs) if not _is_short(run)]
    below_short = sum(index > 0 and _is_short(runs[index - 1]) for index in long)
    return bool(long) and below_short >= 0.5 * len(long)


def _is_short(run: Sequence[Block]) -> bool:
    return len(run) <= _MOST_TITLE_LINES and not run[-1].text.endswith(_SENTENCE_END[0])


def _within_runs(joint: _Joint) -> bool:
    """Say whether a line goes on where blank lines stand between paragraphs."""
    if joint.next.follows_blank or joint.next.is_heading or joint.last.is_heading:
        return False
    if joint.next.is_text and (joint.last.is_text or len(joint.parts) > 1):
        return True
    return _ends_in_a_word(joint)


def _by_width(joint: _Joint) -> bool:
    """Say whether a line goes on where nothing but its width tells, though lines may go on that had room."""
    last, following = joint.last, joint.next
    if following.follows_blank or following.is_heading or last.is_heading:
        return False
    if not following.is_text or not (last.is_text or len(joint.parts) > 1):
        return _ends_in_a_word(joint)
    if not _may_begin(following.text):
        return True
    is_title = len(joint.parts) <= _MOST_TITLE_LINES and all(_is_titled(part) for part in joint.parts)
    ends_sentence = last.text.endswith(_SENTENCE_END)
    if not _is_full(last, following, joint.width):
        return not is_title and not ends_sentence
    if ends_sentence:
        return not _begins_title(joint)
    below_title = joint.above is not None and joint.above.is_text and _is_titled(joint.above)
    return not is_title or below_title or _begins_title(joint)


def _begins_title(joint: _Joint) -> bool:
    """Say whether the lines below are those of a title: soon there is a short one, and it does not end a sentence."""
    for line, following in pairwise(joint.below):
        if line.mark.kind not in _TITLE_WORDS or line.text.endswith("."):
            return False
        if not _is_full(line, following, joint.width):
            return True
    return False


def _ends_in_a_word(joint: _Joint) -> bool:
    """Say whether what looks like a label, link or count is the last word of a paragraph that had no room for it."""
    last, kind = joint.last, joint.next.mark.kind
    if kind not in _WORDS or not _is_full(last, joint.next, joint.width) or last.text.endswith(_SENTENCE_END):
        return False
    return kind is Kind.NOISE or (len(joint.parts) > 1 and (kind is Kind.LINK or not _is_titled(last)))


def _is_full(line: Block, following: Block, width: int) -> bool:
    """Say whether the first word of the next line had no room on this one."""
    return len(line.text) <= width < len(line.text) + 1 + len(following.text.split(" ", 1)[0])


def _may_begin(text: str) -> bool:
    """Say whether a line can be the first of a paragraph or title."""
    return text[:1].isupper() or text[:1].isdigit() or text[:1] in "\"'“‘$(["


def _is_titled(line: Block) -> bool:
    """Say whether a line is written as titles are."""
    shape = shape_of(line.text)
    return shape.capitals >= 0.5 and not shape.ends_sentence and not shape.breaks


def _whole(parts: Sequence[Block]) -> Block:
    if len(parts) == 1:
        return parts[0]
    text = reduce(joined, (part.text for part in parts))
    return replace(parts[0], text=text, mark=Mark(Kind.TEXT, text))
