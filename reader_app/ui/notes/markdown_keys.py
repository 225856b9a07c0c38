"""What keys do to Markdown: lists that go on, lines that move in and out, words set in bold, links.

Pure functions of a text and what is selected in it, counted in characters.
"""

import re
from dataclasses import dataclass

INDENT = "  "
_ITEM = re.compile(r"(?P<indent>\s*)(?P<marker>[-*+]|\d{1,9}[.)])(?P<gap>\s+)(?P<box>\[[ xX]\]\s+)?(?P<rest>.*)")
_QUOTE = re.compile(r"(?P<marker>\s*(?:>\s?)+)(?P<rest>.*)")
_ADDRESS = re.compile(r"(?:https?://|mailto:)\S+", re.IGNORECASE)
_WORD_BEFORE, _WORD_AFTER = re.compile(r"[\w-]*$"), re.compile(r"[\w-]*")


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace text[start:end]; afterwards the selection goes from anchor to caret."""

    start: int
    end: int
    text: str
    anchor: int
    caret: int


def new_line(text: str, at: int) -> Edit | None:
    """Go on with the list or quotation at the caret, or end it where its item is empty; None elsewhere."""
    start, end = _lines(text, at, at)
    line = text[start:end]
    found = _ITEM.fullmatch(line) or _QUOTE.fullmatch(line)
    if found is None or at - start < found.start("rest"):
        return None
    if not found["rest"].strip():
        return Edit(start, end, "", start, start)
    lead = "\n" + _lead(found)
    return Edit(at, at, lead, at + len(lead), at + len(lead))


def shifted(text: str, start: int, end: int, *, inwards: bool) -> Edit | None:
    """Move list items, or all lines of a selection, in or out by a step; None where there is nothing to move."""
    first, last = _lines(text, start, end)
    lines = text[first:last].split("\n")
    if len(lines) == 1 and not _ITEM.fullmatch(lines[0]):
        return None
    move = _indented if inwards else _outdented
    moved = [move(line) for line in lines]
    anchor = max(first, start + len(moved[0]) - len(lines[0]))
    caret = end + sum(map(len, moved)) - sum(map(len, lines))
    return Edit(first, last, "\n".join(moved), anchor, max(anchor, caret))


def toggled(text: str, start: int, end: int, mark: str) -> Edit:
    """Put marks around the selection, or the word at the caret, or take them off where they are."""
    start, end = _word(text, start, end)
    words, size = text[start:end], len(mark)
    if _is_marked(text[:start], text[end:], mark):
        return Edit(start - size, end + size, words, start - size, end - size)
    if len(words) > 2 * size and words.startswith(mark) and words.endswith(mark):
        return Edit(start, end, words[size:-size], start, end - 2 * size)
    return Edit(start, end, f"{mark}{words}{mark}", start + size, end + size)


def linked(text: str, start: int, end: int, address: str = "") -> Edit:
    """Make the selection, or the word at the caret, a link; the caret goes to what is still missing."""
    start, end = _word(text, start, end)
    words = text[start:end]
    if not address and is_address(words):
        return Edit(start, end, f"[]({words})", start + 1, start + 1)
    link = f"[{words}]({address})"
    caret = start + len(link) if address else start + (len(words) + 3 if words else 1)
    return Edit(start, end, link, caret, caret)


def is_address(text: str) -> bool:
    return _ADDRESS.fullmatch(text.strip()) is not None


def quotation(words: str) -> str:
    """Return words as a Markdown quotation."""
    return "\n".join(f"> {line}".rstrip() for line in words.strip().splitlines())


def gap_before(text: str) -> str:
    """Return what has to stand between a text and a new paragraph below it."""
    if not text.strip():
        return ""
    return "\n" * max(0, 2 - (len(text) - len(text.rstrip("\n"))))


def word_count(text: str) -> int:
    """Return the number of words; marks of Markdown alone are none."""
    return sum(1 for word in text.split() if any(character.isalnum() for character in word))


def followed(old: str, new: str, at: int) -> int:
    """Return where a caret goes that stood at a place of the old text, so that it stays by its words."""
    same = _common(old, new)
    if at <= same:
        return at
    same_behind = min(_common(old[::-1], new[::-1]), len(old) - same, len(new) - same)
    behind = len(old) - at
    return len(new) - min(behind, max(same_behind, 0)) if behind <= same_behind else same


def _common(one: str, other: str) -> int:
    """Return how many characters two texts have in common at their beginnings."""
    for at, (left, right) in enumerate(zip(one, other, strict=False)):
        if left != right:
            return at
    return min(len(one), len(other))


def _lines(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the first selected line begins and the last one ends."""
    behind = text.find("\n", end)
    return text.rfind("\n", 0, start) + 1, len(text) if behind < 0 else behind


def _lead(found: re.Match[str]) -> str:
    groups = found.groupdict()
    if "indent" not in groups:
        return found["marker"]
    marker = found["marker"]
    if marker[:-1].isdigit():
        marker = f"{int(marker[:-1]) + 1}{marker[-1]}"
    return f"{found['indent']}{marker}{found['gap']}{'[ ] ' if found['box'] else ''}"


def _indented(line: str) -> str:
    return INDENT + line if line.strip() else line


def _outdented(line: str) -> str:
    if line.startswith("\t"):
        return line[1:]
    blanks = len(line) - len(line.lstrip(" "))
    return line[min(blanks, len(INDENT)) :]


def _word(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the selection, or the word that the caret is in."""
    if start != end:
        return start, end
    before, after = _WORD_BEFORE.search(text[:start]), _WORD_AFTER.match(text[start:])
    return start - len(before.group() if before else ""), start + len(after.group() if after else "")


def _is_marked(before: str, after: str, mark: str) -> bool:
    """Say whether the marks stand on both sides: a "*" that belongs to "**" is none."""
    sign = mark[0]
    left, right = len(before) - len(before.rstrip(sign)), len(after) - len(after.lstrip(sign))
    return min(left, right) in ({2, 3} if len(mark) == 2 else {1, 3})
