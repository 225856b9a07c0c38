"""The best passage of a text to show beside a paper: the one with most of the words found, cut where words end."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from reader_app.model.hit import Snippet, Span

PASSAGE_LENGTH = 190
LEAD = 50
"""Characters that may stand before the first word found, where no sentence begins nearby."""

_BLANK = re.compile(r"\s")
_SENTENCE_END = re.compile(r"(?:[.!?。！？][\"'”’)\]]*\s+|\n\s*|[。！？])")
_ELLIPSIS = "…"

Found = tuple[int, int, int]
"""Start, end, and the number of the wanted words that are there."""


def merged(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Return spans in order, those that overlap as one."""
    kept: list[Span] = []
    for start, end in sorted(spans):
        if kept and start < kept[-1][1]:
            kept[-1] = (kept[-1][0], max(end, kept[-1][1]))
        else:
            kept.append((start, end))
    return tuple(kept)


def richness(found: Sequence[Found]) -> tuple[int, int]:
    """Return how much the best passage holds: how many different words, and how many in all."""
    return max(_values(found), default=(0, 0))


def passage(field: str, text: str, found: Sequence[Found]) -> Snippet:
    """Return the best passage of a text; its beginning where nothing was found. `found` is in order."""
    start, end = _bounds(text, found)
    before = _ELLIPSIS if text[:start].strip() else ""
    after = _ELLIPSIS if text[end:].strip() else ""
    shift = len(before) - start
    spans = merged([(first, last) for first, last, _ in found if first >= start and last <= end])
    cut = text[start:end]
    # Of all blanks, only that of one's keyboard is printable.
    shown = before + (cut if cut.isprintable() else _BLANK.sub(" ", cut)) + after
    return Snippet(field, shown, tuple((first + shift, last + shift) for first, last in spans))


def _values(found: Sequence[Found]) -> list[tuple[int, int]]:
    """Return of each place where a passage may begin how many different words it holds, and how many in all."""
    inside: dict[int, int] = {}
    end, values = 0, []
    for first, (start, _, which) in enumerate(found):
        while end < len(found) and found[end][1] <= start + PASSAGE_LENGTH:
            inside[found[end][2]] = inside.get(found[end][2], 0) + 1
            end += 1
        values.append((len(inside), end - first))
        if end == first:
            end += 1
        elif inside[which] > 1:
            inside[which] -= 1
        else:
            del inside[which]
    return values


def _bounds(text: str, found: Sequence[Found]) -> Span:
    """Return where the passage begins and ends, without blanks at its edges."""
    start = _start(text, found)
    end = min(len(text), start + PASSAGE_LENGTH)
    if end < len(text):
        least = max((last for _, last, _ in found if last <= end), default=start)
        end = _word_end(text, max(start + 1, least), end)
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _start(text: str, found: Sequence[Found]) -> int:
    if not found:
        return len(text) - len(text.lstrip())
    # The first of equals: readers look from the top.
    values = _values(found)
    best = values.index(max(values))
    first = found[best][0]
    limit = first + PASSAGE_LENGTH
    last = max([end for _, end, _ in found[best:] if end <= limit], default=found[best][1])
    room = max(0, PASSAGE_LENGTH - (last - first))
    if len(text) <= PASSAGE_LENGTH or last <= PASSAGE_LENGTH:
        return len(text) - len(text.lstrip())
    sentence = _sentence_start(text, first)
    if first - sentence <= room:
        return sentence
    return _word_start(text, max(0, first - min(LEAD, room)), first)


def _sentence_start(text: str, at: int) -> int:
    ends = [found.end() for found in _SENTENCE_END.finditer(text, max(0, at - PASSAGE_LENGTH), at)]
    index = bisect_left(ends, at + 1)
    return ends[index - 1] if index else 0


def _word_start(text: str, at: int, latest: int) -> int:
    """Return where the first whole word begins that is not before `at`, at the latest where the found one does."""
    if at == 0 or text[at - 1].isspace():
        return at
    found = _BLANK.search(text, at, latest)
    return found.end() if found else latest


def _word_end(text: str, least: int, most: int) -> int:
    """Return where the last whole word ends before `most`, but not before `least`; a long word may go on a little."""
    if text[most].isspace():
        return most
    at = max(text.rfind(blank, least, most) for blank in " \n\t")
    if at > 0:
        return at
    following = _BLANK.search(text, most, most + LEAD)
    return following.start() if following else min(len(text), most + LEAD) if len(text) < most + LEAD else most
