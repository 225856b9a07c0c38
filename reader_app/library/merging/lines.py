"""Texts that were written on at two places: put together line by line, with all that either says."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

Lines = Sequence[str]


def merged_text(before: str, first: str, second: str) -> tuple[str, bool]:
    """Return a text with what two people made of it, and whether both changed the same lines and these are there twice.

    Those of the first stand before those of the second.
    """
    parts, is_doubled = [], False
    texts = (before.splitlines(), first.splitlines(), second.splitlines())
    for there, one, other in _stretches(*texts):
        if one in (other, there):
            parts.extend(other)
        elif other == there:
            parts.extend(one)
        else:
            parts.extend(united(one, other))
            is_doubled = True
    # A line break at the end is no line, and not worth a conflict.
    end = "\n" if first.endswith("\n") or second.endswith("\n") else ""
    return "\n".join(parts) + end, is_doubled


def united_text(first: str, second: str) -> str:
    """Return a text with all lines of both, those that they share once."""
    end = "\n" if first.endswith("\n") or second.endswith("\n") else ""
    return "\n".join(united(first.splitlines(), second.splitlines())) + end


def united(first: Lines, second: Lines) -> list[str]:
    """Return all lines of both in their order, those that they share once."""
    for whole, part in ((first, second), (second, first)):
        if _holds(whole, part):
            return list(whole)
    lines: list[str] = []
    for _, start, end, other_start, other_end in _operations(first, second):
        lines.extend(first[start:end])
        if first[start:end] != second[other_start:other_end]:
            lines.extend(second[other_start:other_end])
    return lines


def _holds(whole: Lines, part: Lines) -> bool:
    """Say whether the lines of a part are among those of the whole, in their order."""
    rest = iter(whole)
    return all(line in rest for line in part)


def _operations(first: Lines, second: Lines) -> Sequence[tuple[str, int, int, int, int]]:
    return SequenceMatcher(None, first, second, autojunk=False).get_opcodes()


def _stretches(before: Lines, first: Lines, second: Lines) -> Iterator[tuple[list[str], list[str], list[str]]]:
    """Yield what stands between lines that all three share, and these lines, as (before, first, second)."""
    at = at_first = at_second = 0
    for line, in_first, in_second in _shared(before, first, second):
        if (line, in_first, in_second) != (at, at_first, at_second):
            yield list(before[at:line]), list(first[at_first:in_first]), list(second[at_second:in_second])
        yield [before[line]], [first[in_first]], [second[in_second]]
        at, at_first, at_second = line + 1, in_first + 1, in_second + 1
    yield list(before[at:]), list(first[at_first:]), list(second[at_second:])


def _shared(before: Lines, first: Lines, second: Lines) -> Iterator[tuple[int, int, int]]:
    """Yield the lines that neither has changed, by where they are in each of the three."""
    places = [_places(before, text) for text in (first, second)]
    for line in range(len(before)):
        if line in places[0] and line in places[1]:
            yield line, places[0][line], places[1][line]


def _places(before: Lines, after: Lines) -> dict[int, int]:
    blocks = SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks()
    return {block.a + offset: block.b + offset for block in blocks for offset in range(block.size)}
